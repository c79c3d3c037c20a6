"""What is added up over all assessed units: gates, families, gaps, findings."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from zi_cli.batch.recap.gaps import Gaps
from zi_cli.batch.recap.model import FamilySummary, FindingSummary, GapSummary, GateSummary
from zi_cli.batch.record import UnitRecord
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Gate, Measure
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Severity

BINS: Final = 20


class Sums:
    """Sums while records are added."""

    def __init__(self, criteria: CriteriaSet, severities: Mapping[str, Severity]) -> None:
        self._criteria, self._severities = criteria, severities
        pack = criteria.lke
        self._gates = {gate.id: _GateSums() for gate in pack.gates}
        self._most = {gate.id: _most(criteria, gate) for gate in pack.gates}
        self._families = {family.id: Counter[str]() for family in criteria.minimum.families}
        self._gaps = Gaps(pack)
        self._targets: Counter[str] = Counter()
        self._codes: dict[str, list[int]] = {}

    def add(self, unit: str, record: UnitRecord) -> None:
        """Count one assessed unit."""
        self._targets[record.target] += 1
        for gate in record.gates:
            self._gates[gate.id].add(gate.met, gate.actual, self._most[gate.id])
        for family in record.families:
            self._families[family.id][family.state] += 1
        self._gaps.add(unit, record)
        for code, count in record.codes.items():
            found = self._codes.setdefault(code, [0, 0])
            found[0] += 1
            found[1] += count

    def targets(self) -> dict[str, int]:
        """Target → units."""
        return dict(sorted(self._targets.items()))

    def gates(self) -> tuple[GateSummary, ...]:
        """The gates that any unit's target has, in the order of the pack."""
        pack = self._criteria.lke
        return tuple(
            GateSummary(
                id=gate.id,
                name=gate.name,
                measure=gate.measure.value,
                minimum={target: float(points) for target, points in gate.minimum.items()},
                most=self._most[gate.id],
                met=sums.met,
                missed=sums.missed,
                unknown=sums.unknown,
                bins=tuple(sums.bins),
            )
            for gate in pack.gates
            if (sums := self._gates[gate.id]).units
        )

    def families(self) -> tuple[FamilySummary, ...]:
        """The families of minimum criteria, in order."""
        return tuple(
            FamilySummary(
                id=family.id,
                name=family.name,
                passed=states["passed"],
                missed=states["missed"],
                unknown=states["unknown"],
            )
            for family in self._criteria.minimum.families
            for states in [self._families[family.id]]
        )

    def gaps(self) -> tuple[GapSummary, ...]:
        """Indicators with a gap somewhere, as `Gaps` ranks them."""
        return self._gaps.summaries()

    def findings(self) -> tuple[FindingSummary, ...]:
        """Codes, the commonest first."""
        found = [
            FindingSummary(
                code=code,
                name=RULES[code].name,
                severity=self._severities.get(code, RULES[code].severity).word,
                units=units,
                count=count,
            )
            for code, (units, count) in self._codes.items()
        ]
        return tuple(sorted(found, key=lambda each: (-each.units, -each.count, each.code)))


def _most(criteria: CriteriaSet, gate: Gate) -> float:
    if gate.measure is Measure.PERCENT:
        return 100.0
    if gate.measure is Measure.PREDICATE:
        return 1.0
    return float(sum(criteria.lke.weight_points(item) for item in gate.of))


class _GateSums:
    """One gate."""

    def __init__(self) -> None:
        self.met = self.missed = self.unknown = 0
        self.bins = [0] * BINS

    @property
    def units(self) -> int:
        return self.met + self.missed + self.unknown

    def add(self, met: bool | None, actual: float | None, most: float) -> None:
        if met is None or actual is None:
            self.unknown += 1
            return
        self.met += met
        self.missed += not met
        self.bins[min(BINS - 1, int(actual / most * BINS))] += 1
