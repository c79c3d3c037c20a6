"""The cells of a sheet that is written as every common program writes them, read by patterns and remembered.

Workbooks of one kind share nearly all of what is before a cell's value to the letter, so what that says is kept for
the next workbook. The patterns must account for every sign between two cells; where they do not, the sheet is
unusual, and the parser of `xlsx` reads it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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
from zi_cli.workbook.reading.shared_strings import string_at

_ROW: Final = rf"<row({ATTRIBUTES})[ ]?"
_EMPTY_ROW: Final = rf"<row{ATTRIBUTES}[ ]?(?:/>|>{SPACE}</row>){SPACE}"
_BETWEEN: Final = re.compile(rf"{SPACE}(?:</row>{SPACE}(?:{_EMPTY_ROW})*+(?:{_ROW}>{SPACE})?)?")
"""From the end of a cell to the next one: within a row, or over its end. The last row is closed and none opened."""
_FIRST: Final = re.compile(rf"{SPACE}(?:{_EMPTY_ROW})*+(?:{_ROW}>{SPACE})?")
_ANY_ROW: Final = re.compile(_ROW)
_HEAD: Final = (
    r'r="(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})"(?: s="(?P<style>[0-9]{1,6})")?(?: t="(?P<kind>\w{1,12})")?'
    r'(?P<others>(?: (?![rst]=)[\w:.-]{1,255}+="[^"<\t\n]*+")*+) ?'
)
_FORMULA: Final = rf"(?:<f(?P<about>{ATTRIBUTES}) ?(?:/>|>(?P<formula>[^<]*+)</f>))?"
_BEFORE_VALUE: Final = re.compile(rf"{_HEAD}>{_FORMULA}")
_CELL: Final = re.compile(
    rf"{_HEAD}(?:/>|>{_FORMULA}"
    r'(?:<v(?: ?/>|(?: xml:space="preserve")?>(?P<value>[^<]*+)</v>))?'
    r'(?:<is>(?:<t(?: xml:space="preserve")?>(?P<text>[^<]*+)</t>|(?P<runs>(?:<(?!/is>|c )[^<]*+)++))</is>)?'
    rf"{SPACE}</c>)"
)
_USUAL: Final = (("<v>", "</v></c>", False), ("<is><t>", "</t></is></c>", True))
"""(before the text of a value, behind it, whether that is an inline string) in nearly every cell that has one."""
_OF_A_TEXT: Final = Cell()[1:]
"""A cell that holds nothing but a text, without that."""
_MOST_LETTERS: Final = 600
"""Longer texts are hardly the same in the next workbook."""
_MOST_KEPT: Final = 20_000
"""Cells that are remembered; an official workbook has 4,800."""


class More(NamedTuple):
    """What is not the same in every workbook, or concerns more than the cell."""

    style: int | None = None
    """Of a number; None for everything else."""
    string: str | None = None
    """Number of a shared string."""
    shared: str | None = None
    """Number of a shared formula."""
    hidden: tuple[int, ...] = ()
    """Rows that begin behind the cell, and are hidden."""
    linked: bool = False
    """Its formula has links."""


_NO_MORE: Final = More()


Placed = tuple[tuple[int, int], Cell, int]
"""(row, column), the cell, and the `letters_in` it."""


class _Said(NamedTuple):
    """What the text of a cell says."""

    placed: Placed | None
    """None if it is empty."""
    more: More | None


class _Before(NamedTuple):
    """What stands before the value of a cell."""

    place: tuple[int, int]
    style: int
    kind: str
    formula: str | None
    shared: str | None
    links: tuple[str, ...]


_NOTHING: Final = _Said(None, None)
"""An empty cell, behind which no hidden row begins."""


class _Known(dict[str, _Said]):
    """Texts of cells and what they say, the latest ones."""

    def __init__(self) -> None:
        self.before: dict[str, _Said] = {}

    def __missing__(self, text: str) -> _Said:
        said = self.before.get(text) or _said(text)
        if len(text) <= _MOST_LETTERS:
            if len(self) >= _MOST_KEPT:
                self.before = dict(self)
                self.clear()
            self[text] = said
        return said


_known: Final = _Known()


def cells_of(
    rows: str, strings: Sequence[str], complete: Callable[[Placed | None, More], Placed | None]
) -> Iterator[Placed]:
    """The cells in a sheet's rows that hold anything.

    `complete` is told of cells that say more, and returns them as they are in this workbook. ValueError for a shared
    string that is not among `strings`; Unusual for rows that are not well-formed, or written in another way.
    """
    first, *cells = rows.split("<c ")
    hidden = _rows_between(first, _FIRST, opens=bool(cells))
    if hidden:
        complete(None, More(hidden=hidden))
    if not cells:
        return
    last = cells.pop()
    known, cell_of = _known, partial(tuple.__new__, Cell)
    for text in cells:
        head, is_string, number = text.partition(' t="s"><v>')
        if is_string and number.endswith("</v></c>") and (number := number[:-8]).isdecimal():
            # The same text has another number in another workbook, so only the place is remembered.
            string = string_at(strings, number)
            yield _place_before(head), cell_of((string, *_OF_A_TEXT)), len(string)
            continue
        placed, more = known[text]
        if more is not None:
            placed = complete(placed, more)
        if placed is not None:
            yield placed
    (placed, more), end = _any_cell(last)
    if hidden := _rows_between(last[end:], _BETWEEN, opens=False):
        more = (more or More())._replace(hidden=hidden)
    placed = complete(placed, more) if more is not None else placed
    if placed is not None:
        yield placed


def _said(text: str) -> _Said:
    """A cell, and what stands before the next one."""
    for start, end, inline in _USUAL:
        head, found, rest = text.partition(start)
        if found:
            value, closed, between = rest.partition(end)
            if closed and "<" not in value and "&" not in value:
                before = _before(head)
                if (before.kind == "inlineStr") is inline:
                    return _with_rows(_valued(before, value), _over(between))
    said, at = _any_cell(text)
    return _with_rows(said, _over(text[at:]))


def _with_rows(said: _Said, hidden: tuple[int, ...]) -> _Said:
    if not hidden:
        return _NOTHING if said == _NOTHING else said
    return _Said(said.placed, (said.more or More())._replace(hidden=hidden))


def _over(between: str) -> tuple[int, ...]:
    """Hidden rows that begin between a cell and the next one."""
    if not between:
        return ()
    if len(between) > _MOST_LETTERS:
        return _rows_between(between, _BETWEEN, opens=True)
    return _over_briefly(between)


@lru_cache(maxsize=4_000)
def _over_briefly(between: str) -> tuple[int, ...]:
    return _rows_between(between, _BETWEEN, opens=True)


def _rows_between(text: str, pattern: re.Pattern[str], *, opens: bool) -> tuple[int, ...]:
    """Numbers of the hidden rows that begin here. `opens`: a cell follows, so a row must be open."""
    found = pattern.fullmatch(text)
    if found is None or "&" in text:
        raise Unusual
    within = pattern is _BETWEEN and "</row>" not in text
    if opens is not (within or found[1] is not None):
        raise Unusual
    hidden = []
    for about in _ANY_ROW.findall(text) if "<row" in text else ():
        attributes = attributes_of(about)
        if attributes.get("hidden") in ("1", "true"):
            if not attributes.get("r", "").isdecimal():
                raise Unusual
            hidden.append(int(attributes["r"]))
    return tuple(hidden)


def _before(head: str) -> _Before:
    """What stands before a value; remembered where it is short."""
    return _read_before(head) if len(head) > _MOST_LETTERS else _briefly_before(head)


@lru_cache(maxsize=_MOST_KEPT)
def _place_before(head: str) -> tuple[int, int]:
    """Where a cell with a shared string stands; `head` is what its text begins with."""
    return _read_before(f'{head} t="s">').place


@lru_cache(maxsize=_MOST_KEPT)
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


def _valued(before: _Before, value: str) -> _Said:
    """A cell with the text of its value."""
    place, style, kind, formula, shared, links = before
    linked = bool(links)
    if kind == "s" and value:
        cell = Cell(formula=formula, links=links)
        return _Said((place, cell, 0), More(string=value, shared=shared, linked=linked))
    content = content_of(kind, value, formula is not None)
    if content is NO_CONTENT and formula is None:
        return _NOTHING
    cell = Cell(content.value, content.error, formula, None, content.uncalculated, links=links)
    number = style if isinstance(content.value, float) else None
    more = More(style=number, shared=shared, linked=linked)
    return _Said((place, cell, letters_in(cell)), None if more == _NO_MORE else more)


def _any_cell(text: str) -> tuple[_Said, int]:
    """Any cell, and where it ends."""
    found = _CELL.match(text)
    if found is None:
        raise Unusual
    end, value, runs, inline = found.end(), found["value"], found["runs"], found["kind"] == "inlineStr"
    _check(found, f"<c {found[0]}", rich=runs is not None)
    before = _told(found)
    if before.kind == "str" and value is None:
        raise Unusual  # <v/> would be an empty text, no <v> no result
    if value is None and before.formula is None and not inline:
        return _NOTHING, end
    if inline:
        value = rich_text(runs) if runs else found["text"]  # what v holds is no inline text
    return _valued(before, value if inline and runs else plain_text(value or "")), end
