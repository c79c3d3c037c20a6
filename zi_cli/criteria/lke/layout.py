"""How kinds of workbooks are laid out, and how the text of an item is recognised in them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """A column of a layout: its official place and the headers that name it anywhere."""

    role: str
    at: int
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SumRow:
    """A row of the sheet that holds the sum of a ratio's denominators."""

    item: str
    calculated: bool
    """False where the official sheet expects it to be typed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """A sheet beside the LKE, with a row for each thing asked."""

    sheets: tuple[str, ...]
    columns: Mapping[str, Column]
    """id, name, answer, note, evidence: those that it has."""
    rows: Mapping[str, str]
    """id → name of rows that no criteria name: by it a row is known whose id is gone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """How a kind of workbook is laid out officially; real files drift."""

    id: str
    name: str
    sheets: tuple[str, ...]
    has_formulas: bool
    """Whether the sheet calculates as the official one does."""
    totals_itself: bool
    """Whether the sheet shows a total of its own, by whatever formulas."""
    has_tpi: bool
    columns: Mapping[str, Column]
    text_columns: tuple[int, ...]
    rows: Mapping[str, int]
    """Official row of nodes, indicators, inputs and the sheet's own sums, by id."""
    sum_rows: Mapping[str, SumRow]
    """Ratio indicator → the row that sums its denominators."""
    average_over: Mapping[str, tuple[str, str]]
    """Sub-areas whose official score formula averages other rows than their own: (first, last) item."""
    texts: Mapping[str, str]
    """Our own words for rows that are neither question, ratio nor node."""
    forms: Mapping[str, Form]
    """identity, minimum, prerequisites, register: sheets beside the LKE, where the workbook has them."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """How the text of an item is recognised without holding the text."""

    digests: tuple[str, ...]
    keywords: frozenset[str]
