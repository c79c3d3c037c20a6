"""The sheet that lists remarks: A4, its header frozen and repeated, each place a link, no text ever a formula."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_cli.language import printable
from zi_cli.workbook.writing.template.heights import height_of
from zi_cli.workbook.writing.template.styles import FONT, HEAD, INK, LINE, QUIET

SHEET_NAME: Final = "Temuan zi"
"""The same in every language, so that a later copy knows it again."""
_LONGEST: Final = 32_000
_HEADER_ROW: Final = 4
_SIZE: Final = 9
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_SIDE: Final = Side(style="thin", color=LINE.removeprefix("#"))
_BORDER: Final = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell to be linked to."""

    sheet: str
    place: str

    @property
    def name(self) -> str:
        """As Excel shows it."""
        return f"{self.sheet}!{self.place}" if self.sheet else self.place


AnyCell = Cell | MergedCell
"""What a new sheet says it has; there are no merged cells on it."""
Value = str | int | Fraction | Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkTable:
    """The words of the sheet."""

    title: str
    lines: tuple[str, str]
    """What stands below the title."""
    page: str
    """`Page &P of &N`, in the language."""
    columns: tuple[tuple[str, float], ...]
    """Name and width of each column."""
    rows: tuple[tuple[Value, ...], ...]


def write_table(sheet: Worksheet, table: RemarkTable, sheets: Collection[str]) -> None:
    """Fill the empty `sheet`; places on one of `sheets` become links."""
    _head(sheet, table)
    for number, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        height = 0.0
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(number, column), value, sheets)
            words = value.name if isinstance(value, Place) else value if isinstance(value, str) else ""
            height = max(height, height_of(words, table.columns[column - 1][1], _SIZE, bold=False))
        sheet.row_dimensions[number].height = height
    _page(sheet, table)


def _head(sheet: Worksheet, table: RemarkTable) -> None:
    for number, line in enumerate((table.title, *table.lines), start=1):
        cell = sheet.cell(number, 1)
        write_text(cell, line)
        cell.font = Font(
            name=FONT,
            size=14 if number == 1 else 10,
            bold=number == 1,
            color=(HEAD if number == 1 else QUIET)[1:],
        )
    for column, (name, width) in enumerate(table.columns, start=1):
        cell = sheet.cell(_HEADER_ROW, column)
        write_text(cell, name)
        cell.font = Font(name=FONT, size=_SIZE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=HEAD[1:])
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BORDER
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEADER_ROW].height = 28


def _put(cell: AnyCell, value: Value, sheets: Collection[str]) -> None:
    cell.font = Font(name=FONT, size=_SIZE, color=INK[1:])
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = _BORDER
    if isinstance(value, Fraction):
        cell.value = float(value)
        cell.number_format = "0.00"
    elif isinstance(value, int):
        cell.value = value
    elif isinstance(value, Place):
        write_text(cell, value.name)
        if value.sheet in sheets:
            quoted = value.sheet.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{value.place}")
            cell.font = Font(name=FONT, size=_SIZE, color="0B5394", underline="single")
    else:
        write_text(cell, value or "")


def write_text(cell: AnyCell, text: str) -> None:
    """A text, whatever it begins with; Excel keeps it one when somebody edits it."""
    text = printable(text, _LONGEST)
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def _page(sheet: Worksheet, table: RemarkTable) -> None:
    last = sheet.cell(_HEADER_ROW + max(1, len(table.rows)), len(table.columns))
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last.coordinate}"
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.right is not None
    footer.right.text = table.page
