"""What is lacking according to a statement: not done, not yet, only in part, only poorly."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from zi_cli.criteria.lke.notes import Notes, Phrases
from zi_cli.findings.note_reading.lack import Kind, Lack, is_verbal, welcome_in
from zi_cli.findings.note_reading.limits import limited, poor
from zi_cli.findings.note_reading.negations import conditional, negates, passing
from zi_cli.findings.note_reading.phrases import base, has, phrase_at
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens

_AHEAD: Final = 5
"""Words behind a negation among which a welcome absence makes it good news."""
_BEHIND: Final = 7
"""Words behind `masih ada` within which it is said what is wrong with them."""


_BEGINS: Final = (
    "negations",
    "existence",
    "unfinished",
    "put_off",
    "partial",
    "rest",
    "still",
    "stuck",
    "only",
    "poorly",
)
_MORE: Final = frozenset({"saja", "kurang", "jarang", "menyusul", "kecuali"})
_Reader = Callable[[Tokens, int, Notes], Lack | None]


@lru_cache(maxsize=KEPT)
def may_lack(text: Text, notes: Notes) -> bool:
    """Whether it is worth while to look for something that is lacking."""
    return text.may_say(_lacking(notes))


def lack_in(words: Tokens, notes: Notes) -> Lack | None:
    """The first thing that a statement says is lacking."""
    told = [place for place, token in enumerate(words) if base(token.word) in _telling(notes)]
    rest = (_rest(words, notes) or _trailing(words, notes)) if told else None
    if rest is not None:
        return rest
    for place in told:
        found = next((found for read in _READERS if (found := read(words, place, notes)) is not None), None)
        if found is not None:
            return None if _hedged(words, place, notes) else found
    return None


@lru_cache(maxsize=8)
def _lacking(notes: Notes) -> Phrases:
    """Phrases without one of which nothing is lacking; most notes have none."""
    begins = (notes.role(role) for role in _BEGINS if role != "existence")
    return frozenset((word,) for word in _MORE).union(notes.role("deviant"), *begins)


@lru_cache(maxsize=8)
def _telling(notes: Notes) -> frozenset[str]:
    """Words with which it begins that something is lacking."""
    return _MORE.union(base(phrase[0]) for role in _BEGINS for phrase in notes.role(role))


def _hedged(words: Tokens, place: int, notes: Notes) -> bool:
    """Whether it is a condition, the past, or said of some only: `petugas yang belum lulus`, but not `SOP yang ada belum`."""
    before = words[:place]
    near = [token.word for token in before[-2:]]
    if (
        near[-1:] == ["yang"]
        or near == ["yang", "masih"]
        or (words[place].word == "kurang" and "yang" in near)
    ):
        return True
    plain = tuple(token for token in before if token.word not in ("yang", "bagi"))
    return conditional((*plain, words[place]), len(plain), notes)


def _rest(words: Tokens, notes: Notes) -> Lack | None:
    """`sisanya masih proses`, `layanan yang lain belum`, `3 lainnya menyusul`."""
    for place in range(len(words)):
        length = phrase_at(words, place, notes.role("rest"))
        behind = words[place + length :]
        if not length or not behind:
            continue
        if welcome_in(behind, notes) or _hedged(words, place, notes):
            return None
        for at in range(len(behind)):
            if any(phrase_at(behind, at, notes.role(role)) for role in ("rest_lacks", "unfinished")):
                return Lack(kind=Kind.REST, first=place, end=place + length + at + 1)
    return None


def _trailing(words: Tokens, notes: Notes) -> Lack | None:
    """`ke staf belum`, `di website belum`, `petugas lab menyusul`."""
    last = len(words) - 1
    if last < 1 or words[last].word not in ("belum", "menyusul") or _hedged(words, last, notes):
        return None
    return None if welcome_in(words, notes) else Lack(kind=Kind.TRAILING, first=0, end=last + 1)


def _some(words: Tokens, place: int, notes: Notes) -> Lack | None:
    """`masih banyak pegawai yang belum mau berubah`, `ada 2 pengaduan yang tidak direspons`."""
    if place + 2 >= len(words):
        return None
    still = words[place].word == "masih"
    there = words[place + still].word in notes.single("existence") | (
        {"banyak", "tersisa"} if still else set()
    )
    if not there or (place and negates(words[place - 1], notes)):
        return None
    for at in range(place + 2, min(place + 2 + _BEHIND, len(words))):
        if negates(words[at], notes) or words[at].word in notes.single("stuck"):
            said_of = still or words[at - 1].word == "yang"
            return Lack(kind=Kind.SOME, first=place, end=at + 1) if said_of else None
        if words[at - 1].word == "yang" and words[at].word in notes.single("deviant"):
            return Lack(kind=Kind.SOME, first=place, end=at + 1)
    return None


def _part(words: Tokens, place: int, notes: Notes) -> Lack | None:
    """`sebagian anggota diseleksi`, `belum semua pegawai`."""
    some_left = place + 1 < len(words) and words[place + 1].number is not None
    if (
        words[place].word == "kecuali"
        and some_left
        and any(t.word in notes.single("whole") for t in words[:place])
    ):
        return Lack(kind=Kind.PART, first=place, end=place + 1)  # semua indikator kecuali dua
    length = phrase_at(words, place, notes.role("partial"))
    if not length or (place and (negates(words[place - 1], notes) or words[place - 1].word == "bukan")):
        return None
    if any(
        has(words[place + length : place + length + 5], notes.role(role))
        for role in ("else_partial", "welcome")
    ):
        return None
    return Lack(kind=Kind.PART, first=place, end=place + length)


def _negated(words: Tokens, place: int, notes: Notes) -> Lack | None:
    if not negates(words[place], notes) or words[place].word == "nihil":
        return None
    ahead = _up_to_cause(words[place + 1 : place + 1 + _AHEAD], notes)
    if (
        not ahead
        or welcome_in(ahead, notes)
        or has(ahead, notes.role("unsaid"))
        or has(ahead, notes.role("narrows"))
    ):
        return None
    if any(negates(token, notes) for token in ahead):
        return None  # belum pernah tidak …
    at = list(passing(words, place + 1, notes))[-1]
    word = words[at].word
    if word in notes.single("heeds"):
        return Lack(kind=Kind.NOT_HEEDED, first=place, end=at + 1)
    if words[place].word == "tanpa" or (word,) in notes.role("existence"):
        return Lack(kind=Kind.NOT_THERE, first=place, end=at + (words[place].word != "tanpa"))
    if words[place].word == "belum" or is_verbal(word, notes) or word in notes.single("good"):
        return Lack(kind=Kind.NOT_DONE, first=place, end=at + 1)
    return None


def _up_to_cause(words: Tokens, notes: Notes) -> Tokens:
    """Without `karena …`, which gives a reason and says nothing more that is lacking."""
    end = next((at for at in range(len(words)) if (words[at].word,) in notes.role("causes")), len(words))
    return words[:end]


def _unfinished(words: Tokens, place: int, notes: Notes) -> Lack | None:
    length = phrase_at(words, place, notes.role("unfinished"))
    if length and not has(words[place + length : place + length + 4], notes.role("renewed")):
        return Lack(kind=Kind.UNFINISHED, first=place, end=place + length)
    length = phrase_at(words, place, notes.role("put_off"))
    if length:
        return Lack(kind=Kind.UNFINISHED, first=place, end=place + length)
    return None


_READERS: Final[tuple[_Reader, ...]] = (_some, _part, _negated, _unfinished, poor, limited)
