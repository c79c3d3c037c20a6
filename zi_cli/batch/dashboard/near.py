"""Who is nearest to the target, and what single step separates each."""

from bisect import insort
from dataclasses import dataclass, field
from typing import Final

from zi_cli.batch.dashboard.units import ReportLink, UnitCells, still_open
from zi_cli.batch.recap.model import Row
from zi_cli.batch.recap.nearest import Distance, distance
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.record import NearestLine, StepLine, UnitRecord
from zi_cli.language import printable

MOST: Final = 20
"""Nearest units that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """The step that brings most for its effort."""

    soal: int
    label: str
    before: str
    after: str
    todo: str
    changes: bool
    """False where only evidence is missing, or where nobody knows what to type."""
    points: str
    at_most: bool
    """Whether the points are only what the plan reckons with."""
    alone: bool
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearUnit:
    """A unit that is near."""

    name: str
    place: str
    """Directorate, type, region, as far as known."""
    tone: str
    tone_word: str
    total: str
    missed: tuple[str, ...]
    """Names of the gates that it misses."""
    steps: int
    first: FirstStep | None
    open: str
    """What is left where no answer has to change; else empty."""
    reports: tuple[ReportLink, ...]


@dataclass
class Nearest:
    """The nearest units while all are looked at."""

    scale: Scale
    one_step: int = 0
    """Units that a single step separates from the gates."""
    _kept: list[tuple[Distance, NearUnit]] = field(default_factory=list)

    def add(self, row: Row, cells: UnitCells) -> None:
        """Keep the unit if it is among the nearest."""
        record, key = row.record, distance(row)
        if record is None or record.nearest is None or key is None:
            return
        nearest = record.nearest
        self.one_step += nearest.steps <= 1
        if len(self._kept) < MOST or key < self._kept[-1][0]:
            insort(
                self._kept, (key, _near(row, record, nearest, cells, self.scale)), key=lambda entry: entry[0]
            )
            del self._kept[MOST:]

    def units(self) -> tuple[NearUnit, ...]:
        """The nearest first."""
        return tuple(unit for _, unit in self._kept)


def _near(row: Row, record: UnitRecord, nearest: NearestLine, cells: UnitCells, scale: Scale) -> NearUnit:
    unit, gates = row.unit, scale.recap.gates
    return NearUnit(
        name=cells.name,
        place=" · ".join(printable(text) for text in (unit.parent, unit.type, unit.region) if text),
        tone=row.tone,
        tone_word=scale.tone_word(row.tone),
        total=cells.total,
        missed=tuple(printable(gates[place].name) for place in cells.missed or ()),
        steps=nearest.steps,
        first=None if nearest.first is None else _first(nearest.first, scale),
        open="" if nearest.first else still_open(record, scale.translator),
        reports=cells.reports,
    )


def _first(step: StepLine, scale: Scale) -> FirstStep:
    return FirstStep(
        soal=step.soal_id,
        label=printable(step.label),
        before=printable(step.before, 40) or scale.translator.say("blank"),
        after=printable(step.after, 40),
        todo=printable(step.todo, 300),
        changes=step.before != step.after and not step.assumed,
        points=scale.points(step.points),
        at_most=step.assumed,
        alone=step.alone,
        cell=printable(step.cell, 60),
    )
