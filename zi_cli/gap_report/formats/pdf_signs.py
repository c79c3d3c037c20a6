"""Signs that a PDF for the archive cannot hold: those without a glyph in the fonts on board, and private ones."""

import re
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import Any, Final

PLACEHOLDER: Final = "□"
"""Stands for each sign that cannot be shown."""
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff"
    "\U000e0000-\U0010ffff]"
)
"""Controls, halves of pairs, private use, and what is no character: PDF/A refuses them whatever the font."""
_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


_LONG_WORD: Final = re.compile(r"\S{26,}")
_PIECE: Final = re.compile(r"\S{12}(?=\S)")
_WANTS_CARE: Final = re.compile(rf"{_FORBIDDEN.pattern}|\S{{26}}")
_AS_IT_IS: Final = frozenset([int, float, bool, type(None)])


def fit(value: object) -> object:
    """A report, or a part of it, as JSON would hold it: long words may break, and every sign may be shown."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, str):
        return _fit_text(value) if _WANTS_CARE.search(value) else value
    if isinstance(value, dict):
        return {key: fit(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [fit(one) for one in value]
    return {name: fit(getattr(value, name)) for name in _names(kind)}


def _fit_text(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), shown(text))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Fields of a dataclass of the model."""
    return tuple(field.name for field in fields(kind))


def shown(text: str) -> str:
    """`text` with a placeholder for every sign that no PDF for the archive may hold."""
    return _FORBIDDEN.sub(PLACEHOLDER, text)


def without_glyph(complaint: str) -> frozenset[str]:
    """The signs that typst found no glyph for, by what it says; ASCII is never among them."""
    told = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _NO_GLYPH.findall(complaint))
    return frozenset(sign for text in told for sign in text if not sign.isascii())


def replaced(text: str, signs: Iterable[str]) -> str:
    """`text` with a placeholder for each of `signs`."""
    return text.translate({ord(sign): PLACEHOLDER for sign in signs})
