"""Counts that cannot all be right: more than their whole, or unequal where they must be equal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

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


def contradiction_of(
    pack: Pack, indicator: Indicator, given: Callable[[int], Answer]
) -> Contradiction | None:
    """The first limit broken by counts of `indicator`; None where all fit or some are missing."""
    for limit in pack.limits:
        sides = (*limit.left, *limit.right)
        if indicator.ratio is None or not set(sides).intersection(indicator.soal_ids):
            continue
        left, right = _sum(given, limit.left), _sum(given, limit.right)
        if left is None or right is None or not _broken(limit, left, right):
            continue
        words = msg("may be at most") if limit.relation is Relation.AT_MOST else msg("must be the same as")
        return Contradiction(
            soal_id=limit.at,
            cell=given(limit.at).cell,
            numbers=msg(
                "soal {left} ({above}) {words} soal {right} ({below})",
                left=" + ".join(map(str, limit.left)),
                above=Exactly(left),
                words=words,
                right=" + ".join(map(str, limit.right)),
                below=Exactly(right),
            ),
        )
    return None


def _broken(limit: Limit, left: Fraction, right: Fraction) -> bool:
    return left > right if limit.relation is Relation.AT_MOST else left != right


def _sum(given: Callable[[int], Answer], soals: Iterable[int]) -> Fraction | None:
    numbers = [given(soal).number for soal in soals]
    return None if None in numbers else exact_sum(number for number in numbers if number is not None)
