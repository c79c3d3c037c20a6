"""What tests ask of a workbook that was read."""

from pathlib import Path

import pytest

from zi_cli.errors import InputProblem
from zi_cli.workbook.grid import Book, Cell, Sheet, Value, coordinate
from zi_cli.workbook.reading.open import read_workbook


def read(path: Path) -> Book:
    """The workbook."""
    return read_workbook(path)[0]


def first(path: Path) -> Sheet:
    """Its first sheet."""
    return read(path).sheets[0]


def cells(sheet: Sheet) -> dict[str, Cell]:
    """{coordinate: cell}."""
    return {coordinate(*place): cell for place, cell in sheet.cells.items()}


def values(sheet: Sheet) -> dict[str, Value]:
    """{coordinate: value}."""
    return {place: cell.value for place, cell in cells(sheet).items()}


def links(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """{coordinate: hyperlinks} of the cells that have any."""
    return {place: cell.links for place, cell in cells(sheet).items() if cell.links}


def problem(path: Path) -> str:
    """The message that refuses the file."""
    with pytest.raises(InputProblem) as caught:
        read(path)
    return caught.value.message.template
