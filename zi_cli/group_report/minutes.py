"""How a meeting's minutes are shared out: exactly, in whole minutes, by what is at stake."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

SHORTEST: Final = 5
"""Minutes below which a topic is not worth opening."""
FEWEST: Final = 4 * SHORTEST
"""Minutes of the shortest meeting: opening, one topic, innovation, agreements."""
MOST: Final = 480
_OPENING: Final = Fraction(1, 9)
_INNOVATION: Final = Fraction(1, 6)
_AGREEMENTS: Final = Fraction(1, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Minutes of each part of the meeting; together all of it."""

    opening: int
    topics: tuple[int, ...]
    """In the order of the points given; 0 for a topic for which there is no time."""
    innovation: int
    agreements: int


def share_out(minutes: int, points: Sequence[Fraction]) -> Shares:
    """Share out `minutes`, at least `FEWEST`, by the points of each topic, the largest first."""
    opening, innovation, agreements = (
        max(SHORTEST, int(minutes * part)) for part in (_OPENING, _INNOVATION, _AGREEMENTS)
    )
    left = minutes - opening - innovation - agreements
    if not points:
        return Shares(opening=opening, topics=(), innovation=innovation + left, agreements=agreements)
    held = min(len(points), left // SHORTEST)
    topics = [*_in_proportion(left, points[:held]), *[0] * (len(points) - held)]
    return Shares(opening=opening, topics=tuple(topics), innovation=innovation, agreements=agreements)


def _in_proportion(minutes: int, points: Sequence[Fraction]) -> list[int]:
    """At least `SHORTEST` each, the rest in proportion; `points` fall."""
    large = len(points)
    while large > 1:
        for_large = minutes - SHORTEST * (len(points) - large)
        if points[large - 1] * for_large >= SHORTEST * sum(points[:large]):
            break
        large -= 1
    for_large = minutes - SHORTEST * (len(points) - large)
    return [*_whole(for_large, points[:large]), *[SHORTEST] * (len(points) - large)]


def _whole(minutes: int, points: Sequence[Fraction]) -> list[int]:
    """Whole minutes that add up: the largest remainders are rounded up."""
    total = sum(points, Fraction(0))
    exact = [one * minutes / total for one in points]
    shares = [int(one) for one in exact]
    by_rest = sorted(range(len(points)), key=lambda place: (shares[place] - exact[place], place))
    for place in by_rest[: minutes - sum(shares)]:
        shares[place] += 1
    return shares
