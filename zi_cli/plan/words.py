"""What a step asks to do, in words."""

from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.language import Exactly, Message, msg
from zi_cli.plan.plan import Typed
from zi_cli.workbook.answers import AnswerState

_MEND: Final = {
    AnswerState.BLANK: msg("the cell is blank: fill it in"),
    AnswerState.INVALID: msg("the cell holds no valid answer: mend it"),
    AnswerState.ERROR: msg("the cell shows an error: mend it"),
    AnswerState.UNCALCULATED: msg("the cell was never calculated: open the file and save it"),
    AnswerState.NOT_FOUND: msg("the question is not in the workbook: put it back"),
}


def mend(state: AnswerState) -> Message | None:
    """What must be done to the cell before anything counts; None where it is answered."""
    return _MEND.get(state)


def todo(
    question: Question, before: Typed, after: Typed, state: AnswerState, goes_with: int | None
) -> Message:
    """What a step asks to do."""
    if before == after:
        return msg("show evidence for the answer that is claimed")
    what = _what(question, before, after, goes_with)
    first = mend(state)
    return what if first is None else msg("{first}; {then}", first=first, then=what)


def _what(question: Question, before: Typed, after: Typed, goes_with: int | None) -> Message:
    shown: object = after
    if isinstance(after, Fraction) and (after.denominator == 1 or (after * 100).denominator != 1):
        shown = Exactly(after)
    if goes_with is not None:
        return msg("type {after}, so that it goes with soal {soal}", after=shown, soal=goes_with)
    if question.scale.kind is ScaleKind.OPTIONS:
        if before is None:
            return msg("reach {after}; if it is there already, only the answer is missing", after=shown)
        return msg("go from {before} to {after}", before=before, after=shown)
    if question.scale.kind is ScaleKind.INDEX:
        return msg("reach an index of {after} in the survey", after=shown)
    if before is None:
        return msg("type the true count; the plan reckons with {after}", after=shown)
    return msg("go from {before} to {after}", before=Exactly(Fraction(before)), after=shown)
