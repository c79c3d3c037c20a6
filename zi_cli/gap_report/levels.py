"""Where an indicator stands and what the next level asks, in words."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.contradictions import contradiction_of
from zi_cli.assessment.explain_lke import state_words
from zi_cli.assessment.survey_scale import index_meant
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.criteria.lke.pack import Indicator, Question, RatioRule, ScaleKind
from zi_cli.gap_report.causes import step_points, uncounted
from zi_cli.gap_report.deeds import retyping
from zi_cli.gap_report.number import Number, points
from zi_cli.language import Exactly, Translator, printable
from zi_cli.workbook.answers import Answer, AnswerState

_LEVEL_SIGNS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Present level, next level and best level of an indicator."""

    answer: str
    """As one would type it, or what keeps it from counting; counts as `9 dari 12 (75,00 %)`."""
    meaning: str
    """What the present level says; empty for numbers and where nothing counts."""
    next: str
    """The next level; empty for numbers and where evidence is what is missing."""
    next_meaning: str
    """What the next level asks; for numbers, what would change them."""
    next_points: Number | None
    """What the next level, or the evidence, alone brings, in points; None for other numbers."""
    best: str
    """The best level; empty for numbers."""
    best_meaning: str


def standing_of(
    assessment: Assessment, indicator: Indicator, cause: Cause, translator: Translator
) -> Standing:
    """The standing in the deciding view."""
    question = indicator.inputs[0]
    if indicator.ratio is None and question.scale.kind is ScaleKind.OPTIONS:
        return _option(assessment, indicator, question, cause, translator)
    return _number(assessment, indicator, cause, translator)


def _option(
    assessment: Assessment, indicator: Indicator, question: Question, cause: Cause, translator: Translator
) -> Standing:
    answer, options = assessment.given(question.soal_id), list(question.levels)
    ratios = question.scale.ratios
    here = options.index(answer.option) if answer.option in ratios and answer.option is not None else None
    if here is None:
        # The lowest level that brings anything: what an unanswered question can reach first.
        worth = [option for option in options if ratios[option] > 0]
        following = worth[-1]
    else:
        following = options[here] if cause is Cause.NO_EVIDENCE else options[max(here - 1, 0)]
    return Standing(
        answer=answer_text(answer, translator),
        meaning="" if here is None else _words(question, options[here]),
        next="" if cause is Cause.NO_EVIDENCE else following,
        next_meaning=translator.say("Complete the evidence of this answer.")
        if cause is Cause.NO_EVIDENCE
        else _words(question, following),
        next_points=points(translator, step_points(assessment, indicator, cause)),
        best=options[0],
        best_meaning=_words(question, options[0]),
    )


def _words(question: Question, option: str) -> str:
    return printable(question.levels[option], _LEVEL_SIGNS)


def _number(assessment: Assessment, indicator: Indicator, cause: Cause, translator: Translator) -> Standing:
    missing = uncounted(assessment, indicator)
    if missing:
        gaps = [
            translator.say("soal {soal}: {state}", soal=s, state=state_words(assessment.given(s)))
            for s in missing
        ]
        answer = "; ".join(gaps)
        following = translator.say("Fill in the numbers of this indicator.")
        given = assessment.given(missing[0])
        meant = index_meant(indicator.inputs[0], given)
        if meant is not None:
            following = f"{retyping(given.written, meant, None, translator)}."
    else:
        answer = number_text(assessment, indicator, translator)
        following = translator.say("Complete the evidence of this answer.")
        if contradiction_of(assessment.pack, indicator, assessment.given) is not None:
            following = translator.say("Put the numbers right first: they contradict each other.")
        elif cause is not Cause.NO_EVIDENCE:
            following = printable(_direction(indicator, translator), _LEVEL_SIGNS)
    return Standing(
        answer=answer,
        meaning="",
        next="",
        next_meaning=following,
        next_points=points(translator, step_points(assessment, indicator, cause))
        if cause is Cause.NO_EVIDENCE
        else None,
        best="",
        best_meaning="",
    )


def _direction(indicator: Indicator, translator: Translator) -> str:
    """What would make the number better."""
    if indicator.ratio is None:
        if indicator.inputs[0].scale.kind is ScaleKind.INDEX:
            return translator.say(
                "The index is the respondents' answer: only better service and another survey change it."
            )
        return translator.say("A better number.")
    numerator = next(q for q in indicator.inputs if q.soal_id == indicator.ratio.numerator)
    if indicator.ratio.rule is RatioRule.REDUCTION:
        return translator.say("Lower: {label}.", label=numerator.label)
    return translator.say("Raise, up to the full number: {label}.", label=numerator.label)


def number_text(assessment: Assessment, indicator: Indicator, translator: Translator) -> str:
    """An index, or the counts of a ratio with their percentage; for answers that can be counted."""
    ratio = indicator.ratio
    if ratio is None:
        return answer_text(assessment.given(indicator.soal_ids[0]), translator)
    counted = assessment.given(ratio.numerator).number or Fraction(0)
    of = exact_sum(assessment.given(soal).number or Fraction(0) for soal in ratio.denominator)
    # The claim's own ratio: a view that takes it away does not change what was counted.
    if ratio.rule is RatioRule.REDUCTION:
        return translator.say("from {earlier} to {later}", earlier=Exactly(of), later=Exactly(counted))
    if not of:
        return translator.say("{part} of {all}", part=Exactly(counted), all=Exactly(of))
    return translator.say(
        "{part} of {all} ({percent} %)",
        part=Exactly(counted),
        all=Exactly(of),
        percent=translator.number(counted * 100 / of),
    )


def answer_text(answer: Answer, translator: Translator) -> str:
    """An answer as people read it; what keeps it from counting where it does not."""
    if answer.state is not AnswerState.ANSWERED:
        return printable(translator.text(state_words(answer)))
    if answer.number is not None:
        return translator.exactly(answer.number)
    return answer.option or ""
