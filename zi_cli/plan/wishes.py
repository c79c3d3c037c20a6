"""What is asked of a plan, held against the pack: every wish is understood or refused with a reason."""

from collections.abc import Mapping
from fractions import Fraction

from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.plan.plan import Wishes
from zi_cli.workbook.answers import Answer, AnswerState, read_answer
from zi_cli.workbook.grid import Cell


def decided(pack: Pack, wishes: Wishes) -> Mapping[int, str | Fraction]:
    """The answers that are fixed. UsageProblem for a soal or an answer that there is none of, or both of a kind."""
    for soal in sorted({*wishes.fixed, *wishes.forbidden}):
        if soal not in pack.questions:
            raise UsageProblem(
                msg("there is no soal {soal}", soal=soal),
                msg("Soal go from {first} to {last}.", first=min(pack.questions), last=max(pack.questions)),
            )
    both = sorted(wishes.forbidden.intersection(wishes.fixed))
    if both:
        raise UsageProblem(
            msg("soal {soal} is both fixed and forbidden", soal=", ".join(map(str, both))),
            msg("Leave out one of the two: --forbid keeps the answer as it is, --fix says what it becomes."),
        )
    return {soal: understood(pack.questions[soal], wishes.fixed[soal]) for soal in sorted(wishes.fixed)}


def understood(question: Question, typed: str) -> str | Fraction:
    """`typed` as an answer to the question, read as from a workbook. UsageProblem for what is none."""
    answer = read_answer(Cell(value=typed.strip()), question.scale, "--fix")
    if answer.state is AnswerState.ANSWERED:
        return answer.option if answer.option is not None else _number(answer)
    if question.scale.kind is ScaleKind.OPTIONS:
        raise UsageProblem(
            msg("soal {soal} has no answer {answer}", soal=question.soal_id, answer=typed),
            msg("Its answers are {answers}.", answers="/".join(question.scale.ratios)),
        )
    reason = answer.reason or msg("nothing is given")
    raise UsageProblem(msg("--fix, soal {soal}: {reason}", soal=question.soal_id, reason=reason))


def _number(answer: Answer) -> Fraction:
    assert answer.number is not None
    return answer.number
