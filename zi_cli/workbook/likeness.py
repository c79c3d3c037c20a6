"""How far a text that has drifted still says what an item says: by keywords, since no official wording is kept."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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
_FEW: Final = 2
"""Words of a text in which a single keyword may tell something."""
_LONG: Final = 5
"""Letters from which a word may be misspelt and still be known."""
_ENDING: Final = 3
"""Letters that an ending may add or take."""
_PHRASES: Final = tuple(
    (abbreviation, re.compile(rf"\b{' (?:dan )?'.join(meaning.split())}\b"))
    for abbreviation, meaning in MEANINGS.items()
)


_MARGIN: Final = 1e-9
"""Shares that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says, in the words of all items."""

    heard: frozenset[str]
    """Keywords that occur in it."""
    words: int
    """How many words it has that tell something."""


class Likeness:
    """Compares texts with items by their keywords; a word that few items share tells more."""

    def __init__(self, keywords: Mapping[str, frozenset[str]]) -> None:
        self.keywords = keywords
        counts: dict[str, int] = {}
        for words in keywords.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        self.rarity = {word: math.log(1 + len(keywords) / count) for word, count in counts.items()}
        self._known: dict[str, frozenset[str]] = {}
        self._long = [word for word in self.rarity if len(word) >= _LONG]

    def said(self, normal: str) -> Said:
        """A normalised text in the words of the items."""
        words = spoken(normal)
        return Said(frozenset().union(*(self._keywords_like(word) for word in words)), len(words))

    def _keywords_like(self, word: str) -> frozenset[str]:
        """Keywords that a word is, give or take a slip of the keys or an ending."""
        if word not in self._known:
            found = {word} & self.rarity.keys()
            if len(word) >= _LONG:
                found |= {known for known in self._long if known.startswith(word) or word.startswith(known)}
                found |= _misspelt(word, self._long)
            self._known[word] = frozenset(known for known in found if abs(len(known) - len(word)) <= _ENDING)
        return self._known[word]

    def of(self, item: str, said: Said) -> float:
        """How far a text says what `item` says, 0 to 1."""
        wanted = self.keywords[item]
        if len(wanted) == 1 and said.words > _FEW:
            return 0.0  # one word tells nothing in a longer text
        hit = wanted & said.heard
        if not hit:
            return 0.0
        precision = min(1.0, len(hit) / max(1, min(said.words, len(wanted) + 2)))
        return 0.75 * self._share(hit, wanted) + 0.25 * precision

    def tells_apart(self, item: str, rival: str, said: Said) -> bool:
        """Whether a text has more of what only `item` says than of what only `rival` says."""
        own, theirs = self.keywords[item] - self.keywords[rival], self.keywords[rival] - self.keywords[item]
        if not own:
            return bool(theirs) and not theirs & said.heard
        return self._share(own & said.heard, own) > self._share(theirs & said.heard, theirs) + _MARGIN

    def _share(self, hit: Collection[str], wanted: Collection[str]) -> float:
        """Share of rarity; fsum, since the order of a set of words is not the same in every run."""
        weight = math.fsum(self.rarity[word] for word in wanted)
        return math.fsum(self.rarity[word] for word in hit) / (weight or 1.0)


def spoken(normal: str) -> frozenset[str]:
    """The words of a normalised text that tell something, abbreviations and what they stand for alike."""
    words = {word for word in normal.split() if len(word) > 2 or word.isdigit()}
    for word in set(normal.split()) & MEANINGS.keys():
        words.update(MEANINGS[word].split())
    words.update(abbreviation for abbreviation, phrase in _PHRASES if phrase.search(normal))
    return frozenset(words)


def _misspelt(word: str, among: Sequence[str]) -> set[str]:
    """Words that differ from `word` in a few letters."""
    from rapidfuzz import fuzz, process  # heavy to import, and needed only where wording has drifted

    return {
        str(found[0])
        for found in process.extract(word, among, scorer=fuzz.ratio, score_cutoff=80, limit=None)
    }
