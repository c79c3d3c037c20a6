"""Percentages of two years in a note."""

from fractions import Fraction

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.negations import Denied
from zi_cli.findings.note_reading.phrases import has
from zi_cli.findings.note_reading.text import Text, Token, Tokens


def fallen(text: Text, notes: Notes) -> Denied | None:
    """`capaian 101 %, tahun sebelumnya 104 %`: less than in the year before."""
    now: list[Token] = []
    before: list[Token] = []
    for clause in text.clauses():
        told = [token for token in clause if token.percent and token.number is not None]
        if len(told) == 1 and not has(
            clause, frozenset({("target",), ("nasional",), ("sejenis",), ("rata",)})
        ):
            (before if _of_year_before(clause, notes) else now).append(told[0])
    if len(now) != 1 or len(before) != 1 or _number(now[0]) >= _number(before[0]):
        return None
    first, last = sorted((now[0], before[0]), key=lambda token: token.start)
    return Denied(quote=text.quote(first, last))


def _of_year_before(clause: Tokens, notes: Notes) -> bool:
    return any(token.word in notes.single("past") for token in clause)


def _number(token: Token) -> Fraction:
    return token.number or Fraction(0)
