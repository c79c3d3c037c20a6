"""recap.xlsx: the recap as sheets to filter, sort and print. Numbers are the records', unrounded; no cell is a formula."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO, Final

from zi_cli.batch.recap import xlsx_data, xlsx_groups, xlsx_lists, xlsx_summary, xlsx_units
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.batch.recap.scale import Scale
from zi_cli.workbook.writing.tables.table import Workbook
from zi_cli.workbook.writing.tables.write import write_tables

_LONG_AGO: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The same recap gives the same bytes, so its workbook knows no time."""


def write(recap: Recap, stream: BinaryIO, style: RecapStyle) -> None:
    """Write the workbook; units are read from disk one by one."""
    write_tables(workbook_of(recap, style), stream)


def workbook_of(recap: Recap, style: RecapStyle) -> Workbook:
    """What goes where."""
    scale, say = Scale(recap, style.translator), style.translator.say
    sheets = (
        (say("Summary"), xlsx_summary.summary(scale, style.day)),
        (say("Units"), xlsx_units.units(scale, with_reports=style.reports)),
        (say("Gates"), xlsx_lists.gates(scale)),
        (say("Gaps"), xlsx_lists.gaps(scale)),
        (say("Groups"), xlsx_groups.groups(scale)),
        (say("Findings"), xlsx_lists.findings(scale)),
        (say("Data quality"), xlsx_data.data_quality(scale)),
    )
    return Workbook(
        title=say("Recap of all units"),
        subject=recap.pack,
        day=_LONG_AGO,
        footer=say("Recap of all units"),
        page=say("Page {page} of {pages}", page="&P", pages="&N"),
        sheets=tuple(replace(sheet, name=name) for name, sheet in sheets),
    )
