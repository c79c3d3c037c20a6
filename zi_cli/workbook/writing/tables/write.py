"""Write plain tables as a workbook that filters, prints and can be filled in."""

from io import BytesIO
from typing import Any, Final

import xlsxwriter

from zi_cli.workbook.writing.tables.sheet import SheetWriter
from zi_cli.workbook.writing.tables.table import Workbook
from zi_cli.workbook.writing.template.pen import Pen, Pens

_TEXTS_STAY_TEXTS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_LONGEST_PROPERTY: Final = 255


def workbook_of_tables(content: Workbook) -> bytes:
    """The workbook. The same tables give the same bytes."""
    out = BytesIO()
    book: Any = xlsxwriter.Workbook(out, _TEXTS_STAY_TEXTS)
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
    return out.getvalue()
