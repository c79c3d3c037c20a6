"""Cells that are written as every common program writes them, read by patterns and remembered by their text.

Workbooks of one kind share nearly all cells, or what is before their value, to the letter. Only what follows from
the text alone is remembered; the rest is `More`.
"""

import re
from functools import lru_cache
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
MOST_LETTERS: Final = 600
"""Longer texts of cells are hardly the same in the next workbook."""
_MOST_IN_HEAD: Final = 1_000
"""But long formulas are: LibreOffice writes those of the official workbook with up to 940 letters."""
_MOST_KEPT: Final = 20_000
"""Cells that are remembered; an official workbook has 4,800."""

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


Said = tuple[Placed, int | None, More | None]
"""What the text of a cell says; the style of a number, None for everything else."""


class _Before(NamedTuple):
    """What stands before the value of a cell."""

    place: tuple[int, int]
    style: int
    kind: str
    formula: str | None
    shared: str | None
    links: tuple[str, ...]


class Known(dict[str, Said | None]):
    """Texts of cells and what they say, None if they are empty; the latest ones."""

    def __init__(self) -> None:
        self.before: dict[str, Said | None] = {}
        self.learnt = 0
        """Texts that were not known."""

    def __missing__(self, text: str) -> Said | None:
        if text in self.before:
            said = self.before[text]
        else:
            self.learnt += 1
            said = _said(text)
        if len(text) <= MOST_LETTERS:
            if len(self) >= _MOST_KEPT:
                self.before = dict(self)
                self.clear()
            self[text] = said
        return said


def _said(text: str) -> Said | None:
    """A cell; behind it nothing but space."""
    for start, end, inline in _USUAL:
        head, found, rest = text.partition(start)
        if found:
            value, closed, behind = rest.partition(end)
            if closed and "<" not in value and "&" not in value and not behind.strip():
                before = _before(head)
                if (before.kind == "inlineStr") is inline:
                    return _valued(before, value)
    return None if _EMPTY.fullmatch(text) else _any_cell(text)


def _before(head: str) -> _Before:
    """What stands before a value; remembered where it is short."""
    return _read_before(head) if len(head) > _MOST_IN_HEAD else _briefly_before(head)


@lru_cache(maxsize=_MOST_KEPT)
def place_before(head: str) -> tuple[int, int]:
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


def _valued(before: _Before, value: str) -> Said | None:
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


def _any_cell(text: str) -> Said | None:
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
