"""Normalised wording: what stays of a text when case, punctuation and spacing are taken away."""

import hashlib
import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_BULLET: Final = re.compile(r"^\s*(?:[-–•*]|[a-zA-Z]{1,4}[.)]|\d{1,2}[.)])\s+")


def normalised(text: str) -> str:
    """Lower-case words of `text`, separated by single spaces."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def without_numbering(text: str) -> str:
    """`text` without a leading bullet, letter or number such as `- `, `a. `, `ii. `."""
    return _BULLET.sub("", text, count=1)


def digest(normal: str) -> str:
    """Ten hex digits that stand for a normalised text: BLAKE2s with 40 bits."""
    return hashlib.blake2s(normal.encode(), digest_size=5).hexdigest()
