"""What a step asks to do, in words."""

from fractions import Fraction
from typing import Final

from zi_cli.assessment.survey_scale import index_meant
from zi_cli.criteria.lke.pack import Indicator, Question, ScaleKind
from zi_cli.language import Exactly, Message, msg
from zi_cli.plan.plan import Typed
from zi_cli.workbook.answers import Answer, AnswerState

_MEND: Final = {
    AnswerState.BLANK: msg("The cell is blank: fill it in"),
    AnswerState.INVALID: msg("The cell holds no valid answer: mend it"),
    AnswerState.ERROR: msg("The cell shows an error: mend it"),
    AnswerState.UNCALCULATED: msg("The cell was never calculated: open the file and save it"),
    AnswerState.NOT_FOUND: msg("The question is not in the workbook: put it back"),
}


def found_words(written: str) -> Exactly | str:
    """What a cell holds, as people read it: a number with their decimal sign."""
    plain = written.removeprefix("-").replace(".", "", 1)
    return Exactly(Fraction(written)) if plain.isascii() and plain.isdecimal() else written


def mend(state: AnswerState) -> Message | None:
    """What must be done to the cell before anything counts; None where it is answered."""
    return _MEND.get(state)


def todo(question: Question, before: Typed, after: Typed, given: Answer, goes_with: int | None) -> Message:
    """What a step asks to do: sentences, without the last full stop."""
    state, meant = given.state, index_meant(question, given)
    if meant is not None:
        again = msg(
            "Type {found} again as {index}, on the scale of 0 to {maximum} (answers 1 to {maximum})",
            found=found_words(given.written),
            index=Exactly(meant),
            maximum=Exactly(question.scale.maximum),
        )
        then = _what(question, before, after, goes_with)
        return again if after == meant else msg("{first}. {then}", first=again, then=then)
    if before == after:
        return msg("Show evidence for the answer that is claimed")
    what = _what(question, before, after, goes_with)
    first = mend(state)
    return what if first is None else msg("{first}. {then}", first=first, then=what)


def true_count(indicator: Indicator, state: AnswerState, goes_with: int | None) -> Message:
    """What a step asks where nobody knows the counts: the truth, whatever the plan reckons with."""
    what = msg("Type the true count")
    ratio = indicator.ratio
    if goes_with is None and ratio is not None:
        what = msg("Type the true counts; the points here are those of the full ratio")
        if ratio.zero.nothing == 1:
            what = msg("{what}, and where all of them are 0 it counts as 100 % (policy of zi)", what=what)
    first = None if state is AnswerState.BLANK else mend(state)
    return what if first is None else msg("{first}. {then}", first=first, then=what)


def _what(question: Question, before: Typed, after: Typed, goes_with: int | None) -> Message:
    shown: object = after
    if isinstance(after, Fraction) and (after.denominator == 1 or (after * 100).denominator != 1):
        shown = Exactly(after)
    if goes_with is not None:
        return msg("Type {after}, so that it goes with soal {soal}", after=shown, soal=goes_with)
    if question.scale.kind is ScaleKind.INDEX:
        return msg("Reach an index of {after} in the survey", after=shown)
    if before is None:
        return msg("Reach {after}; if it is there already, only the answer is missing", after=shown)
    now: object = before if question.scale.kind is ScaleKind.OPTIONS else Exactly(Fraction(before))
    return msg("Go from {before} to {after}", before=now, after=shown)
