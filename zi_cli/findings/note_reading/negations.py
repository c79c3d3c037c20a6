"""Negations in a note: what makes them conditional, what narrows them, what they pass over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.phrases import base, phrase_at
from zi_cli.findings.note_reading.text import Token, Tokens

FAR: Final = 3
"""Words that may stand between a negation, its verb and what it denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Words of a note that deny what an answer claims."""

    quote: str


def negates(token: Token, notes: Notes) -> bool:
    """Whether it is a word such as `tidak`."""
    return token.word in notes.single("negations")


def reserved(clause: Tokens, place: int, notes: Notes) -> bool:
    """Whether the words before make it conditional, or those behind narrow it."""
    after = clause[place + 1 : place + 3]
    return conditional(clause, place, notes) or any((t.word,) in notes.role("narrows") for t in after)


def conditional(clause: Tokens, place: int, notes: Notes) -> bool:
    """Whether the words before make it a condition, a purpose, the past, or a denial of the denial."""
    before = clause[:place]
    if any(token.word in notes.single("past") or negates(token, notes) for token in before):
        return True  # first, since it is quick: of many negations in a clause only one gets any further
    return any(phrase_at(before, at, notes.role("before")) for at in range(len(before)))


def passing(clause: Tokens, place: int, notes: Notes) -> Iterator[int]:
    """`place`, and what follows it as long as only words without weight are passed."""
    for step in range(FAR + 1):
        if place + step >= len(clause):
            return
        yield place + step
        if (clause[place + step].word,) not in notes.role("between"):
            return


def only_about(rest: Tokens, notes: Notes, about: frozenset[str]) -> bool:
    """Whether the clause goes on only with the question's own words: `tindak lanjut *atas hasil survei*`."""
    return all(
        (token.word in about or base(token.word) in about or (token.word,) in notes.role("between"))
        and not negates(token, notes)
        for token in rest
    )


def nothing_narrows(clause: Tokens, end: int, notes: Notes) -> bool:
    """Whether the clause ends here, or goes on in a way that leaves the denial as wide as it is."""
    if end >= len(clause):
        return True
    if any(negates(token, notes) for token in clause[end : end + 6]):
        return False
    return bool(phrase_at(clause, end, notes.role("after")))
