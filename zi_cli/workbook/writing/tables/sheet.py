"""One sheet of plain tables."""

import re
from collections.abc import Sequence
from typing import Any, Final

from zi_cli.workbook.writing.tables.links import MOST, link_target
from zi_cli.workbook.writing.tables.marks import mark_cells
from zi_cli.workbook.writing.tables.paper import print_bands
from zi_cli.workbook.writing.tables.table import Band, Column, Link, Sheet, Shown, Table
from zi_cli.workbook.writing.template.heights import MAX_HEIGHT, height_of
from zi_cli.workbook.writing.template.pen import LONGEST, Pen
from zi_cli.workbook.writing.template.styles import STYLES

_STYLES: Final = {
    "text": "text",
    "word": "centre",
    "strong": "text_bold",
    "quiet": "small",
    "points": "list_points",
    "percent": "list_percent",
    "whole": "list_whole",
    "effort": "list_effort",
    "blank": "input",
    "day": "input_day",
    "choice": "choice",
}
"""Kind of a column → style of its cells."""
_TONES: Final = {"good": "tone_good", "wrong": "tone_wrong", "open": "tone_open"}
_FILLED_IN: Final = frozenset({"blank", "day", "choice"})
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_EARLIEST_DAY: Final = 36_526
"""1 January 2000, as a workbook counts days."""
_WIDEST: Final = 120.0
_HEADER_HEIGHT: Final = 30
_BAND_HEIGHT: Final = 16
_FILL_IN_HEIGHT: Final = 34


class SheetWriter:
    """Writes one sheet from top to bottom."""

    def __init__(self, pen: Pen, sheet: Sheet) -> None:
        self.pen = pen
        self.sheet = sheet
        self.row = 1
        self.links = 0
        self.last_column = max((len(table.columns) for table in sheet.tables), default=1)

    def write(self) -> None:
        """Title, lines, tables, and how it prints."""
        self._widths()
        self._say(self.sheet.title, "title", 26)
        for words in self.sheet.lines:
            self._line(words)
        self.row += 1
        filled = [table for table in self.sheet.tables if _has_rows(table)]
        if not filled and self.sheet.none:
            self._say(self.sheet.none, "plain", 18)
        header = 0
        for table in filled:
            header = self._table(table)
        only = filled[0] if len(self.sheet.tables) == 1 and filled else None
        if only is not None:
            self.pen.sheet.freeze_panes(header, only.fixed)
            self.pen.sheet.autofilter(header - 1, 0, max(header, self.row - 2) - 1, len(only.columns) - 1)
        if only is not None and only.bands:
            print_bands(self.pen, only, (header - 1, header, max(header, self.row - 2)))
            return
        self.pen.print_on(
            landscape=True,
            columns=max(2, self.last_column),
            header_row=header if only else None,
            last_row=max(1, self.row - 1),
            pages=1 if len(self.sheet.tables) > 1 and self.sheet.one_page else 0,
        )

    def _line(self, words: str) -> None:
        """A line across the columns; where some of them stay in sight, it runs over what is right of it."""
        if any(table.fixed for table in self.sheet.tables):
            self._say(words, "plain", 15)
            return
        self.pen.across(self.row, (1, max(2, self.last_column)), _clean(words), "paragraph")
        self.pen.fit_rows(self.row, self.row)
        self.row += 1

    def _widths(self) -> None:
        """Of the widest table; the others take what there is."""
        widest = max(self.sheet.tables, key=lambda table: len(table.columns), default=None)
        if widest is not None:
            self.pen.widths(
                {place: _width_of(widest, place - 1) for place in range(1, len(widest.columns) + 1)}
            )

    def _say(self, words: str, style: str, height: float) -> None:
        self.pen.put(self.row, 1, _clean(words), style)
        self.pen.sheet.set_row(self.row - 1, height)
        self.row += 1

    def _table(self, table: Table) -> int:
        """Writes a table, returns the row of its header."""
        if table.title:
            self._say(table.title, "section", 24)
        if table.bands:
            self._bands(table.bands)
        header = self.row
        for place, column in enumerate(table.columns, start=1):
            self.pen.put(header, place, _clean(column.name), "header")
        self.pen.fit_rows(header, header, _HEADER_HEIGHT)
        first = self.row = header + 1
        least = _FILL_IN_HEIGHT if any(column.kind in _FILLED_IN for column in table.columns) else 15
        for place, values in enumerate(table.rows):
            self._values(table, values, table.tones[place] if table.tones else "")
            self.pen.fit_rows(self.row, self.row, least)  # at once: a row may be on disk when the next begins
            self.row += 1
        mark_cells(self.pen, table, first, self.row - 1)
        for place, column in enumerate(table.columns, start=1):
            self._ask(column, first, place)
        self.row += 1
        return header

    def _bands(self, bands: Sequence[Band]) -> None:
        """Titles above the names of columns."""
        place = 1
        for band in bands:
            self.pen.put(self.row, place, _clean(band.name), "band")
            for empty in range(place + 1, place + band.columns):
                self.pen.put(self.row, empty, None, "band")
            place += band.columns
        self.pen.sheet.set_row(self.row - 1, _BAND_HEIGHT)
        self.row += 1

    def _values(self, table: Table, values: Any, tone: str) -> None:
        toned = table.toned or len(table.columns)
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
            style = _TONES[tone] if tone and place == toned else _STYLES[column.kind]
            if isinstance(value, Shown):
                self.pen.put(self.row, place, value.number, _style_of(value))
            elif isinstance(value, Link):
                self._link(place, value)
            else:
                self.pen.put(self.row, place, _clean(value), style)

    def _link(self, place: int, link: Link) -> None:
        """A link, or its words where it leads astray or there are too many."""
        target = link_target(link.path) if self.links < MOST else ""
        if not target:
            self.pen.put(self.row, place, _clean(link.words), "text")
            return
        self.links += 1
        self.pen.sheet.write_url(
            self.row - 1, place - 1, target, self.pen.pens["list_link"], _clean(link.words)
        )

    def _ask(self, column: Column, first: int, place: int) -> None:
        """What a column that people fill in accepts."""
        rule: dict[str, Any] | None = None
        if column.kind == "choice":
            rule = {"validate": "list", "source": list(column.options), "error_message": column.refusal}
        elif column.kind == "day":
            rule = {
                "validate": "date",
                "criteria": ">=",
                "value": _EARLIEST_DAY,
                "error_message": column.refusal,
            }
        if rule is not None:
            if column.prompt:
                rule |= {"input_title": column.name[:32], "input_message": column.prompt[:255]}
            self.pen.sheet.data_validation(first - 1, place - 1, self.row - 1, place - 1, rule)


def _width_of(table: Table, place: int) -> float:
    """The width of a column, more where its longest text would not fit into the highest row there is."""
    column = table.columns[place]
    look = STYLES[_STYLES[column.kind]]
    width = column.width
    if not isinstance(table.rows, Sequence):
        return width
    longest = max((str(row[place]) for row in table.rows if isinstance(row[place], str)), key=len, default="")
    while (
        width < _WIDEST
        and height_of(longest, width, look["font_size"], look.get("bold", False)) >= MAX_HEIGHT
    ):
        width = min(_WIDEST, width * 1.25)
    return width


def _has_rows(table: Table) -> bool:
    """Whether there is anything to show; rows that come one by one have their names shown anyway."""
    return bool(table.rows) if isinstance(table.rows, Sequence) else True


def _style_of(shown: Shown) -> str:
    style = _STYLES[shown.kind]
    return f"{style}_uncut" if shown.uncut else style


def _clean(value: str | float | None) -> Any:
    return _CONTROL.sub(" ", value)[:LONGEST] if isinstance(value, str) else value
