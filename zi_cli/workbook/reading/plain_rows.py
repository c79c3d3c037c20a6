"""The cells of a sheet that is written as every common program writes them, read by patterns and remembered.

Workbooks of one kind share nearly all of what is before a cell's value to the letter, so what that says is kept for
the next workbook. The patterns must account for every sign between two cells; where they do not, the sheet is
unusual, and the parser of `xlsx` reads it.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from zi_cli.workbook.grid import Cell, column_number
from zi_cli.workbook.reading.bounds import letters_in
from zi_cli.workbook.reading.content import NO_CONTENT, content_of
from zi_cli.workbook.reading.hyperlink_formula import formula_links
from zi_cli.workbook.reading.package import is_simple
from zi_cli.workbook.reading.plain_xml import (
    ATTRIBUTES,
    SPACE,
    Unusual,
    attributes_of,
    plain_text,
    rich_text,
)
from zi_cli.workbook.reading.shared_strings import no_such_string

_ROW_START: Final = re.compile(rf"({ATTRIBUTES}) ?>{SPACE}")
"""What follows `<row` up to its first cell."""
_EMPTY_ROW: Final = re.compile(rf"({ATTRIBUTES}) ?(?:/>|>{SPACE}</row>){SPACE}")
_HEAD: Final = (
    r'r="(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})"(?: s="(?P<style>[0-9]{1,6})")?(?: t="(?P<kind>\w{1,12})")?'
    r'(?P<others>(?: (?![rst]=)[\w:.-]{1,255}+="[^"<\t\n]*+")*+) ?'
)
_EMPTY: Final = re.compile(
    rf'r="[A-Z]{{1,3}}[0-9]{{1,7}}"(?: s="[0-9]{{1,6}}")?(?: t="n")? ?(?:/>|></c>){SPACE}'
)
"""A cell that has a style at most: half of all."""
_FORMULA: Final = rf"(?:<f(?P<about>{ATTRIBUTES}) ?(?:/>|>(?P<formula>[^<]*+)</f>))?"
_BEFORE_VALUE: Final = re.compile(rf"{_HEAD}>{_FORMULA}")
_CELL: Final = re.compile(
    rf"{_HEAD}(?:/>|>{_FORMULA}"
    r'(?:<v(?: ?/>|(?: xml:space="preserve")?>(?P<value>[^<]*+)</v>))?'
    r'(?:<is>(?:<t(?: xml:space="preserve")?>(?P<text>[^<]*+)</t>|(?P<runs>(?:<(?!/is>|c )[^<]*+)++))</is>)?'
    rf"{SPACE}</c>){SPACE}"
)
_USUAL: Final = (("<v>", "</v></c>", False), ("<is><t>", "</t></is></c>", True))
"""(before the text of a value, behind it, whether that is an inline string) in nearly every cell that has one."""
_OF_A_TEXT: Final = Cell()[1:]
"""A cell that holds nothing but a text, without that."""
_cell_of: Final = partial(tuple.__new__, Cell)
"""A cell of all it holds, in order: quicker than `Cell`, for the thousands of them."""
_MOST_LETTERS: Final = 600
"""Longer texts of cells are hardly the same in the next workbook."""
_MOST_IN_ROW: Final = 5_000
_MOST_CELLS: Final = 20_000
"""Cells that are remembered; an official workbook has 4,800."""
_MOST_ROWS: Final = 2_000
"""Rows that are; it has 350."""

Placed = tuple[tuple[int, int], Cell, int]
"""(row, column), the cell, and the `letters_in` it."""


class More(NamedTuple):
    """What a cell says that is not the same in every workbook."""

    style: int | None = None
    """Of a number; None for everything else."""
    string: str | None = None
    """Number of a shared string."""
    shared: str | None = None
    """Number of a shared formula."""
    linked: bool = False
    """Its formula has links."""


_Said = tuple[Placed, int | None, More | None]
"""What the text of a cell says; the style of a number, None for everything else."""


class _Before(NamedTuple):
    """What stands before the value of a cell."""

    place: tuple[int, int]
    style: int
    kind: str
    formula: str | None
    shared: str | None
    links: tuple[str, ...]


class _Known(dict[str, _Said | None]):
    """Texts of cells and what they say, None if they are empty; the latest ones."""

    def __init__(self) -> None:
        self.before: dict[str, _Said | None] = {}
        self.learnt = 0
        """Texts that were not known."""

    def __missing__(self, text: str) -> _Said | None:
        if text in self.before:
            said = self.before[text]
        else:
            self.learnt += 1
            said = _said(text)
        if len(text) <= _MOST_LETTERS:
            if len(self) >= _MOST_CELLS:
                self.before = dict(self)
                self.clear()
            self[text] = said
        return said


_known: Final = _Known()
_known_rows: Final[dict[str, tuple[_Said, ...]]] = {}


class PlainRows:
    """The rows of a sheet, to be read once.

    Both ways to read raise ValueError for a shared string that is not there, Unusual for rows that are not
    well-formed, or written in another way.
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

    def _row(self, row: str) -> Sequence[_Said]:
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

    def _said(self, cells: list[str]) -> list[_Said]:
        strings, known, found = self._strings, _known, list[_Said]()
        for text in cells:
            head, _, number = text.partition(' t="s"><v>')
            number = number.removesuffix("</v></c>")
            if number.isdecimal():
                # The same text has another number in another workbook, so only the place is remembered.
                try:
                    string = strings[int(number)]
                except IndexError:
                    raise no_such_string(number) from None
                found.append(
                    ((_place_before(head), _cell_of((string, *_OF_A_TEXT)), len(string)), None, None)
                )
            elif (said := known[text]) is not None:
                found.append(said)
        return found


def _said(text: str) -> _Said | None:
    """A cell; behind it nothing but space."""
    if _EMPTY.fullmatch(text):
        return None
    for start, end, inline in _USUAL:
        head, found, rest = text.partition(start)
        if found:
            value, closed, behind = rest.partition(end)
            if closed and "<" not in value and "&" not in value and not behind.strip():
                before = _before(head)
                if (before.kind == "inlineStr") is inline:
                    return _valued(before, value)
    return _any_cell(text)


def _hidden_row(head: str, has_cells: bool) -> int:
    """The number of a row that is hidden, from what stands between `<row` and its first cell; 0 for any other."""
    return (_hidden_row_of if len(head) > _MOST_LETTERS else _briefly_hidden_row)(head, has_cells)


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


def _before(head: str) -> _Before:
    """What stands before a value; remembered where it is short."""
    return _read_before(head) if len(head) > _MOST_LETTERS else _briefly_before(head)


@lru_cache(maxsize=_MOST_CELLS)
def _place_before(head: str) -> tuple[int, int]:
    """Where a cell with a shared string stands; `head` is what its text begins with."""
    return _read_before(f'{head} t="s">').place


@lru_cache(maxsize=_MOST_CELLS)
def _briefly_before(head: str) -> _Before:
    return _read_before(head)


def _read_before(head: str) -> _Before:
    found = _BEFORE_VALUE.fullmatch(head)
    if found is None:
        raise Unusual
    _check(found, f"<c {head}<v></v></c>")
    return _told(found)


def _check(found: re.Match[str], element: str, *, rich: bool = False) -> None:
    """Let expat judge what the pattern leaves open. Unusual where it is not well-formed."""
    doubtful = rich or found["others"] or "&" in element
    if doubtful and not is_simple(element):
        raise Unusual


def _told(found: re.Match[str]) -> _Before:
    formula = shared = None
    about = found["about"]
    if about is not None:
        formula = plain_text(found["formula"] or "")
        known = attributes_of(about)
        if known.get("t") == "shared":
            shared = known.get("si", "")
    return _Before(
        place=(int(found["row"]), column_number(found["letters"])),
        style=int(found["style"] or "0"),
        kind=found["kind"] or "n",
        formula=formula,
        shared=shared,
        links=formula_links(formula) if formula else (),
    )


def _valued(before: _Before, value: str) -> _Said | None:
    """A cell with the text of its value."""
    place, style, kind, formula, shared, links = before
    if kind == "s" and value:
        cell = Cell(formula=formula, links=links)
        return (place, cell, 0), None, More(string=value, shared=shared, linked=bool(links))
    content = content_of(kind, value, formula is not None)
    if content is NO_CONTENT and formula is None:
        return None
    cell = Cell(content.value, content.error, formula, None, content.uncalculated, links=links)
    placed = place, cell, letters_in(cell)
    number = style if isinstance(content.value, float) else None
    if shared is None and not links:
        return placed, number, None
    return placed, number, More(style=number, shared=shared, linked=bool(links))


def _any_cell(text: str) -> _Said | None:
    found = _CELL.fullmatch(text)
    if found is None:
        raise Unusual
    value, runs, inline = found["value"], found["runs"], found["kind"] == "inlineStr"
    _check(found, f"<c {text}", rich=runs is not None)
    before = _told(found)
    if before.kind == "str" and value is None:
        raise Unusual  # <v/> would be an empty text, no <v> no result
    if value is None and before.formula is None and not inline:
        return None
    if inline and runs:
        return _valued(before, rich_text(runs))
    return _valued(before, plain_text((found["text"] if inline else value) or ""))  # v holds no inline text
