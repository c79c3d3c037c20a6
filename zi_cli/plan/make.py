"""From an assessment to the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from math import lcm

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.scoring import Outcome, Score, added_up, weighed
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Measure, Pack, ScaleKind
from zi_cli.errors import InputProblem, UsageProblem
from zi_cli.language import Exactly, msg
from zi_cli.plan.choice import Choice, Move, Option, choice_of
from zi_cli.plan.counts import count_options, together
from zi_cli.plan.gate_tree import Branch, Goal, goals_of, grow
from zi_cli.plan.levels import index_asked, index_options, level_choice
from zi_cli.plan.optimum import Optimum, best_within, cheapest
from zi_cli.plan.outlook import planned_gates
from zi_cli.plan.plan import Plan, Wishes
from zi_cli.plan.relaxation import relaxed_bound
from zi_cli.plan.situation import Situation
from zi_cli.plan.steps import steps_of
from zi_cli.plan.wishes import decided


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
    plain = tuple([_choice(now, indicators, goals, beyond=False) for indicators in _groups(now.pack)])
    best = _highest(goals, plain)
    further = {c.indicators[0].id: _left_open(now, c) for c in plain if _is_open(now, c.indicators[0])}
    most = {
        goal.gate_id: best[goal.gate_id]
        + exact_sum(more for item, more in further.items() if item in goal.indicators)
        for goal in goals
    }
    beyond = any(best[goal.gate_id] < goal.points <= most[goal.gate_id] for goal in goals)
    choices = tuple(_widened(now, choice, goals) for choice in plain) if beyond else plain
    within = [goal for goal in goals if most[goal.gate_id] >= goal.points]
    return Task(choices=choices, branch=grow(within, choices), best=most, beyond=beyond)


def _highest(goals: Sequence[Goal], choices: Sequence[Choice]) -> dict[str, Fraction]:
    """Gate id → the most points that these choices can bring it."""
    common = lcm(*{choice.whole.points_over for choice in choices})
    points = {
        choice.indicators[0].id: choice.whole.points[-1] * (common // choice.whole.points_over)
        for choice in choices
    }
    return {
        goal.gate_id: Fraction(sum([points[item] for item in goal.indicators if item in points]), common)
        for goal in goals
    }


def _is_open(now: Situation, indicator: Indicator) -> bool:
    """Whether it is a survey that nothing is decided about."""
    return _is_survey(indicator) and not (
        indicator.soal_ids[0] in now.fixed or indicator.soal_ids[0] in now.wishes.forbidden
    )


def _left_open(now: Situation, choice: Choice) -> Fraction:
    """What a survey could bring beyond the options of its choice, whatever the effort."""
    return now.pack.weight_points(choice.indicators[0].id) - choice.points[-1]


def _widened(now: Situation, choice: Choice, goals: Sequence[Goal]) -> Choice:
    """A survey with every index that it can have; other choices as they are."""
    return _choice(now, choice.indicators, goals, beyond=True) if _is_survey(choice.indicators[0]) else choice


@lru_cache(maxsize=16)
def _groups(pack: Pack) -> tuple[tuple[Indicator, ...], ...]:
    """Indicators that change together, in order of their lowest soal."""
    return tuple(sorted(together(pack), key=lambda group: min(s for one in group for s in one.soal_ids)))


def _choice(now: Situation, indicators: tuple[Indicator, ...], goals: Sequence[Goal], beyond: bool) -> Choice:
    first = indicators[0]
    if first.ratio is None and first.inputs[0].scale.kind is ScaleKind.OPTIONS:
        return level_choice(now, first)
    if _is_full(now, indicators):
        return _kept(now.pack, indicators)
    weights = {indicator.id: now.pack.weight_points(indicator.id) for indicator in indicators}
    return choice_of(indicators, list(_options(now, indicators, goals, beyond)), weights)


def _is_full(now: Situation, indicators: tuple[Indicator, ...]) -> bool:
    """Whether there is nothing to gain, and nothing is decided that could take it away."""
    scores = now.score.indicators
    return all(scores[indicator.id].ratio == 1 for indicator in indicators) and not any(
        soal in now.fixed for indicator in indicators for soal in indicator.soal_ids
    )


@lru_cache(maxsize=64)
def _kept(pack: Pack, indicators: tuple[Indicator, ...]) -> Choice:
    """Leaving indicators as they are that bring all they can."""
    kept = Option(moves={one.id: Move(ratio=Fraction(1), effort=Fraction(0)) for one in indicators})
    return choice_of(indicators, [kept], {one.id: pack.weight_points(one.id) for one in indicators})


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
    missed = {gate.gate.id for gate in gates if gate.met_before is False}
    missed_now = [goal for goal in goals if goal.gate_id in missed]
    steps = steps_of(now, task.choices, dict(enumerate(best.taken)), missed_now)
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
        surveys_beyond_gates=task.beyond,
    )


def _score_after(pack: Pack, score: Score, choices: Sequence[Choice], best: Optimum) -> Score:
    scores = dict(score.indicators)
    for choice, place in zip(choices, best.taken, strict=True):
        if choice.options[place].answers:
            for item, move in choice.options[place].moves.items():
                if move.ratio != scores[item].ratio or move.evidenced:
                    scores[item] = weighed(pack, item, move.ratio, Outcome.COUNTED)
    return added_up(pack, scores)
