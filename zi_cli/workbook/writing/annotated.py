"""Copies of a workbook that show remarks: comments on cells, and a sheet that lists them. The only user of openpyxl.

The sheet and the comments of an earlier copy are replaced, those of other people stay. The same input gives the
same bytes.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from zi_cli.workbook.writing.remark_sheet import SHEET_NAME, RemarkTable, write_table

AUTHOR: Final = "zi"
MARK: Final = "— zi —"
"""Stands between somebody's comment and ours."""
_PLACE: Final = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_LONGEST: Final = 8_000
_LONG_AGO: Final = datetime(2026, 1, 1)
_CORE: Final = "docProps/core.xml"


class NotCopied(Exception):
    """openpyxl cannot take this workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is to be said at a cell."""

    sheet: str
    place: str
    text: str


def annotated(data: bytes, remarks: Sequence[Remark], table: RemarkTable, *, macros: bool) -> bytes:
    """The workbook in `data` with comments and the sheet. NotCopied if openpyxl cannot read or write it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what it leaves out: docs/otomasi.md tells
            with _opened(data, macros=macros) as book:
                _clear(book)
                for (sheet, place), texts in _by_cell(remarks).items():
                    _comment(book, sheet, place, "\n\n".join(texts))
                write_table(_own_sheet(book), table, book.sheetnames)
                return _content(book, has_core=_has_core(data))
    except Exception as fault:  # openpyxl raises whatever a strange file leads it to
        raise NotCopied(str(fault)) from fault


@contextmanager
def _opened(data: bytes, *, macros: bool) -> Iterator[Workbook]:
    """The workbook for writing. openpyxl leaves its copy of the macros open, whether or not reading succeeds."""
    reader = ExcelReader(BytesIO(data), keep_vba=macros, rich_text=True)
    try:
        reader.read()
        yield reader.wb
    finally:
        book = getattr(reader, "wb", None)
        for archive in (reader.archive, getattr(book, "vba_archive", None)):
            if archive is not None:
                archive.close()


def table_alone(table: RemarkTable) -> bytes:
    """A new workbook with the sheet only."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET_NAME
    write_table(sheet, table, ())
    return _content(book, has_core=False)


def _by_cell(remarks: Sequence[Remark]) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for remark in remarks:
        if _PLACE.fullmatch(remark.place):
            found.setdefault((remark.sheet, remark.place), []).append(remark.text)
    return found


def _clear(book: Workbook) -> None:
    """Take away what an earlier copy said."""
    for sheet in book.worksheets:
        if sheet.title == SHEET_NAME and str(sheet["A1"].value or "").startswith(SHEET_NAME):
            book.remove(sheet)
            continue
        for cell in _commented(sheet):
            assert cell.comment is not None
            others, mark, _ = cell.comment.text.partition(MARK)
            if cell.comment.author == AUTHOR:
                cell.comment = None
            elif mark:
                cell.comment = Comment(others.rstrip(), cell.comment.author)


def _commented(sheet: Worksheet) -> Iterator[Cell]:
    """The cells with a comment. `iter_rows` would make a cell for every place up to the last one."""
    for cell in list(sheet._cells.values()):
        if isinstance(cell, Cell) and cell.comment is not None:
            yield cell


def _comment(book: Workbook, sheet_name: str, place: str, text: str) -> None:
    """Say `text` at a cell, below what others have said there; of a merged range at its first cell."""
    sheet = book[sheet_name] if sheet_name in book.sheetnames else None
    if not isinstance(sheet, Worksheet):
        return
    cell = sheet[_anchor(sheet, place)]
    earlier = cell.comment
    said = f"{earlier.text}\n\n{MARK}\n{text}" if earlier else text
    shown = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    comment = Comment(shown, earlier.author if earlier else AUTHOR, width=320)
    comment.height = min(480, 30 + 16 * sum(1 + len(line) // 46 for line in shown.split("\n")))
    cell.comment = comment


def _anchor(sheet: Worksheet, place: str) -> str:
    column, row, _, _ = range_boundaries(place)
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return str(area.start_cell.coordinate)
    return place


def _own_sheet(book: Workbook) -> Worksheet:
    """A new sheet at the end, and the one that is shown on opening."""
    sheet: Worksheet = book.create_sheet(SHEET_NAME)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = book.index(sheet)
    return sheet


def _has_core(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return _CORE in archive.namelist()


def _content(book: Workbook, *, has_core: bool) -> bytes:
    """The file, without the time at which it was written."""
    if not has_core:
        book.properties = DocumentProperties(creator=AUTHOR, created=_LONG_AGO, modified=_LONG_AGO)
    book.calculation.fullCalcOnLoad = True
    draft = BytesIO()
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    final = BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(set(source.namelist())):
            target.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED
            )
    return final.getvalue()
