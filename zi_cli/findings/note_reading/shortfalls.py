"""Notes beside the best answer that tell of a shortfall, in whatever words: by their kind, their topic and their place.

A shortfall counts where nothing else in the note claims the contrary: it is what the note opens with, or follows a
`but`. One that is told in passing, beside what was done, is mostly about something that nobody asked for; it counts
only where it says nothing but the question's own words.
"""

from functools import lru_cache
from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Notes
from zi_cli.findings.note_reading.claims import Claim
from zi_cli.findings.note_reading.kinship import akin, roots
from zi_cli.findings.note_reading.lacks import lack_in, may_lack
from zi_cli.findings.note_reading.negations import Denied, negates
from zi_cli.findings.note_reading.phrases import phrase_at
from zi_cli.findings.note_reading.statements import Statement, statements
from zi_cli.findings.note_reading.text import Text, Tokens

_PLAIN: Final = ("between", "partial", "whole", "affirms", "negations", "only", "existence", "filler")
"""Roles whose words are of no topic."""


def shortfall(text: Text, reading: NoteReading, notes: Notes, own: frozenset[str]) -> Denied | None:
    """What a note says is lacking of what the best answer claims. `own`: the words of the question and its levels."""
    if not may_lack(text, notes):
        return None
    told = statements(text, notes)
    topic = _topic(reading, own, notes)
    lacks = [lack_in(statement.words, notes) for statement in told]
    done = [lack is None and _done_by_now(one, notes) for one, lack in zip(told, lacks, strict=True)]
    mended = max((at for at, by_now in enumerate(done) if by_now), default=-1)
    affirmed = False
    for at, (statement, lack) in enumerate(zip(told, lacks, strict=True)):
        if lack is None:
            affirmed = affirmed or _affirms(statement.words, topic, notes)
            continue
        of_what_stood = affirmed and at > 0 and lacks[at - 1] is None
        nothing_else = len(told) == 1
        claim = Claim(statement, lack, affirmed, reading, topic, notes, of_what_stood, nothing_else)
        if at >= mended and claim.contradicts():
            words = statement.words
            last = min(len(words), lack.end + 3) - 1
            return Denied(quote=text.quote(words[max(0, lack.first - 4)], words[last]))
    return None


@lru_cache(maxsize=1_000)
def _topic(reading: NoteReading, own: frozenset[str], notes: Notes) -> frozenset[str]:
    """The roots of the words that a note about the question uses."""
    words = own.union(*(phrase for denial in reading.denials for phrase in denial.of))
    words = words.union(*(denial.verbs for denial in reading.denials), *reading.welcome)
    if reading.shares:
        words = words.union(*reading.shares.of)
    if any("tindaklanjut" in word for word in words):
        words |= {"tindak", "lanjut"}
    return roots(words.difference(*(notes.single(role) for role in _PLAIN)))


def _affirms(words: Tokens, topic: frozenset[str], notes: Notes) -> bool:
    """Whether a statement says that something is there or done, or just names what the question asks about."""
    if any(akin(token, topic) and token.word not in notes.single("persons") for token in words):
        return True
    if words[0].word in notes.single("assents") or words[-1].word in notes.single("assents"):
        return True
    done = (
        notes.single("assures")
        | notes.single("affirms")
        | notes.single("whole")
        | notes.common
        | notes.single("put_to_use")
    )
    return any(token.word in done or token.percent or token.number is not None for token in words)


def _done_by_now(statement: Statement, notes: Notes) -> bool:
    """Whether a statement says that something is done by now."""
    for at, token in enumerate(statement.words):
        now = token.word in notes.single("affirms") or phrase_at(statement.words, at, notes.role("by_now"))
        near = statement.words[at : at + 4]
        if now and not any(word.word in notes.single("planned") or negates(word, notes) for word in near):
            return True
    return False
