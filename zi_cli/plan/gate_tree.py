"""Gates as sets within sets: an area within the enablers, those within the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.gates import GateResult
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.errors import ZiError
from zi_cli.language import msg
from zi_cli.plan.choice import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A gate that answers can reach, in points."""

    gate_id: str
    indicators: frozenset[str]
    points: Fraction
    """Wanted of these indicators together, margin included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Choices that count for the same goals, and branches of them that have goals of their own."""

    goals: tuple[Goal, ...]
    branches: tuple["Branch", ...]
    choices: tuple[Choice, ...]
    """Those in none of the branches."""


def wanted(pack: Pack, result: GateResult, margin: Fraction) -> Fraction:
    """Minimum and margin, in the gate's unit, never beyond the most that the gate can reach."""
    if result.gate.measure is Measure.PREDICATE:
        return result.minimum
    return min(result.minimum + margin, most(pack, result))


def most(pack: Pack, result: GateResult) -> Fraction:
    """The most that a gate can reach, in its own unit."""
    return Fraction(100) if result.gate.measure is Measure.PERCENT else weight_points(pack, result)


def weight_points(pack: Pack, result: GateResult) -> Fraction:
    """Weight of what a gate is about."""
    return exact_sum(pack.weight_points(item) for item in result.gate.of)


def indicators_of(pack: Pack, item_id: str) -> frozenset[str]:
    """The indicators of a node, or the indicator itself."""
    if item_id not in pack.nodes:
        return frozenset({item_id})
    return frozenset(i.id for node in pack.nodes[item_id].walk() for i in node.indicators)


def goals_of(pack: Pack, gates: Sequence[GateResult], margin: Fraction) -> tuple[Goal, ...]:
    """The gates that answers can reach."""
    return tuple(
        _goal(pack, result, margin) for result in gates if result.gate.measure is not Measure.PREDICATE
    )


def _goal(pack: Pack, result: GateResult, margin: Fraction) -> Goal:
    points = wanted(pack, result, margin)
    if result.gate.measure is Measure.PERCENT:
        points *= weight_points(pack, result) / 100
    members = frozenset(item for part in result.gate.of for item in indicators_of(pack, part))
    return Goal(gate_id=result.gate.id, indicators=members, points=points)


def grow(goals: Sequence[Goal], choices: Sequence[Choice]) -> Branch:
    """The goals as a tree. ZiError where they overlap without one holding the other: then no plan is exact."""
    sets = sorted({goal.indicators for goal in goals}, key=lambda members: (len(members), sorted(members)))
    _check_nested(sets, choices)
    return _branch(None, sets, goals, list(choices))


def _branch(
    own: frozenset[str] | None, sets: Sequence[frozenset[str]], goals: Sequence[Goal], choices: list[Choice]
) -> Branch:
    """The branch of `own` (None: everything); `sets` are all those strictly within it."""
    tops = [s for s in sets if not any(s < other for other in sets)]
    branches = []
    rest = choices
    for top in tops:
        inside = [choice for choice in rest if choice.indicators[0].id in top]
        rest = [choice for choice in rest if choice.indicators[0].id not in top]
        branches.append(_branch(top, [s for s in sets if s < top], goals, inside))
    return Branch(
        goals=tuple(goal for goal in goals if goal.indicators == own),
        branches=tuple(branches),
        choices=tuple(rest),
    )


def _check_nested(sets: Sequence[frozenset[str]], choices: Sequence[Choice]) -> None:
    units = [frozenset(i.id for i in choice.indicators) for choice in choices]
    for place, members in enumerate(sets):
        crossed = any(members & other and not members <= other for other in sets[place + 1 :])
        if crossed or any(members & unit and not unit <= members for unit in units):
            raise ZiError(
                msg("the gates of these criteria overlap; a plan needs gates that lie within one another"),
                msg("Each gate must hold another whole, or share nothing with it: see gates.yaml."),
            )
