"""Which unit of the roster a name means: the same name, nearly the same, or none for sure.

A number never differs by a slip: `Jawa I` is not `Jawa II`. A name that fits two units fits none; both are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zi_cli.batch.names import Names, Words
from zi_cli.workbook.roster import Unit

_ALIKE: Final = 84
"""Percent from which on two words may be one with a slip; timur and timor have 80, sumatra and sumatera 93."""
_SHORT: Final = 4
"""Letters up to which a word is not matched with slips."""
_SURE_PART: Final = 0.85
"""How sure a name is that holds a unit's name and more, or the better part of it."""
_MOST_CANDIDATES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a name means in the roster."""

    units: tuple[int, ...] = ()
    """Places in the roster: one where it is settled; several, none of which is sure; none."""
    sure: float = 0.0
    """0 to 1."""

    @property
    def settled(self) -> bool:
        """Whether exactly one unit is meant."""
        return len(self.units) == 1 and self.sure > 0


class RosterNames:
    """The units of a roster by their names."""

    def __init__(self, roster: Sequence[Unit], names: Names) -> None:
        self._names = names
        self._words = [names.words(unit.name) for unit in roster]
        self._same: dict[Words, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            self._same.setdefault(words, []).append(place)
            for word in dict.fromkeys(words):
                self._by_word.setdefault(word, []).append(place)
        self._known: dict[Words, Meant] = {}

    def meant(self, words: Words) -> Meant:
        """The unit that a name's words mean."""
        if words not in self._known:
            self._known[words] = self._find(words)
        return self._known[words]

    def _find(self, words: Words) -> Meant:
        if not words:
            return Meant()
        same = self._same.get(words, [])
        if same:
            return Meant(units=tuple(same), sure=1.0 if len(same) == 1 else 0.0)
        near = self._near(words)
        if near:
            return near
        return self._partly(words)

    def _near(self, words: Words) -> Meant | None:
        """Names with as many words, in which a word may have a slip."""
        scored = []
        for place, known in enumerate(self._words):
            score = likeness(words, known) if len(known) == len(words) else 0.0
            if score:
                scored.append((-score, place))
        scored.sort()
        if not scored:
            return None
        if len(scored) == 1 or scored[0][0] < scored[1][0]:
            return Meant(units=(scored[0][1],), sure=-scored[0][0])
        return Meant(units=tuple(place for _, place in scored[:_MOST_CANDIDATES]))

    def _partly(self, words: Words) -> Meant:
        """Names that are held whole by `words`, the longest; else those that hold all of `words`."""
        some = sorted({place for word in words for place in self._by_word.get(word, ())})
        inside = [
            place for place in some if len(self._words[place]) > 1 and _holds(words, self._words[place])
        ]
        if inside:
            longest = max(len(self._words[place]) for place in inside)
            best = [place for place in inside if len(self._words[place]) == longest]
            rest = set(words) - set(self._words[best[0]])
            if len(best) == 1 and not any(word.isdigit() for word in rest):
                return Meant(units=(best[0],), sure=_SURE_PART)
            return Meant(units=tuple(best[:_MOST_CANDIDATES]))
        around = [place for place in some if _holds(self._words[place], words)]
        if len(around) == 1 and len(words) > 1:
            return Meant(units=tuple(around), sure=_SURE_PART)
        return Meant(units=tuple(around[:_MOST_CANDIDATES]))


def likeness(one: Words, other: Words) -> float:
    """How alike two names of as many words are, 0 to 1; 0 where a number or a short word differs."""
    from rapidfuzz import fuzz

    total = 0.0
    for left, right in zip(one, other, strict=True):
        if left == right:
            total += 100
            continue
        slip = min(len(left), len(right)) > _SHORT and not (left.isdigit() or right.isdigit())
        score = fuzz.ratio(left, right) if slip else 0.0
        if score < _ALIKE:
            return 0.0
        total += score
    return min(0.99, total / 100 / len(one))


def _holds(words: Words, part: Words) -> bool:
    """Whether `part` stands in `words`, in one piece."""
    size = len(part)
    return any(words[at : at + size] == part for at in range(len(words) - size + 1))
