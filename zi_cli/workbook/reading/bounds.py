"""Bounds that all readers keep: a file may be made to harm, or only be absurd. An LKE is far below each."""

import math
from collections.abc import Iterable, Mapping
from typing import Final

from zi_cli.errors import InputProblem
from zi_cli.language import Message, msg
from zi_cli.workbook.grid import MAX_COLUMN, MAX_ROW, Book, Cell, Sheet, coordinate

MAX_SHEETS: Final = 500
MAX_CELLS: Final = 200_000
"""Cells kept per sheet; the official LKE sheet has about 1,000 that hold something."""
MAX_BOOK_CELLS: Final = 500_000
MAX_MERGED: Final = 20_000
"""Merged ranges per sheet."""
MAX_LINKS: Final = 66_530
"""Hyperlinks per sheet: Excel has no more either."""
MAX_LETTERS: Final = 100_000
"""Characters of one text or formula; Excel has no more than 32,767."""
MAX_BOOK_LETTERS: Final = 20_000_000
"""Characters of all texts and formulas that are kept; an LKE has about 100,000."""
MAX_SHARED_FORMULAS: Final = 100_000
"""Formulas per sheet that others refer to."""
_MAX_SHEET_NAME: Final = 255
"""Characters; Excel has no more than 31."""
_MAX_COLUMN_GROUPS: Final = 16_384
"""Descriptions of columns per sheet: a sheet has no more columns."""
MAX_LINKED_CELLS: Final = 500_000
"""Cells visited per sheet to put hyperlinks on them."""
_MAX_LINK_AREA: Final = 5_000
"""Cells of one hyperlink that are made where there are none; of a larger one only cells that exist get it."""
_MAX_CELL_LINKS: Final = 50

Area = tuple[int, int, int, int]
"""(first row, first column, last row, last column)"""


def number(value: float, text: str = "") -> float | str:
    """`value`; NaN and infinity, which no spreadsheet has, as the `text` that the file holds."""
    return value if math.isfinite(value) else text or str(value)


def link_target(target: str, location: str) -> str:
    """Where a hyperlink leads. Excel splits `https://host/#folder` at `#`."""
    place = location.removeprefix("#")
    return f"{target}#{place}" if place and "#" not in target else target


def too_many(message: Message) -> InputProblem:
    """The problem of a workbook beyond the bounds."""
    return InputProblem(message, msg("Copy the LKE sheet into a new workbook and check that one."))


def too_many_sheets() -> InputProblem:
    """The problem of a workbook with more than MAX_SHEETS."""
    return too_many(msg("the workbook has more than {limit} sheets", limit=MAX_SHEETS))


def too_long() -> InputProblem:
    """The problem of a workbook whose texts together are beyond MAX_BOOK_LETTERS."""
    limit = MAX_BOOK_LETTERS
    return too_many(msg("the workbook holds texts of more than {limit} characters", limit=limit))


def add_sheet(book: Book, sheet: Sheet) -> None:
    """Append `sheet`, unless the book grows beyond MAX_SHEETS or MAX_BOOK_CELLS."""
    book.sheets.append(sheet)
    if len(book.sheets) > MAX_SHEETS:
        raise too_many_sheets()
    if sum(len(known.cells) for known in book.sheets) > MAX_BOOK_CELLS:
        raise too_many(msg("the workbook holds more than {limit} cells", limit=MAX_BOOK_CELLS))
    if sum(known.letters for known in book.sheets) > MAX_BOOK_LETTERS:
        raise too_long()


def letters_in(cell: Cell) -> int:
    """Characters that a cell has of its own: a formula that it shares is another's."""
    letters = len(cell.value) if isinstance(cell.value, str) else 0
    return letters + len(cell.formula) if cell.formula and cell.formula_base is None else letters


def inside(row: int, column: int) -> bool:
    """Whether a cell at this place is kept."""
    return 1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN


class SheetBuilder:
    """A sheet while it is read."""

    def __init__(self, name: str, hidden: bool = False) -> None:
        if len(name) > _MAX_SHEET_NAME:
            limit = _MAX_SHEET_NAME
            raise too_many(msg("the name of a sheet has more than {limit} characters", limit=limit))
        self.sheet = Sheet(name, hidden)
        self._linked_cells = self._links = self._column_groups = 0

    def anew(self) -> "SheetBuilder":
        """A builder of the same sheet that has read nothing yet."""
        return SheetBuilder(self.sheet.name, self.sheet.hidden)

    def keep(self, row: int, column: int, cell: Cell) -> None:
        """Store a cell or count it as stray."""
        self.keep_all([((row, column), cell, letters_in(cell))])

    def keep_all(self, cells: Iterable[tuple[tuple[int, int], Cell, int]]) -> None:
        """Store cells, or count them as stray: (place, cell, `letters_in` it)."""
        sheet = self.sheet
        kept, all_letters = sheet.cells, sheet.letters
        for place, cell, letters in cells:
            all_letters += letters
            if letters > MAX_LETTERS or all_letters > MAX_BOOK_LETTERS or len(kept) >= MAX_CELLS:
                raise self._overfull(place, letters)
            if 1 <= place[0] <= MAX_ROW and 1 <= place[1] <= MAX_COLUMN:  # `inside`, without its call
                kept[place] = cell
            else:
                sheet.keep_out(*place)
        sheet.letters = all_letters

    def keep_row(self, cells: Mapping[tuple[int, int], Cell], letters: int) -> None:
        """Store the cells of a row, all of them `inside`; `letters`: the sum of `letters_in` them."""
        sheet = self.sheet
        roomy = len(sheet.cells) + len(cells) <= MAX_CELLS and sheet.letters + letters <= MAX_BOOK_LETTERS
        if roomy and letters <= MAX_LETTERS:
            sheet.cells.update(cells)
            sheet.letters += letters
        else:  # one by one, to find the one that is too much
            self.keep_all((place, cell, letters_in(cell)) for place, cell in cells.items())

    def _overfull(self, place: tuple[int, int], letters: int) -> InputProblem:
        name = self.sheet.name
        if len(self.sheet.cells) >= MAX_CELLS:
            return too_many(msg("sheet {sheet} holds more than {limit} cells", sheet=name, limit=MAX_CELLS))
        if letters > MAX_LETTERS:
            cell, limit = coordinate(*place), MAX_LETTERS
            return too_many(
                msg("cell {cell} of sheet {sheet} holds more than {limit} characters",
                    cell=cell, sheet=name, limit=limit)
            )  # fmt: skip
        return too_long()

    def count_link(self) -> None:
        """Count a hyperlink that was read, whether its cell is kept or not."""
        self._links += 1
        if self._links > MAX_LINKS:
            raise too_many(
                msg("sheet {sheet} has more than {limit} hyperlinks", sheet=self.sheet.name, limit=MAX_LINKS)
            )

    def merge(self, area: Area) -> None:
        """Note a merged range, unless it lies where no cell is kept."""
        if area[0] > MAX_ROW or area[1] > MAX_COLUMN:
            return
        if len(self.sheet.merged) >= MAX_MERGED:
            raise too_many(
                msg(
                    "sheet {sheet} has more than {limit} merged ranges",
                    sheet=self.sheet.name,
                    limit=MAX_MERGED,
                )
            )
        self.sheet.merged.append(area)

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, both inclusive. ValueError for more descriptions than a sheet has columns."""
        self._column_groups += 1
        if self._column_groups > _MAX_COLUMN_GROUPS:
            raise ValueError(self._column_groups)
        self.sheet.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))

    def hide_rows(self, first: int, last: int) -> None:
        """Note hidden rows, both inclusive."""
        self.sheet.hidden_rows.update(range(max(first, 1), min(last, MAX_ROW) + 1))

    def link(self, area: Area, target: str) -> None:
        """Put a hyperlink on all cells of `area`."""
        if not target:
            return
        top, left = area[:2]
        if top > MAX_ROW or left > MAX_COLUMN:
            self.sheet.keep_out(top, left)
            return
        for row, column in self._places(area):
            cell = self.sheet.cells.get((row, column))
            if cell is None:
                self.keep(row, column, Cell(links=(target,)))
            elif target not in cell.links and len(cell.links) < _MAX_CELL_LINKS:
                self.sheet.cells[row, column] = Cell(*cell[:-1], links=(*cell.links, target))

    def _places(self, area: Area) -> list[tuple[int, int]]:
        top, left, bottom, right = area
        rows = range(max(top, 1), min(bottom, MAX_ROW) + 1)
        columns = range(max(left, 1), min(right, MAX_COLUMN) + 1)
        size = len(rows) * len(columns)
        self._linked_cells += size if size <= _MAX_LINK_AREA else len(self.sheet.cells)
        if self._linked_cells > MAX_LINKED_CELLS:
            raise too_many(
                msg(
                    "sheet {sheet} has hyperlinks on more than {limit} cells",
                    sheet=self.sheet.name,
                    limit=MAX_LINKED_CELLS,
                )
            )
        if size <= _MAX_LINK_AREA:
            return [(row, column) for row in rows for column in columns]
        return [(row, column) for row, column in self.sheet.cells if row in rows and column in columns]
