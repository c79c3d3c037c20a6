"""The exact optimum by dynamic programming: no solver, no rounding, nothing left to chance.

Every branch of the tree of gates has a frontier: for each effort the most that its choices can bring. Frontiers
are added up choice by choice and branch by branch; what misses a gate is dropped, or counted as a miss where a
budget forces one. More points never hurt a gate further out, hence nothing that is dropped could have been part
of an optimum.

Efforts and points are whole numbers (scaled). A key holds, from its highest bits down, points, how many soals
stay as they are, and which option each choice takes: the largest key is the best plan, ties included, and tells
by itself what it consists of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from zi_cli.plan.choice import Choice
from zi_cli.plan.gate_tree import Branch

Frontier = list[tuple[int, int]]
"""(effort, key), both growing."""
_NOTHING: Final[Frontier] = [(0, 0)]
_FIRST_LOOK: Final = 15
"""Effort up to which the cheapest plan is looked for at first."""
_FURTHER: Final = 3
"""How many times further each next look goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The best plan under a limit of missed goals and of effort."""

    effort: Fraction
    points: Fraction
    missed: int
    taken: tuple[int, ...]
    """Place of the option that each choice takes, in the order of the choices."""


class _Scale:
    """Choices in whole numbers, and keys of them."""

    def __init__(self, choices: Sequence[Choice], branch: Branch) -> None:
        wanted = {points.denominator for points in _wanted(branch)}
        self.effort = lcm(*{choice.whole.efforts_over for choice in choices})
        self.points = lcm(*{choice.whole.points_over for choice in choices}, *wanted)
        self.bits = max((len(choice.options) for choice in choices), default=1).bit_length()
        self.low = self.bits * len(choices)
        soals = sum(len(choice.soal_ids) for choice in choices)
        self.shift = self.low + soals.bit_length()
        self.frontiers: Mapping[int, Frontier] = {
            id(choice): self._frontier(choice, place, len(choices)) for place, choice in enumerate(choices)
        }

    def _frontier(self, choice: Choice, place: int, among: int) -> Frontier:
        efforts, efforts_over, points_of, points_over, unchanged_of = choice.whole
        times, worth = self.effort // efforts_over, self.points // points_over
        low, shift, at = self.low, self.shift, self.bits * (among - 1 - place)
        options = zip(efforts, points_of, unchanged_of, strict=True)
        return [
            (effort * times, (points * worth << shift) + (unchanged << low) + (number << at))
            for number, (effort, points, unchanged) in enumerate(options)
        ]

    def taken(self, key: int, among: int) -> tuple[int, ...]:
        """The option of each choice."""
        mask = (1 << self.bits) - 1
        return tuple((key >> (self.bits * (among - 1 - place))) & mask for place in range(among))


def _wanted(branch: Branch) -> Iterable[Fraction]:
    for goal in branch.goals:
        yield goal.points
    for inner in branch.branches:
        yield from _wanted(inner)


def cheapest(branch: Branch, choices: Sequence[Choice]) -> Optimum | None:
    """The least effort that reaches every goal; of those, most points, fewest soals, lowest soals. None: impossible."""
    scale = _Scale(choices, branch)
    least, most = (sum(frontier[end][0] for frontier in scale.frontiers.values()) for end in (0, -1))
    beyond = _FIRST_LOOK * scale.effort
    while True:  # most units lack little: what takes far more effort than that need not be laid out
        budget = min(most, least + beyond)
        frontier = _solve(branch, scale, budget, 0).get(0)
        if frontier or budget == most:
            return _optimum(scale, frontier[0], 0, len(choices)) if frontier else None
        beyond *= _FURTHER


def best_within(branch: Branch, choices: Sequence[Choice], budget: Fraction) -> Optimum | None:
    """Fewest goals missed, then most points, then least effort, with at most `budget`. None: not even staying fits."""
    scale = _Scale(choices, branch)
    found = _solve(branch, scale, int(budget * scale.effort), len(list(_wanted(branch))))
    missed = min((count for count, frontier in found.items() if frontier), default=None)
    return None if missed is None else _optimum(scale, found[missed][-1], missed, len(choices))


def _optimum(scale: _Scale, entry: tuple[int, int], missed: int, among: int) -> Optimum:
    effort, key = entry
    return Optimum(
        effort=Fraction(effort, scale.effort),
        points=Fraction(key >> scale.shift, scale.points),
        missed=missed,
        taken=scale.taken(key, among),
    )


def _solve(branch: Branch, scale: _Scale, budget: int, allowed: int) -> dict[int, Frontier]:
    """Missed goals → frontier of a branch; at most `allowed` missed."""
    frontiers = [scale.frontiers[id(choice)] for choice in branch.choices]
    single = [frontier[0] for frontier in frontiers if len(frontier) == 1]  # often there is nothing to choose
    own = [(sum([effort for effort, _ in single]), sum([key for _, key in single]))]
    own = _added(_NOTHING, own, budget, scale.shift)
    for frontier in frontiers:
        if len(frontier) > 1:
            own = _added(own, frontier, budget, scale.shift)
    found = {0: own}
    for inner in branch.branches:
        found = _combined(found, _solve(inner, scale, budget, allowed), scale, budget, allowed)
    for goal in branch.goals:
        found = _judged(found, int(goal.points * scale.points) << scale.shift, scale.shift, allowed)
    return found


def _combined(
    left: Mapping[int, Frontier],
    right: Mapping[int, Frontier],
    scale: _Scale,
    budget: int,
    allowed: int,
) -> dict[int, Frontier]:
    parts: dict[int, list[Frontier]] = {}
    for missed, one in left.items():
        for more, other in right.items():
            if missed + more <= allowed:
                parts.setdefault(missed + more, []).append(_added(one, other, budget, scale.shift))
    return {missed: _merged(frontiers, scale.shift) for missed, frontiers in parts.items()}


def _judged(found: Mapping[int, Frontier], least_key: int, shift: int, allowed: int) -> dict[int, Frontier]:
    """What a goal makes of the frontiers: entries under it have one more missed."""
    parts: dict[int, list[Frontier]] = {}
    for missed, frontier in found.items():
        reached = next((n for n, (_, key) in enumerate(frontier) if key >= least_key), len(frontier))
        if reached < len(frontier):
            parts.setdefault(missed, []).append(frontier[reached:])
        if reached and missed < allowed:
            parts.setdefault(missed + 1, []).append(frontier[:reached])
    return {missed: _merged(frontiers, shift) for missed, frontiers in parts.items()}


def _merged(frontiers: Sequence[Frontier], shift: int) -> Frontier:
    if len(frontiers) == 1:
        return frontiers[0]
    best: dict[int, int] = {}
    for frontier in frontiers:
        for effort, key in frontier:
            if key > best.get(effort, -1):
                best[effort] = key
    return _growing(best, shift)


def _added(one: Frontier, other: Frontier, budget: int, shift: int) -> Frontier:
    """Everything of one with everything of the other, the best for each effort."""
    best: dict[int, int] = {}
    for effort, key in one:
        for more, further in other:
            spent = effort + more
            if spent > budget:
                break
            both = key + further
            if both > best.get(spent, -1):
                best[spent] = both
    return _growing(best, shift)


def _growing(best: Mapping[int, int], shift: int) -> Frontier:
    """Entries in order of effort, without those that bring no more points than a cheaper one."""
    frontier: Frontier = []
    points = -1
    for effort in sorted(best):
        if best[effort] >> shift > points:
            frontier.append((effort, best[effort]))
            points = best[effort] >> shift
    return frontier
