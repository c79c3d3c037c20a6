"""Groups of units: how many are ready, near, not, without a readable file; means only over what is known."""

import statistics
from array import array
from collections import Counter

from zi_cli.batch.recap.model import GROUPED_BY, AreaHead, AreaMean, Group, Row
from zi_cli.batch.record import UnitRecord
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.criteria.wording import normalised


class Groups:
    """All groups while units are added."""

    def __init__(self, criteria: CriteriaSet) -> None:
        self._pack = criteria.lke
        self._gates = area_gates(criteria.lke)
        self._all = self._new("all", "")
        self._groups: dict[tuple[str, str], _Sums] = {}

    def add(self, row: Row) -> None:
        """Count a unit in each group that it belongs to."""
        self._all.add(row)
        for by in GROUPED_BY:
            name = getattr(row.unit, by)
            key = by, normalised(name)
            if key not in self._groups:
                self._groups[key] = self._new(by, name)
            self._groups[key].add(row)

    def all(self) -> Group:
        """All units."""
        return self._all.group()

    def by_all(self) -> tuple[Group, ...]:
        """By parent, type, region; those without a name last."""
        order = {by: place for place, by in enumerate(GROUPED_BY)}
        keys = sorted(self._groups, key=lambda key: (order[key[0]], not key[1], key[1]))
        return tuple(self._groups[key].group() for key in keys)

    def _new(self, by: str, name: str) -> "_Sums":
        return _Sums(by, name, self._pack, self._gates)


def area_gates(pack: Pack) -> dict[int, str]:
    """Number of an area → id of the gate on it; areas without one are missing."""
    found = {}
    for area in pack.areas:
        parts = {area.pemenuhan, area.reform}
        gates = (g for g in pack.gates if g.measure is Measure.PERCENT and set(g.of) == parts)
        gate = next(gates, None)
        if gate is not None:
            found[area.number] = gate.id
    return found


def area_heads(pack: Pack) -> tuple[AreaHead, ...]:
    """The areas of the pack, each with its gate."""
    gates = area_gates(pack)
    return tuple(
        AreaHead(number=area.number, name=area.name, gate=gates.get(area.number, "")) for area in pack.areas
    )


class _Sums:
    """One group while units are added."""

    def __init__(self, by: str, name: str, pack: Pack, gates: dict[int, str]) -> None:
        self.by, self.name, self.gates = by, name, gates
        self.tones: Counter[str] = Counter()
        self.totals = array("d")
        self.complete = self.at_fault = self.claimed = self.supported = 0
        self.percents = {area.number: [0.0, 0.0, 0.0] for area in pack.areas}
        self.missed: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()

    def add(self, row: Row) -> None:
        self.tones[row.tone] += 1
        if row.record is not None:
            self.add_record(row.record)

    def add_record(self, record: UnitRecord) -> None:
        self.complete += record.complete
        self.at_fault += record.at_fault
        if record.total is not None:
            self.totals.append(record.total)
        for area in record.areas:
            sums = self.percents[area.number]
            for at, percent in enumerate((area.percent, area.pemenuhan_percent, area.reform_percent)):
                sums[at] += percent
        self.missed.update(gate.id for gate in record.gates if not gate.met)
        self.findings.update(record.findings)
        if record.evidence.known:
            self.claimed += record.evidence.claimed
            self.supported += record.evidence.supported

    def group(self) -> Group:
        assessed = self.tones["ready"] + self.tones["near"] + self.tones["not"]
        areas = tuple(self.area(number, assessed) for number in self.percents)
        weakest = min(areas, key=lambda area: area.percent or 0.0, default=None) if assessed else None
        return Group(
            by=self.by,
            name=self.name,
            units=self.tones.total(),
            ready=self.tones["ready"],
            near=self.tones["near"],
            not_ready=self.tones["not"],
            unreadable=self.tones["unreadable"],
            missing=self.tones["missing"],
            complete=self.complete,
            at_fault=self.at_fault,
            scored=len(self.totals),
            total_mean=statistics.fmean(self.totals) if self.totals else None,
            total_median=statistics.median(self.totals) if self.totals else None,
            total_range=(min(self.totals), max(self.totals)) if self.totals else None,
            areas=areas,
            weakest_area=weakest.number if weakest else None,
            gates_missed=dict(sorted(self.missed.items())),
            findings={word: self.findings[word] for word in ("error", "warning", "info")},
            evidence_claimed=self.claimed,
            evidence_supported=self.supported,
        )

    def area(self, number: int, assessed: int) -> AreaMean:
        means = [total / assessed if assessed else None for total in self.percents[number]]
        return AreaMean(
            number=number,
            percent=means[0],
            pemenuhan_percent=means[1],
            reform_percent=means[2],
            below=self.missed[self.gates[number]] if number in self.gates else 0,
        )
