"""Choosing in order: which of the rows that could be an item are it, where rows and items both go up.

Pure functions over points and tables of numbers; they know neither cells nor packs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

IN_PLACE: Final = 5
"""What it counts for a step between two rows to be as long as officially. Less than any row: distance only
decides between readings that recognise equally much."""


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
    """Points of the path, and others of the same cell that would do as well: the cell fits several items."""


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
    flat = sorted((p for options in points for p in options), key=lambda p: (p.row, p.rank, p.column))
    ahead, before = _worths(flat)
    behind, _ = _worths(flat, backwards=True)
    if not flat:
        return Path((), ())
    best = max(ahead)
    at = ahead.index(best)
    chosen: list[Point] = []
    while at >= 0:
        chosen.append(flat[at])
        at = before[at]
    chosen.reverse()
    optimal = [p for at, p in enumerate(flat) if ahead[at] + behind[at] - p.worth == best]
    return Path(tuple(chosen), tuple(_doubtful(chosen, optimal)))


def _doubtful(chosen: Sequence[Point], optimal: Sequence[Point]) -> list[Point]:
    """Optimal points of a chosen point's cell that mean another item, with that chosen point."""
    by_cell = {(point.row, point.column): point for point in chosen}
    found: list[Point] = []
    for point in optimal:
        taken = by_cell.get((point.row, point.column))
        if taken is not None and taken.rank != point.rank:
            found += [p for p in (taken, point) if p not in found]
    return found


def _worths(flat: Sequence[Point], backwards: bool = False) -> tuple[list[int], list[int]]:
    """(best worth of a reading that ends at each point, the point before it or -1)."""
    count = len(flat)
    worths, before = [0] * count, [-1] * count
    order = range(count - 1, -1, -1) if backwards else range(count)
    done: list[int] = []
    for at in order:
        point, best, where = flat[at], 0, -1
        for other_at in done:
            worth = worths[other_at]
            if worth + IN_PLACE <= best:
                continue
            other = flat[other_at]
            if not (_may_follow(point, other) if backwards else _may_follow(other, point)):
                continue
            worth += IN_PLACE * in_place(other, point)
            if worth > best:
                best, where = worth, other_at
        worths[at], before[at] = best + point.worth, where
        done.append(at)
    return worths, before


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
