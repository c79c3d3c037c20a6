"""What a note says is not there, or not done. In doubt it says nothing: most negations in notes are good news."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zi_cli.criteria.lke.notes import Denial, NoteReading, Notes, Phrases, Share
from zi_cli.findings.note_reading.text import Text, Token, Tokens, clauses_of, find_phrase, has, phrase_at

_FAR: Final = 3
"""Words that may stand between a negation, its verb and what it denies."""
_BARE: Final = 4
"""Words that a note may have beside a bare denial and still say nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Words of a note that deny what an answer claims."""

    quote: str


def denied(text: Text, reading: NoteReading, answer: str, notes: Notes) -> Denied | None:
    """The first denial of something that `answer` claims."""
    for sentence_at, sentence in enumerate(text.sentences):
        for clause in clauses_of(sentence, notes.single("turns")):
            negated = any(_negates(token, notes) for token in clause)
            for denial in reading.denials if negated else ():
                if answer not in denial.levels:
                    continue
                place = _find(clause, denial, notes)
                if place is None or _taken_back(text, sentence_at, clause, place, denial, notes):
                    continue
                if _only_some(clause, place, notes) and not _needs_all(reading, answer):
                    continue
                return Denied(quote=text.quote(clause[place[0]], clause[place[1] - 1]))
            said = _said(clause, reading, answer, notes)
            if said is not None:
                return Denied(quote=text.quote(clause[said[0]], clause[said[1] - 1]))
    return None


def _needs_all(reading: NoteReading, answer: str) -> bool:
    share: Share | None = reading.shares.levels.get(answer) if reading.shares else None
    return share is not None and share.low_inclusive and share.low == 100


def _said(clause: Tokens, reading: NoteReading, answer: str, notes: Notes) -> tuple[int, int] | None:
    """A phrase that contradicts the answer, and is not itself denied or put off."""
    for saying in reading.sayings:
        place = find_phrase(clause, saying.phrases) if answer in saying.levels else None
        if place is None or _reserved(clause, place[0], notes):
            continue
        before = clause[max(0, place[0] - 2) : place[0]]
        if not any(_negates(token, notes) or token.word in notes.single("past") for token in before):
            return place
    return None


def _find(clause: Tokens, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """(first, past the last) token of a denial of one of the things."""
    for place, token in enumerate(clause):
        if not _negates(token, notes) or _reserved(clause, place, notes):
            continue
        found = _none_that(clause, place, denial, notes)
        if found is not None:
            return found
        found = _verb_then_thing(clause, place, denial, notes) or _thing_then_verb(
            clause, place, denial, notes
        )
        if found is not None and _nothing_narrows(clause, found[1], notes):
            return found
    return None


def _negates(token: Token, notes: Notes) -> bool:
    return token.word in notes.single("negations")


def _reserved(clause: Tokens, place: int, notes: Notes) -> bool:
    """Whether the words before make it a condition, a purpose, the past, or a denial of the denial."""
    before = clause[:place]
    if any(token.word in notes.single("past") or _negates(token, notes) for token in before):
        return True  # first, since it is quick: of many negations in a clause only one gets any further
    if any(phrase_at(before, at, notes.role("before")) for at in range(len(before))):
        return True
    after = clause[place + 1 : place + 3]
    return any((token.word,) in notes.role("narrows") for token in after)


def _skip(clause: Tokens, place: int, notes: Notes) -> Iterator[int]:
    """`place`, and what follows it as long as only words without weight are passed."""
    for step in range(_FAR + 1):
        if place + step >= len(clause):
            return
        yield place + step
        if (clause[place + step].word,) not in notes.role("between"):
            return


def _is_verb(word: str, denial: Denial, notes: Notes) -> bool:
    return word in (denial.verbs or notes.common)


def _verb_then_thing(clause: Tokens, place: int, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """`belum ada tim`, `tidak melibatkan pimpinan`, `tanpa seleksi`."""
    verbs = [at for at in _skip(clause, place + 1, notes) if _is_verb(clause[at].word, denial, notes)]
    starts = [at + 1 for at in verbs[:1]]
    if clause[place].word in ("tanpa", "nihil") and not denial.verbs:
        starts.append(place + 1)
    for start in starts:
        for at in _skip(clause, start, notes):
            length = phrase_at(clause, at, denial.of)
            if length:
                return place, at + length
    return None


def _none_that(clause: Tokens, place: int, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """`belum ada SOP yang dievaluasi`."""
    if not denial.verbs:
        return None
    there = {phrase[0] for phrase in notes.role("existence")}
    for verb in [at for at in _skip(clause, place + 1, notes) if clause[at].word in there][:1]:
        for at in _skip(clause, verb + 1, notes):
            end = at + phrase_at(clause, at, denial.of)
            words = [token.word for token in clause[end : end + 2]]
            if end > at and words[:1] == ["yang"] and words[1:] and words[1] in denial.verbs:
                return place, end + 2
    return None


def _thing_then_verb(clause: Tokens, place: int, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """`tim belum dibentuk`, `SKM blm pernah dilaksanakan`, and `belum ditindaklanjuti` where the verb is of the question."""
    end = next(
        (at + 1 for at in _skip(clause, place + 1, notes) if _is_verb(clause[at].word, denial, notes)), None
    )
    if end is None:
        if clause[place].word != "nihil":
            return None
        end = place + 1
    elif place == 0 and denial.verbs:
        return place, end
    for start in range(max(0, place - _FAR - 2), place):
        length = phrase_at(clause, start, denial.of)
        between = clause[start + length : place]
        if length and all((token.word,) in notes.role("between") for token in between):
            return start, end
    return None


def _nothing_narrows(clause: Tokens, end: int, notes: Notes) -> bool:
    """Whether the clause ends here, or goes on in a way that leaves the denial as wide as it is."""
    if end >= len(clause):
        return True
    if any(_negates(token, notes) for token in clause[end : end + 6]):
        return False
    return bool(phrase_at(clause, end, notes.role("after")))


def _only_some(clause: Tokens, place: tuple[int, int], notes: Notes) -> bool:
    """`2 SOP belum dievaluasi`, `sebagian pegawai belum dilatih`."""
    before = clause[max(0, place[0] - 2) : place[0]]
    return any(token.number is not None for token in before) or has(before, notes.role("partial"))


def _taken_back(
    text: Text, sentence_at: int, clause: Tokens, place: tuple[int, int], denial: Denial, notes: Notes
) -> bool:
    """Whether the note also says that it is there: later on after a `but`, or anywhere of the very thing."""
    end = clause[place[1] - 1].end
    turned = False
    for sentence in text.sentences[sentence_at:]:
        for token in sentence:
            if token.start >= end:
                turned = turned or token.word in notes.single("turns")
                if turned and token.word in notes.single("affirms"):
                    return True
    very = frozenset(t for t in denial.of if has(clause[place[0] : place[1]], frozenset({t})))
    clauses = (part for sentence in text.sentences for part in clauses_of(sentence, notes.single("turns")))
    return any(_affirms(part, very, notes) for part in clauses)


def _affirms(clause: Tokens, things: Phrases, notes: Notes) -> bool:
    """`tim telah dibentuk`, `sudah ada tim`, but not `SKM sudah direncanakan`."""
    for at, token in enumerate(clause):
        if token.word not in notes.single("affirms"):
            continue
        near = clause[max(0, at - 5) : at + 6]
        planned = any(word.word in notes.single("planned") for word in clause[at : at + 4])
        negated = any(_negates(word, notes) for word in clause[at : at + 3])
        if has(near, things) and not planned and not negated:
            return True
    return False


def bare_denial(text: Text, notes: Notes) -> Denied | None:
    """A note that says nothing but `tidak ada`, `belum dilaksanakan`, `nihil`."""
    if not text.sentences:
        return None
    words = [token for token in text.sentences[0] if not token.is_mark]
    clause = next(clauses_of(text.sentences[0]), ())
    if not clause or not _negates(clause[0], notes) or clause[0].word == "tanpa":
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
    later = any(token.word in notes.single("affirms") | notes.single("turns") for token in words[length:])
    more = any(token.word in notes.single("affirms") for s in text.sentences[1:] for token in s)
    if (alone or goes_on) and not later and not more:
        return Denied(quote=text.quote(clause[0], clause[length - 1]))
    return None


def _goes_on(clause: Tokens, length: int, notes: Notes) -> bool:
    """`belum dilaksanakan karena ...`, `tidak ada sampai saat ini`, but not `tidak ada kendala`."""
    return _nothing_narrows(clause, length, notes) and clause[length].word not in (
        "dan",
        "atau",
        "maupun",
        "zi",
    )
