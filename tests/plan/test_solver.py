"""On tasks of real size the plan costs what an independent solver finds."""

import pytest

from tests.plan.solver import (
    gates_in_points,
    in_points,
    least_effort,
    levels_of_choices,
    levels_of_options,
)
from tests.plan.units import assessed, random_answers
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.plan.gate_tree import goals_of
from zi_cli.plan.make import make_plan, situation_of, task_of
from zi_cli.plan.plan import Wishes

pytest.importorskip("highspy")


@pytest.mark.parametrize("target", ["WBK", "WBBM"])
@pytest.mark.parametrize("seed", range(4))
def test_levels_alone(criteria: CriteriaSet, seed: int, target: str) -> None:
    """Model and solver share nothing with the plan but the pack: only levels change, one unit each."""
    answers = random_answers(criteria.lke, seed)
    answers |= {125: 3.7, 127: 3.8}
    assessment = assessed(criteria, answers, target)
    numbers = {s for s, q in criteria.lke.questions.items() if q.scale.kind is not ScaleKind.OPTIONS}
    plan = make_plan(assessment, Wishes(forbidden=frozenset(numbers)))
    found = least_effort(levels_of_options(assessment), gates_in_points(assessment))
    out_of_reach = any(gate.reachable is False and gate.gate.id != "predikat-wbk" for gate in plan.gates)
    assert (found is None) == out_of_reach
    if found is not None:
        assert round(found, 6) == plan.effort


@pytest.mark.parametrize("margin", [0, 1])
@pytest.mark.parametrize("seed", range(4, 8))
def test_everything(criteria: CriteriaSet, seed: int, margin: int) -> None:
    assessment = assessed(criteria, random_answers(criteria.lke, seed))
    wishes = Wishes(margin=margin)
    now = situation_of(assessment, wishes)
    goals = goals_of(criteria.lke, assessment.gates, wishes.margin)
    found = least_effort(levels_of_choices(task_of(now, goals).choices), in_points(goals))
    assert found is not None
    plan = make_plan(assessment, wishes)
    assert plan.feasible
    assert round(found, 6) == plan.effort == plan.lower_bound
    assert plan.relaxed_bound <= plan.effort < plan.relaxed_bound + 5
