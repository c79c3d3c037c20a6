"""Wishes are understood as a workbook's answers are, or refused with a reason."""

from fractions import Fraction

import pytest

from tests.builders.filled import best_answers
from tests.plan.units import assessed
from zi_cli.cli.plan_wishes import read_wishes
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import UsageProblem
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Wishes
from zi_cli.plan.wishes import decided


@pytest.mark.parametrize(
    ("soal", "typed", "meant"),
    [
        (2, "b", "B"),
        (1, "ya", "Ya"),
        (1, " Tidak ", "Tidak"),
        (125, "3,75", "15/4"),
        (116, "2", "2"),
        (2, "A.", "A"),
    ],
)
def test_understood(pack: Pack, soal: int, typed: str, meant: str) -> None:
    assert str(decided(pack, Wishes(fixed={soal: typed}))[soal]) == meant


@pytest.mark.parametrize(
    "fix",
    [["2=b", "2=B"], ["2=B", " 2 = B."], ["125=3,6", "125=3,60"], ["1=ya", "1=Ya"]],
    ids=" ".join,
)
def test_the_same_wish_may_be_typed_twice(pack: Pack, fix: list[str]) -> None:
    assert len(read_wishes(pack, Fraction(0), fix, [], None).fixed) == 1


@pytest.mark.parametrize("fix", [["2=b", "2=C"], ["125=3,6", "125=3,61"], ["2=b", "2=Z"]], ids=" ".join)
def test_two_wishes_for_one_question_are_refused(pack: Pack, fix: list[str]) -> None:
    with pytest.raises(UsageProblem):
        read_wishes(pack, Fraction(0), fix, [], None)


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(fixed={128: "A"}),
        Wishes(forbidden=frozenset({0})),
        Wishes(fixed={2: "D"}),
        Wishes(fixed={1: "A"}),
        Wishes(fixed={125: "5"}),
        Wishes(fixed={125: "90 %"}),
        Wishes(fixed={116: "1,5"}),
        Wishes(fixed={116: "-1"}),
        Wishes(fixed={116: ""}),
        Wishes(fixed={2: "A"}, forbidden=frozenset({2})),
        Wishes(fixed={2: "A"}, budget=0),  # type: ignore[arg-type]
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_refused(criteria: CriteriaSet, wishes: Wishes, language: str) -> None:
    answers = {**best_answers(criteria.lke), 2: "C"}
    with pytest.raises(UsageProblem) as refused:
        make_plan(assessed(criteria, answers), wishes)
    assert Translator(language).text(refused.value.message)


@pytest.mark.parametrize(
    ("fixed", "named"),
    [
        ({116: "12"}, "116 (12)"),
        ({112: "999"}, "(999)"),
        ({89: "3", 90: "2"}, "90 (2)"),
        ({106: "11"}, "105 (10)"),
    ],
)
def test_numbers_that_cannot_all_be_right_are_refused(
    criteria: CriteriaSet, fixed: dict[int, str], named: str
) -> None:
    counts = {88: 5, 89: 1, 90: 1, 91: 1, 105: 10, 106: 3, 110: 4, 111: 0, 112: 4}
    answers = {**best_answers(criteria.lke), **counts, 113: 1, 114: 3, 115: 0, 116: 4}
    with pytest.raises(UsageProblem) as refused:
        make_plan(assessed(criteria, answers), Wishes(fixed=fixed))
    told = Translator("id").text(refused.value.message)
    assert named in told
    assert refused.value.hint is not None


def test_numbers_that_fit_once_others_follow_are_not_refused(criteria: CriteriaSet) -> None:
    answers = {**best_answers(criteria.lke), 110: 4, 111: 2, 112: 2}
    plan = make_plan(assessed(criteria, answers), Wishes(fixed={112: "4"}))
    assert {step.soal_id: step.after for step in plan.steps}.get(111) == 0
