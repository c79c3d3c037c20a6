"""Excel: filterable tables, and an action plan to fill in. It has no template: tables are for people to go on with."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from zi_cli.gap_report.formats import xlsx_gaps, xlsx_lists, xlsx_summary
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates
from zi_cli.workbook.writing.tables.table import Sheet, Workbook
from zi_cli.workbook.writing.tables.write import workbook_of_tables

_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")


def render(report: GapReport, templates: Templates) -> bytes:  # noqa: ARG001 - all formats are asked alike
    """The report as a workbook."""
    return workbook_of_tables(workbook_of(report))


def workbook_of(report: GapReport) -> Workbook:
    """What goes where."""
    words = report.words
    sheets = (
        xlsx_summary.summary(report),
        xlsx_gaps.problems(report),
        xlsx_gaps.actions(report),
        xlsx_lists.plan(report),
        xlsx_summary.criteria(report),
        xlsx_summary.prerequisites(report),
        xlsx_lists.findings(report),
        xlsx_lists.differences(report),
        xlsx_lists.indicators(report),
    )
    return Workbook(
        title=report.title,
        subject=report.unit.name,
        day=datetime.fromisoformat(report.date_iso),
        footer=report.unit.name,
        page=f"{words['page']} &P {words['of']} &N",
        sheets=tuple(_named(sheet, place, words[key]) for place, (key, sheet) in enumerate(sheets, start=1)),
    )


def _named(sheet: Sheet, place: int, name: str) -> Sheet:
    """The sheet with a name that a workbook can hold."""
    kept = _NOT_IN_NAMES.sub(" ", name).strip("' ")[:_LONGEST_NAME]
    return replace(sheet, name=kept or str(place))
