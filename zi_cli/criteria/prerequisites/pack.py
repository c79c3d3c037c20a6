"""Prerequisites in memory: what a unit and its agency must have before the unit is proposed. No part of the score.

P90, table 5 p. 46, as data in criteria/prerequisites/*.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class PrerequisiteKind(StrEnum):
    """What states how far a prerequisite is met."""

    OPTIONS = "options"
    """One of some words, best first."""
    NUMBER = "number"
    PERCENT = "percent"
    """0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SecondLimit:
    """A lower minimum that holds for some agencies only."""

    minimum: Mapping[str, str | Fraction]
    holds_for: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prerequisite:
    """Something that must be there before a unit is proposed."""

    id: str
    level_id: str
    name: str
    about: str
    kind: PrerequisiteKind
    options: tuple[str, ...]
    """Best first."""
    unit: str
    minimum: Mapping[str, str | Fraction]
    """Target → an option, or a number in `unit`; a target that is missing does not ask for it."""
    second_limit: SecondLimit | None
    evidence: tuple[str, ...]
    indicator_id: str
    """LKE indicator that tells; empty where none does."""
    indicator_ratio: Fraction
    """Ratio of that indicator from which on the prerequisite is met."""
    source: str

    def reaches(self, value: str | Fraction, minimum: str | Fraction) -> bool:
        """Whether `value` is at least `minimum`; both are options, or both numbers."""
        if isinstance(value, Fraction) and isinstance(minimum, Fraction):
            return value >= minimum
        return self.options.index(str(value)) <= self.options.index(str(minimum))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level:
    """Prerequisites of the unit, or of its agency."""

    id: str
    name: str
    about: str
    source: str
    prerequisites: tuple[Prerequisite, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prerequisites:
    """A versioned set of prerequisites."""

    id: str
    version: str
    name: str
    sources: Mapping[str, str]
    levels: tuple[Level, ...]
    remarks: tuple[str, ...]
    by_id: Mapping[str, Prerequisite] = field(init=False)

    def __post_init__(self) -> None:
        found = {p.id: p for level in self.levels for p in level.prerequisites}
        object.__setattr__(self, "by_id", found)
