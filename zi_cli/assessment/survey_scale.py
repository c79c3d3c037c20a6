"""A survey value that was typed on the scale of 0 to 100 instead of as an index."""

import re
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.workbook.answers import Answer, AnswerState

LOWEST_SKM: Final = 25
"""The lowest value that a satisfaction survey on 0 to 100 can have: every answer is at least 1 of 4."""
_UP_TO_100: Final = re.compile(r"\s*([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*+%?\s*+")


def on_100(answer: Answer) -> Fraction | None:
    """What was typed instead of an index, where it can only be a value from 0 to 100."""
    found = _UP_TO_100.fullmatch(answer.written) if answer.state is AnswerState.INVALID else None
    value = Fraction(found[1].replace(",", ".")) if found else Fraction(0)
    return value if LOWEST_SKM <= value <= 100 else None


def index_meant(question: Question, answer: Answer) -> Fraction | None:
    """The index that a value on 0 to 100 would be, if respondents answered from 1 up; None for other answers."""
    value = on_100(answer) if question.scale.kind is ScaleKind.INDEX else None
    return None if value is None else value * question.scale.maximum / 100
