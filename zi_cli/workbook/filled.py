"""A filled workbook as understood: what each question was answered, noted and evidenced with, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_cli.criteria.lke.layout import Layout
from zi_cli.workbook.answers import Answer
from zi_cli.workbook.columns import FoundColumn
from zi_cli.workbook.evidence import Evidence
from zi_cli.workbook.forms import Forms
from zi_cli.workbook.grid import Cell, coordinate
from zi_cli.workbook.matches import Match


class Note(NamedTuple):
    """What was written beside an answer."""

    text: str = ""
    cell: str | None = None


class Response(NamedTuple):
    """Everything that the workbook says to one question."""

    soal_id: int
    answer: Answer
    tpi: Answer | None
    """TPI's answer; None where the layout has none."""
    note: Note
    tpi_note: Note
    evidence: tuple[Evidence, ...]
    evidence_cell: str | None
    """Where evidence for this question belongs; None where the layout has no such column."""
    match: Match | None
    """Why this row was taken for the question; None where it was not found."""
    evidence_text: str = ""
    """What stands in the evidence cell: the words of a link, or everything typed."""


class Line(NamedTuple):
    """The cells of a row that take part in the sheet's own arithmetic."""

    item_id: str
    row: int
    weight: Cell
    answer_type: Cell
    answer: Cell
    score: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnArithmetic:
    """The part of an official sheet that calculates, by item."""

    lines: Mapping[str, Line]
    columns: Mapping[str, int]
    """Role → column, for the roles that formulas refer to."""
    strangers: Mapping[int, Cell] = field(default_factory=dict)
    """Row → score cell of rows that are no item, but have a score."""

    def place(self, item_id: str, role: str) -> str | None:
        """`L8` for an item and a role, if both were found."""
        line, column = self.lines.get(item_id), self.columns.get(role)
        return coordinate(line.row, column) if line and column else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A row with an answer that belongs to no question of the pack."""

    text: str
    answer: str
    cell: str
    beside: tuple[str, ...] = ()
    """What stands in the columns of notes and evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledWorkbook:
    """A workbook that was recognised."""

    path: str
    """As the user gave it."""
    sha256: str
    file_format: str
    saved_at: str = ""
    """When it was last saved, as it says itself, in UTC: 2026-03-01T08:15:00Z; empty where it is silent."""
    layout: Layout
    sheet: str
    sheet_hidden: bool
    unit_name: str
    unit_name_from_file: bool
    """True where the workbook does not name its unit and the file name was taken."""
    responses: Mapping[int, Response]
    indicator_evidence: Mapping[str, tuple[Evidence, ...]]
    """Evidence in the row of a ratio itself (its % row), by indicator id."""
    indicator_notes: Mapping[str, Note] = field(default_factory=dict)
    """Notes in the row of a ratio itself, by indicator id."""
    indicator_evidence_texts: Mapping[str, str] = field(default_factory=dict)
    """What stands in the evidence cell of the row of a ratio itself, by indicator id."""
    columns: Mapping[str, FoundColumn]
    matches: Mapping[str, Match]
    uncertain: tuple[Match, ...]
    duplicates: tuple[Match, ...]
    evidence_known: bool
    """False where layout or format carries no evidence, so that its absence proves nothing."""
    arithmetic: OwnArithmetic | None
    """None for layouts that do not calculate as the official sheet does."""
    total: Cell | None = None
    """Cell of the grand total, where the sheet shows one."""
    total_cell: str | None = None
    forms: Forms = field(default_factory=Forms)
    """The sheets beside the LKE."""
    unread: tuple["Unread", ...] = ()
    """Rows with something in the answer column that are no item: nothing of them was counted."""
    has_macros: bool = False
    hidden_items: frozenset[str] = frozenset()
    """Ids of questions whose row is hidden."""
    answer_hidden: bool = False
    """Whether the column of answers is hidden."""
    stray_cells: tuple[str, ...] = ()
    stray_count: int = 0
    other_sheets: tuple[str, ...] = field(default=())
    """Further sheets that hold the same questions; they were not used."""
    all_sheets: tuple[str, ...] = ()
    """Names of all sheets of the file."""

    def cell_name(self, row: int, column: int) -> str:
        """`LKE ZI!K8`"""
        return f"{self.sheet}!{coordinate(row, column)}"
