"""From the options that were taken to steps, one a soal, in the order in which to do them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zi_cli.assessment.contradictions import contradiction_of
from zi_cli.assessment.views import evidence_of, supports
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Indicator, Question, ScaleKind
from zi_cli.language import Message, msg
from zi_cli.plan.choice import Choice, Option
from zi_cli.plan.gate_tree import Goal
from zi_cli.plan.limits import twins
from zi_cli.plan.plan import Step
from zi_cli.plan.situation import Situation
from zi_cli.plan.words import todo, true_count


@dataclass(frozen=True, slots=True)
class _Taken:
    """An option of a choice that changes something."""

    choice: Choice
    option: Option
    points: Fraction
    """Gained by it."""
    alone: bool
    """Whether the unit can do it alone."""


def steps_of(
    now: Situation, choices: Sequence[Choice], taken: Mapping[int, int], missed: Sequence[Goal]
) -> tuple[Step, ...]:
    """All steps; `taken`: place of the option of each choice, `missed`: the gates that are missed now."""
    changes = []
    for place, choice in enumerate(choices):
        option = choice.options[taken[place]]
        if option.answers:
            gained = exact_sum(_gain(now, indicator, option) for indicator in choice.indicators)
            changes.append(_Taken(choice, option, gained, _alone(now, choice, option)))
    running = now.score.totals["total"]
    steps = []
    for change in sorted(changes, key=_order):
        for step in _steps(now, change, missed):
            running += step.points
            steps.append(replace(step, running_total=running))
    return tuple(steps)


def _order(change: _Taken) -> tuple[bool, bool, bool, Fraction, int]:
    """What the unit can do itself first, then what brings most for its effort; what brings nothing last."""
    effort = change.option.effort
    worth = change.points / effort if effort else Fraction(0)
    return change.points <= 0, not change.alone, bool(effort), -worth, min(change.option.answers)


def _alone(now: Situation, choice: Choice, option: Option) -> bool:
    leads = [lead for indicator in choice.indicators if (lead := _lead(indicator, option)) is not None]
    return all(
        _decided_by(now, now.pack.indicators[now.pack.questions[lead].indicator_id], lead, option)
        is DecidedBy.UNIT
        for lead in leads
    )


def _decided_by(now: Situation, indicator: Indicator, soal: int, option: Option) -> DecidedBy:
    """Who brings a soal to its answer; an index that is only typed again is the unit's own doing."""
    meant = now.index_meant(indicator)
    if meant is not None and option.answers.get(soal) == meant:
        return DecidedBy.UNIT
    return now.efforts.of(soal).decided_by


def _gain(now: Situation, indicator: Indicator, option: Option) -> Fraction:
    ratio = option.moves[indicator.id].ratio - now.score.indicators[indicator.id].ratio
    return ratio * now.pack.weight_points(indicator.id)


def _steps(now: Situation, change: _Taken, missed: Sequence[Goal]) -> Iterator[Step]:
    """The step of each soal: what one acts on first, then what only goes along."""
    option = change.option
    leads = {i.id: _lead(i, option) for i in change.choice.indicators}
    told = {soal for soal in leads.values() if soal is not None}
    for indicator in change.choice.indicators:
        lead = leads[indicator.id]
        soals = [soal for soal in indicator.soal_ids if soal in option.answers]
        for soal in sorted(soals, key=lambda soal: (soal != lead, soal)):
            mine = soal == lead
            yield _step(
                now,
                indicator,
                next(q for q in indicator.inputs if q.soal_id == soal),
                option,
                points=_gain(now, indicator, option) if mine else Fraction(0),
                effort=option.moves[indicator.id].effort if mine else Fraction(0),
                goes_with=_goes_with(soal, lead, indicator, told),
                gates=_served(indicator, missed) if mine and _gain(now, indicator, option) > 0 else (),
            )


def _lead(indicator: Indicator, option: Option) -> int | None:
    """The soal that stands for an indicator's change: the numerator where it changes."""
    changed = [soal for soal in indicator.soal_ids if soal in option.answers]
    if indicator.ratio is not None and indicator.ratio.numerator in changed:
        return indicator.ratio.numerator
    return changed[0] if changed else None


def _goes_with(soal: int, lead: int | None, indicator: Indicator, told: set[int]) -> int | None:
    """The soal that this one only follows; None for one that is acted on."""
    if soal != lead:
        return lead
    if indicator.ratio is None or soal == indicator.ratio.numerator:
        return None
    others = sorted(told - {soal})
    return others[0] if others else None


def _served(indicator: Indicator, missed: Sequence[Goal]) -> tuple[str, ...]:
    return tuple(goal.gate_id for goal in missed if indicator.id in goal.indicators)


def _step(
    now: Situation,
    indicator: Indicator,
    question: Question,
    option: Option,
    *,
    points: Fraction,
    effort: Fraction,
    goes_with: int | None,
    gates: tuple[str, ...],
) -> Step:
    soal = question.soal_id
    given = now.assessment.given(soal)
    before, after = now.typed(soal), option.answers[soal]
    filled, assumed = now.assessment.filled, _assumed(now, indicator, question)
    return Step(
        question=question,
        indicator=indicator,
        before=before,
        after=after,
        todo=_todo(now, question, option, assumed, goes_with),
        assumed=assumed,
        level_text=question.levels.get(after, "") if isinstance(after, str) else "",
        evidence=question.evidence,
        points=points,
        effort=effort,
        gates=gates,
        running_total=Fraction(0),
        decided_by=_decided_by(now, indicator, soal if goes_with is None else goes_with, option),
        cell=given.cell,
        state=given.state,
        written=given.written,
        goes_with=goes_with,
        fixed=soal in now.fixed,
        evidence_missing=filled.evidence_known
        and not supports(evidence_of(indicator, filled), now.assessment.evidence_states),
    )


def _todo(
    now: Situation, question: Question, option: Option, assumed: bool, goes_with: int | None
) -> Message:
    indicator = now.pack.indicators[question.indicator_id]
    given, after = now.assessment.given(question.soal_id), option.answers[question.soal_id]
    what = (
        true_count(indicator, given.state, goes_with)
        if assumed
        else todo(question, now.typed(question.soal_id), after, given, goes_with)
    )
    wrong = contradiction_of(now.pack, indicator, now.assessment.given) if goes_with is None else None
    if wrong is None:
        return what
    first = msg("Put the numbers right first: {numbers}", numbers=wrong.numbers)
    return msg("{first}. {then}", first=first, then=what)


def _assumed(now: Situation, indicator: Indicator, question: Question) -> bool:
    """Whether nobody knows this count: it is missing, and so is what it could be told from."""
    ratio, soal = indicator.ratio, question.soal_id
    if ratio is None or question.scale.kind is not ScaleKind.COUNT or _known(now, soal):
        return False
    return soal != ratio.numerator or not all(_known(now, whole) for whole in ratio.denominator)


def _known(now: Situation, soal: int) -> bool:
    """Whether a count is in the workbook, is decided, or must equal one that is."""
    return any(now.number(each) is not None or each in now.fixed for each in (soal, *twins(now.pack, soal)))
