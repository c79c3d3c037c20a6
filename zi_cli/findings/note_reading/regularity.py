"""Whether the frequency that a note tells is enough for the answer beside it."""

from dataclasses import dataclass
from functools import lru_cache

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.notes import NoteReading, Notes
from zi_cli.findings.note_reading.frequencies import frequencies
from zi_cli.findings.note_reading.named_periods import ROMAN
from zi_cli.findings.note_reading.phrases import find_phrase, has, phrase_at
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSeldom:
    """A note tells a lower frequency than the answer asks for."""

    quote: str
    asked: int
    """Times a year; 0 where the answer asks for something regular."""


def too_seldom(text: Text, reading: NoteReading, answer: str, notes: Notes) -> TooSeldom | None:
    """The statement of a note that the answer's own frequency does not allow."""
    rhythm = reading.rhythm
    if rhythm is None or answer not in rhythm.per_year:
        return None
    asked, found = rhythm.per_year[answer], frequencies(text, notes)
    sure = [stated for stated in found if stated.sure]
    if not sure or max(stated.per_year for stated in found) >= asked or has(text.tokens, rhythm.unless):
        return None
    if exact_sum(stated.per_year for stated in found if stated.bare) >= asked:
        return None
    most = max(sure, key=lambda stated: stated.per_year)
    return TooSeldom(quote=text.quote(most.first, most.last), asked=asked)


def not_regular(text: Text, reading: NoteReading, answer: str, notes: Notes) -> TooSeldom | None:
    """The words of a note that say once, or now and then, beside an answer that asks for regularity."""
    if answer not in reading.regular:
        return None
    found, doubtful = frequencies(text, notes), _doubtful(text, notes)
    for clause in text.clauses() if doubtful else ():
        place = find_phrase(clause, notes.role("irregular"))
        if place is not None and not _elsewhere(clause, place[0], notes, told=bool(found)):
            return TooSeldom(quote=text.quote(clause[place[0]], clause[place[1] - 1]), asked=0)
        demand = _on_demand(clause, notes) if not found else None
        if demand is not None:
            return TooSeldom(quote=text.quote(clause[demand[0]], clause[demand[1]]), asked=0)
    times = _times(notes)
    sure = [stated for stated in found if stated.sure and stated.bare and stated.last.word in times]
    if len(sure) == 1 and max(stated.per_year for stated in found) <= 1:
        return TooSeldom(quote=text.quote(sure[0].first, sure[0].last), asked=0)
    return None


@lru_cache(maxsize=KEPT)
def _doubtful(text: Text, notes: Notes) -> bool:
    """Whether a note has any of the words for now and then; beside whichever question it stands."""
    return text.may_say(notes.role("irregular")) or text.has_any(notes.single("on_condition"))


@lru_cache(maxsize=8)
def _times(notes: Notes) -> frozenset[str]:
    """Words with which a statement of a bare number of times ends."""
    return notes.single("times").union({"sekali"}, ROMAN)


def _on_demand(clause: Tokens, notes: Notes) -> tuple[int, int] | None:
    """(first, last) of `hanya dilaksanakan apabila ada aduan`, `kalau ada laporan saja`."""
    for place, token in enumerate(clause):
        if token.word not in notes.single("on_condition"):
            continue
        only = next((at for at in range(place) if clause[at].word in notes.single("only")), None)
        there = place + 1 < len(clause) and (clause[place + 1].word,) in notes.role("existence")
        if (
            there
            and place
            and clause[place - 1].word in notes.single("carried_out") | notes.single("measured")
        ):
            only = place - 1
        just = next((at for at in range(place + 1, len(clause)) if clause[at].word == "saja"), None)
        if only is not None and not _elsewhere(clause, only, notes, told=False):
            return only, min(place + 3, len(clause) - 1)
        if just is not None and not _elsewhere(clause, place, notes, told=False):
            return place, just
    return None


def _elsewhere(clause: Tokens, place: int, notes: Notes, told: bool) -> bool:
    """Whether the words before say that this was once, might be, or is not so. `told`: a frequency is told too."""
    before = clause[:place]
    doubts = notes.role("before") | notes.role("narrows") | {(word,) for word in notes.single("past")}
    negated = any((token.word,) in notes.role("negations") for token in before[-2:])
    if not told and not negated:
        doubts -= {(word,) for word in notes.single("only")}  # "hanya bila diminta"
    return negated or any(phrase_at(before, at, doubts) for at in range(len(before)))
