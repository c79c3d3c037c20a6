"""How often something is done, according to a note."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.named_periods import Frequency, in_named, left_out_of
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens

_EACH: Final = frozenset({"tiap", "setiap", "per", "saban"})
_WITHIN: Final = frozenset({"dalam", "per", "tiap", "setiap", "/", "selama", "untuk"})
_PART: Final = frozenset({"akhir", "awal", "pertengahan", "tengah"})
_COMPARED: Final = frozenset({"lipat", "lebih"})
_THIS_YEAR: Final = (["berjalan"], ["ini"])
_YEAR: Final = 1


@lru_cache(maxsize=KEPT)
def frequencies(text: Text, notes: Notes) -> Sequence[Frequency]:
    """Every statement of frequency, in order. Remembered: a note is asked for them more than once."""
    if not text.has_any(_telling(notes)):
        return ()
    found: list[Frequency] = []
    for sentence in text.sentences:
        for stated in _in_sentence(sentence, notes):
            again = found and stated.bare and found[-1].bare and stated.per_year == found[-1].per_year
            if not (again and 0 <= stated.first.start - found[-1].last.end <= 2):  # 2x (dua kali)
                found.append(stated)
    return found if not _someleft_out_of(text, notes) else [replace(one, sure=True) for one in found]


@lru_cache(maxsize=8)
def _telling(notes: Notes) -> frozenset[str]:
    """Words without one of which no frequency is told; most notes have none."""
    return _beginning(notes) | _named(notes) | notes.single("times")


@lru_cache(maxsize=8)
def _beginning(notes: Notes) -> frozenset[str]:
    """Words at which a frequency is stated, where that is not at a number."""
    return frozenset({"sekali"}) | _EACH | notes.adverbs.keys()


@lru_cache(maxsize=8)
def _named(notes: Notes) -> frozenset[str]:
    """Words for periods that a note may name."""
    return frozenset({"triwulan", "semester"}) | notes.single("months")


def _someleft_out_of(text: Text, notes: Notes) -> bool:
    """Whether a quarter is named in which nothing was done: then the others are all there is."""
    return any(
        left_out_of(sentence, [at for at, token in enumerate(sentence) if token.word == "triwulan"], notes)
        for sentence in text.sentences
    )


def _in_sentence(sentence: Tokens, notes: Notes) -> Iterator[Frequency]:
    told = [
        (place, stated) for place in _places(sentence, notes) if (stated := _stated(sentence, place, notes))
    ]
    named = any(token.word in _named(notes) for token in sentence)
    at_least = bool(told or named) and has(sentence, notes.role("at_least"))
    for place, stated in told:
        clause_end = next(
            (at for at in range(place, len(sentence)) if sentence[at].word == ","), len(sentence)
        )
        another = at_least or _of_another(sentence[:clause_end], notes)
        unsure = another or _planned(sentence, place, notes)
        yield Frequency(
            per_year=stated.per_year,
            first=stated.first,
            last=stated.last,
            bare=stated.bare,
            sure=stated.sure and not unsure,
        )
    if named:
        yield from in_named(sentence, notes, doubtful=at_least or _of_another(sentence, notes))


def _places(sentence: Tokens, notes: Notes) -> list[int]:
    """Where a frequency may be stated."""
    begins = _beginning(notes)
    return [at for at, token in enumerate(sentence) if token.number is not None or token.word in begins]


def _stated(sentence: Tokens, place: int, notes: Notes) -> Frequency | None:
    return (
        _times(sentence, place, notes)
        or _once(sentence, place, notes)
        or _each(sentence, place, notes)
        or _adverb(sentence, place, notes)
    )


def _of_another(sentence: Tokens, notes: Notes) -> bool:
    """Whether another activity is named; `waktu apel` is the occasion of this one."""
    return any(
        phrase_at(sentence, at, notes.role("other_activities"))
        and not (at and sentence[at - 1].word in notes.single("occasion"))
        and not (at + 1 < len(sentence) and sentence[at + 1].word in notes.single("attached"))
        for at in range(len(sentence))
    )


def _planned(sentence: Tokens, place: int, notes: Notes) -> bool:
    """What was planned, or of another year, says nothing of what is done."""
    words = notes.single("planned") | notes.single("past")
    near = range(max(0, place - 4), min(len(sentence), place + 6))
    return any(sentence[at].word in words and (not at or sentence[at - 1].word != "sesuai") for at in near)


def _period(sentence: Tokens, place: int, notes: Notes) -> tuple[int, int] | None:
    """(periods a year has, past the last token): `tahun`, `setahun`, `1 tahun`, `6 bulan`; None for none."""
    if place >= len(sentence):
        return None
    word, number = sentence[place].word, 1
    if word.startswith("se") and word[2:] in notes.periods:
        return notes.periods[word[2:]], place + 1
    amount = sentence[place].number
    if amount is not None and amount.denominator == 1 and amount > 0 and place + 1 < len(sentence):
        number, place = int(amount), place + 1
        word = sentence[place].word
    if word not in notes.periods:
        return None
    periods = notes.periods[word]
    return (periods // number, place + 1) if periods >= number and periods % number == 0 else None


def _times(sentence: Tokens, place: int, notes: Notes) -> Frequency | None:
    """`2 kali`, `2 kali setahun`, `1 kali per triwulan`."""
    number = sentence[place].number
    if number is None or sentence[place].percent or place + 1 >= len(sentence):
        return None
    if sentence[place + 1].word not in notes.single("times"):
        return None
    after = place + 2
    if after < len(sentence) and sentence[after].word in _COMPARED:
        return None
    while after < len(sentence) and sentence[after].word in _WITHIN:
        after += 1
    period = _period(sentence, after, notes)
    if period and period[0] == _YEAR and [t.word for t in sentence[period[1] : period[1] + 1]] in _THIS_YEAR:
        period = None
    if period is None or (period[0] == _YEAR and after == place + 2 and sentence[after].word == "tahun"):
        return Frequency(per_year=number, first=sentence[place], last=sentence[place + 1], bare=True)
    last = sentence[period[1] - 1]
    return Frequency(per_year=number * period[0], first=sentence[place], last=last, bare=period[0] == _YEAR)


def _once(sentence: Tokens, place: int, notes: Notes) -> Frequency | None:
    """`setahun sekali`, `tiga bulan sekali`, `sekali setahun`, `hanya sekali`."""
    if sentence[place].word != "sekali":
        return None
    for start in (place - 2, place - 1):
        period = _period(sentence, start, notes) if start >= 0 else None
        if period is not None and period[1] == place:
            return Frequency(per_year=Fraction(period[0]), first=sentence[start], last=sentence[place])
    after = place + 1
    while after < len(sentence) and sentence[after].word in _WITHIN:
        after += 1
    period = _period(sentence, after, notes)
    if period is not None:
        last = sentence[period[1] - 1]
        return Frequency(per_year=Fraction(period[0]), first=sentence[place], last=last)
    before = {token.word for token in sentence[max(0, place - 3) : place]}
    if before & notes.single("only"):
        return Frequency(per_year=Fraction(1), first=sentence[place], last=sentence[place], bare=True)
    return None


def _each(sentence: Tokens, place: int, notes: Notes) -> Frequency | None:
    """`setiap bulan`, `tiap akhir semester`, `per 3 bulan`. Each year does not say how often in a year."""
    if sentence[place].word not in _EACH or (place and sentence[place - 1].word == "kali"):
        return None
    after = place + 1
    if after < len(sentence) and sentence[after].word in _PART:
        after += 1
    period = _period(sentence, after, notes)
    if period is None or (period[1] < len(sentence) and sentence[period[1]].word == "sekali"):
        return None
    last = sentence[period[1] - 1]
    renewed = bool(place) and sentence[place - 1].word in notes.single("renewing")
    sure = period[0] > _YEAR or after > place + 1 or renewed
    return Frequency(per_year=Fraction(period[0]), first=sentence[place], last=last, sure=sure)


def _adverb(sentence: Tokens, place: int, notes: Notes) -> Frequency | None:
    """`secara triwulanan`, `dilakukan triwulanan`; elsewhere it may belong to a report or a plan."""
    times = notes.adverbs.get(sentence[place].word)
    if times is None:
        return None
    start, number = place, sentence[place - 1].number if place else None
    if number is not None and number > 0:  # tiga bulanan
        start = place - 1
    before = sentence[start - 1].word if start else ""
    sure = before == "secara" or before in notes.single("carried_out") | notes.single("measured")
    first = sentence[start - 1] if sure else sentence[start]
    per_year = times / (number if start < place and number else Fraction(1))
    return Frequency(per_year=per_year, first=first, last=sentence[place], sure=sure)
