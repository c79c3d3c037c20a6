"""A gate as a bar of coloured cells, for formats whose bars are tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zi_cli.gap_report.gates import GateRow

COLUMNS: Final = 40
"""Columns over which a bar runs."""
COLOURS: Final[Mapping[str, str]] = {
    "met": "DDEEDF",
    "passed": "DDEEDF",
    "ready": "DDEEDF",
    "near": "FBE6C8",
    "partly": "FBE6C8",
    "unknown": "EDEFF2",
    "missed": "F8D7D2",
    "not_met": "F8D7D2",
    "not": "F8D7D2",
}
"""State → colour of a cell; all print as light greys."""
_REACHED: Final = {"met": "3C7D4B", "missed": "B5473A", "unknown": "9AA3AE"}
_BEYOND: Final = "8FBF99"
"""Above the minimum: so that the minimum shows as the edge between two greens."""
_LACKING: Final = "F0C4BD"
_REST: Final = "EDEFF2"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of columns in one colour."""

    columns: int
    colour: str


def bar(gate: GateRow) -> tuple[Piece, ...]:
    """The bar from left to right, `COLUMNS` wide; a gate that is missed never looks full."""
    reached, mark = round(gate.actual_share * COLUMNS), round(gate.minimum_share * COLUMNS)
    if gate.state == "missed":
        reached = max(0, min(reached, mark - 1))
        pieces = [(reached, _REACHED["missed"]), (mark - reached, _LACKING), (COLUMNS - mark, _REST)]
    elif gate.state == "met":
        reached = max(reached, mark)
        pieces = [(mark, _REACHED["met"]), (reached - mark, _BEYOND), (COLUMNS - reached, _REST)]
    else:
        pieces = [(reached, _REACHED["unknown"]), (COLUMNS - reached, _REST)]
    return tuple(Piece(columns, colour) for columns, colour in pieces if columns > 0)
