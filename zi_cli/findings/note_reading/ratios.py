"""Parts and percentages that a note tells beside the numerator of a ratio of counts."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import Counted, Notes
from zi_cli.findings.note_reading.kinship import akin, roots
from zi_cli.findings.note_reading.phrases import has
from zi_cli.findings.note_reading.text import Text, Tokens, clauses_of

_ROUNDED: Final = Fraction(1)
"""Percentage points by which a percentage may be off because of rounding."""
_BRIEF: Final = 4
"""Words within which a percentage needs no verb."""
_PART: Final = frozenset({"dari", "%", "persen"})
"""Words without one of which a note tells no part."""
_NOT_NOW: Final = frozenset({("target",), ("ditargetkan",), ("minimal",), ("rencana",), ("harus",)})


def other_part(text: Text, counted: Counted, done: Fraction, total: Fraction, notes: Notes) -> str | None:
    """The part that a note tells, such as `12 dari 14 sudah melapor` or `melapor 91 %`, where it is another one."""
    if not counted.all_done or not total or not text.has_number or not text.has_any(_PART):
        return None
    told = [one for sentence in text.sentences for one in _told(text, sentence, counted, total, notes)]
    percent = done * 100 / total
    if any(abs(part - percent) <= _ROUNDED for part, _ in told):
        return None
    return next((quote for _, quote in told), None)


def _told(
    text: Text, sentence: Tokens, counted: Counted, total: Fraction, notes: Notes
) -> Iterator[tuple[Fraction, str]]:
    """(percent, words) of each part that a sentence tells of the ratio."""
    verbs, named = roots(counted.all_done), {word for phrase in counted.of for word in phrase}
    for clause in clauses_of(sentence, notes.single("turns")):
        past = any(token.word in notes.single("past") for token in clause)
        brief = len(clause) <= _BRIEF and any(token.word in named for token in clause)  # LHKASN 88 %
        said = brief or any(akin(token, verbs) for token in clause)
        if past or not said or has(clause, _NOT_NOW | notes.role("change")):
            continue
        for place, token in enumerate(clause):
            number = token.number
            if number is None:
                continue
            if (
                token.percent
                and number < 100
                and not has(clause[max(0, place - 3) : place], notes.role("at_least"))
            ):
                yield number, text.quote(clause[max(0, place - 2)], token)
            end = place + 2
            of = clause[place + 1 : end] and clause[place + 1].word == "dari"
            whole = clause[end].number if of and end < len(clause) else None
            if whole == total and not token.percent and number <= total:
                yield number * 100 / total, text.quote(token, clause[end])
