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
_SHORT: Final = 200
"""Characters within which a note without content ends."""


def words_of(text: str) -> Phrase:
    """The words of a short note; of a long one just its beginning, which is enough to see that it is long."""
    return _words_of(text[:_SHORT])


@lru_cache(maxsize=512)
def _words_of(text: str) -> Phrase:
    """Remembered: several rules ask for the words of every note."""
    return tuple(normalised(text).split())


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
    """Whether a note is nothing but a dash or another mark."""
    words = words_of(text)
    return bool(notes.words) and bool(text.strip()) and (not words or words in notes.role("marks"))


def says_nothing(text: str, notes: Notes) -> bool:
    """Whether a note is a placeholder or a mark."""
    return is_mark(text, notes) or is_placeholder(text, notes)
