"""Counts that cannot all be right: more than their whole, or unequal where they must be equal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Limit, Pack, Relation
from zi_cli.language import Exactly, Message, msg
from zi_cli.workbook.answers import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A limit of the pack that the counts of an indicator break."""

    soal_id: int
    """Where it is reported."""
    cell: str | None
    """`Sheet!K8`"""
    numbers: Message
    """Which numbers: `soal 123 (5) may be at most soal 122 (4)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A limit whose two sides do not fit together."""

    limit: Limit
    left: Fraction
    """Sum of the counts on the left."""
    right: Fraction

    @property
    def said(self) -> dict[str, object]:
        """The fields of a message on it: left, above, words, right, below."""
        at_most = self.limit.relation is Relation.AT_MOST
        return {
            "left": " + ".join(map(str, self.limit.left)),
            "above": Exactly(self.left),
            "words": msg("may be at most") if at_most else msg("must be the same as"),
            "right": " + ".join(map(str, self.limit.right)),
            "below": Exactly(self.right),
        }


def broken(limit: Limit, number: Callable[[int], Fraction | None]) -> Broken | None:
    """How a limit is broken by the counts, which `number` tells; None where they fit or one is missing."""
    left, right = sum_of(limit.left, number), sum_of(limit.right, number)
    if left is None or right is None or left == right:
        return None
    if limit.relation is Relation.AT_MOST and left < right:
        return None
    return Broken(limit=limit, left=left, right=right)


def sum_of(soals: Iterable[int], number: Callable[[int], Fraction | None]) -> Fraction | None:
    """Sum of counts; None where one is missing."""
    numbers = [number(soal) for soal in soals]
    return None if None in numbers else exact_sum(each for each in numbers if each is not None)


def contradiction_of(
    pack: Pack, indicator: Indicator, given: Callable[[int], Answer]
) -> Contradiction | None:
    """The first limit broken by counts of `indicator`; None where all fit or some are missing."""
    for limit in _limits_of(pack, indicator):
        found = broken(limit, lambda soal: given(soal).number)
        if found is not None:
            return Contradiction(
                soal_id=limit.at,
                cell=given(limit.at).cell,
                numbers=msg("soal {left} ({above}) {words} soal {right} ({below})", **found.said),
            )
    return None


@lru_cache(maxsize=512)
def _limits_of(pack: Pack, indicator: Indicator) -> tuple[Limit, ...]:
    """The limits that counts of an indicator must keep to."""
    if indicator.ratio is None:
        return ()
    soals = set(indicator.soal_ids)
    return tuple(limit for limit in pack.limits if soals.intersection((*limit.left, *limit.right)))
