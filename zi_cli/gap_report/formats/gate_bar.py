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
"""Above the minimum."""
_LACKING: Final = "F0C4BD"
_REST: Final = "EDEFF2"
_MARK: Final = "1F2A37"
"""The minimum: a column that is darker than all others, in print too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of columns in one colour."""

    columns: int
    colour: str


def bar(gate: GateRow) -> tuple[Piece, ...]:
    """The bar from left to right, `COLUMNS` wide, the minimum as a dark column; a gate that is missed never reaches it."""
    if gate.minimum is None:  # a predicate to be held: a yes or a no
        reached = round(gate.actual_share * COLUMNS)
        return _pieces((reached, _REACHED[gate.state]), (COLUMNS - reached, _REST))
    mark = min(max(round(gate.minimum_share * COLUMNS), 1), COLUMNS) - 1
    after = COLUMNS - mark - 1
    reached = round(gate.actual_share * COLUMNS)
    if gate.state == "met":
        beyond = min(max(reached - mark - 1, 0), after)
        return _pieces((mark, _REACHED["met"]), (1, _MARK), (beyond, _BEYOND), (after - beyond, _REST))
    reached, colour = min(reached, mark), _REACHED[gate.state]
    lacking = _LACKING if gate.state == "missed" else _REST
    return _pieces((reached, colour), (mark - reached, lacking), (1, _MARK), (after, _REST))


def _pieces(*runs: tuple[int, str]) -> tuple[Piece, ...]:
    return tuple(Piece(columns, colour) for columns, colour in runs if columns > 0)
