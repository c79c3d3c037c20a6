"""The cells of a sheet that is written as every common program writes them, read by patterns and remembered.

Workbooks of one kind share nearly all of what is before a cell's value to the letter, so what that says is kept for
the next workbook. The patterns must account for every sign between two cells; where they do not, the sheet is
unusual, and the parser of `xlsx` reads it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from zi_cli.workbook.grid import column_number
from zi_cli.workbook.reading.content import NO_CONTENT, Content, content_of
from zi_cli.workbook.reading.hyperlink_formula import formula_links
from zi_cli.workbook.reading.package import is_well_formed
from zi_cli.workbook.reading.plain_xml import (
    ATTRIBUTES,
    SPACE,
    Unusual,
    attributes_of,
    plain_text,
    rich_text,
)

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
_MOST_LETTERS: Final = 600
"""Longer texts are hardly the same in the next workbook."""
_MOST_KEPT: Final = 20_000
"""Cells that are remembered; an official workbook has 4,800."""


class PlainCell(NamedTuple):
    """What the text of a cell says. Its style and shared strings are the workbook's own."""

    row: int
    column: int
    style: int | None
    """Of a number, which may be none; None for everything else."""
    string: int | None
    """Number of a shared string."""
    content: Content
    formula: str | None
    shared: str | None
    """Number of a shared formula."""
    links: tuple[str, ...]
    """Of the formula, as `formula_links` tells them."""


class _Before(NamedTuple):
    """What stands before the value of a cell."""

    row: int
    column: int
    style: int
    kind: str
    formula: str | None
    shared: str | None
    links: tuple[str, ...]


_Said = tuple[PlainCell | None, tuple[int, ...]]
_NOTHING: Final[_Said] = (None, ())
_known: dict[str, _Said] = {}


def cells_of(rows: str, hidden: list[int]) -> Iterator[PlainCell]:
    """The cells in a sheet's rows that hold anything. Rows that are hidden are added to `hidden`.

    Unusual for rows that are not well-formed, or written in another way.
    """
    first, *cells = rows.split("<c ")
    hidden += _rows_between(first, _FIRST, opens=bool(cells))
    if not cells:
        return
    last = cells.pop()
    known = _known
    for text in cells:
        head, valued, rest = text.partition("<v>")
        if valued:
            value, closed, between = rest.partition("</v></c>")
            if closed and "<" not in value and "&" not in value:
                cell = _valued(_before(head), value)
                if between:
                    hidden += _over(between)
                if cell is not None:
                    yield cell
                continue
        said = known.get(text)
        if said is None:
            said = _said(text)
        if said is not _NOTHING:
            cell, rows_hidden = said
            hidden += rows_hidden
            if cell is not None:
                yield cell
    cell, end = _cell(last)
    hidden += _rows_between(last[end:], _BETWEEN, opens=False)
    if cell is not None:
        yield cell


def _said(text: str) -> _Said:
    """A cell without a value, and what stands before the next one; remembered."""
    cell, end = _cell(text)
    between = text[end:]
    hidden = () if not between else _over(between)
    said = (cell, hidden) if cell is not None or hidden else _NOTHING
    if len(text) <= _MOST_LETTERS:
        if len(_known) >= _MOST_KEPT:
            _known.clear()
        _known[text] = said
    return said


def _over(between: str) -> tuple[int, ...]:
    """Hidden rows that begin between a cell and the next one."""
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
    if doubtful and not is_well_formed(element):
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
        row=int(found["row"]),
        column=column_number(found["letters"]),
        style=int(found["style"] or "0"),
        kind=found["kind"] or "n",
        formula=formula,
        shared=shared,
        links=formula_links(formula) if formula else (),
    )


def _valued(before: _Before, value: str) -> PlainCell | None:
    """A cell with the text of its value; None if it is empty."""
    row, column, style, kind, formula, shared, links = before
    if kind == "s" and value:
        return PlainCell(row, column, None, int(value), NO_CONTENT, formula, shared, links)
    if kind == "inlineStr":
        value = ""
    content = content_of(kind, value, formula is not None)
    if content is NO_CONTENT and formula is None:
        return None
    number = isinstance(content.value, float)
    return PlainCell(row, column, style if number else None, None, content, formula, shared, links)


def _cell(text: str) -> tuple[PlainCell | None, int]:
    """Any cell, None if it is empty, and where it ends."""
    found = _CELL.match(text)
    if found is None:
        raise Unusual
    end, value, runs, inline = found.end(), found["value"], found["runs"], found["kind"] == "inlineStr"
    _check(found, f"<c {found[0]}", rich=runs is not None)
    before = _told(found)
    if before.kind == "str" and value is None:
        raise Unusual  # <v/> would be an empty text, no <v> no result
    if value is None and before.formula is None and not inline:
        return None, end
    if not inline:
        return _valued(before, plain_text(value or "")), end
    text = rich_text(runs) if runs else plain_text(found["text"] or "")
    content = content_of(before.kind, text, before.formula is not None)
    row, column, _, _, formula, shared, links = before
    return PlainCell(row, column, None, None, content, formula, shared, links), end
