"""From settled units and their spooled records to the recap: one pass for the sums, one more for each output."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zi_cli import __version__
from zi_cli.batch.discovery import Discovery
from zi_cli.batch.identity import Place, Seen, Settled
from zi_cli.batch.names import Names
from zi_cli.batch.recap.groups import Groups, area_heads
from zi_cli.batch.recap.model import (
    ASSESSED,
    MISSING,
    UNREADABLE,
    DuplicateLine,
    FileCounts,
    FileLine,
    Recap,
    RefusedLine,
    Row,
    UnitLine,
    UnknownLine,
)
from zi_cli.batch.recap.sums import Sums
from zi_cli.batch.record import Refusal, UnitRecord
from zi_cli.batch.run import Results
from zi_cli.batch.settings import Settings
from zi_cli.criteria.criteria_set import CriteriaSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user asked for."""

    inputs: tuple[str, ...]
    roster: str
    settings: Settings
    reports: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Number of a file → ending → path of its report."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit in its place among the rows."""

    place: Place
    unit: UnitLine


class Rows:
    """The units in order; their records are read from the spool."""

    def __init__(self, settled: Settled, results: Results, asked: Asked) -> None:
        self._results, self._asked = results, asked
        lines = [_Line(place, self._unit(place)) for place in settled.places]
        names = Names(line.unit.name for line in lines)
        self._lines = sorted(
            lines,
            key=lambda line: (
                line.unit.parent.casefold(),
                line.unit.type.casefold(),
                _natural(names.words(line.unit.name)),
                line.unit.name,
                line.unit.id,
                line.place.counted.path if line.place.counted else "",
            ),
        )

    def __call__(self) -> Iterator[Row]:
        """The rows."""
        for number, line in enumerate(self._lines, start=1):
            yield self._row(number, line)

    def counted(self) -> Iterator[tuple[int, Seen, UnitLine]]:
        """(number of the row, file that counts, unit) of the assessed units."""
        for number, line in enumerate(self._lines, start=1):
            if line.place.counted is not None and not line.place.counted.refused:
                yield number, line.place.counted, line.unit

    def _row(self, number: int, line: _Line) -> Row:
        place, seen = line.place, line.place.counted
        result = None if seen is None else self._results.spool.get(seen.number)
        record = result if isinstance(result, UnitRecord) else None
        return Row(
            number=number,
            unit=line.unit,
            state=ASSESSED if record else UNREADABLE if seen else MISSING,
            in_roster=place.in_roster,
            file=None if seen is None else file_line(seen),
            match=place.match,
            record=record,
            refusal=result if isinstance(result, Refusal) else None,
            duplicates=len(place.duplicates),
            reports=self._asked.reports.get(seen.number, {}) if seen else {},
        )

    def _unit(self, place: Place) -> UnitLine:
        """The roster's word first, then the workbook's."""
        known, seen = place.unit, place.counted
        said = self._results.spool.get(seen.number) if seen and not seen.refused else None
        own = said.unit if isinstance(said, UnitRecord) else None
        return UnitLine(
            name=known.name,
            id=known.id or (own.id if own else ""),
            type=known.type or (own.type if own else ""),
            parent=known.parent or (own.parent if own else ""),
            region=known.region or (own.region if own else ""),
            category=known.category,
        )


def _natural(words: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Words to sort by: numbers by their value."""
    return tuple((0, int(word), "") if word.isdecimal() else (1, 0, word) for word in words)


def file_line(seen: Seen) -> FileLine:
    """A file as the recap shows it."""
    return FileLine(path=seen.path, modified=seen.modified, sha256=seen.sha256)


def build_recap(
    asked: Asked, criteria: CriteriaSet, discovery: Discovery, results: Results, settled: Settled
) -> Recap:
    """Add everything up."""
    rows = Rows(settled, results, asked)
    sums, groups = Sums(criteria, asked.settings.control.severities), Groups(criteria)
    missing = []
    for row in rows():
        groups.add(row)
        if row.record is not None:
            sums.add(row.unit.name, row.record)
        elif row.state == MISSING:
            missing.append(row.unit)
    how = asked.settings
    duplicates = tuple(_duplicates(settled))
    return Recap(
        language=how.language,
        program=f"zi {__version__}",
        pack=f"{criteria.lke.id} {criteria.lke.version}",
        regulation=criteria.lke.regulation,
        target=how.target or "",
        targets=sums.targets(),
        view=how.view,
        gates_only=how.gates_only,
        margin=float(how.margin),
        inputs=asked.inputs,
        roster=asked.roster,
        files=FileCounts(
            files=len(results.files),
            counted=sum(p.counted is not None and not p.counted.refused for p in settled.places),
            duplicate=len(duplicates),
            unknown=len(settled.strangers),
            refused=len(settled.refused),
            passed_over=discovery.passed_over,
            temporary=discovery.temporary,
        ),
        all=groups.all(),
        groups=groups.by_all(),
        areas=area_heads(criteria.lke),
        gates=sums.gates(),
        families=sums.families(),
        gaps=sums.gaps(),
        findings=sums.findings(),
        duplicates=duplicates,
        unknown=tuple(
            UnknownLine(
                file=file_line(one.seen), read=one.read, candidates=one.candidates, tone=one.seen.tone,
                total=one.seen.total,
            )
            for one in settled.strangers
        ),
        refused=tuple(
            RefusedLine(file=file_line(seen), unit=unit, refusal=_refusal(results, seen))
            for seen, unit in settled.refused
        ),
        missing=tuple(missing),
        rows=rows,
    )  # fmt: skip


def _refusal(results: Results, seen: Seen) -> Refusal:
    result = results.spool.get(seen.number)
    assert isinstance(result, Refusal)
    return result


def _duplicates(settled: Settled) -> Iterator[DuplicateLine]:
    for place in settled.places:
        for seen in sorted(place.duplicates, key=lambda one: one.path):
            assert place.counted is not None
            yield DuplicateLine(
                unit=place.unit.name,
                file=file_line(seen),
                counted=place.counted.path,
                same_bytes=seen.sha256 == place.counted.sha256,
                tone=seen.tone,
                total=seen.total,
            )
