"""Counts move in steps one can take, and what must fit them moves along."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.builders.filled import Typed, best_answers
from tests.plan.units import assessed
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.plan.counts import count_options, together
from zi_cli.plan.make import situation_of
from zi_cli.plan.plan import Wishes

Found = set[tuple[int, Fraction, tuple[tuple[int, int], ...]]]


def options(
    criteria: CriteriaSet, soal: int, counts: Mapping[int, Typed], wishes: Wishes | None = None
) -> Found:
    """(effort, points, what changes to what) of every option of the ratio with `soal`."""
    assessment = assessed(criteria, {**best_answers(criteria.lke), **counts})
    now = situation_of(assessment, wishes or Wishes())
    group = next(g for g in together(criteria.lke) if any(soal in i.soal_ids for i in g))
    found: Found = set()
    for option in count_options(now, group):
        points = sum(m.ratio * criteria.lke.weight_points(item) for item, m in option.moves.items())
        changes = tuple((s, int(n)) for s, n in sorted(option.answers.items()) if isinstance(n, Fraction))
        found.add((int(option.effort), Fraction(points), changes))
    return found


def changes(found: Found) -> list[tuple[int, dict[int, int]]]:
    return sorted(
        ((effort, dict(made)) for effort, _, made in found), key=lambda each: (each[0], str(each[1]))
    )


def test_a_step_closes_a_quarter_and_never_goes_past_the_whole(criteria: CriteriaSet) -> None:
    found = options(criteria, 106, {105: 10, 106: 3})
    assert changes(found) == [(0, {}), (1, {106: 6}), (2, {106: 9}), (3, {106: 10})]
    assert {points for _, points, _ in found} == {Fraction(2) * n / 10 for n in (3, 6, 9, 10)}


def test_few_counts_move_one_by_one(criteria: CriteriaSet) -> None:
    assert changes(options(criteria, 123, {122: 3, 123: 1})) == [(0, {}), (1, {123: 2}), (2, {123: 3})]


def test_a_count_that_should_fall_falls_and_takes_its_part_along(criteria: CriteriaSet) -> None:
    found = options(criteria, 103, {102: 8, 103: 4, 104: 3})
    assert changes(found) == [(0, {}), (1, {103: 2, 104: 2}), (2, {103: 0, 104: 0})]


def test_what_is_still_in_process_shrinks_with_what_is_done(criteria: CriteriaSet) -> None:
    found = options(criteria, 112, {110: 4, 111: 3, 112: 1})
    assert changes(found) == [(0, {}), (1, {111: 2, 112: 2}), (2, {111: 1, 112: 3}), (3, {111: 0, 112: 4})]


def test_equal_counts_stay_equal(criteria: CriteriaSet) -> None:
    found = changes(options(criteria, 89, {88: 2, 89: 1, 90: 1, 91: 1}))
    assert (1, {89: 2, 90: 2}) in found
    assert (2, {89: 2, 90: 2, 91: 2}) in found
    assert all(made.get(89) == made.get(90) for _, made in found)


@pytest.mark.parametrize(
    ("soal", "counts", "goal"),
    [
        (112, {110: None, 111: None, 112: None}, {110: 1, 111: 0, 112: 1}),
        (106, {105: 0, 106: 0}, {105: 1, 106: 1}),
        (116, {113: 1, 114: 2, 115: None, 116: 2}, {115: 0, 116: 3}),
        (103, {102: 5, 103: None, 104: None}, {103: 0, 104: 0}),
        (103, {102: None, 103: 2, 104: 1}, {102: 2, 103: 0, 104: 0}),
        (103, {102: 0, 103: 2, 104: 1}, {103: 0, 104: 0}),
        (112, {110: 0, 111: 0, 112: 2}, {110: 2}),
        (91, {88: 1, 89: 1, 90: None, 91: None}, {90: 1, 91: 1}),
        (112, {110: 3, 111: None, 112: 3}, {111: 0}),
    ],
)
def test_what_is_missing_or_cannot_be_is_filled_in(
    criteria: CriteriaSet, soal: int, counts: Mapping[int, Typed], goal: dict[int, int]
) -> None:
    found = options(criteria, soal, counts)
    most = max(points for _, points, _ in found)
    assert goal in [dict(made) for _, points, made in found if points == most]
    assert all(effort > 0 for effort, points, made in found if made and points)


def test_what_is_forbidden_or_fixed_does_not_move(criteria: CriteriaSet) -> None:
    counts = {102: 8, 103: 4, 104: 3}
    assert changes(options(criteria, 103, counts, Wishes(forbidden=frozenset({104})))) == [(0, {})]
    assert changes(options(criteria, 103, counts, Wishes(forbidden=frozenset({103})))) == [(0, {})]
    assert changes(options(criteria, 103, counts, Wishes(fixed={103: "3"}))) == [(1, {103: 3})]
    assert (0, {102: 4}) in changes(options(criteria, 103, counts, Wishes(fixed={102: "4"})))
