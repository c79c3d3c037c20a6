"""How often something is done, according to a note."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Notes
from zi_cli.findings.note_reading.text import Text, Token, Tokens, find_phrase, has, phrase_at

_EACH: Final = frozenset({"tiap", "setiap", "per", "saban"})
_WITHIN: Final = frozenset({"dalam", "per", "tiap", "setiap", "/", "selama", "untuk"})
_PART: Final = frozenset({"akhir", "awal", "pertengahan", "tengah"})
_COMPARED: Final = frozenset({"lipat", "lebih"})
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TO: Final = frozenset({"sampai", "hingga", "s"})
_YEAR: Final = 1


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


def frequencies(text: Text, notes: Notes) -> list[Frequency]:
    """Every statement of frequency, in order."""
    found: list[Frequency] = []
    for sentence in text.sentences:
        for stated in _in_sentence(sentence, notes):
            again = found and stated.bare and found[-1].bare and stated.per_year == found[-1].per_year
            if not (again and 0 <= stated.first.start - found[-1].last.end <= 2):  # 2x (dua kali)
                found.append(stated)
    return found


def _in_sentence(sentence: Tokens, notes: Notes) -> Iterator[Frequency]:
    doubtful = has(sentence, notes.role("at_least")) or _of_another(sentence, notes)
    for place in range(len(sentence)):
        stated = (
            _times(sentence, place, notes)
            or _once(sentence, place, notes)
            or _each(sentence, place, notes)
            or _adverb(sentence, place, notes)
        )
        if stated is not None:
            unsure = doubtful or _planned(sentence, place, notes)
            yield Frequency(
                per_year=stated.per_year,
                first=stated.first,
                last=stated.last,
                bare=stated.bare,
                sure=stated.sure and not unsure,
            )
    yield from _named(sentence, notes, doubtful)


def _of_another(sentence: Tokens, notes: Notes) -> bool:
    """Whether another activity is named; `waktu apel` is the occasion of this one."""
    return any(
        phrase_at(sentence, at, notes.role("other_activities"))
        and not (at and sentence[at - 1].word in notes.single("occasion"))
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
    sure = period[0] > _YEAR or after > place + 1
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


def _named(sentence: Tokens, notes: Notes, doubtful: bool) -> Iterator[Frequency]:
    """`semester I dan II`, `triwulan I sampai IV`, `Maret dan September`: once in each that is named."""
    for period in ("triwulan", "semester"):
        places = [place for place, token in enumerate(sentence) if token.word == period]
        if not places:
            continue
        named = [token for token in sentence[places[0] :] if token.word in _ROMAN and token.number is None]
        named += [
            sentence[place + 1]
            for place in places
            if place + 1 < len(sentence) and sentence[place + 1].word in ("1", "2", "3", "4")
        ]
        numbers = {_ROMAN[token.word] for token in named}
        ranged = any(token.word in _TO for token in sentence[places[0] :]) and len(numbers) == 2
        whole = notes.periods.get(period, 0)
        count = whole if ranged or not numbers else min(len(numbers), whole)
        both = period == "semester" and numbers == {1, 2}
        last = max(named, key=lambda token: token.start) if named else sentence[places[0]]
        first = sentence[places[0]]
        sure = (both or _only(sentence, places[0], notes) or _alone(sentence, last)) and not doubtful
        yield Frequency(per_year=Fraction(count), first=first, last=last, sure=sure)
    months = {token.word[:3] for token in sentence if token.word in notes.single("months")}
    if months:
        ranged = any(token.word in _TO for token in sentence) and len(months) == 2
        count = 12 if ranged else len(months)
        place = next(at for at, token in enumerate(sentence) if token.word in notes.single("months"))
        sure = _only(sentence, place, notes) and not ranged and not doubtful
        yield Frequency(per_year=Fraction(count), first=sentence[place], last=sentence[place], sure=sure)


def _alone(sentence: Tokens, last: Token) -> bool:
    """`semester II saja`."""
    after = sentence[sentence.index(last) + 1 :][:1]
    return bool(after) and after[0].word == "saja"


def _only(sentence: Tokens, place: int, notes: Notes) -> bool:
    """`hanya pada triwulan IV`, `baru bulan Juni`."""
    return any(token.word in notes.single("only") for token in sentence[max(0, place - 4) : place])


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSeldom:
    """A note tells a lower frequency than the answer asks for."""

    quote: str
    asked: int
    """Times a year; 0 where the answer asks for something regular."""


def too_seldom(text: Text, reading: NoteReading, answer: str, notes: Notes) -> TooSeldom | None:
    """The statement of a note that the answer's own frequency does not allow."""
    rhythm = reading.rhythm
    if rhythm is None or answer not in rhythm.per_year or has(text.tokens, rhythm.unless):
        return None
    asked, found = rhythm.per_year[answer], frequencies(text, notes)
    sure = [stated for stated in found if stated.sure]
    if not sure or max(stated.per_year for stated in found) >= asked:
        return None
    if sum((stated.per_year for stated in found if stated.bare), Fraction(0)) >= asked:
        return None
    most = max(sure, key=lambda stated: stated.per_year)
    return TooSeldom(quote=text.quote(most.first, most.last), asked=asked)


def not_regular(text: Text, reading: NoteReading, answer: str, notes: Notes) -> TooSeldom | None:
    """The words of a note that say once, or now and then, beside an answer that asks for regularity."""
    if answer not in reading.regular:
        return None
    found = frequencies(text, notes)
    for clause in text.clauses():
        place = find_phrase(clause, notes.role("irregular"))
        if place is not None and not _elsewhere(clause, place[0], notes, told=bool(found)):
            return TooSeldom(quote=text.quote(clause[place[0]], clause[place[1] - 1]), asked=0)
    times = notes.single("times") | {"sekali"}
    sure = [stated for stated in found if stated.sure and stated.bare and stated.last.word in times]
    if len(sure) == 1 and max(stated.per_year for stated in found) <= 1:
        return TooSeldom(quote=text.quote(sure[0].first, sure[0].last), asked=0)
    return None


def _elsewhere(clause: Tokens, place: int, notes: Notes, told: bool) -> bool:
    """Whether the words before say that this was once, might be, or is not so. `told`: a frequency is told too."""
    before = clause[:place]
    doubts = notes.role("before") | notes.role("narrows") | {(word,) for word in notes.single("past")}
    negated = any((token.word,) in notes.role("negations") for token in before[-2:])
    if not told and not negated:
        doubts -= {(word,) for word in notes.single("only")}  # "hanya bila diminta"
    return negated or any(phrase_at(before, at, doubts) for at in range(len(before)))
