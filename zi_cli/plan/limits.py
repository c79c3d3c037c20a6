"""Counts that must fit together: what follows what, and numbers that cannot all be right."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import lru_cache

from zi_cli.assessment.contradictions import Broken, broken
from zi_cli.criteria.lke.pack import Pack, Relation
from zi_cli.errors import UsageProblem
from zi_cli.language import msg

Counts = Mapping[int, int | None]
"""soal → count, a whole number; None where none counts."""


@lru_cache(maxsize=512)
def twins(pack: Pack, soal: int) -> tuple[int, ...]:
    """Counts that must equal this one."""
    equal = [
        (limit.left[0], limit.right[0])
        for limit in pack.limits
        if limit.relation is Relation.EQUALS and len(limit.left) == len(limit.right) == 1
    ]
    return tuple(other for pair in equal for one, other in (pair, pair[::-1]) if one == soal)


@lru_cache(maxsize=16)
def _at_most(pack: Pack) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """(parts, whole) of each limit that parts must keep to."""
    return tuple((limit.left, limit.right) for limit in pack.limits if limit.relation is Relation.AT_MOST)


def fitted(
    pack: Pack, counts: Counts, changed: Collection[int], decided: Collection[int]
) -> dict[int, int | None]:
    """Counts kept in line with those that changed: equal ones follow, parts shrink with what they are part of."""
    result = dict(counts)
    for soal in changed:
        for twin in twins(pack, soal):
            if twin in result and twin not in decided:
                result[twin] = result[soal]
    moved = {soal for soal, number in result.items() if soal in changed or number != counts[soal]}
    for parts, whole in _at_most(pack):
        if moved.isdisjoint(parts) and moved.isdisjoint(whole):
            continue
        numbers = [result.get(soal) for soal in (*parts, *whole)]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            continue
        there = known[: len(parts)]
        surplus = sum(there) - sum(known[len(parts) :])
        for soal, number in zip(parts, there, strict=True):
            if surplus <= 0:
                break
            if soal in decided or soal in moved:
                continue
            cut = min(surplus, number)
            result[soal] = number - cut
            surplus -= cut
    return result


def refuse_impossible(pack: Pack, counts: Counts, fixed: frozenset[int]) -> None:
    """UsageProblem where an answer that is `fixed` breaks a limit of the pack, as ZI604 would say of a workbook."""

    def number(soal: int) -> Fraction | None:
        count = counts.get(soal)
        return None if count is None else Fraction(count)

    for limit in pack.limits if fixed else ():
        if fixed.isdisjoint((*limit.left, *limit.right)):
            continue
        found = broken(limit, number)
        if found is not None:
            raise _impossible(found)


def _impossible(found: Broken) -> UsageProblem:
    limit = found.limit
    others = [soal for soal in (*limit.left, *limit.right) if soal != limit.at]
    return UsageProblem(
        msg("--fix: soal {left} ({above}) {words} soal {right} ({below})", **found.said),
        msg(
            "Give a number that fits, or fix soal {others} too, if the workbook is wrong there.",
            others=", ".join(map(str, others)),
        ),
    )
