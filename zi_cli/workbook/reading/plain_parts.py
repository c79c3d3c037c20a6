"""Plain parts of a package: small, in UTF-8, and of characters that XML has. Those that recur are remembered.

The workbooks of a round come from one template, so some parts are the same in many of them, to the byte.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final, NamedTuple

MAX_PLAIN_BYTES: Final = 2 * 1024 * 1024
_MAX_PLAIN_TAGS: Final = 200_000
"""The text of a part is cut at every tag; larger parts are parsed. The LKE sheet has about 10,000."""
_PLAIN_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml[^>]{0,60}\bencoding=[\"']utf-8[\"']|[A-Za-z])", re.IGNORECASE
)
_NOT_PLAIN: Final = ((b"]", b"]]>"), (b"\xef", b"\xef\xbf\xbe"), (b"\xef", b"\xef\xbf\xbf"))
"""What no text may hold; and two characters that are none, U+FFFE and U+FFFF. Each behind a rarer byte of it: that is
quicker to look for."""
_NO_XML: Final = bytes({*range(32)} - {9, 10, 13})
_MOST_RECURRING_BYTES: Final = 128 * 1024
"""Unpacked bytes of a part that is remembered: more than the styles have, less than a sheet of answers."""
_MOST_RECURRING: Final = 16
_MOST_MET: Final = 1_000

Sums = tuple[int, ...]
"""What the zip's directory says of a part: it tells nearly all different parts apart, but proves nothing."""


class PlainPart(NamedTuple):
    """A part whose text can be read by patterns."""

    text: str
    size: int
    """In bytes."""
    tags: int
    """How many `<` it holds."""


def plain_part(data: bytes) -> PlainPart | None:
    """The part of these bytes; None if they are not plain."""
    tags = data.count(b"<")
    if tags <= _MAX_PLAIN_TAGS and _is_plain(data):
        with suppress(UnicodeDecodeError):
            text = data.decode()
            text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
            return PlainPart(text, len(data), tags)
    return None


def _is_plain(data: bytes) -> bool:
    """Whether a part says that it is UTF-8, and holds characters that XML has."""
    return (
        len(data) <= MAX_PLAIN_BYTES
        and _PLAIN_START.match(data) is not None
        and not any(rare in data and sign in data for rare, sign in _NOT_PLAIN)
        and len(data.translate(None, _NO_XML)) == len(data)
    )


class RecurringParts:
    """Small parts that came twice; the latest ones."""

    def __init__(self) -> None:
        self._met: set[Sums] = set()
        self._parts: dict[Sums, tuple[bytes, PlainPart]] = {}

    def find(self, sums: Sums, packed: Callable[[], bytes]) -> PlainPart | None:
        """The part that was packed as this one is, to the byte."""
        known = self._parts.get(sums)
        return known[1] if known is not None and known[0] == packed() else None

    def meet(self, sums: Sums, packed: Callable[[], bytes], part: PlainPart) -> None:
        """Remember a part if it has come before."""
        if part.size > _MOST_RECURRING_BYTES:
            return
        if sums in self._met:
            if len(self._parts) >= _MOST_RECURRING:
                self._parts.clear()
            self._parts[sums] = packed(), part
            return
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met.add(sums)
