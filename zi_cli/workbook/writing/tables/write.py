"""Write plain tables as a workbook that filters, prints and can be filled in."""

from io import BytesIO
from typing import Any, BinaryIO, Final

import xlsxwriter

from zi_cli.workbook.writing.tables.sheet import SheetWriter
from zi_cli.workbook.writing.tables.table import Workbook
from zi_cli.workbook.writing.template.pen import Pen, Pens

_TEXTS_STAY_TEXTS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST_PROPERTY: Final = 255


def workbook_of_tables(content: Workbook) -> bytes:
    """The workbook. The same tables give the same bytes."""
    out = BytesIO()
    _write(content, xlsxwriter.Workbook(out, {**_TEXTS_STAY_TEXTS, "in_memory": True}))
    return out.getvalue()


def write_tables(content: Workbook, stream: BinaryIO) -> None:
    """Write the workbook; rows go to disk as they come, so that there may be any number of them."""
    _write(content, xlsxwriter.Workbook(stream, {**_TEXTS_STAY_TEXTS, "constant_memory": True}))


def _write(content: Workbook, book: Any) -> None:
    book.set_properties(
        {
            "title": content.title[:_LONGEST_PROPERTY],
            "subject": content.subject[:_LONGEST_PROPERTY],
            "created": content.day,
        }
    )
    with book:
        pens = Pens(book)
        for sheet in content.sheets:
            pen = Pen(book, pens, sheet.name)
            SheetWriter(pen, sheet).write()
            pen.footer(f"{content.footer} – {sheet.name}", content.page)
