"""Chance that falls the same way everywhere: of a seed and a topic, on `random.random` alone.

Only the numbers of `random.random` are promised to stay the same from one Python to the next; what is chosen by
them is therefore worked out here.
"""

import random
import string
from collections.abc import Sequence
from typing import Final, TypeVar

_T = TypeVar("_T")
_LETTERS: Final = string.ascii_letters + string.digits


class Dice:
    """Draws that depend on nothing but the seed and the topics, whatever was drawn elsewhere."""

    def __init__(self, seed: int, *topics: object) -> None:
        self._random = random.Random("/".join(str(part) for part in (seed, *topics)))

    def between(self, low: float, high: float) -> float:
        """Any number from `low` up to `high`."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high` inclusive."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of all draws."""
        return self._random.random() < share

    def around(self, width: float) -> float:
        """A number near 0, seldom beyond `width` on either side and never beyond twice that."""
        return sum(self.between(-1, 1) for _ in range(4)) * width / 2

    def one_of(self, choices: Sequence[_T]) -> _T:
        """One of them."""
        return choices[int(self._random.random() * len(choices))]

    def letters(self, count: int) -> str:
        """That many letters and digits."""
        return "".join(self.one_of(_LETTERS) for _ in range(count))

    def shuffled(self, items: Sequence[_T]) -> list[_T]:
        """All of them in another order."""
        keyed = sorted(enumerate(items), key=lambda pair: (self._random.random(), pair[0]))
        return [item for _, item in keyed]
