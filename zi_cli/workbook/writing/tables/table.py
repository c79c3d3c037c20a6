"""Plain tables, before anybody thinks of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["text", "strong", "quiet", "points", "percent", "whole", "effort", "blank", "day", "choice"]
"""text, strong (bold) and quiet (grey); points and percent (0 to 100) with two decimals; whole; effort with as many
decimals as it has; blank, day and choice are left for people to fill in."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is not shown as its column shows the others."""

    number: float
    kind: Literal["points", "percent"]
    uncut: bool = False
    """Whether all decimals are shown, as two would make it look like more than it is."""


Value = str | float | int | Shown | None
"""Texts stay texts, whatever they begin with; None and an empty text leave a cell blank."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and their rows."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    """Stands above the table where a sheet has several."""
    tones: Sequence[str] = ()
    """A colour for each row by what it says: good, wrong, open, or nothing; as long as `rows`, or empty."""
    toned: int = 0
    """Number of the column that is coloured, from 1; 0: the last."""


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
