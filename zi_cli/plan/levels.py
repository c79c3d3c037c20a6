"""Questions that are answered by a level, and survey indices: which higher answers there are, and their effort."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.effort import Efforts, QuestionEffort
from zi_cli.criteria.lke.pack import Indicator, Question
from zi_cli.plan.choice import Move, Option
from zi_cli.plan.situation import Situation

HUNDREDTHS = 100
"""Indices are told with two decimals."""


def level_options(now: Situation, indicator: Indicator) -> Iterator[Option]:
    """Staying, and every level that is worth more; only the fixed one where one is fixed."""
    question = indicator.inputs[0]
    soal = question.soal_id
    ratios = question.scale.ratios
    present = now.option(soal)
    wanted = now.fixed.get(soal)
    if wanted is not None:
        assert isinstance(wanted, str)
        yield _level(now, indicator, wanted)
        return
    yield now.stay(indicator)
    if soal in now.wishes.forbidden:
        return
    for answer in ratios:
        claimed = present is None or ratios[answer] >= ratios[present]
        if claimed and ratios[answer] > now.score.indicators[indicator.id].ratio:
            yield _level(now, indicator, answer)


def _level(now: Situation, indicator: Indicator, answer: str) -> Option:
    """Leaving a question with `answer`."""
    question = indicator.inputs[0]
    present, ratios = now.option(question.soal_id), question.scale.ratios
    unsupported = now.unsupported(indicator)
    evidenced = unsupported and ratios[answer] > 0
    if answer == present and not evidenced:
        return now.stay(indicator)
    effort = effort_up(now.efforts, question, present, answer)
    if evidenced:
        effort += now.efforts.evidence
    return Option(
        moves={indicator.id: Move(ratio=ratios[answer], effort=effort, evidenced=evidenced)},
        answers={question.soal_id: answer},
    )


def effort_up(efforts: Efforts, question: Question, present: str | None, answer: str) -> Fraction:
    """Effort from one level up to another, step by step; 0 downwards. `present` None: from the lowest."""
    ratios = question.scale.ratios
    special = efforts.of(question.soal_id)
    low = ratios[present] if present is not None else min(ratios.values())
    passed = [level for level, ratio in ratios.items() if low < ratio <= ratios[answer]]
    usual = efforts.level if special.effort is None else special.effort
    return exact_sum(special.levels.get(level, usual) for level in passed)


def index_options(now: Situation, indicator: Indicator, required: Fraction, beyond: bool) -> Iterator[Option]:
    """Staying, and the index that its own gates ask (`required`); every further step only with `beyond`.

    Respondents decide an index. A plan that gathered points for the total there would rest on their answers.
    """
    question = indicator.inputs[0]
    soal, scale = question.soal_id, question.scale
    wanted = now.fixed.get(soal)
    if wanted is not None:
        assert isinstance(wanted, Fraction)
        yield _index(now, indicator, wanted, required)
        return
    yield now.stay(indicator)
    if soal in now.wishes.forbidden:
        return
    present = now.number(soal) or Fraction(0)
    if now.unsupported(indicator):
        yield _index(now, indicator, present, required)
    goals = {min(required, scale.maximum)}
    if beyond:
        step = _step(now.efforts, now.efforts.of(soal))
        goals |= {step * count for count in range(int(scale.maximum / step) + 1)} | {scale.maximum}
    for goal in sorted(goals):
        if goal > present:
            yield _index(now, indicator, goal, required)


def _step(efforts: Efforts, special: QuestionEffort) -> Fraction:
    return efforts.index_step if special.step is None else special.step


def _index(now: Situation, indicator: Indicator, goal: Fraction, required: Fraction) -> Option:
    """Leaving an index at `goal`."""
    question = indicator.inputs[0]
    present = now.number(question.soal_id)
    evidenced = now.unsupported(indicator) and goal > 0
    if goal == present and not evidenced:
        return now.stay(indicator)
    special = now.efforts.of(question.soal_id)
    each = now.efforts.index if special.effort is None else special.effort
    step = _step(now.efforts, special)
    if present is None:
        effort = now.efforts.unmeasured + ceil(max(Fraction(0), goal - required) / step) * each
    else:
        effort = ceil(max(Fraction(0), goal - present) / step) * each
    if evidenced:
        effort += now.efforts.evidence
    return Option(
        moves={
            indicator.id: Move(
                ratio=goal / question.scale.maximum, effort=Fraction(effort), evidenced=evidenced
            )
        },
        answers={question.soal_id: goal},
    )


def index_asked(points: Fraction, weight_points: Fraction, maximum: Fraction) -> Fraction:
    """The least index with two decimals that is worth `points`."""
    exact = points / weight_points * maximum
    return min(maximum, Fraction(ceil(exact * HUNDREDTHS), HUNDREDTHS))
