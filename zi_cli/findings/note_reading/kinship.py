"""Words of one root: `dievaluasi` and `evaluasi`, `menilai` and `penilaian`. Roughly, and only for comparing."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from zi_cli.findings.note_reading.phrases import base
from zi_cli.findings.note_reading.text import Token

_PREFIX: Final = re.compile(
    r"(?:mem?per|diper|keter|ber|ter|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|di|ke|se)(?=[a-z]{4})"
)
_SUFFIX: Final = re.compile(r"(?<=[a-z]{4})(?:kannya|annya|kan|an|nya|i)\Z")
_DROPPED: Final = "kpst"
"""Letters that a prefix swallows: `nilai`, but `kendali` in `pengendalian`."""


@lru_cache(maxsize=4_000)
def root(word: str) -> str:
    """What a word shares with its kin: no root of a dictionary."""
    plain = base(word)
    stripped = _SUFFIX.sub("", _PREFIX.sub("", plain, count=1), count=1)
    return stripped.lstrip(_DROPPED) or plain


def roots(words: Collection[str]) -> frozenset[str]:
    """The roots of words."""
    return frozenset(root(word) for word in words)


def akin(token: Token, known: frozenset[str]) -> bool:
    """Whether the root of a word is among `known` roots."""
    return token.number is None and root(token.word) in known
