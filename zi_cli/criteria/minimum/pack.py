"""Minimum criteria in memory: what a unit must have in place before an LKE is worth filling in.

Families of criteria that one can observe on site; data of a directorate, from criteria/minimum/*.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from zi_cli.criteria.soal_text import soal_text


class Status(StrEnum):
    """How far a criterion is met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """An LKE indicator that a criterion supports or, with `met_ratio`, is derived from."""

    indicator_id: str
    how: str
    met_from: str
    """As the pack writes it: an answer, a percentage, an index; empty where nothing is derived."""
    met_ratio: Fraction | None
    """Ratio of the indicator, 0 to 1, from which on the criterion is met."""
    partly_from: str
    partly_ratio: Fraction | None
    soal_ids: tuple[int, ...] = ()
    """Of the indicator's inputs."""

    @property
    def soals(self) -> str:
        """The indicator as people know it: `soal 12`."""
        return soal_text(self.soal_ids) if self.soal_ids else self.indicator_id


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Registered:
    """Derived from the register: at least one innovation with all these columns filled in."""

    columns: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Criterion:
    """One thing that a unit must have or do, and when it counts as met."""

    id: str
    family_id: str
    name: str
    mandatory: bool
    met: str
    partly: str
    why: str
    evidence: tuple[str, ...]
    strategies: tuple[str, ...]
    source: str
    links: tuple[Link, ...]
    registered: Registered | None
    derived_from: tuple[Link, ...] = field(init=False)
    """The links from which the criterion's status can be derived."""

    def __post_init__(self) -> None:
        derived_from = tuple(link for link in self.links if link.met_ratio is not None)
        object.__setattr__(self, "derived_from", derived_from)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """Criteria that belong together."""

    id: str
    name: str
    about: str
    required_share: Fraction
    """Share of the criteria that are not mandatory that must be met, 0 to 1."""
    source: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strategy:
    """A strategy that criteria serve."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegisterColumn:
    """A column of the register of innovations."""

    id: str
    name: str
    help: str
    choices: tuple[str, ...]
    width: float
    """In characters, where it is written into a workbook."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InnovationRegister:
    """The register of innovations that a unit fills in. The first column names the innovation."""

    name: str
    columns: tuple[RegisterColumn, ...]
    nothing: tuple[str, ...]
    """Entries that mean: nothing yet."""

    def says_something(self, entry: str) -> bool:
        """Whether an entry is more than a dash or a `belum`."""
        return bool(entry.strip()) and entry.strip().casefold() not in self.nothing


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MinimumCriteria:
    """A versioned set of minimum criteria."""

    id: str
    version: str
    name: str
    sources: Mapping[str, str]
    words: Mapping[Status, str]
    """How a workbook writes the three answers."""
    strategies: Mapping[str, Strategy]
    families: tuple[Family, ...]
    register: InnovationRegister | None
    criteria: Mapping[str, Criterion] = field(init=False)

    def __post_init__(self) -> None:
        criteria = {c.id: c for family in self.families for c in family.criteria}
        object.__setattr__(self, "criteria", criteria)
