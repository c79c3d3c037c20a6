"""What a reader hands over: cells as they are in the file, no meaning yet.

Rows and columns count from 1, as Excel shows them. Five things that look alike stay apart: a cell that is not
there, an empty text, an error value, a formula without a calculated value, and a value.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

MAX_ROW: Final = 5_000
"""Rows kept per sheet; an LKE has about 220. Cells further down are counted as stray, not stored."""
MAX_COLUMN: Final = 256
"""Columns kept per sheet; an LKE has 17."""

_FIRST_ROWS: Final = 64
"""Rows whose texts are looked up together: who asks for a row's wants headers, which stand above a table."""

Value = str | float | bool | None


class ShownAs(StrEnum):
    """How a number is formatted, where that changes what it means."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


class Cell(NamedTuple):
    """One cell. `value` is None where there is none; numbers are floats, whatever their format."""

    value: Value = None
    error: str | None = None
    """Text of an error value, such as `#DIV/0!`."""
    formula: str | None = None
    """Formula in A1 notation without `=`; an empty text where the format tells only that there is one."""
    formula_base: tuple[int, int] | None = None
    """(row, column) that `formula` is written for, where it is shared with another cell; else None."""
    uncalculated: bool = False
    """A formula whose result the file does not hold."""
    shown_as: ShownAs = ShownAs.NUMBER
    """Format of a number: 0.8765 shown as 87.65 % is no index, a date is no count."""
    links: tuple[str, ...] = ()
    """Targets of hyperlinks on the cell, and of HYPERLINK() in its formula."""

    @property
    def is_blank(self) -> bool:
        """No value that a reader of the sheet would see, and no reason to expect one."""
        empty = self.value is None or (isinstance(self.value, str) and not self.value.strip())
        return empty and self.error is None and not self.uncalculated


NO_CELL: Final = Cell()
"""What stands where no cell is."""


@dataclass(slots=True)
class Sheet:
    """A worksheet: its cells by (row, column), and what a layout may need to know about it."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged ranges as (first row, first column, last row, last column)."""
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    stray: list[str] = field(default_factory=list)
    """Coordinates of the first cells outside MAX_ROW × MAX_COLUMN (at most five)."""
    stray_count: int = 0
    letters: int = 0
    """Characters of the texts and formulas in its cells."""
    _down: dict[int, list[tuple[int, int]]] | None = None
    _by_row: tuple[int, int, dict[int, list[tuple[int, str]]]] | None = None
    """(how many cells there were, last row that was looked at, row → column and text)"""

    def cell(self, row: int, column: int) -> Cell:
        """The cell, or an empty one."""
        return self.cells.get((row, column), NO_CELL)

    def keep_out(self, row: int, column: int) -> None:
        """Count a cell as stray: no LKE has any there."""
        self.stray_count += 1
        if len(self.stray) < 5:
            self.stray.append(coordinate(row, column))

    def texts_of(self, row: int) -> list[tuple[int, str]]:
        """(column, text) of the cells of a row that hold text."""
        if self._by_row is None or self._by_row[0] != len(self.cells) or row > self._by_row[1]:
            last, texts = max(_FIRST_ROWS, 2 * row), dict[int, list[tuple[int, str]]]()
            for (at, column), cell in self.cells.items():
                if at <= last and isinstance(text := cell.value, str):
                    texts.setdefault(at, []).append((column, text))
            self._by_row = len(self.cells), last, texts
        return self._by_row[2].get(row, [])

    def spread(self, row: int, column: int) -> tuple[Cell, int]:
        """The cell shown at this place and its row: the anchor's, where a range of this column is merged downwards."""
        found = self.cells.get((row, column))
        merged = self._merged_down().get(column)
        if merged and (found is None or found.is_blank):
            for top, bottom in merged:
                if top <= row <= bottom:
                    return _with_links_of(found, self.cell(top, column)), top
        return found or NO_CELL, row

    def _merged_down(self) -> dict[int, list[tuple[int, int]]]:
        """Column → (first, last) rows of merged ranges that start in it and span several rows."""
        if self._down is None:
            self._down = {}
            for top, left, bottom, _ in self.merged:
                if bottom > top:
                    self._down.setdefault(left, []).append((top, bottom))
        return self._down


def _with_links_of(covered: Cell | None, anchor: Cell) -> Cell:
    """The anchor, also with the links that only a cell under its range has."""
    more = [link for link in covered.links if link not in anchor.links] if covered else []
    return anchor._replace(links=(*anchor.links, *more)) if more else anchor


@dataclass(slots=True)
class Book:
    """A workbook file as read."""

    file_format: str
    """xlsx, xlsm, xls, xlsb or ods: by content, not by name."""
    sheets: list[Sheet]
    has_macros: bool = False
    shows_formulas: bool = True
    """False where the format's reader cannot tell formulas (xls, xlsb)."""
    shows_links: bool = True
    """False where the format's reader cannot tell hyperlinks: then an empty evidence cell proves nothing."""
    saved_at: str = ""
    """When it was last saved, in UTC: 2026-03-01T08:15:00Z; empty where it is silent."""


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def coordinate(row: int, column: int) -> str:
    """(8, 11) → K8."""
    return f"{column_letters(column)}{row}"
