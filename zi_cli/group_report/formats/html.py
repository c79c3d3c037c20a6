"""A page for browser and print: one file, nothing fetched, no script."""

from typing import Final

from zi_cli.gap_report.formats.html import page_of
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.html.j2"
STYLES: Final = ("gap.css", "fgd.css")
"""The looks of the gap report, and what the pack has beside them."""


def render(report: GroupReport, templates: Templates) -> bytes:
    """The page. UsageProblem for a template that cannot be used."""
    return page_of(report, templates, TEMPLATE, *STYLES)
