"""A second, simpler calculation of the least effort, in which parts of steps are allowed.

It shares nothing with the dynamic programming. From the innermost gates outwards, each is reached by what brings
most for its effort, the last piece in part; what is left over is there for the gate around it. That is the exact
optimum of the relaxed task (a linear program over sets within sets), hence no plan can be cheaper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from zi_cli.criteria.exact import exact_sum
from zi_cli.plan.choice import Choice
from zi_cli.plan.gate_tree import Branch


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a choice's upper hull."""

    effort: Fraction
    points: Fraction
    worth: Fraction
    """Points for an effort of 1."""


@dataclass(slots=True)
class _Spent:
    """What was needed so far, and what could still be done."""

    effort: Fraction = Fraction(0)
    points: Fraction = Fraction(0)
    left: list[_Piece] = field(default_factory=list)


def relaxed_bound(branch: Branch) -> Fraction:
    """Effort that no plan can go below. The goals must be within reach."""
    return _spent(branch).effort


def _spent(branch: Branch) -> _Spent:
    parts = [_spent(inner) for inner in branch.branches]
    total = _Spent(
        effort=sum((p.effort for p in parts), _sum_of(choice.options[0].effort for choice in branch.choices)),
        points=sum((p.points for p in parts), _sum_of(choice.points[0] for choice in branch.choices)),
        left=[piece for part in parts for piece in part.left],
    )
    total.left += [piece for choice in branch.choices for piece in _hull(choice)]
    _spend(total, max((goal.points for goal in branch.goals), default=Fraction(0)))
    return total


def _sum_of(numbers: Iterator[Fraction]) -> Fraction:
    return exact_sum(numbers)


def _spend(total: _Spent, wanted: Fraction) -> None:
    """Take the pieces of most worth until `wanted` points are there."""
    total.left.sort(key=lambda piece: piece.worth)
    while total.points < wanted:
        piece = total.left.pop()
        part = min(Fraction(1), (wanted - total.points) / piece.points)
        total.effort += part * piece.effort
        total.points += part * piece.points
        if part < 1:
            total.left.append(_Piece((1 - part) * piece.effort, (1 - part) * piece.points, piece.worth))


def _hull(choice: Choice) -> list[_Piece]:
    """The upper hull of a choice's options, as pieces of falling worth."""
    corners: list[tuple[Fraction, Fraction]] = []
    for option, points in zip(choice.options, choice.points, strict=True):
        corner = (option.effort, points)
        while len(corners) > 1 and _slope(corners[-2:]) <= _slope([corners[-2], corner]):
            corners.pop()
        corners.append(corner)
    return [_Piece(b[0] - a[0], b[1] - a[1], _slope((a, b))) for a, b in pairwise(corners)]


def _slope(corners: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    low, high = corners
    return (high[1] - low[1]) / (high[0] - low[0])
