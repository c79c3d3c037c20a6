"""A table that is too wide for one page: its bands on pages side by side, the fixed columns on each."""

from itertools import accumulate
from typing import Final

from zi_cli.workbook.writing.tables.table import Table
from zi_cli.workbook.writing.template.pen import Pen

_ROOM: Final = 715.0
"""Points across an A4 page in landscape, within its margins and with some to spare: programs differ a little."""
_LEAST: Final = 40
"""The smallest scale that can still be read, in percent."""


def print_bands(pen: Pen, table: Table, rows: tuple[int, int, int]) -> None:
    """Print over pages side by side; `rows`: first and last of the header, last of the sheet, counted from 1."""
    first, header, last = rows
    starts = _page_starts(table)
    ends = [*(start - 1 for start in starts[1:]), len(table.columns)]
    fixed = _points(pen, 1, table.fixed)
    widest = max(
        _points(pen, start, end) + (fixed if start > 1 else 0)
        for start, end in zip(starts, ends, strict=True)
    )
    sheet = pen.sheet
    pen.print_on(landscape=True, columns=len(table.columns), header_row=None, last_row=last)
    sheet.set_print_scale(max(_LEAST, min(100, int(100 * _ROOM / widest))))  # instead of one page wide
    sheet.repeat_rows(first - 1, header - 1)
    if table.fixed:
        sheet.repeat_columns(0, table.fixed - 1)
    if starts[1:]:
        sheet.set_v_pagebreaks([start - 1 for start in starts[1:]])
    sheet.print_across()


def _page_starts(table: Table) -> list[int]:
    """Numbers of the columns that begin a page, from 1."""
    firsts = accumulate((band.columns for band in table.bands), initial=1)
    return [1, *(first for first, band in zip(firsts, table.bands, strict=False) if band.new_page)]


def _points(pen: Pen, first: int, last: int) -> float:
    """Width of some columns together."""
    return sum((7 * pen.width_of(place, place) + 5) * 0.75 for place in range(first, last + 1))
