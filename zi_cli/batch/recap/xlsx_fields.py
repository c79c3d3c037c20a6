"""Columns of the sheet of units: name, looks and value of each in one place, so that they cannot drift apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from zi_cli.batch.dashboard.units import step_in_brief
from zi_cli.batch.recap.model import FamilySummary, GateSummary, Row
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_cells import (
    exact,
    met_word,
    minima,
    minimum_marks,
    saved,
    state_marks,
    state_word,
    text,
    tone_marks,
)
from zi_cli.batch.record import FamilyLine, GateLine, UnitRecord
from zi_cli.language import msg, printable
from zi_cli.workbook.writing.tables.table import Column, Kind, Less, Link, Mark, Value

TARGET: Final = 9
"""Number of the column with the unit's target, by which its numbers are held against minima."""
_MATCHED: Final = {
    "roster_file": msg("file named in the list"),
    "id": msg("id"),
    "name": msg("name"),
    "near_name": msg("similar name"),
    "file_name": msg("name of the file"),
    "itself": msg("the workbook itself"),
}


class Cells:
    """A unit, looked at from its columns."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.record = row.record

    @cached_property
    def gates(self) -> Mapping[str, GateLine]:
        """By id."""
        return {gate.id: gate for gate in self.record.gates} if self.record else {}

    @cached_property
    def families(self) -> Mapping[str, FamilyLine]:
        """By id."""
        return {family.id: family for family in self.record.families} if self.record else {}


@dataclass(frozen=True, slots=True)
class Field:
    """A column, and what it shows of a unit."""

    column: Column
    value: Callable[[Cells], Value]


def _field(
    name: str, kind: Kind, width: float, value: Callable[[Cells], Value], marks: tuple[Mark, ...] = ()
) -> Field:
    return Field(Column(name=name, kind=kind, width=width, marks=marks), value)


def _assessed(value: Callable[[UnitRecord], Value]) -> Callable[[Cells], Value]:
    """Only of units that are assessed."""
    return lambda cells: value(cells.record) if cells.record else None


def fixed_fields(scale: Scale) -> list[Field]:
    """What stays in sight."""
    say = scale.translator.say
    return [
        _field(say("No."), "whole", 6, lambda cells: cells.row.number),
        _field(say("Unit"), "strong", 34, lambda cells: text(cells.row.unit.name)),
        _field(
            say("Verdict"), "word", 13, lambda cells: scale.tone_word(cells.row.tone), tone_marks(scale)
        ),
    ]  # fmt: skip


def unit_fields(scale: Scale) -> list[Field]:
    """Who it is."""
    say = scale.translator.say
    return [
        _field(say("Id"), "text", 14, lambda cells: printable(cells.row.unit.id, 80)),
        _field(say("Type"), "text", 12, lambda cells: text(cells.row.unit.type)),
        _field(say("Directorate"), "text", 24, lambda cells: text(cells.row.unit.parent)),
        _field(say("Region"), "text", 18, lambda cells: text(cells.row.unit.region)),
        _field(say("Category"), "word", 10, lambda cells: text(cells.row.unit.category)),
        _field(say("Target"), "word", 9, _assessed(lambda record: record.target)),
    ]


def score_fields(scale: Scale) -> list[Field]:
    """Totals in each view, and the parts in the view that decides."""
    say = scale.translator.say
    total = next((gate for gate in scale.recap.gates if gate.id == "total"), None)
    marks = minimum_marks(total, TARGET) if total else ()
    views = {
        "claimed": say("Total, the unit's answers"),
        "supported": say("Total, answers with evidence"),
        "tpi": say("Total, TPI's answers"),
    }
    parts = {
        "pengungkit": say("Pengungkit"),
        "pemenuhan": say("– Pemenuhan"),
        "reform": say("– Reform"),
        "hasil": say("Hasil"),
    }
    return [
        *(_field(name, "points", 11, _total(view, total), marks) for view, name in views.items()),
        *(_field(name, "points", 11, _part(part)) for part, name in parts.items()),
        _field(say("Gates missed"), "whole", 10, _assessed(lambda record: record.gates_missed)),
        _field(say("of gates"), "whole", 9, _assessed(lambda record: len(record.gates))),
    ]


def _total(view: str, gate: GateSummary | None) -> Callable[[Cells], Value]:
    def value(record: UnitRecord) -> Value:
        score = record.scores[view]
        minimum = gate.minimum.get(record.target) if gate else None
        return exact(score["total"], minimum) if score else None

    return _assessed(value)


def _part(part: str) -> Callable[[Cells], Value]:
    def value(record: UnitRecord) -> Value:
        score = record.scores[record.view]
        return score[part] if score else None

    return _assessed(value)


def gate_fields(scale: Scale, *, of_areas: bool) -> list[Field]:
    """Each gate: what the unit reaches, and whether that meets it; gates on areas, or the others."""
    translator, fields = scale.translator, list[Field]()
    for gate in scale.recap.gates:
        if (gate.measure == "percent") is not of_areas:
            continue
        name, least = printable(gate.name), minima(gate, scale)
        if gate.measure != "predicate":
            kind: Kind = "percent" if of_areas else "points"
            title = f"{name} ({least})" if least else name
            fields.append(_field(title, kind, 15, _actual(gate), minimum_marks(gate, TARGET)))
        met = translator.say("{gate}: met?", gate=name)
        fields.append(_field(met, "word", 15, _met(gate, scale), state_marks(translator)))
    return fields


def _actual(gate: GateSummary) -> Callable[[Cells], Value]:
    percent = gate.measure == "percent"

    def value(cells: Cells) -> Value:
        line = cells.gates.get(gate.id)
        return exact(line.actual, line.minimum, percent=percent) if line else None

    return value


def _met(gate: GateSummary, scale: Scale) -> Callable[[Cells], Value]:
    def value(cells: Cells) -> Value:
        line = cells.gates.get(gate.id)
        return met_word(line.met, scale.translator) if line else None

    return value


def area_fields(scale: Scale) -> list[Field]:
    """Percentages of areas where the pack has no gate on each; else `gate_fields` has them."""
    if scale.area_gates:
        return []
    return [
        _field(f"{area.number}. {printable(area.name)}", "percent", 13, _area(area.number))
        for area in scale.recap.areas
    ]


def _area(number: int) -> Callable[[Cells], Value]:
    return _assessed(
        lambda record: next((area.percent for area in record.areas if area.number == number), None)
    )


def family_fields(scale: Scale) -> list[Field]:
    """The state of each family of minimum criteria, and how many of its criteria are met."""
    say, fields = scale.translator.say, list[Field]()
    for family in scale.recap.families:
        name = printable(family.name)
        fields.append(_field(name, "word", 14, _state(family, scale), state_marks(scale.translator)))
        fields.append(_field(say("{family}: criteria met", family=name), "whole", 12, _criteria_met(family)))
        fields.append(_field(say("{family}: of", family=name), "whole", 12, _criteria(family)))
    return fields


def _state(family: FamilySummary, scale: Scale) -> Callable[[Cells], Value]:
    def value(cells: Cells) -> Value:
        line = cells.families.get(family.id)
        return state_word(line.state, scale.translator) if line else None

    return value


def _criteria_met(family: FamilySummary) -> Callable[[Cells], Value]:
    return lambda cells: line.met if (line := cells.families.get(family.id)) else None


def _criteria(family: FamilySummary) -> Callable[[Cells], Value]:
    return lambda cells: line.criteria if (line := cells.families.get(family.id)) else None


def content_fields(scale: Scale, before: int) -> list[Field]:
    """Completeness, findings, evidence; `before`: how many columns stand before them."""
    say = scale.translator.say
    return [
        _field(
            say("Inputs answered"), "whole", 10, _assessed(lambda record: record.answered), (Less(before + 2),)
        ),
        _field(say("of inputs"), "whole", 9, _assessed(lambda record: record.questions)),
        _field(say("Errors"), "whole", 9, _assessed(lambda record: record.findings["error"])),
        _field(say("Warnings"), "whole", 11, _assessed(lambda record: record.findings["warning"])),
        _field(say("Information"), "whole", 10, _assessed(lambda record: record.findings["info"])),
        _field(
            say("Answers shown by evidence"),
            "whole",
            11,
            _assessed(lambda record: record.evidence.supported if record.evidence.known else None),
        ),
        _field(say("of answers"), "whole", 9, _assessed(lambda record: record.evidence.claimed)),
    ]  # fmt: skip


def nearest_fields(scale: Scale) -> list[Field]:
    """What separates the unit from its target."""
    say = scale.translator.say

    def brief(record: UnitRecord) -> Value:
        return text(step_in_brief(record, scale.translator))

    def todo(record: UnitRecord) -> Value:
        first = record.nearest.first if record.nearest else None
        return text(first.todo) if first else None

    def points(record: UnitRecord) -> Value:
        first = record.nearest.first if record.nearest else None
        return first.points if first else None

    return [
        _field(say("Steps"), "whole", 9, _assessed(lambda r: r.nearest.steps if r.nearest else None)),
        _field(say("Effort"), "effort", 8, _assessed(lambda r: r.nearest.effort if r.nearest else None)),
        _field(say("What is missing"), "text", 46, _assessed(brief)),
        _field(say("First step"), "text", 36, _assessed(todo)),
        _field(say("Points of the first step"), "points", 11, _assessed(points)),
    ]


def file_fields(scale: Scale, endings: tuple[str, ...]) -> list[Field]:
    """Which file it is, how it was found, and the reports."""
    translator, say = scale.translator, scale.translator.say

    def matched(cells: Cells) -> Value:
        match = cells.row.match
        return translator.text(_MATCHED[match.by]) if match else None

    def sure(cells: Cells) -> Value:
        return 100 * cells.row.match.sure if cells.row.match else None

    def problem(cells: Cells) -> Value:
        return text(cells.row.refusal.reason) if cells.row.refusal else None

    return [
        *(_field(say("Report ({ending})", ending=ending), "text", 12, _report(ending)) for ending in endings),
        _field(say("File"), "text", 44, lambda c: text(c.row.file.path) if c.row.file else None),
        _field(say("Saved (UTC)"), "text", 17, lambda cells: saved(cells.row.file)),
        _field(say("Unit known by"), "text", 16, matched),
        _field(say("Certainty"), "percent", 11, sure),
        _field(say("Further files"), "whole", 9, lambda cells: cells.row.duplicates),
        _field(say("Why it is unreadable"), "text", 44, problem),
    ]


def _report(ending: str) -> Callable[[Cells], Value]:
    def value(cells: Cells) -> Value:
        path = cells.row.reports.get(ending)
        return Link(path, ending.upper()) if path else None

    return value
