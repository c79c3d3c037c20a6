"""What was typed after --fix, --forbid and --budget, understood or refused."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import Pack, Question
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.plan.plan import Wishes
from zi_cli.plan.wishes import understood

_EFFORT: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")


def read_wishes(
    pack: Pack, margin: Fraction, fix: Sequence[str], forbid: Sequence[str], budget: str | None
) -> Wishes:
    """The wishes; whether the answers fit their questions is seen to when planning."""
    fixed: dict[int, str] = {}
    for text in fix:
        soal_text, sign, answer = text.partition("=")
        if not sign or not answer.strip():
            raise UsageProblem(
                msg("--fix takes SOAL=ANSWER, not {found}", found=text), msg("For example --fix 12=B.")
            )
        soal = _soal(pack, soal_text)
        if soal in fixed and not _same_answer(pack.questions[soal], fixed[soal], answer):
            raise UsageProblem(
                msg("--fix names soal {soal} twice, with different answers", soal=soal),
                msg("Keep one of them."),
            )
        fixed[soal] = answer.strip()
    for text in forbid:
        if not text.strip(" ,"):
            raise UsageProblem(msg("--forbid names no soal"), msg("For example --forbid 126,124."))
    words = [word for text in forbid for word in text.split(",") if word.strip()]
    return Wishes(
        margin=margin,
        fixed=fixed,
        forbidden=frozenset(_soal(pack, word) for word in words),
        budget=None if budget is None else _budget(budget),
    )


def _same_answer(question: Question, one: str, other: str) -> bool:
    """Whether both mean the same, such as `a` and `A`. UsageProblem where one of them is no answer."""
    return understood(question, one) == understood(question, other)


def _soal(pack: Pack, text: str) -> int:
    """The soal with this number or this id."""
    name = text.strip()
    if name.isascii() and name.isdigit() and int(name[:9]) in pack.questions:
        return int(name[:9])
    question = pack.question_by_id(name)
    if question is None:
        raise UsageProblem(
            msg("there is no soal {soal}", soal=name),
            msg("Soal go from {first} to {last}.", first=min(pack.questions), last=max(pack.questions)),
        )
    return question.soal_id


def _budget(text: str) -> Fraction:
    if _EFFORT.fullmatch(text.strip()):
        return Fraction(text.strip().replace(",", "."))
    raise UsageProblem(
        msg("--budget takes an effort such as 20, not {found}", found=text),
        msg("Effort is counted in units of effort.yaml: usually one for each level."),
    )
