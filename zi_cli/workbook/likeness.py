"""How far a text that has drifted still says what an item says: by keywords, since no official wording is kept."""

import math
import re
from collections.abc import Collection, Mapping
from typing import Final

MEANINGS: Final[Mapping[str, str]] = {
    "anev": "analisis evaluasi",
    "dumas": "pengaduan masyarakat",
    "iku": "indikator kinerja utama",
    "lkj": "laporan kinerja",
    "monev": "monitoring evaluasi",
    "pk": "perjanjian kinerja",
    "probis": "proses bisnis",
    "sdm": "sumber daya manusia",
    "skm": "survei kepuasan masyarakat",
    "sop": "standar operasional prosedur",
    "spbe": "sistem pemerintahan berbasis elektronik",
    "spip": "sistem pengendalian intern pemerintah",
    "ti": "teknologi informasi",
    "tik": "teknologi informasi komunikasi",
    "tna": "training need analysis",
    "wbs": "whistle blowing system",
    "yanlik": "pelayanan publik",
    "zi": "zona integritas",
}
"""Abbreviations that people write for the words, or the words for the abbreviation."""
_PHRASES: Final = tuple(
    (abbreviation, re.compile(rf"\b{' (?:dan )?'.join(meaning.split())}\b"))
    for abbreviation, meaning in MEANINGS.items()
)


class Likeness:
    """Compares texts with items by their keywords; a word that few items share tells more."""

    def __init__(self, keywords: Mapping[str, frozenset[str]]) -> None:
        self.keywords = keywords
        counts: dict[str, int] = {}
        for words in keywords.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        self.rarity = {word: math.log(1 + len(keywords) / count) for word, count in counts.items()}

    def of(self, item: str, words: Collection[str]) -> float:
        """How far `words` (see `spoken`) say what `item` says, 0 to 1."""
        wanted = self.keywords[item]
        if not wanted or not words:
            return 0.0
        hit = _found(wanted, words)
        precision = min(1.0, len(hit) / max(1, min(len(words), len(wanted) + 2)))
        return 0.75 * self._share(hit, wanted) + 0.25 * precision

    def tells_apart(self, item: str, rival: str, words: Collection[str]) -> bool:
        """Whether `words` has more of what only `item` says than of what only `rival` says."""
        own, theirs = self.keywords[item] - self.keywords[rival], self.keywords[rival] - self.keywords[item]
        said = _found(theirs, words)
        if not own:
            return not said
        return self._share(_found(own, words), own) > (self._share(said, theirs) if theirs else 0.0)

    def _share(self, hit: Collection[str], wanted: Collection[str]) -> float:
        return sum(self.rarity[word] for word in hit) / sum(self.rarity[word] for word in wanted)


def _found(wanted: Collection[str], words: Collection[str]) -> set[str]:
    return {word for word in wanted if word in words or any(same_word(word, other) for other in words)}


def spoken(normal: str) -> frozenset[str]:
    """The words of a normalised text that tell something, abbreviations and what they stand for alike."""
    words = {word for word in normal.split() if len(word) > 2 or word.isdigit()}
    for word in set(normal.split()) & MEANINGS.keys():
        words.update(MEANINGS[word].split())
    words.update(abbreviation for abbreviation, phrase in _PHRASES if phrase.search(normal))
    return frozenset(words)


def same_word(word: str, other: str) -> bool:
    """Whether two words are one, give or take a slip of the keys or an ending."""
    if word == other:
        return True
    if len(word) < 5 or len(other) < 5 or abs(len(word) - len(other)) > 3:
        return False
    if word.startswith(other) or other.startswith(word):
        return True
    from rapidfuzz.fuzz import ratio  # heavy to import, and needed only where wording has drifted

    return ratio(word, other) >= 80
