"""Pieces that every terminal view is made of."""

from collections.abc import Sequence
from fractions import Fraction

from rich.table import Table
from rich.text import Text

from zi_cli.cli.session import Glyphs


def heading(text: str) -> Text:
    """A section's title."""
    return Text(text, style="bold")


def plain_table(title: str, columns: Sequence[str]) -> Table:
    """A table without lines: the title above the first column, numbers to the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    table.add_column(Text(title, style="bold not dim"), justify="left", no_wrap=True, overflow="ellipsis")
    for name in columns:
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    return table


def bar(share: Fraction, signs: Glyphs, width: int = 12) -> str:
    """A bar of `width` signs; full only where the share is 1."""
    full = min(int(share * width), width)
    return signs.full * full + signs.empty * (width - full)


def id_table() -> Table:
    """A table without lines for ids, which stay whole, and what they stand for."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    return table
