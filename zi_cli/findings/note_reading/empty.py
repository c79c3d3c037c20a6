"""Notes that say nothing: placeholders and marks."""

import re
from functools import lru_cache
from typing import Final

from zi_cli.criteria.lke.notes import Notes, Phrase
from zi_cli.criteria.wording import normalised

_FEW: Final = 8
"""Words within which a text that only asks to be replaced ends."""
_KEYS: Final = re.compile(r"([a-z])\1{2,199}|(?:asd|qwe|zxc)[a-z]{0,199}")
"""One key held down, or keys struck in a row."""
SHORT: Final = 200
"""Characters within which a note without content ends."""
_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> Phrase:
    """The words of a short note; of a long one just its beginning, which is enough to see that it is long."""
    return tuple(normalised(text[:SHORT]).split())


def is_placeholder(text: str, notes: Notes) -> bool:
    """Whether a note is nothing but a text that was to be replaced."""
    words = words_of(text)
    if words in notes.role("placeholders"):
        return True
    if any(words[: len(start)] == start for start in notes.role("placeholder_starts")):
        return True
    verbs, rest = notes.single("placeholder_verbs"), notes.single("placeholder_rest")
    if words and len(words) <= _FEW and verbs & set(words) and verbs | rest >= set(words):
        return True
    return bool(notes.words) and len(set(words)) == 1 and bool(_KEYS.fullmatch(words[0]))


def is_mark(text: str, notes: Notes) -> bool:
    """Whether a note that is not blank is nothing but a dash or another mark."""
    words = words_of(text)
    return bool(notes.words) and (not words or words in notes.role("marks"))


def may_say_nothing(text: str, notes: Notes) -> bool:
    """Whether a note begins as one without content does: most begin otherwise, and need not be read to the end."""
    if not text.isascii():
        return True  # its words are only known once it is normalised
    first = _WORD.search(text, 0, SHORT)
    if first is None:
        return True
    word = first[0].lower()
    return word in _openings(notes) or _KEYS.fullmatch(word) is not None


@lru_cache(maxsize=8)
def _openings(notes: Notes) -> frozenset[str]:
    """The words with which placeholders and marks begin."""
    whole = notes.role("placeholders").union(notes.role("placeholder_starts"), notes.role("marks"))
    either = notes.single("placeholder_verbs") | notes.single("placeholder_rest")
    return either.union(phrase[0] for phrase in whole)
