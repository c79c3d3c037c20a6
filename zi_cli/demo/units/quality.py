"""How far each unit has come, from 0 to 1: over all, by area, and differently by kind and region.

Few are ready, a fair number near, most are not. The shares hold for any number of units: the places of a round are
laid out first, and then drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from zi_cli.demo.units.dice import Dice
from zi_cli.workbook.roster import Unit

_SPREAD: Final = ((0.0, 0.30), (0.20, 0.49), (0.60, 0.60), (0.86, 0.68), (0.95, 0.77), (1.0, 0.92))
"""(share of the units that is behind, quality)."""
_AREAS: Final = range(1, 7)
_BY_TYPE: Final[Mapping[str, Mapping[int, float]]] = {
    "BBWS": {2: -0.05, 4: 0.04, 6: -0.08},
    "BWS": {2: -0.07, 5: -0.03, 6: -0.09},
    "BBPJN": {4: 0.06, 5: 0.03},
    "BPJN": {4: 0.05, 6: -0.06},
    "BPPW": {1: -0.04, 5: -0.05, 6: 0.03},
    "BP2P": {2: -0.04, 3: -0.07, 6: 0.05},
    "BP2JK": {2: 0.06, 5: 0.06, 3: -0.03},
    "BJKW": {3: 0.05, 6: 0.03},
    "Balai teknik": {4: -0.05, 6: -0.04},
    "Balai pelatihan": {3: 0.08, 5: -0.07},
}
"""Where kinds of units are better or worse than elsewhere, by area."""
_BY_REGION: Final[Mapping[str, Mapping[int, float]]] = {
    "Jawa": {2: 0.05, 6: 0.03},
    "Kalimantan": {5: -0.04},
    "Sulawesi": {1: 0.04, 4: -0.03},
    "Maluku": {2: -0.09, 3: -0.04},
    "Papua": {2: -0.10, 3: -0.06, 6: -0.04},
}
_REFORM_BEHIND: Final = 0.18
"""Effects lag behind documents, by this much on average."""
_AHEAD: Final = 0.7
"""Units above this have no gaps in their evidence that one would see at once."""
_LATE: Final = 0.5
"""Units below this have not finished filling in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How far a unit has come, each from 0 (nothing) to 1."""

    overall: float
    pemenuhan: Mapping[int, float]
    """By area."""
    reform: Mapping[int, float]
    evidence: float
    """Share of answers with evidence."""
    notes: float
    """Share of answers with a note."""
    blank: float
    """Share of answers left out."""


def qualities(units: Sequence[Unit], seed: int) -> tuple[Quality, ...]:
    """One for each unit, in their order."""
    steps = [(place + 0.5) / len(units) for place in range(len(units))]
    drawn = Dice(seed, "quality").shuffled(steps)
    return tuple(_quality(unit, _at(share), seed) for unit, share in zip(units, drawn, strict=True))


def lower(quality: Quality, by: float) -> Quality:
    """The same unit some months earlier."""
    return Quality(
        overall=quality.overall - by,
        pemenuhan={area: value - by for area, value in quality.pemenuhan.items()},
        reform={area: value - by for area, value in quality.reform.items()},
        evidence=max(0.0, quality.evidence - by),
        notes=max(0.0, quality.notes - by),
        blank=min(1.0, quality.blank + by / 2),
    )


def _at(share: float) -> float:
    """The quality of a unit that has this share of the others behind it."""
    for (low, start), (high, end) in pairwise(_SPREAD):
        if share <= high:
            return start + (end - start) * (share - low) / (high - low)
    return _SPREAD[-1][1]


def _quality(unit: Unit, overall: float, seed: int) -> Quality:
    dice = Dice(seed, "quality", unit.id)
    if unit.category == "WBBM":
        overall = 0.6 + 0.35 * overall
    lag = _REFORM_BEHIND + dice.around(0.05)
    pemenuhan = {area: overall + 0.05 + _shift(unit, area) + dice.around(0.06) for area in _AREAS}
    reform = {area: value - lag + dice.around(0.06) for area, value in pemenuhan.items()}
    unfinished = max(0.0, _LATE - overall) * dice.between(0.2, 1.2)
    bare = dice.chance(0.05 if overall < _AHEAD else 0)
    return Quality(
        overall=overall,
        pemenuhan=pemenuhan,
        reform=reform,
        evidence=0.0 if bare else min(0.99, max(0.1, overall + 0.12 + dice.around(0.15))),
        notes=dice.between(0.35, 0.9),
        blank=unfinished if unfinished > 0.01 else 0.02 if dice.chance(0.15) and overall < _AHEAD else 0.0,
    )


def _shift(unit: Unit, area: int) -> float:
    return _BY_TYPE.get(unit.type, {}).get(area, 0) + _BY_REGION.get(unit.region, {}).get(area, 0)
