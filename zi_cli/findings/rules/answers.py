"""ZI3xx: the answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.stakes import answering_view, at_best, what_it_brings
from zi_cli.language import Exactly, Message, msg
from zi_cli.workbook.answers import Answer, AnswerState


def _in_state(assessment: Assessment, state: AnswerState) -> Sequence[tuple[Question, Answer]]:
    """The questions whose answer is in this state, in order."""
    return assessment.once(_by_state).get(state, ())


def _by_state(assessment: Assessment) -> Mapping[AnswerState, Sequence[tuple[Question, Answer]]]:
    found: dict[AnswerState, list[tuple[Question, Answer]]] = {}
    for soal, question in assessment.pack.questions.items():
        answer = assessment.given(soal)
        found.setdefault(answer.state, []).append((question, answer))
    return found


def _hit(
    assessment: Assessment, question: Question, answer: Answer, message: Message, todo: Message | None = None
) -> Hit:
    view = answering_view(assessment)
    best = at_best(assessment, question, view)
    return Hit(
        soal_id=question.soal_id,
        item_id=question.id,
        cell=answer.cell,
        message=message,
        hint=what_it_brings(todo or what_to_type(question), best),
        found=answer.written,
        points_at_stake=best.points,
        view=view,
    )


def what_to_type(question: Question) -> Message:
    """What belongs in the question's answer cell."""
    scale = question.scale
    if scale.kind is ScaleKind.OPTIONS:
        return msg("Choose one of {allowed}.", allowed="/".join(scale.ratios))
    if scale.kind is ScaleKind.INDEX:
        return msg("Type the survey index, a number from 0 to {maximum}.", maximum=int(scale.maximum))
    return msg("Type a whole number; 0 where there is none.")


def blank(assessment: Assessment) -> Iterator[Hit]:
    """A question is not answered: it scores 0, whatever the sheet's own average says."""
    for question, answer in _in_state(assessment, AnswerState.BLANK):
        yield _hit(
            assessment,
            question,
            answer,
            msg("{label}: not answered, so it counts as 0", label=question.label),
        )


def invalid(assessment: Assessment) -> Iterator[Hit]:
    """What stands in the cell is not an answer."""
    for question, answer in _in_state(assessment, AnswerState.INVALID):
        if not answer.off_scale and answer.reason is not None:
            message = msg("{label}: {reason}", label=question.label, reason=answer.reason)
            yield _hit(assessment, question, answer, message)


def off_scale(assessment: Assessment) -> Iterator[Hit]:
    """The answer would be one elsewhere, but is not on this question's scale."""
    for question, answer in _in_state(assessment, AnswerState.INVALID):
        if answer.off_scale and answer.reason is not None:
            message = msg("{label}: {reason}", label=question.label, reason=answer.reason)
            yield _hit(assessment, question, answer, message)


def error_cell(assessment: Assessment) -> Iterator[Hit]:
    """The answer cell shows an error value."""
    for question, answer in _in_state(assessment, AnswerState.ERROR):
        message = msg("{label}: the cell shows {error}", label=question.label, error=answer.written)
        hint = msg("Replace the formula in this cell by the answer.")
        yield _hit(assessment, question, answer, message, hint)


def uncalculated(assessment: Assessment) -> Iterator[Hit]:
    """The answer is a formula whose result the file does not hold."""
    for question, answer in _in_state(assessment, AnswerState.UNCALCULATED):
        message = msg(
            "{label}: the formula {formula} was never calculated",
            label=question.label,
            formula=answer.written,
        )
        hint = msg(
            "Open the file in Excel, press Ctrl+Alt+F9 and save; or type the answer instead of the formula."
        )
        yield _hit(assessment, question, answer, message, hint)


def unread_by_the_sheet(assessment: Assessment) -> Iterator[Hit]:
    """An answer that is understood here, but not by the sheet's own formulas: `A.`, or a number stored as text."""
    own = assessment.filled.arithmetic
    if own is None:
        return
    for question, answer in _in_state(assessment, AnswerState.ANSWERED):
        line = own.lines.get(question.id)
        if line is None or not isinstance(line.answer.value, str):
            continue
        if answer.option is not None and line.answer.value.casefold() == answer.option.casefold():
            continue
        plain = answer.option if answer.number is None else Exactly(answer.number)
        message = (
            msg(
                "{label}: the sheet's own formulas do not understand {found}",
                label=question.label,
                found=answer.written,
            )
            if answer.number is None
            else msg(
                "{label}: {found} is stored as text, not as a number",
                label=question.label,
                found=answer.written,
            )
        )
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=answer.cell,
            message=message,
            found=answer.written,
            hint=msg(
                "It counts here as {plain}. Type {plain} again, without anything else, in a cell without text format.",
                plain=plain,
            ),
        )


RULES: Final = (
    rule(
        "ZI301",
        Severity.ERROR,
        blank,
        msg("A question is not answered"),
        msg("Blank is unregulated; here it counts as 0 and the workbook is not complete."),
        fires=Example(answers={6: None}),
        silent=Example(answers={6: "B"}),
    ),
    rule(
        "ZI302",
        Severity.ERROR,
        invalid,
        msg("The content is not an answer"),
        msg("What cannot be understood is never guessed: it counts as 0 until it is corrected."),
        fires=Example(answers={6: "cukup"}),
        silent=Example(answers={6: "B"}),
    ),
    rule(
        "ZI303",
        Severity.ERROR,
        off_scale,
        msg("The answer is not on the scale"),
        msg("The question's scale does not have this answer; it counts as 0."),
        fires=Example(answers={6: "E"}),
        silent=Example(answers={6: "D"}),
    ),
    rule(
        "ZI304",
        Severity.ERROR,
        error_cell,
        msg("The answer cell shows an error"),
        msg("An error value is not a blank: something was meant to stand there."),
        fires=Example(change="galat di sel jawaban"),
        silent=Example(),
    ),
    rule(
        "ZI305",
        Severity.ERROR,
        uncalculated,
        msg("The answer was never calculated"),
        msg("The cell holds a formula without a result, so there is no answer to read."),
        fires=Example(change="rumus jawaban tanpa hasil"),
        silent=Example(),
    ),
    rule(
        "ZI306",
        Severity.WARNING,
        unread_by_the_sheet,
        msg("The sheet does not understand the answer"),
        msg(
            "The official formulas read A, but not A. with a dot, and no number that is stored as text. Here both count."
        ),
        fires=Example(answers={6: "A."}),
        silent=Example(answers={6: "a"}),
    ),
)
"""The rules of this family, by code."""
