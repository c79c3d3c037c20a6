"""File names made of the names of units: whatever those hold, they stay in their folder and work on Windows."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

_FORBIDDEN: Final = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
)
_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
"""Names of devices, whatever follows them behind a dot."""
_LONGEST: Final = 80
_LONGEST_BYTES: Final = 200
"""Of the 255 that Linux takes."""


def file_name(words: str, suffix: str, otherwise: str = "unit") -> str:
    """`words` as the name of a file with `suffix`, at most 80 characters before it."""
    plain = unicodedata.normalize("NFC", words)
    plain = re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", plain)).strip(" .")[:_LONGEST]
    plain = plain.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(" .")
    plain = _RESERVED.sub(r"\1_", plain)
    return f"{plain or otherwise}{suffix}"


def unlike(name: str, taken: Container[str]) -> str:
    """`name`, with a number where it is taken; `taken` holds names in casefold, as Windows compares them."""
    stem, dot, suffix = name.rpartition(".")
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{suffix}"
    return found
