"""Numbers of things in a note, beside a count."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.notes import Counted, Notes
from zi_cli.findings.note_reading.phrases import phrase_at
from zi_cli.findings.note_reading.text import Text, Tokens, clauses_of

_YEAR: Final = 4
"""Digits of a year."""
_SUMS: Final = 4
"""Numbers of a note that are tried as parts of a sum."""
_BEHIND: Final = frozenset(
    {
        "memuat",
        "berisi",
        "terdiri",
        "atas",
        "beranggotakan",
        "sebanyak",
        "berjumlah",
        "sejumlah",
        "adalah",
        "ada",
        "sebesar",
        "=",
        "yaitu",
        "yakni",
    }
)
_NOT_YET: Final = frozenset({("akan",), ("target",), ("ditargetkan",), ("direncanakan",), ("harus",)})
_LAST_YEAR: Final = frozenset({("lalu",), ("sebelumnya",)})
_GOES_ON: Final = frozenset(
    {
        "yang",
        "telah",
        "sudah",
        "ditetapkan",
        "pada",
        "di",
        "dan",
        "sesuai",
        "berdasarkan",
        "selama",
        "tahun",
        "dengan",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number of things that a note tells."""

    number: Fraction
    quote: str
    own: bool = False
    """Told with the verb of the question itself, so that it can be no other number of the ratio."""


def other_count(
    text: Text, counted: Counted, number: Fraction, alike: Collection[Fraction], notes: Notes
) -> Told | None:
    """What the note counts, where neither that nor any sum of it is `number` or one of the numbers `alike`."""
    if not text.may_say(counted.of) and not text.has_any(counted.all_done):
        return None  # whatever it counts, it is something else
    if not text.has_number and not text.has_any(notes.single("negations")):
        return None
    first = next(iter(text.tokens), None)
    if first is not None and first.number == number and not first.percent:
        return None
    told = list(_told(text, counted, notes))
    numbers = [one.number for one in told if one.number > 0]
    allowed = {number, *alike}
    if any(one.number in ({number} if one.own else allowed) for one in told if one.number > 0):
        return None
    for size in range(2, min(len(numbers), _SUMS) + 1):
        if any(exact_sum(some) == number for some in combinations(numbers[:_SUMS], size)):
            return None
    if numbers:
        return (
            next((one for one in told if one.number > 0), None)
            if number not in {t.number for t in told}
            else None
        )
    return next((one for one in told if number > 0), None)


def _told(text: Text, counted: Counted, notes: Notes) -> Iterator[Told]:
    else_ = notes.role("else_counted") - (_LAST_YEAR if counted.previous else frozenset())
    for sentence in text.sentences:
        for clause in clauses_of(sentence, notes.single("turns")):
            if any((token.word,) in else_ for token in clause):
                continue  # counted under some condition, or of another year
            for place, token in enumerate(clause):
                if token.number is not None and not token.percent and token.number.denominator == 1:
                    if _one_each(clause, place):
                        continue
                    ends = _ahead(clause, place, counted, notes) or _behind(clause, place, counted, notes)
                    done = None if ends else _done(clause, place, counted, notes)
                    done = done or (None if ends else _done_behind(clause, place, counted, notes))
                    span = ends or done
                    if span is not None and not _left_behind(clause, span[1], notes):
                        quote = text.quote(clause[span[0]], clause[span[1] - 1])
                        yield Told(number=token.number, quote=quote, own=done is not None)
                elif (token.word,) in notes.role("negations"):
                    end = _nothing(clause, place, counted, notes)
                    if end is not None:
                        first = clause[min(place, end[0])]
                        yield Told(number=Fraction(0), quote=text.quote(first, clause[end[1] - 1]))


def _left_behind(clause: Tokens, end: int, notes: Notes) -> bool:
    """`satu perubahan (belum dituangkan)`: counted among those that are left, not among all."""
    return end < len(clause) and (clause[end].word,) in notes.role("negations")


def _one_each(clause: Tokens, place: int) -> bool:
    """Whether it belongs to `satu agen satu perubahan`, which counts neither."""
    ones = [at for at, token in enumerate(clause) if token.number == 1]
    return place in ones and len(ones) > 1


def _done(clause: Tokens, place: int, counted: Counted, notes: Notes) -> tuple[int, int] | None:
    """`45 orang telah melapor LHKASN`: a number with the verb of the ratio instead of the thing."""
    at = place + 1
    if (
        at >= len(clause)
        or clause[at].word not in ("orang", "pegawai")
        or (place and clause[place - 1].word == "dari")
    ):
        return None
    at += 1
    while at < len(clause) and (clause[at].word in notes.single("affirms") or clause[at].word == "yang"):
        at += 1
    if at >= len(clause) or clause[at].word not in counted.all_done:
        return None
    rest = clause[at + 1 :]
    known = {word for phrase in counted.of for word in phrase} | {
        "tepat",
        "waktu",
        "harta",
        "kekayaan",
        "spt",
        "tahunan",
    }
    return (place, at + 1) if all(token.word in known for token in rest) else None


def _ahead(clause: Tokens, place: int, counted: Counted, notes: Notes) -> tuple[int, int] | None:
    """`3 orang agen perubahan`, `6 pengaduan`."""
    at = place + 1
    if at < len(clause) and (clause[at].word,) in notes.role("people"):
        length = phrase_at(clause, at, counted.of)
        at += 0 if length else 1
    length = phrase_at(clause, at, counted.of)
    if not length or (place and clause[place - 1].word == "dari"):
        return None
    return place, at + length


def _done_behind(clause: Tokens, place: int, counted: Counted, notes: Notes) -> tuple[int, int] | None:
    """`pegawai yang sudah lapor LHKASN 9 orang`: the verb of the ratio, then a number."""
    after = clause[place + 1 : place + 2]
    if after and (after[0].word,) not in notes.role("people"):
        return None
    known = {word for phrase in counted.of for word in phrase} | {"tepat", "waktu", "harta", "kekayaan"}
    for start in range(max(0, place - 7), place):
        rest = clause[start + 1 : place]
        own = rest and rest[0].word in notes.single("affirms") | counted.all_done
        verb = any(token.word in counted.all_done for token in rest)
        passed = known | counted.all_done | notes.single("affirms") | notes.single("only") | _BEHIND
        if clause[start].word == "yang" and own and verb and all(token.word in passed for token in rest):
            return start, place + 1
    before = clause[:place]
    verb = any(token.word in counted.all_done for token in before)
    passed = known | counted.all_done | notes.single("affirms") | notes.single("only") | _BEHIND
    if verb and all(token.word in passed for token in before):
        return 0, place + 1  # sudah lapor 12 orang
    return None


def _behind(clause: Tokens, place: int, counted: Counted, notes: Notes) -> tuple[int, int] | None:
    """`jumlah agen perubahan 3 orang`, `pengaduan sebanyak 6`."""
    after = clause[place + 1 : place + 2]
    if after and not ((after[0].word,) in notes.role("people") or after[0].word in _GOES_ON):
        return None
    people = bool(after) and (after[0].word,) in notes.role("people")
    if people and len(clause) > place + 2 and clause[place + 2].word not in _GOES_ON:
        return None
    start = place - 1
    passed = _BEHIND | notes.single("only")
    while start >= 0 and (clause[start].word in passed or _is_year(clause, start)):
        start -= 1
    if start > 0 and clause[start - 1].word == "yang" and (clause[start].word,) in notes.role("received"):
        start -= 2
    if start > 0 and not after and (clause[start].word,) in notes.role("received"):
        start -= 1  # pengaduan masuk: 9
    for begin in range(max(0, start - 3), start + 1):
        length = phrase_at(clause, begin, counted.of)
        if length and begin + length == start + 1:
            total = begin > 0 and clause[begin - 1].word in ("jumlah", "total", "banyaknya")
            if start < place - 1 or total or (begin == 0 and people):
                return begin, place + 1 + people
    return None


def _is_year(clause: Tokens, place: int) -> bool:
    """`agen perubahan tahun 2026 berjumlah 6`."""
    word = clause[place].word
    return word == "tahun" or (len(word) == _YEAR and word.isdigit() and clause[place].number is None)


def _nothing(clause: Tokens, place: int, counted: Counted, notes: Notes) -> tuple[int, int] | None:
    """(first, past the last) of `tidak ada pengaduan`, `pengaduan nihil`; not of `tidak ada pengaduan yang tertunda`."""
    before = clause[:place]
    if any(phrase_at(before, at, notes.role("before")) for at in range(len(before))):
        return None
    if clause[place].word == "nihil":
        behind = next((at for at in range(place) if _ends_at(clause, at, place, counted)), None)
        if behind is not None:
            return None if place + 1 < len(clause) else (behind, place + 1)
    at = place + 1
    there = {phrase[0] for phrase in notes.role("existence")}
    if clause[place].word != "nihil":
        if at >= len(clause) or clause[at].word not in there:
            return None
        at += 1
    who = at + (at < len(clause) and clause[at].word in ("pegawai", "orang", "asn"))
    if who < len(clause) and clause[who].word == "yang":
        return _none_who(clause, place, who + 1, counted, notes)
    while at < len(clause) and clause[at].word in ("satu", "satupun", "pun", "adanya", "laporan"):
        if phrase_at(clause, at, counted.of):
            break
        at += 1
    end = at + phrase_at(clause, at, counted.of)
    if end == at:
        return None
    yang = end < len(clause) and clause[end].word == "yang"
    if phrase_at(clause, end + yang, notes.role("received")):
        end += 1 + yang
    open_end = end == len(clause) or phrase_at(clause, end, notes.role("after"))
    return (place, end) if open_end else None


def _none_who(
    clause: Tokens, place: int, after: int, counted: Counted, notes: Notes
) -> tuple[int, int] | None:
    """`belum ada yang dijatuhi sanksi`, `belum ada yang selesai`."""
    for at in range(after, min(after + 3, len(clause))):
        if (clause[at].word,) in notes.role("negations"):
            return None
        end = at + (phrase_at(clause, at, counted.of) or (clause[at].word in counted.all_done))
        if end > at:
            open_end = end == len(clause) or phrase_at(clause, end, notes.role("after"))
            return (place, end) if open_end else None
    return None


def _ends_at(clause: Tokens, start: int, place: int, counted: Counted) -> bool:
    length = phrase_at(clause, start, counted.of)
    return bool(length) and start + length == place
