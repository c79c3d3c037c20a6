"""Normalised wording: what stays of a text when case, punctuation and spacing are taken away."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2s
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_BULLET: Final = re.compile(r"^\s*(?:[-–•*]|[a-zA-Z]{1,4}[.)]|\d{1,2}[.)])\s+")

_SHORT: Final = 1_000
"""Characters up to which a text is remembered."""

MARKS: Final = ".,;:!()[]\"'*“”‘’"
"""What people put around a word that they chose: `(a)`, `Ya.`"""
_UNMARKED: Final = str.maketrans(MARKS, " " * len(MARKS))


def normalised(text: str) -> str:
    """Lower-case words of `text`, separated by single spaces."""
    return _remembered(text) if len(text) <= _SHORT else _normalised(text)


def _normalised(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(_WORD.findall(plain.casefold()))


_remembered: Final = lru_cache(maxsize=10_000)(_normalised)
"""Workbooks of one kind say the same, and each text is asked for many times."""


def unmarked(text: str) -> str:
    """`text` without the marks in and around it, its words separated by single spaces."""
    return " ".join(text.translate(_UNMARKED).split())


def chosen(text: str, options: Iterable[str]) -> str | None:
    """The option that `text` names, whatever its case and the marks around it."""
    wanted = unmarked(text).casefold()
    return next((option for option in options if _plain_option(option) == wanted), None)


@lru_cache(maxsize=512)
def _plain_option(option: str) -> str:
    """Remembered: criteria have few, and each answer is held against them."""
    return unmarked(option).casefold()


def without_numbering(text: str) -> str:
    """`text` without a leading bullet, letter or number such as `- `, `a. `, `ii. `."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def digest(normal: str) -> str:
    """Ten hex digits that stand for a normalised text: BLAKE2s with 40 bits."""
    return blake2s(normal.encode(), digest_size=5).hexdigest()
