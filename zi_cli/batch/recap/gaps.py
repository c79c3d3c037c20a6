"""Gaps over all assessed units: how many have each, whom it holds back, and who could tell them how.

Nearly every unit has a gap nearly everywhere, since anything below the best level is one: a survey index of 3.9 too.
That alone ranks nothing. A gap *holds a unit back* as long as the unit misses the narrowest gate that the indicator
counts towards: the index's own gate, else that of its area. Gaps are ranked by the units that they hold back; since
those of one area hold back much the same units, what is shown first takes only the foremost of each gate.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from zi_cli.batch.recap.model import GapSummary
from zi_cli.batch.record import UnitRecord
from zi_cli.criteria.lke.pack import Indicator, Measure, Pack
from zi_cli.language import msg

MENTORS: Final = 12
ORDER: Final = msg(
    "The gap that holds back most units comes first. It holds back a unit that has it and misses the nearest gate "
    "above it: the question's own, else that of its area."
)
"""How gaps are ranked, in words."""


class Gaps:
    """Gaps of all indicators while records are added."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._sums = [_GapSums() for _ in pack.indicators]
        self._gates: dict[str, list[str]] = {}
        self._targets: Counter[str] = Counter()

    def add(self, unit: str, record: UnitRecord) -> None:
        """Look at one assessed unit."""
        if record.target not in self._gates:
            self._gates[record.target] = self._narrowest(record.target)
        gates = self._gates[record.target]
        self._targets[record.target] += 1
        missed = {gate.id for gate in record.gates if gate.met is not True}
        total = record.total or 0.0
        for sums, line, gate in zip(self._sums, record.indicators, gates, strict=True):
            if line.cause:
                sums.points += line.gap_points
                sums.causes[line.cause] += 1
                sums.held_back += gate in missed if gate else not record.ready
            elif line.mentor:
                sums.add_mentor(total, unit)

    def summaries(self) -> tuple[GapSummary, ...]:
        """Indicators with a gap somewhere: those first that hold back most units, then that cost most points."""
        if not self._targets:
            return ()
        usual = self._gates[max(self._targets, key=lambda target: self._targets[target])]
        entries = zip(self._pack.indicators.values(), self._sums, usual, strict=True)
        gaps = [self._summary(indicator, sums, gate) for indicator, sums, gate in entries if sums.causes]
        return tuple(sorted(gaps, key=lambda gap: (-gap.held_back, -gap.points)))

    def _narrowest(self, target: str) -> list[str]:
        """Id of the narrowest gate over each indicator for a target; empty where there is none."""
        found = narrowest_gates(self._pack, target)
        return [found.get(indicator, "") for indicator in self._pack.indicators]

    def _summary(self, indicator: Indicator, sums: "_GapSums", gate: str) -> GapSummary:
        pack = self._pack
        below = (
            area.number for area in pack.areas if _is_below(indicator.node_id, (area.pemenuhan, area.reform))
        )
        return GapSummary(
            id=indicator.id,
            soal_ids=indicator.soal_ids,
            label=indicator.label,
            area=next(below, None),
            gate=gate,
            weight_points=float(pack.weight_points(indicator.id)),
            units=sums.causes.total(),
            held_back=sums.held_back,
            points=sums.points,
            causes=dict(sorted(sums.causes.items())),
            mentors=sums.mentors(),
            mentor_count=sums.mentor_count,
        )


def foremost(gaps: Sequence[GapSummary], each: int) -> tuple[GapSummary, ...]:
    """The first `each` gaps of each gate that hold back a unit, in the order of `gaps`."""
    taken: Counter[str] = Counter()
    found = []
    for gap in gaps:
        if gap.held_back and taken[gap.gate] < each:
            taken[gap.gate] += 1
            found.append(gap)
    return tuple(found)


def narrowest_gates(pack: Pack, target: str) -> Mapping[str, str]:
    """Indicator id → id of the gate that spans least of those that the indicator counts towards."""
    spans = sorted(
        (sum(pack.weight_points(item) for item in gate.of), place, gate)
        for place, gate in enumerate(pack.gates)
        if target in gate.minimum and gate.measure is not Measure.PREDICATE
    )
    found = {}
    for indicator in pack.indicators.values():
        over = (
            gate.id
            for _, _, gate in spans
            if indicator.id in gate.of or _is_below(indicator.node_id, gate.of)
        )
        gate_id = next(over, None)
        if gate_id is not None:
            found[indicator.id] = gate_id
    return found


def _is_below(node: str, roots: Collection[str]) -> bool:
    return any(node == root or node.startswith(f"{root}.") for root in roots)


class _GapSums:
    """One indicator."""

    def __init__(self) -> None:
        self.points = 0.0
        self.held_back = 0
        self.causes: Counter[str] = Counter()
        self.mentor_count = 0
        self._best: list[tuple[float, int, str]] = []

    def add_mentor(self, total: float, unit: str) -> None:
        """Keep the mentors with the highest totals; of equals the first."""
        self.mentor_count += 1
        entry = total, -self.mentor_count, unit
        if len(self._best) < MENTORS:
            heapq.heappush(self._best, entry)
        elif entry > self._best[0]:
            heapq.heapreplace(self._best, entry)

    def mentors(self) -> tuple[str, ...]:
        return tuple(unit for _, _, unit in sorted(self._best, reverse=True))
