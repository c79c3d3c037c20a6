"""What the numbers of a dashboard are held against, and how they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from zi_cli.batch.recap.model import GROUPED_BY, GateSummary, Recap
from zi_cli.criteria.wording import normalised
from zi_cli.language import Translator, msg, printable

LEVELS: Final = (-25.0, -10.0, 0.0, 15.0)
"""Percentage points from the minimum, at and above which a percentage is one level better; 0 is the lowest level."""
UNMARKED: Final = -1
"""Level of a percentage without a minimum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A percentage in a heat map."""

    text: str
    """One decimal; never rounded up to a minimum that it misses. Empty where there is none."""
    level: int
    """0 (far below the minimum) to 4 (well above); UNMARKED without a minimum."""

    @property
    def below(self) -> bool:
        """Whether the minimum is missed."""
        return 0 <= self.level < 3


class Scale:
    """Names, minima and the language of one recap."""

    def __init__(self, recap: Recap, translator: Translator) -> None:
        self.recap, self.translator = recap, translator

    @cached_property
    def gates(self) -> dict[str, int]:
        """Gate id → place in `recap.gates`."""
        return {gate.id: place for place, gate in enumerate(self.recap.gates)}

    @cached_property
    def area_gates(self) -> dict[int, GateSummary]:
        """Number of an area → the gate on its percentage; areas without one are missing."""
        gates = {gate.id: gate for gate in self.recap.gates}
        return {area.number: gates[area.gate] for area in self.recap.areas if area.gate in gates}

    @cached_property
    def target(self) -> str:
        """The target that was asked for, else the one that most units have."""
        targets = self.recap.targets
        return self.recap.target or max(targets, key=lambda name: targets[name], default="")

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """parent, type, region → names of the groups, in the order of the recap."""
        return {by: tuple(printable(group.name) for group in self.recap.by(by)) for by in GROUPED_BY}

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {
            by: {normalised(group.name): place for place, group in enumerate(self.recap.by(by))}
            for by in GROUPED_BY
        }

    def group(self, by: str, name: str) -> int:
        """Place of a unit's group among `names[by]`; -1 where the recap has no such group."""
        return self._places[by].get(normalised(name), -1)

    def minimum(self, gate: GateSummary, target: str) -> float | None:
        """The minimum of a gate for a target."""
        return gate.minimum.get(target)

    def points(self, number: float | None, minimum: float | None = None) -> str:
        """Two decimals, below the minimum where that is missed."""
        return self._number(number, minimum, 2)

    def percent(self, number: float | None, minimum: float | None = None) -> str:
        """One decimal, without a sign."""
        return self._number(number, minimum, 1)

    def share(self, part: int, of: int) -> str:
        """`12 %`, never 100 % or 0 % where it is not all or nothing."""
        if not of:
            return "–"
        whole = round(100 * part / of)
        whole = min(whole, 99) if part < of else whole
        return f"{max(whole, 1) if part else whole} %"

    def heat(self, number: float | None, minimum: float | None) -> Heat:
        """A percentage in a heat map."""
        if number is None or minimum is None:
            return Heat(text=self.percent(number), level=UNMARKED)
        level = sum(number - minimum >= step for step in LEVELS)
        return Heat(text=self.percent(number, minimum), level=level)

    def area_minima(self, target: str) -> Mapping[int, float | None]:
        """Number of an area → minimum in percent for a target."""
        return {number: self.minimum(gate, target) for number, gate in self.area_gates.items()}

    def tone_word(self, tone: str) -> str:
        """A verdict in words."""
        return self.translator.text(_TONES[tone])

    def _number(self, number: float | None, minimum: float | None, places: int) -> str:
        if number is None:
            return ""
        exact = Fraction(number)
        if minimum is None:
            return self.translator.number(exact, places)
        return self.translator.number_below(exact, Fraction(minimum), places)


_TONES: Final = {
    "ready": msg("ready"),
    "near": msg("nearly ready"),
    "not": msg("not ready"),
    "unreadable": msg("unreadable"),
    "missing": msg("no file"),
}
