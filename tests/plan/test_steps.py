"""Steps: their order, what only follows, and counts that nobody knows."""

from fractions import Fraction

import pytest

from tests.builders.filled import Typed, best_answers
from tests.plan.units import assessed, random_answers
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Plan, Step, Wishes


def planned(
    criteria: CriteriaSet, changes: dict[int, Typed], wishes: Wishes | None = None
) -> dict[int, Step]:
    plan = make_plan(assessed(criteria, {**best_answers(criteria.lke), **changes}, "WBBM"), wishes)
    return {step.soal_id: step for step in plan.steps}


def empty(criteria: CriteriaSet) -> Plan:
    return make_plan(assessed(criteria, dict.fromkeys(criteria.lke.questions)))


@pytest.mark.parametrize("seed", range(6))
def test_what_the_unit_can_do_itself_comes_first_then_what_brings_most(
    criteria: CriteriaSet, seed: int
) -> None:
    leads = [
        s for s in make_plan(assessed(criteria, random_answers(criteria.lke, seed))).leads if s.points > 0
    ]
    singles = [s for s in leads if s.soal_id not in (88, 89, 90, 91)]  # those two ratios go together
    assert [s.alone for s in singles] == sorted((s.alone for s in singles), reverse=True)
    for alone in (True, False):
        worth = [s.points / s.effort for s in singles if s.alone is alone]
        assert worth == sorted(worth, reverse=True)


def test_running_totals_follow_the_order(criteria: CriteriaSet) -> None:
    plan = empty(criteria)
    total = plan.assessment.decisive.totals["total"]
    for step in plan.steps:
        total += step.points
        assert step.running_total == total
    assert total == plan.score.totals["total"]


def test_steps_are_leads_and_what_follows_them(criteria: CriteriaSet) -> None:
    plan = empty(criteria)
    assert len(plan.leads) + len(plan.followers) == len(plan.steps)
    assert {step.goes_with for step in plan.followers} <= {step.soal_id for step in plan.leads}
    assert sum(step.effort for step in plan.leads) == plan.effort


def test_counts_that_nobody_knows_are_never_told_as_facts(criteria: CriteriaSet) -> None:
    counts = [s for s in empty(criteria).steps if s.question.scale.kind is ScaleKind.COUNT]
    assert counts
    words = Translator("id")
    for step in counts:
        assert step.assumed
        told = words.text(step.todo)
        assert "keadaan yang sebenarnya" in told
        assert not any(sign.isdigit() for sign in told.replace("0 dihitung 100 %", ""))


def test_zero_over_zero_is_said_where_the_policy_counts_it_as_full(criteria: CriteriaSet) -> None:
    words = Translator("id")
    for step in empty(criteria).leads:
        ratio = step.indicator.ratio
        if ratio is not None:
            assert ("100 %" in words.text(step.todo)) == (ratio.zero.nothing == 1)


def test_no_violation_of_last_year_is_made_up(criteria: CriteriaSet) -> None:
    steps = {step.soal_id: step for step in empty(criteria).steps}
    assert 103 not in steps or steps[102].after == 0


@pytest.mark.parametrize(
    ("changes", "soal", "assumed"),
    [
        ({105: 10, 106: None}, 106, False),  # the whole is known: so is the goal
        ({105: None, 106: None}, 106, True),
        ({105: None, 106: None}, 105, True),
        ({113: 1, 114: 2, 115: None, 116: 2}, 115, True),
        ({88: 1, 89: 1, 90: None, 91: 1}, 90, False),  # the same as 89
    ],
)
def test_which_counts_are_assumed(
    criteria: CriteriaSet, changes: dict[int, Typed], soal: int, assumed: bool
) -> None:
    blank = {s: None for s, q in criteria.lke.questions.items() if q.scale.kind is ScaleKind.OPTIONS}
    steps = planned(criteria, {**blank, **changes})
    assert soal not in steps or steps[soal].assumed is assumed


def test_a_fixed_count_is_known(criteria: CriteriaSet) -> None:
    steps = planned(criteria, {105: None, 106: None}, Wishes(fixed={105: "8", 106: "8"}))
    assert not any(steps[soal].assumed for soal in (105, 106))


@pytest.mark.parametrize(
    ("typed", "after", "effort"), [(87.65, "3.506", 1), ("92,5", "3.7", 1), (75, "3.2", 5)]
)
def test_an_index_on_0_to_100_is_typed_again_before_anybody_is_asked(
    criteria: CriteriaSet, typed: Typed, after: str, effort: int
) -> None:
    plan = make_plan(assessed(criteria, {**best_answers(criteria.lke), 127: typed}))
    (step,) = plan.steps
    assert step.before is None
    assert (step.after, step.effort) == (Fraction(after), Fraction(effort))
    assert step.alone is (effort == 1)
    assert Translator("en").text(step.todo).startswith("Type ")


def test_counts_that_cannot_be_are_put_right_first(criteria: CriteriaSet) -> None:
    changes: dict[int, Typed] = {113: 1, 114: 1, 115: 1, 116: 4}
    counts = assessed(
        criteria,
        {**best_answers(criteria.lke), **changes},
        view=View.SUPPORTED,
        evidence=frozenset(criteria.lke.questions) - {113, 114, 115, 116},
    )
    plan = make_plan(counts, Wishes(fixed={116: "3"}))
    step = next(step for step in plan.steps if step.soal_id == 116)
    assert "soal 116 (4) may be at most soal 113 + 114 + 115 (3)" in Translator("en").text(step.todo)
