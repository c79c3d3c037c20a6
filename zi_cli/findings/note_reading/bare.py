"""Notes that say nothing but that something is not there, not done or not finished."""

from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.negations import Denied, negates, nothing_narrows
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import Text, Tokens, clauses_of

_BRIEF: Final = 9
"""Words within which a note that begins with being unfinished says nothing else."""
_BARE: Final = 4
"""Words that a note may have beside a bare denial and still say nothing else."""


def bare_unfinished(text: Text, notes: Notes) -> Denied | None:
    """A note that says nothing but `masih dalam proses`, `akan dilaksanakan tahun depan`."""
    if not text.may_say(notes.role("unfinished")):
        return None
    clause = next(text.clauses(), ())
    length = phrase_at(clause, 0, notes.role("unfinished")) if clause else 0
    if not length or clause[0].word == "dalam" or len(text.tokens) > _BRIEF:
        return None  # "dalam proses …, pimpinan terlibat" tells when, not that it is unfinished
    known = notes.single("affirms") | notes.single("turns")
    if any(token.word in known for token in text.tokens) or has(text.tokens, notes.role("renewed")):
        return None
    return Denied(quote=text.quote(clause[0], clause[length - 1]))


def bare_denial(text: Text, notes: Notes) -> Denied | None:
    """A note that says nothing but `tidak ada`, `belum dilaksanakan`, `nihil`."""
    if not text.has_any(notes.single("negations")) or not text.sentences:
        return None
    clause = next(clauses_of(text.sentences[0]), ())
    if not clause or not negates(clause[0], notes) or clause[0].word == "tanpa":
        return None
    length = 1
    while (
        length < len(clause)
        and length < _BARE
        and (
            clause[length].word in notes.common
            or clause[length].word in ("pernah", "sama", "sekali", "satupun")
        )
    ):
        length += 1
    alone = length == len(clause) and (length > 1 or clause[0].word != "tidak")
    goes_on = length > 1 and length < len(clause) and _goes_on(clause, length, notes)
    words = [token for token in text.sentences[0] if not token.is_mark]
    later = any(token.word in notes.single("affirms") | notes.single("turns") for token in words[length:])
    more = any(token.word in notes.single("affirms") for s in text.sentences[1:] for token in s)
    if (alone or goes_on) and not later and not more:
        return Denied(quote=text.quote(clause[0], clause[length - 1]))
    return None


def _goes_on(clause: Tokens, length: int, notes: Notes) -> bool:
    """`belum dilaksanakan karena ...`, `tidak ada sampai saat ini`, but not `tidak ada kendala`."""
    return nothing_narrows(clause, length, notes) and clause[length].word not in (
        "dan",
        "atau",
        "maupun",
        "zi",
    )
