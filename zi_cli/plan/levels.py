"""Questions that are answered by a level, and survey indices: which higher answers there are, and their effort."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.effort import Efforts, QuestionEffort
from zi_cli.criteria.lke.pack import Indicator, Pack, Question
from zi_cli.plan.choice import Choice, Move, Option, choice_of, staying
from zi_cli.plan.situation import Situation

HUNDREDTHS = 100
"""Indices are told with two decimals."""


class Level(NamedTuple):
    """How a question stands that is answered by a level."""

    present: str | None
    """The option answered; None where none counts."""
    unsupported: bool
    """Whether the view counts it as lowest for want of evidence."""
    wanted: str | None
    """The option that is decided."""
    forbidden: bool

    def ratio(self, ratios: Mapping[str, Fraction]) -> Fraction:
        """0 to 1, in the deciding view, on a scale with these ratios."""
        return Fraction(0) if self.unsupported or self.present is None else ratios[self.present]


def level_choice(now: Situation, indicator: Indicator) -> Choice:
    """What can be done about a question that is answered by a level."""
    soal = indicator.soal_ids[0]
    wanted = now.fixed.get(soal)
    assert wanted is None or isinstance(wanted, str)
    forbidden = soal in now.wishes.forbidden
    return _level_choice(now.pack, indicator, now.option(soal), now.unsupported(indicator), wanted, forbidden)


@lru_cache(maxsize=2_000)
def _level_choice(
    pack: Pack,
    indicator: Indicator,
    present: str | None,
    unsupported: bool,
    wanted: str | None,
    forbidden: bool,
) -> Choice:
    """The same for every workbook that answers so."""
    level = Level(present=present, unsupported=unsupported, wanted=wanted, forbidden=forbidden)
    weights = {indicator.id: pack.weight_points(indicator.id)}
    return choice_of((indicator,), list(_levels(pack.efforts, indicator, level)), weights)


def _levels(efforts: Efforts, indicator: Indicator, level: Level) -> Iterator[Option]:
    """Staying, and every level that is worth more; only the decided one where one is."""
    ratios = indicator.inputs[0].scale.ratios
    if level.wanted is not None:
        yield _answered(efforts, indicator, level, level.wanted)
        return
    here = level.ratio(ratios)
    yield staying(indicator, here)
    if level.forbidden:
        return
    for answer in ratios:
        claimed = level.present is None or ratios[answer] >= ratios[level.present]
        if claimed and ratios[answer] > here:
            yield _answered(efforts, indicator, level, answer)


def _answered(efforts: Efforts, indicator: Indicator, level: Level, answer: str) -> Option:
    """Leaving a question with `answer`."""
    question = indicator.inputs[0]
    ratios = question.scale.ratios
    ratio = ratios[answer]
    evidenced = level.unsupported and ratio > 0
    if answer == level.present and not evidenced:
        return staying(indicator, level.ratio(ratios))
    effort = effort_up(efforts, question, level.present, answer)
    if evidenced:
        effort += efforts.evidence
    return Option(
        moves={indicator.id: Move(ratio=ratio, effort=effort, evidenced=evidenced)},
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
    meant = now.index_meant(indicator)
    present = now.number(soal) or meant or Fraction(0)
    if meant is not None:
        yield _index(now, indicator, meant, required)
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
    meant = now.index_meant(indicator)
    if meant is not None:  # typed again, and perhaps raised then
        effort = each + ceil(max(Fraction(0), goal - meant) / step) * each
    elif present is None:
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
