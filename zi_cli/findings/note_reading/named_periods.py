"""Quarters, half-years and months that a note names: how often something is done, if once in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.text import Token, Tokens

ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TO: Final = frozenset({"sampai", "hingga", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """A statement of frequency in a note."""

    per_year: Fraction
    first: Token
    last: Token
    bare: bool = False
    """A number of times, without a period: of the year that is assessed."""
    sure: bool = True
    """False where it may silence a doubt, but not raise one."""


def in_named(sentence: Tokens, notes: Notes, doubtful: bool) -> Iterator[Frequency]:
    """`semester I dan II`, `triwulan I sampai IV`, `Maret dan September`: once in each that is named."""
    for period in ("triwulan", "semester"):
        places = [place for place, token in enumerate(sentence) if token.word == period]
        if not places:
            continue
        named = [token for token in sentence[places[0] :] if token.word in ROMAN and token.number is None]
        named += [
            sentence[place + 1]
            for place in places
            if place + 1 < len(sentence) and sentence[place + 1].word in ("1", "2", "3", "4")
        ]
        numbers = {ROMAN[token.word] for token in named}
        ranged = any(token.word in _TO for token in sentence[places[0] :]) and len(numbers) == 2
        whole = notes.periods.get(period, 0)
        count = whole if ranged or not numbers else min(len(numbers), whole)
        both = numbers == set(range(1, whole + 1)) or (ranged and numbers == {1, whole})
        last = max(named, key=lambda token: token.start) if named else sentence[places[0]]
        first = sentence[places[0]]
        sure = (both or _only(sentence, places[0], notes) or _alone(sentence, last)) and not doubtful
        left_out = left_out_of(sentence, places, notes)
        if left_out and count <= len(left_out):
            continue
        once = count == 1 and _only(sentence, places[0], notes)
        per_year = Fraction(count - len(left_out))
        yield Frequency(per_year=per_year, first=first, last=last, sure=sure, bare=once)
    months = {token.word[:3] for token in sentence if token.word in notes.single("months")}
    if months:
        ranged = any(token.word in _TO for token in sentence) and len(months) == 2
        count = 12 if ranged else len(months)
        place = next(at for at, token in enumerate(sentence) if token.word in notes.single("months"))
        listed = len(months) > 1 and _dated(sentence, place, notes)
        sure = (listed or (_only(sentence, place, notes) and not doubtful)) and not ranged
        yield Frequency(per_year=Fraction(count), first=sentence[place], last=sentence[place], sure=sure)


def _dated(sentence: Tokens, place: int, notes: Notes) -> bool:
    """`dilaksanakan pada bulan (Mei dan November)`."""
    before = [token.word for token in sentence[max(0, place - 3) : place]]
    return before[-1:] in (["bulan"], ["pada"]) and bool(set(before) & notes.single("carried_out"))


def left_out_of(sentence: Tokens, places: Sequence[int], notes: Notes) -> list[int]:
    """Where periods are named in which nothing was done: `TW IV belum dilaksanakan`."""
    return [
        at for at in places if at + 2 < len(sentence) and (sentence[at + 2].word,) in notes.role("negations")
    ]


def _alone(sentence: Tokens, last: Token) -> bool:
    """`semester II saja`."""
    after = sentence[sentence.index(last) + 1 :][:1]
    return bool(after) and after[0].word == "saja"


def _only(sentence: Tokens, place: int, notes: Notes) -> bool:
    """`hanya pada triwulan IV`, `baru bulan Juni`."""
    return any(token.word in notes.single("only") for token in sentence[max(0, place - 4) : place])
