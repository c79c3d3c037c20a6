"""What part of something a note tells: percentages, `8 dari 10`, `sebagian besar`, `belum semua`."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Notes, Phrases, Share, SharesAsked
from zi_cli.findings.note_reading.parts import Part, counted_parts, told_apart
from zi_cli.findings.note_reading.phrases import base, has, phrase_at
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens, clauses_of

_A_LITTLE: Final = Fraction(1, 1000)
"""What `more than` adds: such a number lies above its bound, not on it."""
_COUNTED: Final = frozenset({"dari"})
_LEFT: Final = frozenset({"masih"})
_PERCENT: Final = frozenset({"%", "persen"})
_NOT_ALL: Final = Fraction(99)
"""Percent at most, where something is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfRange:
    """The words of a note that tell another part than the answer asks for."""

    quote: str
    asked: Share
    too_high: bool


def out_of_range(text: Text, reading: NoteReading, answer: str, notes: Notes) -> OutOfRange | None:
    """The part that contradicts the answer: every part that the note tells must do so."""
    shares = reading.shares
    if shares is None or answer not in shares.levels:
        return None
    if not text.may_say(shares.of) or not _tells_less(text, notes):
        return None  # it tells of something else, or of nothing less than all
    asked = shares.levels[answer]
    parts = list(_parts(text, shares, notes))
    if not shares.falling and _needs_all(asked):
        parts += told_apart(text, shares, notes)
    if not parts or any(_fits(part, asked) for part in parts):
        return None
    first = parts[0]
    return OutOfRange(quote=text.quote(first.first, first.last), asked=asked, too_high=shares.falling)


@lru_cache(maxsize=KEPT)
def _tells_less(text: Text, notes: Notes) -> bool:
    """Whether a note may tell of less than all of something, whatever that is."""
    return text.has_number or text.may_say(notes.role("partial")) or text.may_say(notes.role("negations"))


def _needs_all(asked: Share) -> bool:
    return asked.low_inclusive and asked.low == 100


def _fits(part: Part, asked: Share) -> bool:
    return part.whole or (asked.reached_by(part.percent) and asked.held_by(part.percent))


def _parts(text: Text, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """Sentence by sentence; each kind of part has words without which a note has none of it."""
    counted, in_words = text.has_any(_COUNTED), _tells_in_words(text, notes)
    left, percentages = text.has_any(_LEFT), text.has_any(_PERCENT)
    for sentence in text.sentences:
        if counted and not shares.falling:
            yield from counted_parts(sentence, shares, notes)
        if in_words and not shares.falling:
            yield from _in_words(sentence, shares, notes)
        if left and not shares.falling:
            yield from _some_left(sentence, shares, notes)
        for clause in clauses_of(sentence, notes.single("turns")) if percentages else ():
            yield from _percentages(clause, shares, notes)


def _percentages(clause: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`85 % kegiatan`, `capaian lebih dari 90 persen`."""
    numbers = [place for place, token in enumerate(clause) if token.percent and token.number is not None]
    if not numbers or not has(clause, shares.of) or has(clause, _else_percent(shares, notes)):
        return
    for place in numbers:
        token = clause[place]
        before = clause[max(0, place - 3) : place]
        if has(before, notes.role("change") | notes.role("at_least") - notes.role("over")):
            continue
        if _of_a_plan(clause, place, notes) or _none_there(clause[:place], notes):
            continue
        if place + 1 < len(clause) and clause[place + 1].word in ("menjadi", "ke"):
            continue  # from this percentage to another
        number = token.number or Fraction(0)
        if has(before, notes.role("over")) or any(word.word in (">", "≥") for word in before[-1:]):
            number += _A_LITTLE
        elif has(before, notes.role("under")) or any(word.word in ("<", "≤") for word in before[-1:]):
            number -= _A_LITTLE
        yield Part(percent=number, first=token, last=token)


def _none_there(before: Tokens, notes: Notes) -> bool:
    """`tidak ada jabatan dengan kesenjangan di atas (25 %)`."""
    there = notes.single("existence")
    return any(
        (one.word,) in notes.role("negations") and after.word in there for one, after in pairwise(before)
    )


def _of_a_plan(clause: Tokens, place: int, notes: Notes) -> bool:
    """Whether the percentage at `place` is planned: `target 90 %`, but not `capaian target 90 %`, `target tercapai 90 %`."""
    for at in range(max(0, place - 2), place):
        if clause[at].word in notes.single("planned"):
            before = clause[at - 1].word if at else ""
            return clause[place - 1].word not in notes.single("reached") and before not in notes.single(
                "reached"
            )
    return False


@lru_cache(maxsize=256)
def _else_percent(shares: SharesAsked, notes: Notes) -> Phrases:
    """Of what else a percentage may be; never of a word of what the question asks about."""
    return notes.role("else_percent").difference((word,) for phrase in shares.of for word in phrase)


def _some_left(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`masih ada 9 pegawai yang belum ikut`: not all."""
    for place in range(2, len(sentence)):
        before = [token.word for token in sentence[place - 2 : place]]
        if (
            sentence[place].number is None
            or before[0] != "masih"
            or (before[1],) not in notes.role("existence")
        ):
            continue
        at = place + 1
        if (sentence[at].word if at < len(sentence) else "") == "orang":
            at += 1
        end = at + phrase_at(sentence, at, shares.of)
        words = [token.word for token in sentence[end : end + 2]]
        if end > at and "belum" in words[: 1 + (words[:1] == ["yang"])]:
            yield Part(percent=_NOT_ALL, first=sentence[place - 2], last=sentence[end])


@lru_cache(maxsize=KEPT)
def _tells_in_words(text: Text, notes: Notes) -> bool:
    return text.may_say(_parts_in_words(notes))


@lru_cache(maxsize=8)
def _parts_in_words(notes: Notes) -> Phrases:
    """Phrases without one of which no part is told in words."""
    return notes.role("partial") | notes.role("whole") | notes.role("negations")


def _in_words(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`sebagian besar pegawai`, `belum semua SOP`, `SOP belum seluruhnya dievaluasi`."""
    for clause in clauses_of(sentence, notes.single("turns")):
        for place in range(len(clause)):
            length = phrase_at(clause, place, notes.role("partial"))
            if not length or (place and phrase_at(clause, place - 1, notes.role("partial")) > length):
                continue
            end = place + length
            if not _of_the_thing(clause, place, end, shares, notes) or _meant_otherwise(clause, place, notes):
                continue
            if has(clause[end : end + 5], notes.role("else_partial")):
                continue
            percent = _most(clause[place:end], notes)
            yield Part(percent=percent, first=clause[place], last=clause[min(end, len(clause) - 1)])
        yield from _not_wholly(clause, shares, notes)
    yield from _all_of_it(sentence, shares, notes)


def _not_wholly(clause: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`SOP belum dijalankan sepenuhnya`."""
    for place in range(1, len(clause) - 2):
        negated = (clause[place].word,) in notes.role("negations")
        verb = clause[place + 1].word in notes.single("carried_out") | notes.single("put_to_use")
        if not negated or not verb or clause[place + 2].word not in notes.single("wholly"):
            continue
        if has(clause[max(0, place - 5) : place], shares.of) and not _meant_otherwise(clause, place, notes):
            yield Part(percent=_NOT_ALL, first=clause[place], last=clause[place + 2])


def _most(words: Tokens, notes: Notes) -> Fraction:
    """What a phrase for a part stands for at most: `setengah`, `setengahnya`."""
    said = [token.word for token in words]
    return next(
        most
        for phrase, most in notes.partial.items()
        if len(phrase) == len(said)
        and all(word in (told, base(told)) for told, word in zip(said, phrase, strict=True))
    )


def _of_the_thing(clause: Tokens, place: int, end: int, shares: SharesAsked, notes: Notes) -> bool:
    if any(phrase_at(clause, at, shares.of) for at in (end, end + 1)):
        return True
    carried = notes.common | notes.single("put_to_use") | notes.single("affirms")
    done = (end < len(clause) and clause[end].word in carried) or (
        end == len(clause) and place > 0 and clause[place - 1].word in carried
    )
    whole = clause[end - 1].word.endswith("nya")
    return (whole or done) and has(clause[max(0, place - 5) : place], shares.of)


def _meant_otherwise(clause: Tokens, place: int, notes: Notes) -> bool:
    before = clause[:place]
    if any(phrase_at(before, at, notes.role("before")) for at in range(len(before))):
        return True
    words = {token.word for token in before}
    negated = any((token.word,) in notes.role("negations") for token in before[-2:])
    return negated or bool(words & (notes.single("past") | notes.single("narrows") - notes.single("only")))


def _all_of_it(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`seluruh SOP`: all, unless a negation stands before it."""
    for place, token in enumerate(sentence):
        if token.word not in notes.single("whole"):
            continue
        before = sentence[max(0, place - 2) : place]
        if any((word.word,) in notes.role("negations") or word.word == "dari" for word in before):
            continue
        if has(before, notes.role("unsure")):
            continue  # hampir semua
        near = (place + 1, place + 2, place - 1, place - 2)
        at = next((at for at in near if phrase_at(sentence, at, shares.of)), None)
        if at is not None:
            yield Part(percent=Fraction(100), first=token, last=token, whole=True)
