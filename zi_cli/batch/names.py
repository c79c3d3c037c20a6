"""Names of units made comparable: people write one unit in many ways, and many units nearly alike.

A name becomes a tuple of words: lower case, Roman numerals as digits, an abbreviation and the words that it stands
for as one word. `Balai Pelaksana Penyediaan Perumahan Jawa III` and `BP2P Jawa 3` come out the same. Which words an
abbreviation stands for is told by their initials (a digit repeats the letter before it), never by a list.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final

from zi_cli.criteria.wording import normalised

Words = tuple[str, ...]

_NUMERALS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN: Final = {numeral: str(number) for number, numeral in enumerate(_NUMERALS.split(), start=1)}
_ABBREVIATION: Final = re.compile(r"\b[A-Z](?=[A-Z0-9]{2,7}\b)[A-Z0-9]*[A-Z][A-Z0-9]*\b")
_WITH_DIGIT: Final = re.compile(r"\b[a-z]{1,5}[2-4][a-z]{1,4}\b", re.IGNORECASE)
_JOINING: Final = frozenset({"dan", "di", "dan/atau", "untuk", "pada"})
_COPY: Final = re.compile(
    r"(?:\s{0,3}\(\d{1,3}\)|\s{0,3}-\s{0,3}(?:copy|salinan)(?:\s{0,3}\(\d{1,3}\))?){1,4}$", re.IGNORECASE
)
_NOISE: Final = re.compile(
    r"lke|zi|wbk|wbbm|zona|integritas|lembar|kerja|evaluasi|lampiran|final|fix|rev|revisi|v\d+|rev\d+|copy|salinan|"
    r"draft|draf|upload|unggah|isi|isian|terbaru|baru|update|20\d\d|\d{6,8}|of"
)
_LONGEST: Final = 300
"""Characters of a name that are looked at."""


class Names:
    """Words of names, with the abbreviations that any of them uses."""

    def __init__(self, names: Iterable[str]) -> None:
        self._initials: set[str] = set()
        for name in names:
            for pattern in (_ABBREVIATION, _WITH_DIGIT):
                self._initials |= {_spelled_out(found) for found in pattern.findall(name[:_LONGEST])}
        self._longest = max(map(len, self._initials), default=0)

    def words(self, name: str) -> Words:
        """The words by which a name is compared."""
        plain = [_spelled_out(word) for word in normalised(name[:_LONGEST]).split()]
        folded = self._folded([word for word in plain if word not in _JOINING])
        return tuple(_ROMAN.get(word, word) for word in folded)

    def words_of_file(self, stem: str) -> Words:
        """The same for the name of a file, without what people add to it: LKE, years, `final`, copy numbers."""
        kept = [word for word in self.words(_COPY.sub("", stem)) if not _NOISE.fullmatch(word)]
        return tuple(kept)

    def _folded(self, words: Sequence[str]) -> list[str]:
        """Runs of words whose initials are an abbreviation, as that abbreviation."""
        folded: list[str] = []
        at = 0
        while at < len(words):
            size = self._run(words, at)
            folded.append("".join(word[0] for word in words[at : at + size]) if size else words[at])
            at += size or 1
        return folded

    def _run(self, words: Sequence[str], at: int) -> int:
        """How many words from `at` on an abbreviation stands for; 0 where none does."""
        most = min(self._longest, len(words) - at)
        for size in range(most, 2, -1):
            run = words[at : at + size]
            if all(len(word) > 2 for word in run) and "".join(word[0] for word in run) in self._initials:
                return size
        return 0


def _spelled_out(word: str) -> str:
    """`BP2P` → `bppp`; other words as they are, in lower case."""
    plain = word.casefold()
    if not _WITH_DIGIT.fullmatch(plain):
        return plain
    letters = ""
    for sign in plain:
        letters += letters[-1:] * (int(sign) - 1) if sign.isdigit() else sign
    return letters


def file_names(path: PurePath) -> tuple[str, str]:
    """The names of a file and of its folder, by which a unit may be known."""
    return path.stem, path.parent.name
