"""What to do next: where the most points still lie, and what the next level asks."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_lke import state_words
from zi_cli.assessment.scoring import Outcome
from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.cli.views.layout import heading
from zi_cli.criteria.lke.pack import Indicator, ScaleKind
from zi_cli.language import Whole
from zi_cli.workbook.answers import AnswerState

SHOWN: Final = 5


def steps(assessment: Assessment, signs: Glyphs) -> Iterator[RenderableType]:
    """The indicators with the most points at stake, those of missed areas first."""
    roots = {root.id for root in assessment.pack.roots}
    missed = {item for gate in assessment.gates if gate.met is False for item in gate.gate.of} - roots

    def urgency(indicator: Indicator) -> tuple[bool, bool, Fraction, int]:
        helps = any(indicator.id == item or indicator.id.startswith(f"{item}.") for item in missed)
        answered = all(assessment.given(soal).state is AnswerState.ANSWERED for soal in indicator.soal_ids)
        done = answered and not helps and indicator.inputs[0].scale.kind is ScaleKind.INDEX
        return helps, not done, assessment.points_at_stake(indicator.id), -indicator.soal_ids[0]

    open_ones = [i for i in assessment.pack.indicators.values() if assessment.points_at_stake(i.id) > 0]
    if not open_ones:
        return
    best = sorted(open_ones, key=urgency, reverse=True)[:SHOWN]
    title = (
        say("Where the most points still lie")
        if not missed
        else say("Where the most points still lie, missed gates first")
    )
    lines = [line for indicator in best for line in _step(assessment, indicator, signs)]
    yield Padding(Group(heading(title), *lines), (1, 0, 0, 0))


def _step(assessment: Assessment, indicator: Indicator, signs: Glyphs) -> Iterator[RenderableType]:
    soal = (
        ", ".join(map(str, indicator.soal_ids))
        if len(indicator.soal_ids) < 3
        else f"{indicator.soal_ids[0]}–{indicator.soal_ids[-1]}"
    )
    gain = say("+{points} points", points=assessment.points_at_stake(indicator.id))
    head = Text(f"  {gain}", style="bold")
    head.append(f"  soal {soal}: {indicator.label}", style="not bold")
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
