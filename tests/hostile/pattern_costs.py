"""Time all regular expressions of zi: `python -m tests.hostile.pattern_costs`; what is slow goes to stdout, a line each.

The time is that of this process alone, and only its growth counts: from LONGEST / 8 to LONGEST characters it grows
eightfold where a pattern reads a text once, and sixty-four times where it begins anew at each character.
"""

import gc
import sys
import time
from collections.abc import Iterable, Iterator

from tests.builders.hostile.attacks import LONGEST, texts
from tests.builders.hostile.patterns import Used, all_patterns

_TIMES_LONGER = 8
_MOST_GROWTH = 24
"""Between 8, for twice the work at twice the length, and 64, for four times the work."""
_WORTH_A_LOOK = 0.001
"""Seconds for the short text: at a quarter of a second for the long one, a square does no harm yet."""
_HARMLESS = 0.1
"""Seconds for the long text."""


def slow(patterns: Iterable[Used], length: int = LONGEST) -> Iterator[str]:
    """Which pattern, used how, on what."""
    for used in patterns:
        sys.stderr.write(f"{used.place}\n")
        short_texts = texts(used.pattern, length // _TIMES_LONGER)
        for short, long in zip(short_texts, texts(used.pattern, length), strict=True):
            for way in used.ways:
                if _seconds(used, way, short) < _WORTH_A_LOOK:
                    continue
                least = min(_seconds(used, way, short) for _ in range(2))
                most = _seconds(used, way, long)
                if most > _HARMLESS and most > _MOST_GROWTH * least:
                    yield f"{used.place} {way} {short[:40]!r}…{short[-10:]!r}: {least:.4f} s, then {most:.3f} s"


def _seconds(used: Used, way: str, text: str) -> float:
    start = time.process_time()
    getattr(used.pattern, way)(text)
    return time.process_time() - start


if __name__ == "__main__":
    gc.disable()
    for line in slow(all_patterns()):
        sys.stdout.write(f"{line}\n")
