"""Counts that must fit together: what follows what, and numbers that cannot all be right."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from zi_cli.assessment.contradictions import Broken, broken
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Pack, Relation
from zi_cli.errors import UsageProblem
from zi_cli.language import msg

Counts = Mapping[int, Fraction | None]
"""soal → count; None where none counts."""


def twins(pack: Pack, soal: int) -> Iterator[int]:
    """Counts that must equal this one."""
    for limit in pack.limits:
        if limit.relation is Relation.EQUALS and len(limit.left) == len(limit.right) == 1:
            if limit.left[0] == soal:
                yield limit.right[0]
            elif limit.right[0] == soal:
                yield limit.left[0]


def fitted(
    pack: Pack, counts: Counts, changed: Iterable[int], decided: frozenset[int] | set[int]
) -> dict[int, Fraction | None]:
    """Counts kept in line with those that changed: equal ones follow, parts shrink with what they are part of."""
    result = dict(counts)
    for soal in changed:
        for twin in twins(pack, soal):
            if twin in result and twin not in decided:
                result[twin] = result[soal]
    moved = {soal for soal in result if soal in set(changed) or result[soal] != counts[soal]}
    for limit in pack.limits:
        sides = (*limit.left, *limit.right)
        if limit.relation is not Relation.AT_MOST or not moved.intersection(sides):
            continue
        if any(result.get(soal) is None for soal in sides):
            continue
        surplus = exact_sum(result[s] or Fraction(0) for s in limit.left) - exact_sum(
            result[s] or Fraction(0) for s in limit.right
        )
        for soal in limit.left:
            if surplus <= 0:
                break
            if soal in decided or soal in moved:
                continue
            cut = min(surplus, result[soal] or Fraction(0))
            result[soal] = (result[soal] or Fraction(0)) - cut
            surplus -= cut
    return result


def refuse_impossible(pack: Pack, counts: Counts, fixed: frozenset[int]) -> None:
    """UsageProblem where an answer that is `fixed` breaks a limit of the pack, as ZI604 would say of a workbook."""
    for limit in pack.limits:
        if fixed.isdisjoint((*limit.left, *limit.right)):
            continue
        found = broken(limit, counts.get)
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
