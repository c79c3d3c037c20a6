"""Each gate before and after the plan, and why one stays out of reach."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from zi_cli.assessment.gates import GateResult
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Measure
from zi_cli.language import Message, msg
from zi_cli.plan.choice import Choice
from zi_cli.plan.gate_tree import indicators_of, wanted, weight_points
from zi_cli.plan.plan import PlannedGate
from zi_cli.plan.situation import Situation


def planned_gates(
    now: Situation, after: Sequence[GateResult], best: Mapping[str, Fraction], choices: Sequence[Choice]
) -> tuple[PlannedGate, ...]:
    """Every gate; `best`: gate id → most points within reach."""
    before = {result.gate.id: result for result in now.assessment.gates}
    return tuple(_planned(now, before[result.gate.id], result, best, choices) for result in after)


def _planned(
    now: Situation,
    before: GateResult,
    after: GateResult,
    best: Mapping[str, Fraction],
    choices: Sequence[Choice],
) -> PlannedGate:
    gate = after.gate
    most = after.actual
    if gate.measure is not Measure.PREDICATE:
        most = best[gate.id]
        if gate.measure is Measure.PERCENT:
            most = most * 100 / weight_points(now.pack, after)
    goal = wanted(now.pack, after, now.wishes.margin)
    hopeless = most is not None and most < goal
    return PlannedGate(
        gate=gate,
        minimum=after.minimum,
        wanted=goal,
        before=before.actual,
        after=after.actual,
        best=most,
        why_not=tuple(_why_not(now, after, choices)) if hopeless else (),
    )


def _why_not(now: Situation, result: GateResult, choices: Sequence[Choice]) -> Iterator[Message]:
    """What keeps a gate out of reach."""
    if result.gate.measure is Measure.PREDICATE:
        yield msg("the unit does not hold it yet; no answer changes that")
        return
    members = frozenset(item for part in result.gate.of for item in indicators_of(now.pack, part))
    inside = {s for c in choices for i in c.indicators if i.id in members for s in c.soal_ids}
    forbidden = sorted(inside & now.wishes.forbidden)
    fixed = sorted(inside & now.fixed.keys())
    if forbidden:
        yield msg("not to be touched: soal {soal}", soal=", ".join(map(str, forbidden)))
    if fixed:
        yield msg("fixed: soal {soal}", soal=", ".join(map(str, fixed)))
    others = sorted(s for s in inside if now.efforts.of(s).decided_by is DecidedBy.OTHERS)
    if others and len(members) == len(others):
        yield msg("decided by respondents, not by the unit: soal {soal}", soal=", ".join(map(str, others)))
