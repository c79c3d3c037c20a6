"""Phrases of the pack: whether and where they stand among the words of a note. `-nya` makes no difference."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from zi_cli.criteria.lke.notes import Phrase, Phrases

if TYPE_CHECKING:
    from zi_cli.findings.note_reading.text import Token


def base(word: str) -> str:
    """A word without `-nya`."""
    return word[:-3] if len(word) > 5 and word.endswith("nya") else word


@lru_cache(maxsize=1024)
def by_first(phrases: Phrases) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by their first word, with and without `-nya`, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    both = {**found, **{f"{first}nya": [] for first in found if base(f"{first}nya") == first}}
    return {
        word: (*found.get(word, ()), *(found.get(base(word), ()) if base(word) != word else ()))
        for word in both
    }


@lru_cache(maxsize=1024)
def first_words(phrases: Phrases) -> frozenset[str]:
    """With which words the phrases begin, with and without `-nya`."""
    return frozenset(by_first(phrases))


def phrase_at(tokens: "Sequence[Token]", place: int, phrases: Phrases) -> int:
    """How many words of the longest of `phrases` stand at `place`; 0 for none."""
    if not 0 <= place < len(tokens):
        return 0
    starting = by_first(phrases).get(tokens[place].word)
    return _longest_of(starting, tokens, place) if starting else 0


def _longest_of(starting: Sequence[Phrase], tokens: "Sequence[Token]", place: int) -> int:
    """How many words of the first of the phrases that stands at `place`, whose first word does; 0 for none."""
    for phrase in starting:
        if place + len(phrase) > len(tokens):
            continue
        for at in range(1, len(phrase)):
            word = tokens[place + at].word
            if phrase[at] not in (word, base(word)):
                break
        else:
            return len(phrase)
    return 0


def find_phrase(tokens: "Sequence[Token]", phrases: Phrases) -> tuple[int, int] | None:
    """(first, past the last) token of the first phrase that occurs."""
    starts = by_first(phrases)
    for place, token in enumerate(tokens):
        if token.word in starts and (length := _longest_of(starts[token.word], tokens, place)):
            return place, place + length
    return None


def has(tokens: "Sequence[Token]", phrases: Phrases) -> bool:
    """Whether one of the phrases occurs."""
    return find_phrase(tokens, phrases) is not None
