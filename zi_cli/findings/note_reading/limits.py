"""What is done only poorly, only in part, or only here and there."""

from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.lack import Kind, Lack, is_verbal, welcome_in
from zi_cli.findings.note_reading.negations import negates
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import Tokens

_VERBAL: Final = ("di", "me", "ber", "ter")
_MAKES_DO: Final = ("menggunakan", "memakai", "mengacu", "memanfaatkan", "mengikuti", "mengandalkan", "pakai")
"""Behind `masih`: with what one makes do."""
_REACHED: Final = 5
"""Words before `saja` among which stands whom or what it reached."""


def poor(words: Tokens, place: int, notes: Notes) -> Lack | None:
    """`masih dilakukan secara manual`, `kurang optimal`, `evaluasi terhambat`."""
    word, after = words[place].word, words[place + 1].word if place + 1 < len(words) else ""
    if word == "kurang" and (after in notes.single("good") or (after and after.startswith(_VERBAL))):
        return Lack(kind=Kind.POOR, first=place, end=place + 2)
    if word == "jarang" and is_verbal(after, notes) and not welcome_in(words[place + 1 : place + 2], notes):
        return Lack(kind=Kind.POOR, first=place, end=place + 2)
    if place and word in notes.single("stuck") and not negates(words[place - 1], notes):
        return Lack(kind=Kind.POOR, first=place, end=place + 1)
    length = phrase_at(words, place, notes.role("poorly"))
    if length and _done_so(words[:place], notes):
        return Lack(kind=Kind.POOR, first=place - 1, end=place + length)
    if word not in notes.single("still"):
        return None
    if word == "masih" and after in _MAKES_DO and has(words[place + 2 : place + 7], notes.role("makeshift")):
        return Lack(kind=Kind.POOR, first=place, end=place + 2)
    for at in range(place + 1, min(place + 5, len(words))):
        length = phrase_at(words, at, notes.role("poor"))
        if not length and welcome_in(words[:place], notes):
            length = phrase_at(words, at, notes.role("much"))  # resistensi masih tinggi
        if length:
            return Lack(kind=Kind.POOR, first=place, end=at + length)
        if words[at].word not in notes.single("manner"):
            return None
    return None


def _done_so(before: Tokens, notes: Notes) -> bool:
    """`dihitung (manual)`, `dilakukan secara (manual)`."""
    verbs = [token.word for token in before if token.word not in ("secara", "dengan")][-1:]
    return bool(verbs) and is_verbal(verbs[0], notes)


def limited(words: Tokens, place: int, notes: Notes) -> Lack | None:
    """`baru mencakup pengadaan`, `hanya ditempel di loket`, `yang dilatih baru eselon IV`, `ke pejabat saja`."""
    before = words[place - 1].word if place else ""
    if words[place].word == "saja":
        reached = any(
            (token.word,) in notes.role("towards") for token in words[max(0, place - _REACHED) : place]
        )
        denied = any(negates(token, notes) or token.word == "bukan" for token in words[:place])
        return None if denied or not reached else Lack(kind=Kind.LIMITED, first=place, end=place + 1)
    if (
        words[place].word not in notes.single("only")
        or place + 1 >= len(words)
        or before in ("tidak", "bukan")
    ):
        return None
    if words[place + 1].number is not None and not words[place + 1].percent:
        return _only_so_many(words, place, notes)
    length = phrase_at(words, place + 1, notes.role("reach"))
    if not length and (words[place].word != "baru" or place == 0) and is_verbal(words[place + 1].word, notes):
        length = 2 * bool(phrase_at(words, place + 2, notes.role("towards")))
    if length:
        return Lack(kind=Kind.LIMITED, first=place, end=place + 1 + length)
    said_of = place > 1 and is_verbal(before, notes) and any(token.word == "yang" for token in words[:place])
    whole = words[place + 1].word in notes.single("whole") or words[place + 1].percent
    return Lack(kind=Kind.LIMITED, first=place, end=place + 1) if said_of and not whole else None


def _only_so_many(words: Tokens, place: int, notes: Notes) -> Lack | None:
    """`baru satu rekomendasi yang ditindaklanjuti`, but not `hanya 2 SOP yang perlu direvisi`."""
    behind = words[place + 2 :]
    good = any(has(behind, notes.role(role)) for role in ("welcome", "unsaid", "renewing", "negations"))
    if len(behind) < 2 or (behind[0].word,) in notes.role("times") or good:
        return None
    return Lack(kind=Kind.SOME, first=place, end=place + 3)
