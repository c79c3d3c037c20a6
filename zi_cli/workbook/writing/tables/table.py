"""Plain tables, before anybody thinks of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal[
    "text", "word", "strong", "quiet", "points", "percent", "whole", "effort", "blank", "day", "choice"
]
"""text, word (centred), strong (bold) and quiet (grey); points and percent (0 to 100) with two decimals; whole; effort
with as many decimals as it has; blank, day and choice are left for people to fill in."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is not shown as its column shows the others."""

    number: float
    kind: Literal["points", "percent"]
    uncut: bool = False
    """Whether all decimals are shown, as two would make it look like more than it is."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a file below the folder that the workbook stands in; any other path stays a text."""

    path: str
    """With forward slashes."""
    words: str


Value = str | float | int | Shown | Link | None
"""Texts stay texts, whatever they begin with; None and an empty text leave a cell blank."""

Look = Literal["best", "near", "far", "off", "below", "open"]
"""best, near, far and off: four verdicts that stay apart in grey; below a minimum (dark and bold); open."""


@dataclass(frozen=True, slots=True)
class Says:
    """Marks cells that hold this text."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Below:
    """Marks numbers below a minimum."""

    minima: tuple[tuple[str, float], ...]
    """(what column `of` must say, minimum)"""
    of: int = 0
    """Number of a column, from 1; 0: the minimum holds in every row."""
    look: Look = "below"


@dataclass(frozen=True, slots=True)
class Less:
    """Marks numbers that are less than the one in column `than`, counted from 1."""

    than: int
    look: Look = "below"


Mark = Says | Below | Less


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    name: str
    kind: Kind
    width: float
    """In characters."""
    options: tuple[str, ...] = ()
    """What a cell of kind `choice` may hold; its first is not put in."""
    prompt: str = ""
    """Shown while a cell that people fill in is selected."""
    refusal: str = ""
    """Shown where something else is put in; empty where anything goes."""
    marks: tuple[Mark, ...] = ()
    """Looks that cells take on by what they hold, also after somebody changes that; the first that fits wins."""


@dataclass(frozen=True, slots=True)
class Band:
    """A title above the names of some columns, which follow one another."""

    name: str
    columns: int
    new_page: bool = False
    """Whether its columns begin a new page on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and their rows."""

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
    """A sequence, or what is gone through once; the columns are as wide as they say then."""
    title: str = ""
    """Stands above the table where a sheet has several."""
    tones: Sequence[str] = ()
    """A colour for each row by what it says: good, wrong, open, or nothing; as long as `rows`, or empty."""
    toned: int = 0
    """Number of the column that is coloured, from 1; 0: the last."""
    bands: tuple[Band, ...] = ()
    """Of all columns, or none. A table with bands is printed over several pages side by side."""
    fixed: int = 0
    """Columns that stay in sight, and stand on every page on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: lines of text, then tables. One that holds a single table has filters and a fixed header."""

    name: str
    """At most 31 characters, without []:*?/\\ ."""
    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    none: str = ""
    """Said where no table has rows."""
    one_page: bool = True
    """Whether several tables are printed on one page; else they take as many as they need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All sheets, and what stands around them."""

    title: str
    subject: str
    day: datetime
    """Of the report: a workbook knows no other time."""
    footer: str
    page: str
    """`Page &P of &N` in the language of the reader."""
    sheets: tuple[Sheet, ...]
