"""What must hold of every plan, whatever the unit."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.filled import best_answers
from tests.plan.units import assessed, random_answers, with_plan, written_into
from zi_cli.api import assess, plan
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.demo.write import write_samples
from zi_cli.errors import InputProblem
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Plan, Wishes

SEEDS = range(12)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, criteria: CriteriaSet) -> list[Path]:
    return list(write_samples(tmp_path_factory.mktemp("contoh"), criteria, force=False))


def scored(plan: Plan) -> bool:
    """Whether every gate that answers can reach is met."""
    return all(gate.met for gate in plan.gates if gate.gate.id != "predikat-wbk")


@pytest.mark.parametrize("target", ["WBK", "WBBM"])
@pytest.mark.parametrize("seed", SEEDS)
def test_steps_lead_to_every_gate(criteria: CriteriaSet, seed: int, target: str) -> None:
    answers = random_answers(criteria.lke, seed)
    before = assessed(criteria, answers, target, holds_wbk=True)
    made = make_plan(before)
    after = assessed(criteria, with_plan(answers, made), target, holds_wbk=True)
    assert made.feasible
    assert all(gate.met for gate in after.gates)
    assert after.claimed.totals == made.score.totals
    assert [gate.actual for gate in after.gates] == [gate.after for gate in made.gates]
    assert (
        sum(step.points for step in made.steps)
        == after.claimed.totals["total"] - before.claimed.totals["total"]
    )
    assert sum(step.effort for step in made.steps) == made.effort == made.lower_bound
    assert not made.steps or made.steps[-1].running_total == made.score.totals["total"]
    assert len({step.soal_id for step in made.steps}) == len(made.steps)
    assert made.relaxed_bound <= made.effort


@pytest.mark.parametrize("seed", SEEDS)
def test_no_step_can_be_left_out(criteria: CriteriaSet, seed: int) -> None:
    answers = random_answers(criteria.lke, seed)
    made = make_plan(assessed(criteria, answers))
    planned = with_plan(answers, made)
    for step in made.steps:
        if step.effort:
            without = assessed(criteria, {**planned, step.soal_id: answers[step.soal_id]})
            assert not all(gate.met for gate in without.gates), step.soal_id


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_fit_together_after_the_plan(criteria: CriteriaSet, seed: int) -> None:
    answers = random_answers(criteria.lke, seed, blanks=0.2)
    made = make_plan(assessed(criteria, answers, "WBBM"))
    planned = {soal: typed for soal, typed in with_plan(answers, made).items() if typed is not None}
    changed = {step.soal_id for step in made.steps}
    for limit in criteria.lke.limits:
        soals = {*limit.left, *limit.right}
        if soals <= planned.keys() and soals & changed and _fits(answers, limit):
            assert _fits(planned, limit), limit.at


def _fits(answers: dict, limit) -> bool:  # type: ignore[no-untyped-def, type-arg]
    left, right = (sum(answers.get(s) or 0 for s in side) for side in (limit.left, limit.right))
    return left == right if limit.relation == "equals" else left <= right


@pytest.mark.parametrize("seed", SEEDS)
def test_a_margin_never_makes_it_cheaper(criteria: CriteriaSet, seed: int) -> None:
    assessment = assessed(criteria, random_answers(criteria.lke, seed))
    efforts = []
    for margin in (0, Fraction(1, 2), 2, 5, 40):
        made = make_plan(assessment, Wishes(margin=Fraction(margin)))
        assert made.feasible
        for gate in made.gates:
            assert gate.after is not None
            assert gate.after >= gate.wanted >= gate.minimum
        efforts.append(made.effort)
    assert efforts == sorted(efforts)


@pytest.mark.parametrize("seed", SEEDS)
def test_forbidding_never_makes_it_cheaper(criteria: CriteriaSet, seed: int) -> None:
    assessment = assessed(criteria, random_answers(criteria.lke, seed))
    free = make_plan(assessment)
    chosen = [step.soal_id for step in free.steps if step.effort and step.alone][:3]
    held = make_plan(assessment, Wishes(forbidden=frozenset(chosen)))
    assert not {step.soal_id for step in held.steps} & set(chosen)
    assert held.effort >= free.effort or not held.feasible
    assert held.effort > free.effort or held.score.totals["total"] <= free.score.totals["total"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_budget_is_kept_and_more_of_it_is_never_worse(criteria: CriteriaSet, seed: int) -> None:
    assessment = assessed(criteria, random_answers(criteria.lke, seed))
    full = make_plan(assessment)
    last = (99, Fraction(0))
    for part in (Fraction(0), Fraction(1, 4), Fraction(3, 4), Fraction(1), Fraction(5, 4)):
        budget = Fraction(int(full.effort * part))
        made = make_plan(assessment, Wishes(budget=budget))
        missed = sum(gate.met is False for gate in made.gates)
        assert made.effort <= budget
        assert made.lower_bound == full.effort
        assert (missed, -made.score.totals["total"]) <= (last[0], -last[1])
        assert made.feasible == (budget >= full.effort)
        last = (missed, made.score.totals["total"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_fixed_comes_out_so(criteria: CriteriaSet, seed: int) -> None:
    answers = random_answers(criteria.lke, seed)
    wishes = Wishes(fixed={5: "A", 12: "C", 116: "3", 125: "3,9", 127: "3.2", 89: "4"})
    made = make_plan(assessed(criteria, answers), wishes)
    planned = with_plan(answers, made)
    assert {soal: planned[soal] for soal in wishes.fixed} == {
        5: "A",
        12: "C",
        116: 3,
        125: 3.9,
        127: 3.2,
        89: 4,
    }
    assert assessed(criteria, planned).claimed.totals == made.score.totals
    assert {step.soal_id for step in made.steps if step.fixed} <= set(wishes.fixed)


def test_a_lower_answer_can_be_fixed(criteria: CriteriaSet) -> None:
    made = make_plan(assessed(criteria, best_answers(criteria.lke)), Wishes(fixed={12: "C", 103: "4"}))
    assert [(s.soal_id, s.effort, s.points < 0, s.fixed) for s in made.steps] == [
        (12, 0, True, True),
        (103, 0, True, True),
    ]
    assert made.feasible


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("view", [View.SUPPORTED, View.TPI])
def test_other_views(criteria: CriteriaSet, seed: int, view: View) -> None:
    """A plan for the supported view comes with evidence for what it lists; one for TPI's starts from TPI's answers."""
    answers = random_answers(criteria.lke, seed)
    evidence = frozenset(soal for soal in answers if (soal * 7 + seed) % 3)
    theirs = random_answers(criteria.lke, seed + 500)
    before = assessed(criteria, answers, view=view, evidence=evidence, tpi=theirs)
    made = make_plan(before)
    shown = evidence | {s for step in made.steps for s in step.indicator.soal_ids}
    if view is View.TPI:
        after = assessed(criteria, answers, view=view, evidence=evidence, tpi=with_plan(theirs, made))
    else:
        after = assessed(criteria, with_plan(answers, made), view=view, evidence=shown, tpi=theirs)
    assert all(gate.met for gate in after.gates)
    assert after.decisive.totals == made.score.totals


def test_a_view_without_scores_is_refused(criteria: CriteriaSet) -> None:
    with pytest.raises(InputProblem):
        make_plan(assessed(criteria, best_answers(criteria.lke), view=View.TPI))


def test_an_empty_workbook_has_a_plan(criteria: CriteriaSet) -> None:
    answers = dict.fromkeys(criteria.lke.questions)
    made = make_plan(assessed(criteria, answers, "WBBM", holds_wbk=True))
    after = assessed(criteria, with_plan(answers, made), "WBBM", holds_wbk=True)
    assert made.feasible
    assert all(gate.met for gate in after.gates)
    assert {s.soal_id for s in made.steps} | {u.question.soal_id for u in made.unanswered} == set(answers)


def test_a_perfect_workbook_needs_nothing(criteria: CriteriaSet) -> None:
    made = make_plan(assessed(criteria, best_answers(criteria.lke)))
    assert (made.steps, made.effort, made.lower_bound, made.unanswered) == ((), 0, 0, ())


def test_surveys_are_raised_to_their_own_gates_only(criteria: CriteriaSet) -> None:
    answers = {**best_answers(criteria.lke), 125: 3.41, 127: 2.9} | dict.fromkeys(range(1, 30), None)
    made = make_plan(assessed(criteria, answers))
    surveys = {s.soal_id: (s.after, s.decided_by, s.alone) for s in made.steps if s.soal_id in (125, 127)}
    assert surveys == {
        125: (Fraction("3.6"), DecidedBy.OTHERS, False),
        127: (Fraction("3.2"), DecidedBy.OTHERS, False),
    }
    assert not made.surveys_beyond_gates


def test_surveys_go_further_where_nothing_else_does(criteria: CriteriaSet) -> None:
    questions = criteria.lke.questions
    options = {
        soal: list(question.scale.ratios) for soal, question in questions.items() if question.scale.ratios
    }
    low = {soal: found[len(found) // 2] for soal, found in options.items() if soal < 88}
    answers = {**best_answers(criteria.lke), **low, 126: "C", 125: 3.6, 127: 3.2}
    wishes = Wishes(forbidden=frozenset(questions) - {125, 127})
    made = make_plan(assessed(criteria, answers), wishes)
    assert made.feasible
    assert made.surveys_beyond_gates
    assert {step.soal_id for step in made.steps} <= {125, 127}
    without = make_plan(assessed(criteria, answers))
    assert not without.surveys_beyond_gates
    assert not [step for step in without.steps if step.decided_by is DecidedBy.OTHERS]


def test_what_is_out_of_reach_is_said_and_the_rest_is_planned(criteria: CriteriaSet) -> None:
    answers = {**best_answers(criteria.lke), 126: "D", 17: "D", 18: "C", 19: "C"}
    made = make_plan(assessed(criteria, answers), Wishes(forbidden=frozenset({126})))
    assert not made.feasible
    (gate,) = [gate for gate in made.gates if gate.gate.id == "capaian-kinerja"]
    assert (gate.met, gate.reachable, gate.best) == (False, False, Fraction(5, 4))
    assert [reason.values["soal"] for reason in gate.why_not] == ["126"]
    assert [g.gate.id for g in made.gates if g.met is False] == ["capaian-kinerja"]


def test_a_predicate_that_is_not_held_makes_it_infeasible(criteria: CriteriaSet) -> None:
    found = {
        held: make_plan(assessed(criteria, best_answers(criteria.lke), "WBBM", holds_wbk=held)).feasible
        for held in (True, False, None)
    }
    assert found == {True: True, False: False, None: True}


def test_the_same_each_time(criteria: CriteriaSet) -> None:
    answers = random_answers(criteria.lke, 3)
    one, other = (
        make_plan(assessed(criteria, dict(order)), None)
        for order in (answers.items(), reversed(answers.items()))
    )
    assert one.steps == other.steps


def test_gates_named_at_a_step_were_missed_and_hold_it(criteria: CriteriaSet) -> None:
    assessment = assessed(criteria, random_answers(criteria.lke, 7))
    made = make_plan(assessment)
    missed = {g.gate.id for g in made.gates if g.met_before is False}
    for step in made.steps:
        assert set(step.gates) <= missed
        assert bool(step.gates) == (step.points > 0)


@pytest.mark.parametrize("target", ["WBK", "WBBM"])
def test_typed_into_the_workbook_the_steps_meet_every_gate(
    samples: list[Path], tmp_path: Path, target: str
) -> None:
    for sample in samples:
        made = plan(sample, target, holds_wbk=True)
        after = assess(written_into(sample, made, tmp_path / sample.name), target, holds_wbk=True)
        assert all(gate.met for gate in after.gates), sample.name
        assert after.claimed.totals == made.score.totals
        assert {s for s in after.pack.questions if after.given(s).state != "answered"} == {
            each.question.soal_id for each in made.unanswered
        }


def test_criteria_still_open_are_listed(samples: list[Path]) -> None:
    sample = next(path for path in samples if "mulai" in path.name)
    made = plan(sample, "WBK")
    assert made.criteria
    assert all(step.effort in (0, 1, 2) and (step.effort == 0) == step.to_settle for step in made.criteria)
    assert made.criteria_effort == sum(step.effort for step in made.criteria)
    assert not plan(sample, "WBK", gates_only=True).criteria


def test_gates_of_the_plan_are_those_of_the_assessment(criteria: CriteriaSet) -> None:
    made = make_plan(assessed(criteria, random_answers(criteria.lke, 2)))
    results = check_gates(criteria.lke, "WBK", made.score, None)
    assert [(r.gate.id, r.actual, r.met) for r in results] == [
        (g.gate.id, g.after, g.met) for g in made.gates
    ]


def test_effort_of_ones_own(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    dear = replace(pack.efforts, level=Fraction(5, 2))
    own = replace(criteria, lke=replace(pack, efforts=dear))
    answers = {**best_answers(pack), **dict.fromkeys((17, 18, 19, 20, 94, 95, 96), "C")}
    usual, costly = (make_plan(assessed(set_, answers)) for set_ in (criteria, own))
    assert costly.effort == usual.effort * Fraction(5, 2)
