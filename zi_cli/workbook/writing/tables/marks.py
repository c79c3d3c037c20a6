"""Colours that follow what cells hold: conditional formats, one for each mark of a column, however many rows there are."""

from xlsxwriter.utility import xl_rowcol_to_cell

from zi_cli.workbook.writing.tables.table import Below, Less, Mark, Table
from zi_cli.workbook.writing.template.pen import Pen


def mark_cells(pen: Pen, table: Table, first: int, last: int) -> None:
    """Mark the cells of a table whose rows are `first` to `last`, counted from 1."""
    if last < first:
        return
    for place, column in enumerate(table.columns, start=1):
        for mark in column.marks:
            formula = _formula(mark, first, place)
            pen.colour_where((first, place, last, place), formula, f"mark_{mark.look}")


def _formula(mark: Mark, row: int, place: int) -> str:
    """Whether the mark holds for the first cell; a program moves it along for the others."""
    cell = _cell(row, place)
    match mark:
        case Below():
            cases = [_below(cell, low, said, _cell(row, mark.of)) for said, low in mark.minima]
            return f"OR({','.join(cases)})" if cases else "FALSE"
        case Less():
            than = _cell(row, mark.than)
            return f"AND(ISNUMBER({cell}),ISNUMBER({than}),{cell}<{than})"
        case _:
            return f"{cell}={_quoted(mark.text)}"


def _below(cell: str, minimum: float, said: str, of: str) -> str:
    where = f",{of}={_quoted(said)}" if said else ""
    return f"AND(ISNUMBER({cell}){where},{cell}<{minimum!r})"


def _cell(row: int, place: int) -> str:
    """The place of a cell whose column stays and whose row moves along."""
    return str(xl_rowcol_to_cell(row - 1, max(place, 1) - 1, col_abs=True))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
