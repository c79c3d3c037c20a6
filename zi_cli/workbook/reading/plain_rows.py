"""The rows of a sheet that is written as every common program writes them, cut apart and remembered.

The patterns must account for every sign of the rows; where they do not, the sheet is unusual, and the parser of
`xlsx` reads it.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

from zi_cli.workbook.grid import Cell
from zi_cli.workbook.reading.plain_cells import MOST_LETTERS, Known, More, Placed, Said, place_before
from zi_cli.workbook.reading.plain_xml import ATTRIBUTES, SPACE, Unusual, attributes_of
from zi_cli.workbook.reading.shared_strings import no_such_string

_ROW_START: Final = re.compile(rf"({ATTRIBUTES}) ?>{SPACE}")
"""What follows `<row` up to its first cell."""
_EMPTY_ROW: Final = re.compile(rf"({ATTRIBUTES}) ?(?:/>|>{SPACE}</row>){SPACE}")
_OF_A_TEXT: Final = Cell()[1:]
"""A cell that holds nothing but a text, without that."""
_cell_of: Final = partial(tuple.__new__, Cell)
"""A cell of all it holds, in order: quicker than `Cell`, for the thousands of them."""
_MOST_IN_ROW: Final = 5_000
"""Characters of a row that is remembered."""
_MOST_ROWS: Final = 2_000
"""Rows that are; an official workbook has 350."""

_known: Final = Known()
_known_rows: Final[dict[str, tuple[Said, ...]]] = {}


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

    def cells(
        self, special: Container[int | None], complete: Callable[[Placed, More], Placed]
    ) -> Iterator[Placed]:
        """The cells that hold anything. `special`: styles that show a number as something else than a number.

        `complete` gives a cell what is the workbook's own.
        """
        for row in self._rows:
            said = _known_rows.get(row)
            for placed, style, more in self._row(row) if said is None else said:
                if more is None and style not in special:
                    yield placed
                else:
                    yield complete(placed, more or More(style))

    def _row(self, row: str) -> Sequence[Said]:
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
        learnt = _known.learnt
        found = self._said(cells)
        if _known.learnt == learnt and not hidden and len(row) <= _MOST_IN_ROW and ' t="s"' not in row:
            if len(_known_rows) >= _MOST_ROWS:
                _known_rows.clear()
            _known_rows[row] = tuple(found)  # it is made of cells that came before, so it may come again
        return found

    def _said(self, cells: list[str]) -> list[Said]:
        strings, known, found = self._strings, _known, list[Said]()
        for text in cells:
            head, _, number = text.partition(' t="s"><v>')
            number = number.removesuffix("</v></c>")
            if number.isdecimal():
                # The same text has another number in another workbook, so only the place is remembered.
                try:
                    string = strings[int(number)]
                except IndexError:
                    raise no_such_string(number) from None
                found.append(((place_before(head), _cell_of((string, *_OF_A_TEXT)), len(string)), None, None))
            elif (said := known[text]) is not None:
                found.append(said)
        return found


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
