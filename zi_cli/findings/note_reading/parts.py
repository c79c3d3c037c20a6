"""Parts that a note tells in two numbers: `8 dari 10`, `ada 4 rekomendasi, yang selesai 2`."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from zi_cli.criteria.lke.notes import Notes, SharesAsked
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import Text, Token, Tokens, clauses_of

_NEAR: Final = 4
_NO_PART: Final = ("kali", "hari", "bulan", "tahun", "belum", "tidak")
"""Behind a number: it counts something else, or what is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of what the question asks about, as a note tells it."""

    percent: Fraction
    first: Token
    last: Token
    whole: bool = False
    """From a word for all of it."""


def counted_parts(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`8 dari 10 kegiatan`, `dari 10 kegiatan, 8 telah dilaksanakan`."""
    for place, token in enumerate(sentence):
        if token.word != "dari":
            continue
        total = _number_near(sentence, place + 1, notes)
        done = _number_before(sentence, place, shares)
        if done is None:
            done = _number_far_before(sentence, place, shares)
        named = done is not None and (
            has(sentence[done:place], shares.of) or _named_before(sentence, done, total, shares, notes)
        )
        if total is None or not (named or _named(sentence, total + 1, shares)):
            continue
        if done is None:
            done = _number_after(sentence, total + 1, shares, notes)
        whole, part = sentence[total].number, sentence[done].number if done is not None else None
        if done is not None and whole and part is not None and part <= whole and not sentence[total].percent:
            ends = sorted((sentence[done], sentence[total]), key=lambda token: token.start)
            yield Part(percent=part * 100 / whole, first=ends[0], last=ends[1])


def _number_near(sentence: Tokens, place: int, notes: Notes) -> int | None:
    """The number after `dari`, over words such as `total` and `seluruh`."""
    passed = notes.single("whole") | {"total", "jumlah", "sebanyak", "keseluruhan", "sejumlah"}
    for at in range(place, min(place + _NEAR, len(sentence))):
        if sentence[at].number is not None:
            return at
        if sentence[at].word not in passed and (at + 1 >= len(sentence) or sentence[at + 1].number is None):
            return None
    return None


def _named(sentence: Tokens, place: int, shares: SharesAsked) -> bool:
    return any(phrase_at(sentence, at, shares.of) for at in (place, place + 1))


def _number_before(sentence: Tokens, place: int, shares: SharesAsked) -> int | None:
    """`8` in `8 dari`, `8 SOP dari`, `8 orang dari`."""
    for at in (place - 1, place - 2, place - 3):
        if at >= 0 and sentence[at].number is not None and not sentence[at].percent:
            between = sentence[at + 1 : place]
            named = not between or has(between, shares.of) or len(between) == 1
            return at if named else None
    return None


def _number_far_before(sentence: Tokens, place: int, shares: SharesAsked) -> int | None:
    """`3` in `3 layanan yang punya standar dari`."""
    for at in range(max(0, place - 8), place):
        counts = sentence[at].number is not None and not sentence[at].percent
        if counts and phrase_at(sentence, at + 1, shares.of):
            between = sentence[at + 1 : place]
            return None if any(token.number is not None or token.is_mark for token in between) else at
    return None


def _named_before(sentence: Tokens, done: int, total: int | None, shares: SharesAsked, notes: Notes) -> bool:
    """`pegawai yang sudah ikut diklat 22 dari 61 orang`: the thing stands before both numbers."""
    if total is None or not has(sentence[max(0, done - 6) : done], shares.of):
        return False
    after = sentence[total + 1 : total + 2]
    return not after or after[0].is_mark or (after[0].word,) in notes.role("people")


def _number_after(sentence: Tokens, place: int, shares: SharesAsked, notes: Notes) -> int | None:
    """`8` in `dari 10 SOP, baru 8 yang dievaluasi`."""
    passed = (
        notes.single("only")
        | notes.single("affirms")
        | {",", "yang", "sebanyak", "sejumlah", "ada", "terdapat", "tersebut"}
    )
    for at in range(place, min(place + 7, len(sentence))):
        if sentence[at].number is not None and not sentence[at].percent:
            after = sentence[at + 1].word if at + 1 < len(sentence) else ""
            return at if after not in _NO_PART else None
        if sentence[at].word not in passed and not any(sentence[at].word in phrase for phrase in shares.of):
            return None
    return None


def told_apart(text: Text, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`jumlah pegawai 74, yang pernah diklat 52`, `dari 9 unsur yang rendah, 5 sudah ditindaklanjuti`."""
    clauses = [
        clause for sentence in text.sentences for clause in clauses_of(sentence, notes.single("turns"))
    ]
    for total_clause, done_clause in pairwise(clauses):
        total = _whole_number(total_clause, shares, notes)
        done = _done_number(done_clause, total_clause[0].word == "dari", notes) if total is not None else None
        if total is None or done is None:
            continue
        whole, part = total_clause[total].number, done_clause[done].number
        if whole and part is not None and part < whole:
            yield Part(percent=part * 100 / whole, first=total_clause[total], last=done_clause[done])


def _plain(clause: Tokens) -> list[int]:
    return [at for at, token in enumerate(clause) if token.number is not None and not token.percent]


def _whole_number(clause: Tokens, shares: SharesAsked, notes: Notes) -> int | None:
    """The only number of a clause, where it counts the things that the question asks about."""
    numbers = _plain(clause)
    if len(numbers) != 1 or any((token.word,) in notes.role("negations") for token in clause):
        return None
    at = numbers[0]
    people = at + 1 < len(clause) and (clause[at + 1].word,) in notes.role("people")
    behind = _named(clause, at + 1, shares) or (people and _named(clause, at + 2, shares))
    ends = at + 1 + people >= len(clause)
    return at if behind or (ends and has(clause[max(0, at - 4) : at], shares.of)) else None


def _done_number(clause: Tokens, of_total: bool, notes: Notes) -> int | None:
    """The only number of a clause that says how many were done."""
    numbers, done = _plain(clause), notes.single("affirms") | notes.single("only")
    if len(numbers) != 1 or any((token.word,) in notes.role("negations") for token in clause):
        return None
    at = numbers[0]
    if at + 1 < len(clause) and clause[at + 1].word in _NO_PART:
        return None
    after = [token.word for token in clause[at + 1 : at + 4]]
    if at == 0 and "".join(after[:2]).startswith("diantaranya"):
        return at if set(after) & notes.single("affirms") else None
    if of_total and at == 0:
        after = after[1:] if after and (after[0],) in notes.role("people") else after
        verb = (
            after[:1]
            and after[0].startswith("di")
            and after[0] not in notes.single("renewing") | {"di", "diganti"}
        )
        return at if after and (after[0] in done | {"yang"} or verb) else None
    return at if clause[0].word in done | {"yang"} and at > 1 else None
