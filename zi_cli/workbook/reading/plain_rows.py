"""The rows of a sheet that is written as every common program writes them, cut apart and remembered.

The patterns must account for every sign of the rows; where they do not, the sheet is unusual, and the parser of
`xlsx` reads it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from zi_cli.workbook.grid import Cell
from zi_cli.workbook.reading.bounds import SheetBuilder, inside
from zi_cli.workbook.reading.plain_cells import MOST_LETTERS, Known, More, Placed, Said, place_before
from zi_cli.workbook.reading.plain_xml import ATTRIBUTES, SPACE, Unusual, attributes_of
from zi_cli.workbook.reading.shared_strings import no_such_string

_ROW_START: Final = re.compile(rf"({ATTRIBUTES}) ?>{SPACE}")
"""What follows `<row` up to its first cell."""
_EMPTY_ROW: Final = re.compile(rf"({ATTRIBUTES}) ?(?:/>|>{SPACE}</row>){SPACE}")
_BEFORE_NUMBER: Final = ' t="s"><v>'
_AFTER_NUMBER: Final = "</v></c>"
_MOST_IN_ROW: Final = 5_000
"""Characters of a row that is remembered."""
_MOST_ROWS: Final = 2_000
"""Rows that are; an official workbook has 350."""


class _Row(NamedTuple):
    """A row that is remembered."""

    said: Sequence[Said]
    cells: dict[tuple[int, int], Cell]
    """All of them, if no style shows a number as something else; none where they say `More`."""
    styles: frozenset[int]
    """Of its numbers."""
    letters: int
    """In its cells."""


_known: Final = Known()
_known_rows: Final[dict[str, _Row]] = {}


class PlainRows:
    """The rows of a sheet, to be read once.

    ValueError for a shared string that is not there; Unusual for rows that are not well-formed, or written in another
    way.
    """

    def __init__(self, rows: str, strings: Sequence[str]) -> None:
        between, *self._rows = rows.split("<row")
        if between.strip():
            raise Unusual
        self._strings = strings
        self.hidden: list[int] = []
        """Numbers of the hidden rows among those that were read."""

    def read(
        self, builder: SheetBuilder, special: frozenset[int], complete: Callable[[Placed, More], Placed]
    ) -> None:
        """Give the builder the cells that hold anything.

        `special`: styles that show a number as something else than a number. `complete` gives a cell what is the
        workbook's own.
        """
        for text in self._rows:
            # The same string has another number in another workbook, so only its place is remembered.
            with_strings = bool(self._strings) and _BEFORE_NUMBER in text
            row = None if with_strings else _known_rows.get(text)
            if row is None:
                builder.keep_all(self._completed(self._row(text, with_strings), special, complete))
            elif row.cells and row.styles.isdisjoint(special):
                builder.keep_row(row.cells, row.letters)
            else:
                builder.keep_all(self._completed(row.said, special, complete))

    def _completed(
        self, row: Sequence[Said], special: frozenset[int], complete: Callable[[Placed, More], Placed]
    ) -> Iterator[Placed]:
        for placed, style, more in row:
            if more is None and style not in special:
                yield placed
            else:
                yield complete(placed, more or More(style))

    def _row(self, row: str, with_strings: bool) -> Sequence[Said]:
        head, *cells = row.split("<c ")
        hidden = _hidden_row(head, bool(cells))
        if hidden:
            self.hidden.append(hidden)
        if not cells:
            return ()
        last = cells[-1].rstrip()
        if not last.endswith("</row>"):
            raise Unusual
        cells[-1] = last.removesuffix("</row>")
        if with_strings:
            return self._with_strings(cells)
        known, learnt = _known, _known.learnt
        found = [said for text in cells if (said := known[text]) is not None]
        if known.learnt == learnt and not hidden and len(row) <= _MOST_IN_ROW:
            if len(_known_rows) >= _MOST_ROWS:
                _known_rows.clear()
            _known_rows[row] = _remembered(found)  # made of cells that came before, so it may come again
        return found

    def _with_strings(self, cells: list[str]) -> list[Said]:
        strings, known, found = self._strings, _known, list[Said]()
        for text in cells:
            head, cut, number = text.partition(_BEFORE_NUMBER)
            if cut and (number := number.removesuffix(_AFTER_NUMBER)).isdecimal():
                try:
                    string = strings[int(number)]
                except IndexError:
                    raise no_such_string(number) from None
                found.append(((place_before(head), Cell(string), len(string)), None, None))
            elif (said := known[text]) is not None:
                found.append(said)
        return found


def _remembered(row: Sequence[Said]) -> _Row:
    styles, cells, letters = frozenset[int](), dict[tuple[int, int], Cell](), 0
    if not any(more for _, _, more in row):
        cells = {place: cell for (place, cell, _), _, _ in row}
        letters = sum(letters for (_, _, letters), _, _ in row)
        styles = frozenset(style for _, style, _ in row if style is not None)
        if len(cells) < len(row) or not all(inside(*place) for place in cells):
            cells = {}
    return _Row(row, cells, styles, letters)


def _hidden_row(head: str, has_cells: bool) -> int:
    """The number of a row that is hidden, from what stands between `<row` and its first cell; 0 for any other."""
    return (_hidden_row_of if len(head) > MOST_LETTERS else _briefly_hidden_row)(head, has_cells)


def _hidden_row_of(head: str, has_cells: bool) -> int:
    found = _ROW_START.fullmatch(head) if has_cells else _EMPTY_ROW.fullmatch(head)
    if found is None or "&" in head:
        raise Unusual
    attributes = attributes_of(found[1])
    if attributes.get("hidden") not in ("1", "true"):
        return 0
    if not attributes.get("r", "").isdecimal():
        raise Unusual
    return int(attributes["r"])


_briefly_hidden_row: Final = lru_cache(maxsize=_MOST_ROWS)(_hidden_row_of)
