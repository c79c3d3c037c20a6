"""Gates as sets within sets: an area within the enablers, those within the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zi_cli.assessment.gates import GateResult, weight_of
from zi_cli.criteria.lke.pack import Indicator, Measure, Pack
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
    return _at_most(most(pack, result), result.minimum, margin)


@lru_cache(maxsize=256)
def _at_most(highest: Fraction, minimum: Fraction, margin: Fraction) -> Fraction:
    """Remembered: the same for all units of a round."""
    return min(minimum + margin, highest)


def most(pack: Pack, result: GateResult) -> Fraction:
    """The most that a gate can reach, in its own unit."""
    return Fraction(100) if result.gate.measure is Measure.PERCENT else weight_points(pack, result)


def weight_points(pack: Pack, result: GateResult) -> Fraction:
    """Weight of what a gate is about."""
    return weight_of(pack, result.gate.of)


def indicators_of(pack: Pack, item_id: str) -> frozenset[str]:
    """The indicators of a node, or the indicator itself."""
    if item_id not in pack.nodes:
        return frozenset({item_id})
    return frozenset(i.id for node in pack.nodes[item_id].walk() for i in node.indicators)


@lru_cache(maxsize=256)
def _indicators_of_all(pack: Pack, items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(indicator for item in items for indicator in indicators_of(pack, item))


def goals_of(pack: Pack, gates: Sequence[GateResult], margin: Fraction) -> tuple[Goal, ...]:
    """The gates that answers can reach."""
    return tuple(
        _goal(pack, result, margin) for result in gates if result.gate.measure is not Measure.PREDICATE
    )


def _goal(pack: Pack, result: GateResult, margin: Fraction) -> Goal:
    points = wanted(pack, result, margin)
    if result.gate.measure is Measure.PERCENT:
        points = points * weight_points(pack, result) / 100
    members = _indicators_of_all(pack, result.gate.of)
    return Goal(gate_id=result.gate.id, indicators=members, points=points)


def grow(goals: Sequence[Goal], choices: Sequence[Choice]) -> Branch:
    """The goals as a tree. ZiError where they overlap without one holding the other: then no plan is exact."""
    shape = _shape(
        frozenset(goal.indicators for goal in goals), tuple([choice.indicators for choice in choices])
    )
    return _branch(shape, goals, choices)


def _branch(shape: "_Shape", goals: Sequence[Goal], choices: Sequence[Choice]) -> Branch:
    return Branch(
        goals=tuple(goal for goal in goals if goal.indicators == shape.own),
        branches=tuple(_branch(inner, goals, choices) for inner in shape.branches),
        choices=tuple([choices[place] for place in shape.places]),
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """A branch without what differs from workbook to workbook."""

    own: frozenset[str] | None
    """The indicators of the branch; None: everything."""
    branches: tuple["_Shape", ...]
    places: tuple[int, ...]
    """Of the choices in none of the branches."""


Units = tuple[tuple[Indicator, ...], ...]
"""The indicators of each choice."""


@lru_cache(maxsize=64)
def _shape(members: frozenset[frozenset[str]], units: Units) -> _Shape:
    """The tree of these sets of indicators: a pack has few, whichever of its gates are within reach."""
    sets = sorted(members, key=lambda each: (len(each), sorted(each)))
    _check_nested(sets, units)
    return _shape_of(None, sets, units, tuple(range(len(units))))


def _shape_of(
    own: frozenset[str] | None, sets: Sequence[frozenset[str]], units: Units, places: tuple[int, ...]
) -> _Shape:
    """The shape of `own`; `sets` are all those strictly within it."""
    tops = [s for s in sets if not any(s < other for other in sets)]
    branches = []
    rest = places
    for top in tops:
        inside = tuple(place for place in rest if units[place][0].id in top)
        rest = tuple(place for place in rest if units[place][0].id not in top)
        branches.append(_shape_of(top, [s for s in sets if s < top], units, inside))
    return _Shape(own, tuple(branches), rest)


def _check_nested(sets: Sequence[frozenset[str]], units: Units) -> None:
    groups = [frozenset(indicator.id for indicator in unit) for unit in units]
    for place, members in enumerate(sets):
        crossed = any(members & other and not members <= other for other in sets[place + 1 :])
        if crossed or any(members & group and not group <= members for group in groups):
            raise ZiError(
                msg("the gates of these criteria overlap; a plan needs gates that lie within one another"),
                msg("Each gate must hold another whole, or share nothing with it: see gates.yaml."),
            )
