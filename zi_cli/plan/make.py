"""From an assessment to the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import compress

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates, score_areas
from zi_cli.assessment.minimum import ORDER, check_minimum
from zi_cli.assessment.scoring import Outcome, Score, score_ratios
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Measure, Pack, ScaleKind
from zi_cli.criteria.minimum.pack import Status
from zi_cli.errors import InputProblem, UsageProblem
from zi_cli.language import Exactly, msg
from zi_cli.plan.choice import Choice, Option, choice_of
from zi_cli.plan.counts import count_options, together
from zi_cli.plan.gate_tree import Branch, Goal, goals_of, grow
from zi_cli.plan.levels import index_asked, index_options, level_choice
from zi_cli.plan.optimum import Optimum, best_within, cheapest
from zi_cli.plan.outlook import planned_gates
from zi_cli.plan.plan import CriterionStep, Plan, Unanswered, Wishes
from zi_cli.plan.relaxation import relaxed_bound
from zi_cli.plan.situation import Situation
from zi_cli.plan.steps import steps_of
from zi_cli.plan.wishes import decided
from zi_cli.workbook.answers import AnswerState


def make_plan(assessment: Assessment, wishes: Wishes | None = None) -> Plan:
    """The cheapest set of steps by which the answers of the deciding view meet every gate, margin included.

    UsageProblem for a soal or an answer in `wishes` that there is none of; InputProblem where the file tells
    nothing in the deciding view.
    """
    wishes = wishes or Wishes(margin=assessment.margin)
    now = situation_of(assessment, wishes)
    goals = goals_of(assessment.pack, assessment.gates, wishes.margin)
    task = task_of(now, goals)
    cheap = cheapest(task.branch, task.choices)
    assert cheap is not None  # goals out of reach were left out
    best = cheap
    if wishes.budget is not None:
        best = _within(task, goals, wishes.budget)
    return _plan(now, goals, task, best, cheap)


def situation_of(assessment: Assessment, wishes: Wishes) -> Situation:
    """Where the plan starts. InputProblem where the file tells nothing in the deciding view."""
    score = assessment.scores[assessment.view]
    if score is None:
        raise InputProblem(
            msg("the file has no scores in the view {view}", view=assessment.view.value),
            msg("Choose another with --view."),
        )
    return Situation(
        assessment=assessment, score=score, wishes=wishes, fixed=decided(assessment.pack, wishes)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be solved."""

    choices: tuple[Choice, ...]
    """In order of their lowest soal."""
    branch: Branch
    """With the goals within reach."""
    best: dict[str, Fraction]
    """Gate id → the most points that could be reached, whatever the effort."""
    beyond: bool
    """Whether surveys count beyond their own gates."""


def task_of(now: Situation, goals: Sequence[Goal]) -> Task:
    """Surveys only as far as their own gates ask, unless a gate is out of reach so and within reach otherwise."""
    plain = _choices(now, goals, beyond=False)
    best = {goal.gate_id: _most(goal, plain, [choice.points[-1] for choice in plain]) for goal in goals}
    highest = [_highest(now, choice) for choice in plain]
    most = {goal.gate_id: _most(goal, plain, highest) for goal in goals}
    beyond = any(best[goal.gate_id] < goal.points <= most[goal.gate_id] for goal in goals)
    choices = tuple(_widened(now, choice, goals) for choice in plain) if beyond else plain
    within = [goal for goal in goals if most[goal.gate_id] >= goal.points]
    return Task(choices=choices, branch=grow(within, choices), best=most, beyond=beyond)


def _most(goal: Goal, choices: Sequence[Choice], highest: Sequence[Fraction]) -> Fraction:
    inside = (choice.indicators[0].id in goal.indicators for choice in choices)
    return exact_sum(compress(highest, inside))


def _highest(now: Situation, choice: Choice) -> Fraction:
    """The most points of a choice, whatever the effort; of a survey that is left open, all."""
    indicator = choice.indicators[0]
    soal = indicator.soal_ids[0]
    if not _is_survey(indicator) or soal in now.fixed or soal in now.wishes.forbidden:
        return choice.points[-1]
    return now.pack.weight_points(indicator.id)


def _widened(now: Situation, choice: Choice, goals: Sequence[Goal]) -> Choice:
    """A survey with every index that it can have; other choices as they are."""
    return _choice(now, choice.indicators, goals, beyond=True) if _is_survey(choice.indicators[0]) else choice


def _choices(now: Situation, goals: Sequence[Goal], beyond: bool) -> tuple[Choice, ...]:
    found = [_choice(now, indicators, goals, beyond) for indicators in together(now.pack)]
    return tuple(sorted(found, key=lambda choice: min(choice.soal_ids)))


def _choice(now: Situation, indicators: tuple[Indicator, ...], goals: Sequence[Goal], beyond: bool) -> Choice:
    first = indicators[0]
    if first.ratio is None and first.inputs[0].scale.kind is ScaleKind.OPTIONS:
        return level_choice(now, first)
    weights = {indicator.id: now.pack.weight_points(indicator.id) for indicator in indicators}
    return choice_of(indicators, list(_options(now, indicators, goals, beyond)), weights)


def _is_survey(indicator: Indicator) -> bool:
    return indicator.ratio is None and indicator.inputs[0].scale.kind is not ScaleKind.OPTIONS


def _options(
    now: Situation, indicators: tuple[Indicator, ...], goals: Sequence[Goal], beyond: bool
) -> Iterator[Option]:
    first = indicators[0]
    if first.ratio is not None:
        return count_options(now, indicators)
    scale = first.inputs[0].scale
    asked = [goal.points for goal in goals if goal.indicators == {first.id}]
    weight = now.pack.weight_points(first.id)
    required = max((index_asked(points, weight, scale.maximum) for points in asked), default=Fraction(0))
    return index_options(now, first, required, beyond)


def _within(task: Task, goals: Sequence[Goal], budget: Fraction) -> Optimum:
    """The best with that much effort. UsageProblem where what is fixed takes more already."""
    best = best_within(grow(goals, task.choices), task.choices, budget)
    if best is None:
        least = exact_sum(choice.options[0].effort for choice in task.choices)
        raise UsageProblem(
            msg(
                "what is fixed takes an effort of {least}; --budget {budget} is less",
                least=Exactly(least),
                budget=Exactly(budget),
            ),
            msg("Raise the budget, or leave out a --fix."),
        )
    return best


def _plan(now: Situation, goals: Sequence[Goal], task: Task, best: Optimum, cheap: Optimum) -> Plan:
    assessment, pack = now.assessment, now.pack
    score = _score_after(pack, now.score, task.choices, best)
    holds = next((g.actual for g in assessment.gates if g.gate.measure is Measure.PREDICATE), None)
    after = check_gates(pack, assessment.target, score, None if holds is None else bool(holds))
    gates = planned_gates(now, after, task.best, task.choices)
    missed_now = [goal for goal in goals if _points(goal, now.score) < goal.points]
    steps = steps_of(now, task.choices, dict(enumerate(best.taken)), missed_now)
    touched = {step.soal_id for step in steps}
    return Plan(
        assessment=assessment,
        wishes=now.wishes,
        feasible=all(gate.met is not False for gate in gates),
        effort=best.effort,
        lower_bound=cheap.effort,
        relaxation=partial(relaxed_bound, task.branch),
        steps=steps,
        gates=gates,
        score=score,
        areas=score_areas(pack, score),
        criteria=tuple(_criteria(assessment, score)),
        unanswered=tuple(
            Unanswered(
                question=question, state=assessment.given(soal).state, cell=assessment.given(soal).cell
            )
            for soal, question in pack.questions.items()
            if soal not in touched and assessment.given(soal).state is not AnswerState.ANSWERED
        ),
        surveys_beyond_gates=task.beyond,
    )


def _points(goal: Goal, score: Score) -> Fraction:
    return exact_sum(score.indicators[item].score_points for item in goal.indicators)


def _score_after(pack: Pack, score: Score, choices: Sequence[Choice], best: Optimum) -> Score:
    ratios = {item: (s.ratio, s.outcome, s.policy) for item, s in score.indicators.items()}
    for choice, place in zip(choices, best.taken, strict=True):
        if choice.options[place].answers:
            for item, move in choice.options[place].moves.items():
                if move.ratio != score.indicators[item].ratio or move.evidenced:
                    ratios[item] = (move.ratio, Outcome.COUNTED, "")
    return score_ratios(pack, ratios)


def _criteria(assessment: Assessment, score: Score) -> Iterator[CriterionStep]:
    """Mandatory minimum criteria that stay open with the answers after the plan, where readiness needs them."""
    if not assessment.minimum_counts:
        return
    for family in check_minimum(assessment.criteria.minimum, assessment.filled.forms, score):
        for result in family.mandatory:
            if result.status is Status.MET:
                continue
            known = result.status is not Status.UNKNOWN
            levels = ORDER.index(Status.MET) - ORDER.index(result.status) if known else 0
            yield CriterionStep(result=result, effort=levels * assessment.pack.efforts.criterion)
