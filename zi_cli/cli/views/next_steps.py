"""What to do next: where the most points still lie, and what the next level asks."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_lke import state_words
from zi_cli.assessment.scoring import Outcome
from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.cli.views.layout import heading
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Indicator, Measure, ScaleKind
from zi_cli.criteria.soal_text import soal_text
from zi_cli.language import Whole
from zi_cli.plan.gate_tree import indicators_of
from zi_cli.workbook.answers import AnswerState

SHOWN: Final = 5


def steps(assessment: Assessment, signs: Glyphs) -> Iterator[RenderableType]:
    """The indicators with the most points at stake: those that serve a missed gate, what the unit can do itself."""
    open_ones = [i for i in assessment.pack.indicators.values() if assessment.points_at_stake(i.id) > 0]
    if not open_ones:
        return
    served = frozenset(
        item
        for gate in assessment.gates
        if gate.met is False and gate.gate.measure is not Measure.PREDICATE
        for part in gate.gate.of
        for item in indicators_of(assessment.pack, part)
    )
    ranked = sorted(
        open_ones,
        key=lambda i: (i.id not in served, -assessment.points_at_stake(i.id), i.soal_ids[0]),
    )
    own = [i for i in ranked if _alone(assessment, i)]
    others = [i for i in ranked if i not in own and (i.id in served or not served)]
    title = (
        say("Where the most points still lie, for the missed gates first")
        if served
        else say("Where the most points still lie")
    )
    lines = [line for indicator in own[:SHOWN] for line in _step(assessment, indicator, signs)]
    if others:
        listed = ", ".join(_gain_of(assessment, indicator) for indicator in others[:SHOWN])
        lines.append(
            Padding(
                Text(say("Not by the unit alone: {soals}", soals=Whole(listed)), style="dim"), (0, 0, 0, 2)
            )
        )
    yield Padding(Group(heading(title), *lines), (1, 0, 0, 0))


def _alone(assessment: Assessment, indicator: Indicator) -> bool:
    """Whether the unit can do it alone; evidence it can always show."""
    if assessment.decisive.indicators[indicator.id].outcome is Outcome.UNSUPPORTED:
        return True
    acted_on = indicator.ratio.numerator if indicator.ratio else indicator.soal_ids[0]
    return assessment.pack.efforts.of(acted_on).decided_by is DecidedBy.UNIT


def _gain_of(assessment: Assessment, indicator: Indicator) -> str:
    return say(
        "{soal} (+{points})",
        soal=soal_text(indicator.soal_ids),
        points=assessment.points_at_stake(indicator.id),
    )


def _step(assessment: Assessment, indicator: Indicator, signs: Glyphs) -> Iterator[RenderableType]:
    gain = say("+{points} points", points=assessment.points_at_stake(indicator.id))
    head = Text(f"  {gain}", style="bold")
    head.append(f"  {soal_text(indicator.soal_ids)}: {indicator.label}", style="not bold")
    yield head
    for line in _what(assessment, indicator, signs):
        yield Padding(Text(line, style="dim"), (0, 0, 0, 6))


def _what(assessment: Assessment, indicator: Indicator, signs: Glyphs) -> Iterator[str]:
    question = indicator.inputs[0]
    answer = assessment.given(question.soal_id)
    if indicator.ratio is not None or question.scale.kind is not ScaleKind.OPTIONS:
        yield from _numbers(assessment, indicator)
        return
    options = list(question.levels)
    if answer.state is not AnswerState.ANSWERED or answer.option is None:
        yield say(
            "{state}; best answer {option}: {level}",
            state=state_words(answer),
            option=options[0],
            level=Whole(question.levels[options[0]]),
        )
        return
    position = options.index(answer.option)
    better = options[position - 1] if position else answer.option
    if assessment.decisive.indicators[indicator.id].outcome is Outcome.UNSUPPORTED:
        yield say(
            "answer {option} has no evidence; usual: {document}",
            option=answer.option,
            document=Whole(question.evidence[0]),
        )
        return
    ratios, weight = question.scale.ratios, assessment.pack.weight_points(indicator.id)
    yield say(
        "now {option} {arrow} {better} (+{points}): {level}",
        option=answer.option,
        arrow=signs.arrow,
        better=better,
        points=(ratios[better] - ratios[answer.option]) * weight,
        level=Whole(question.levels[better]),
    )


def _numbers(assessment: Assessment, indicator: Indicator) -> Iterator[str]:
    missing = [s for s in indicator.soal_ids if assessment.given(s).state is not AnswerState.ANSWERED]
    if missing:
        answer = assessment.given(missing[0])
        yield say("soal {soal}: {state}", soal=missing[0], state=state_words(answer))
        return
    question = indicator.inputs[0]
    if assessment.decisive.indicators[indicator.id].outcome is Outcome.UNSUPPORTED:
        document = Whole(indicator.inputs[-1].evidence[0])
        yield say("no evidence is given; usual: {document}", document=document)
        return
    number = assessment.given(question.soal_id).number
    if question.scale.kind is ScaleKind.INDEX and number is not None:
        maximum = int(question.scale.maximum)
        yield say(
            "index now {number} of {maximum}; only another survey changes it", number=number, maximum=maximum
        )
        return
    ratio = assessment.decisive.indicators[indicator.id].ratio
    yield say(
        "now {percent} %. {question}",
        percent=translator().number(ratio * 100),
        question=Whole(indicator.question),
    )
