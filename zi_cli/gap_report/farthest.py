"""The missed gates that are the farthest from their minimum, no problem twice."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import GateResult
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.gap_report.gates import GateRow
from zi_cli.plan.gate_tree import indicators_of

MOST: Final = 2


def farthest_gates(assessment: Assessment, rows: Sequence[GateRow]) -> tuple[GateRow, ...]:
    """At most two missed gates, those that lack the largest part of their minimum first.

    Where one gate holds another, only one of the two is named: the farther one, or the inner one of equals.
    Of equals that do not, the one with the larger weight.
    """
    by_id = {row.id: row for row in rows}
    covered = {r.gate.id: _indicators(assessment.pack, r) for r in assessment.gates}
    missed = [result for result in assessment.gates if by_id[result.gate.id].shortfall is not None]
    weight = {gate: sum(map(assessment.pack.weight_points, items)) for gate, items in covered.items()}
    missed.sort(key=lambda r: (-missing_part(r), len(covered[r.gate.id]), -weight[r.gate.id]))
    chosen: list[str] = []
    for result in missed:
        if not any(_one_in_the_other(covered, result.gate.id, other) for other in chosen):
            chosen.append(result.gate.id)
    return tuple(by_id[gate] for gate in chosen[:MOST])


def missing_part(result: GateResult) -> Fraction:
    """The part of the minimum that is missing, 0 to 1."""
    return (result.shortfall or Fraction(0)) / result.minimum if result.minimum else Fraction(0)


def _one_in_the_other(covered: Mapping[str, frozenset[str]], gate: str, other: str) -> bool:
    return covered[gate] <= covered[other] or covered[other] <= covered[gate]


def _indicators(pack: Pack, result: GateResult) -> frozenset[str]:
    if result.gate.measure is Measure.PREDICATE:
        return frozenset()
    return frozenset(indicator for item in result.gate.of for indicator in indicators_of(pack, item))
