"""Groups of units side by side: how they stand, and which area is their weakest."""

from dataclasses import dataclass
from typing import Final

from zi_cli.batch.recap.model import GROUPED_BY, TONES, AreaMean, Group
from zi_cli.batch.recap.scale import Heat, Scale
from zi_cli.language import printable

MOST: Final = 250
"""Groups of one kind that stand in the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Units of one verdict in a group."""

    tone: str
    word: str
    count: int
    width: float
    """Of the group's bar, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupArea:
    """An area's mean over a group."""

    heat: Heat
    below: int
    weakest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group."""

    place: int
    """Among the groups of its kind; the table filters by it. -1 for all units."""
    name: str
    """Empty for units that do not say it."""
    units: int
    assessed: int
    parts: tuple[Part, ...]
    total: str
    """Mean."""
    areas: tuple[GroupArea, ...]
    weakest: str
    """Name of the weakest area and its mean; empty where no unit is assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTable:
    """All groups of one kind."""

    by: str
    rows: tuple[GroupRow, ...]
    more: int
    """Groups that the page leaves out."""
    said: bool
    """Whether any unit says it."""


def group_tables(scale: Scale) -> tuple[GroupTable, ...]:
    """By parent, type, region."""
    tables = []
    for by in GROUPED_BY:
        groups = scale.recap.by(by)
        rows = tuple(group_row(place, group, scale) for place, group in enumerate(groups[:MOST]))
        said = any(group.name for group in groups)
        tables.append(GroupTable(by=by, rows=rows, more=len(groups) - len(rows), said=said))
    return tuple(tables)


def group_row(place: int, group: Group, scale: Scale) -> GroupRow:
    """One group."""
    weakest = group.weakest_area
    return GroupRow(
        place=place,
        name=printable(group.name),
        units=group.units,
        assessed=group.assessed,
        parts=parts(group, scale),
        total=scale.points(group.total_mean),
        areas=tuple(_area(area, weakest, scale) for area in group.areas),
        weakest=next((_weakest(area, scale) for area in group.areas if area.number == weakest), ""),
    )


def parts(group: Group, scale: Scale) -> tuple[Part, ...]:
    """The group by verdict, best first."""
    counts = (group.ready, group.near, group.not_ready, group.unreadable, group.missing)
    return tuple(
        Part(tone=tone, word=scale.tone_word(tone), count=count, width=100 * count / (group.units or 1))
        for tone, count in zip(TONES, counts, strict=True)
    )


def _area(area: AreaMean, weakest: int | None, scale: Scale) -> GroupArea:
    minimum = scale.area_minima(scale.target).get(area.number)
    return GroupArea(heat=scale.heat(area.percent, minimum), below=area.below, weakest=area.number == weakest)


def _weakest(area: AreaMean, scale: Scale) -> str:
    names = {head.number: head.name for head in scale.recap.areas}
    minimum = scale.area_minima(scale.target).get(area.number)
    return f"{printable(names.get(area.number, ''))} {scale.percent(area.percent, minimum)} %"
