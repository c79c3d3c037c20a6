"""Notes that say that all is done, or that some is left, beside the numerator of a ratio."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from zi_cli.criteria.lke.notes import Counted, Notes, Phrases
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import Text, Token, Tokens, clauses_of

_NOT_YET: Final = frozenset({("akan",), ("target",), ("ditargetkan",), ("direncanakan",), ("harus",)})


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDone:
    """A note says that all is done, or that some is left."""

    quote: str
    all_done: bool


def all_done(text: Text, counted: Counted, notes: Notes) -> AllDone | None:
    """`semua wajib lapor sudah melapor`, `100 % lapor`, `belum semua melapor`; None where it is not said, or both are."""
    if not text.has_any(counted.all_done):
        return None
    found: Mapping[bool, AllDone] = {said.all_done: said for said in _said_of_all(text, counted, notes)}
    return next(iter(found.values())) if len(found) == 1 else None


def _said_of_all(text: Text, counted: Counted, notes: Notes) -> Iterator[AllDone]:
    verbs = frozenset((verb,) for verb in counted.all_done)
    for sentence in text.sentences:
        for clause in clauses_of(sentence, notes.single("turns")):
            if not has(clause, verbs) or has(clause, (notes.role("before") | _NOT_YET) - {("kecuali",)}):
                continue
            for place, token in enumerate(clause):
                left = _left(clause, place, counted)
                if (
                    left is None
                    and token.number
                    and not token.percent
                    and _left_before(clause, place, counted)
                ):
                    left = place
                if left is not None:
                    yield AllDone(quote=text.quote(token, clause[left]), all_done=False)
                whole = token.word in notes.single("whole") or (token.percent and token.number == 100)
                if not whole or (place and clause[place - 1].word == "dari"):
                    continue
                negated = any((t.word,) in notes.role("negations") for t in clause[max(0, place - 2) : place])
                others = [t for t in clause if (t.word,) in notes.role("negations")]
                if not negated and others:
                    continue
                but_some = any(t.word in ("kecuali", "selain", "minus") for t in clause[place:])
                yield AllDone(quote=_quote(text, clause, place, verbs), all_done=not negated and not but_some)


def _left(clause: Tokens, place: int, counted: Counted) -> int | None:
    """The verb of `1 pejabat belum lapor`: some are left."""
    number = clause[place].number
    if not number or clause[place].percent or (place and clause[place - 1].word == "dari"):
        return None
    for at in range(place + 1, min(place + 5, len(clause) - 1)):
        if clause[at].word == "belum" and not has(clause[at:], _NOT_YET):
            return at + 1 if clause[at + 1].word in counted.all_done else None
    return None


def _left_before(clause: Tokens, place: int, counted: Counted) -> bool:
    """`yang belum lapor 4 orang`."""
    before = [token.word for token in clause[max(0, place - 4) : place]]
    return any(first == "belum" and verb in counted.all_done for first, verb in pairwise(before))


def _quote(text: Text, clause: Tokens, place: int, verbs: Phrases) -> str:
    """From the word for all to the verb, whichever comes first."""
    verb = next(at for at in range(len(clause)) if phrase_at(clause, at, verbs))
    first: Token = clause[max(0, min(place, verb) - 1)] if min(place, verb) else clause[0]
    if (first.word,) not in {("belum",), ("tidak",)}:
        first = clause[min(place, verb)]
    return text.quote(first, clause[max(place, verb)])
