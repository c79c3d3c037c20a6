"""What was recognised on a sheet: which row is taken for which item, and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.wording import normalised
from zi_cli.language import Message
from zi_cli.workbook.alignment import Point
from zi_cli.workbook.grid import Sheet

LONGEST: Final = 1500
"""No item's wording is longer."""
RESULT: Final = 9
"""Longest text that formulas of the official sheet give; texts by formula that are longer may be wordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row taken for an item."""

    item_id: str
    row: int
    column: int
    """Column of the wording that was recognised."""
    how: Message
    exact: bool
    in_order: bool = True


@dataclass(slots=True)
class Recognition:
    """What was recognised on a sheet."""

    sheet: Sheet
    matches: dict[str, Match] = field(default_factory=dict)
    uncertain: list[Match] = field(default_factory=list)
    duplicates: list[Match] = field(default_factory=list)
    _texts: "list[Text] | None" = None

    @property
    def texts(self) -> "list[Text]":
        """What could say an item, by row and column: worked out for those who look for what was not recognised."""
        if self._texts is None:
            self._texts = _texts(self.sheet, None)
        return self._texts

    def texts_in(self, columns: Collection[int]) -> "list[Text]":
        """Those of some columns."""
        if self._texts is None:
            return _texts(self.sheet, columns)
        return [text for text in self._texts if text.column in columns]

    def on(self, sheet: Sheet) -> "Recognition":
        """The same on another sheet, to be added to."""
        return Recognition(sheet, dict(self.matches), [*self.uncertain], [*self.duplicates])


class Text(NamedTuple):
    """A cell that could say an item."""

    row: int
    column: int
    text: str

    @property
    def normal(self) -> str:
        """Its text normalised; many are never asked."""
        return normalised(self.text)


def match_at(item: str, at: Point | Text, how: Message, exact: bool = True, in_order: bool = True) -> Match:
    """The row of a point or text, taken for an item."""
    return Match(item_id=item, row=at.row, column=at.column, how=how, exact=exact, in_order=in_order)


def commonest(columns: Sequence[int]) -> int | None:
    """The column that occurs most often, the leftmost of several; None if there is none."""
    return max(set(columns), key=lambda column: (columns.count(column), -column), default=None)


def official_share(rows: Mapping[str, int], layout: Layout) -> float:
    """Share of the items that are all as far from their official place as most are."""
    official = layout.rows
    shifts = [row - official[item] for item, row in rows.items() if item in official]
    return max(map(shifts.count, set(shifts)), default=0) / max(1, len(shifts))


def _texts(sheet: Sheet, columns: Collection[int] | None) -> list[Text]:
    """In some columns, or in all."""
    found = [
        Text(row, column, text)
        for (row, column), cell in sheet.cells.items()
        if (columns is None or column in columns)
        and isinstance(text := cell.value, str)
        and 3 < len(text) < LONGEST
        and (len(text) > RESULT or cell.formula is None)
    ]
    return sorted(found)  # by row and column: no two stand in one cell
