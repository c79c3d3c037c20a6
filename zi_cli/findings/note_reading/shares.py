"""What part of something a note tells: percentages, `8 dari 10`, `sebagian besar`, `belum semua`."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Notes, Share, SharesAsked
from zi_cli.findings.note_reading.text import Text, Token, Tokens, base, clauses_of, has, phrase_at

_A_LITTLE: Final = Fraction(1, 1000)
"""What `more than` adds: such a number lies above its bound, not on it."""
_NOT_ALL: Final = Fraction(99)
"""Percent at most, where something is left."""
_NEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of what the question asks about, as a note tells it."""

    percent: Fraction
    first: Token
    last: Token
    whole: bool = False
    """From a word for all of it."""


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
    asked = shares.levels[answer]
    parts = [part for sentence in text.sentences for part in _parts(sentence, shares, notes)]
    if not parts or any(_fits(part, asked) for part in parts):
        return None
    first = parts[0]
    return OutOfRange(quote=text.quote(first.first, first.last), asked=asked, too_high=shares.falling)


def _fits(part: Part, asked: Share) -> bool:
    return part.whole or (asked.reached_by(part.percent) and asked.held_by(part.percent))


def _parts(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    if not shares.falling:
        yield from _counted(sentence, shares, notes)
        yield from _in_words(sentence, shares, notes)
        yield from _some_left(sentence, shares, notes)
    for clause in clauses_of(sentence, notes.single("turns")):
        yield from _percentages(clause, shares, notes)


def _percentages(clause: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`85 % kegiatan`, `capaian lebih dari 90 persen`."""
    if not has(clause, shares.of) or has(clause, notes.role("else_percent") - shares_words(shares)):
        return
    numbers = [place for place, token in enumerate(clause) if token.percent and token.number is not None]
    for place in numbers:
        token = clause[place]
        before = clause[max(0, place - 3) : place]
        if has(before, notes.role("change") | notes.role("at_least") - notes.role("over")):
            continue
        if _of_a_plan(clause, place, notes):
            continue
        if place + 1 < len(clause) and clause[place + 1].word in ("menjadi", "ke"):
            continue  # from this percentage to another
        number = token.number or Fraction(0)
        if has(before, notes.role("over")) or any(word.word in (">", "≥") for word in before[-1:]):
            number += _A_LITTLE
        elif has(before, notes.role("under")) or any(word.word in ("<", "≤") for word in before[-1:]):
            number -= _A_LITTLE
        yield Part(percent=number, first=token, last=token)


def _of_a_plan(clause: Tokens, place: int, notes: Notes) -> bool:
    """Whether the percentage at `place` is planned: `target 90 %`, but not `capaian target 90 %`, `target tercapai 90 %`."""
    for at in range(max(0, place - 2), place):
        if clause[at].word in notes.single("planned"):
            before = clause[at - 1].word if at else ""
            return clause[place - 1].word not in notes.single("reached") and before not in notes.single(
                "reached"
            )
    return False


def shares_words(shares: SharesAsked) -> frozenset[tuple[str, ...]]:
    """The single words of what the question asks about: they are never something else."""
    return frozenset((word,) for phrase in shares.of for word in phrase)


def _counted(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
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
            return at if after not in ("kali", "hari", "bulan", "tahun", "belum", "tidak") else None
        if sentence[at].word not in passed and not any(sentence[at].word in phrase for phrase in shares.of):
            return None
    return None


def _in_words(sentence: Tokens, shares: SharesAsked, notes: Notes) -> Iterator[Part]:
    """`sebagian besar pegawai`, `belum semua SOP`, `SOP belum seluruhnya dievaluasi`."""
    for clause in clauses_of(sentence, notes.single("turns")):
        for place in range(len(clause)):
            length = phrase_at(clause, place, notes.role("partial"))
            if not length or (place and phrase_at(clause, place - 1, notes.role("partial")) > length):
                continue
            end = place + length
            if not _of_the_thing(clause, place, end, shares) or _meant_otherwise(clause, place, notes):
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


def _of_the_thing(clause: Tokens, place: int, end: int, shares: SharesAsked) -> bool:
    after = any(phrase_at(clause, at, shares.of) for at in (end, end + 1))
    whole = clause[end - 1].word.endswith("nya")
    return after or (whole and has(clause[max(0, place - 5) : place], shares.of))


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
