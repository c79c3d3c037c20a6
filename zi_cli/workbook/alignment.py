"""Choosing in order: which of the rows that could be an item are it, where rows and items both go up.

Pure functions over points and tables of numbers; they know neither cells nor packs.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

IN_PLACE: Final = 5
"""What it counts for a step between two rows to be as long as officially. Less than any row: distance only
decides between readings that recognise equally much."""


_REMEMBERED_POINTS: Final = 1_000
"""Up to so many points a reading is remembered; an LKE has about 300."""


@dataclass(frozen=True, slots=True)
class Point:
    """A row that could be an item."""

    row: int
    column: int
    rank: int
    """Position of the item in the regulation's order."""
    worth: int
    shifts: tuple[int | None, ...]
    """Distance in rows from the item's place in each official layout; None where a layout lacks it."""
    heading: bool = False
    """Of a node: it may share its row with what stands below it."""


@dataclass(frozen=True, slots=True)
class Path:
    """The reading of a sheet that recognises most."""

    points: tuple[Point, ...]
    doubtful: tuple[Point, ...]
    """Points of the path, and others of the same cell that may be meant: the cell fits several items."""


def in_place(one: Point, other: Point) -> bool:
    """Whether two rows are as far apart as in an official layout."""
    return any(a is not None and a == b for a, b in zip(one.shifts, other.shifts, strict=True))


def only_path(points: Sequence[Sequence[Point]]) -> tuple[Point, ...] | None:
    """The one reading of rows that are all in order, or None where there is something to choose.

    `points` holds the possible items of each cell, cells in the order of their rows. The common case, and quick.
    """
    path: list[Point] = []
    wanted: set[int] = set()
    for options in points:
        last = path[-1] if path else None
        later = [p for p in options if last is None or (p.rank > last.rank and p.row > last.row)]
        if not later:
            return None
        path.append(min(later, key=lambda point: point.rank))
        wanted.update(point.rank for point in options)
    return tuple(path) if len(wanted) == len(path) else None


def best_path(points: Sequence[Sequence[Point]]) -> Path:
    """The reading of greatest worth: rows and items go up, steps as long as officially where there is a choice."""
    if sum(map(len, points)) > _REMEMBERED_POINTS:
        return _best_path(points)
    return _remembered_path(tuple(map(tuple, points)))


@lru_cache(maxsize=16)
def _remembered_path(points: tuple[tuple[Point, ...], ...]) -> Path:
    """Sheets laid out alike are read alike."""
    return _best_path(points)


def _best_path(points: Sequence[Sequence[Point]]) -> Path:
    flat = sorted((p for options in points for p in options), key=lambda p: (p.row, p.rank, p.column))
    if not flat:
        return Path((), ())
    worths, before = _worths(flat)
    at = worths.index(max(worths))
    chosen: list[Point] = []
    while at >= 0:
        chosen.append(flat[at])
        at = before[at]
    chosen.reverse()
    return Path(tuple(chosen), tuple(_doubtful(chosen, points)))


def _worths(flat: Sequence[Point]) -> tuple[list[int], list[int]]:
    """(greatest worth of a reading that ends at each point, the point before it or -1)."""
    worths, before = [0] * len(flat), [-1] * len(flat)
    for at, point in enumerate(flat):
        best, where = 0, -1
        for other_at in range(at):
            worth = worths[other_at]
            if worth + IN_PLACE <= best or not _may_follow(flat[other_at], point):
                continue
            worth += IN_PLACE * in_place(flat[other_at], point)
            if worth > best:
                best, where = worth, other_at
        worths[at], before[at] = best + point.worth, where
    return worths, before


def _doubtful(chosen: Sequence[Point], points: Sequence[Sequence[Point]]) -> list[Point]:
    """Chosen points whose cell could be another item too, which has no row; and these other points.

    There is no doubt where the item before or after it stands beside it as officially, and not beside the other.
    """
    options = {(several[0].row, several[0].column): several for several in points if len(several) > 1}
    ranks = {point.rank: point for point in chosen}
    found: list[Point] = []
    for at, point in enumerate(chosen):
        first = chosen[at - 1].rank if at else -1
        last = chosen[at + 1].rank if at + 1 < len(chosen) else math.inf
        others = [
            other
            for other in options.get((point.row, point.column), ())
            if other.rank not in ranks and first < other.rank < last
        ]
        if others and not (_beside(point, ranks) and not any(_beside(other, ranks) for other in others)):
            found += [point, *others]
    return found


def _beside(point: Point, ranks: Mapping[int, Point]) -> bool:
    """Whether the item before or after it was found, as far away as officially."""
    neighbours = (ranks.get(point.rank - 1), ranks.get(point.rank + 1))
    return any(in_place(point, other) for other in neighbours if other is not None)


def _may_follow(first: Point, second: Point) -> bool:
    if first.rank >= second.rank:
        return False
    beside = first.heading and first.row == second.row and first.column != second.column
    return first.row < second.row or beside


def best_pairs(alike: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (item, row), both increasing, with the greatest sum of similarities."""
    items, rows = len(alike), len(alike[0])
    best = [[0.0] * (rows + 1) for _ in range(items + 1)]
    for i in range(items - 1, -1, -1):
        for r in range(rows - 1, -1, -1):
            best[i][r] = max(best[i + 1][r], best[i][r + 1], alike[i][r] + best[i + 1][r + 1])
    pairs: list[tuple[int, int]] = []
    i = r = 0
    while i < items and r < rows:
        if best[i][r] == alike[i][r] + best[i + 1][r + 1] and alike[i][r] > 0:
            pairs.append((i, r))
            i, r = i + 1, r + 1
        elif best[i][r] == best[i][r + 1]:
            r += 1
        else:
            i += 1
    return pairs
