"""Markdown, for wikis and mail. What comes from workbooks stays plain text."""

from typing import Final

from zi_cli.gap_report.formats.markdown import text_of
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.md.j2"


def render(report: GroupReport, templates: Templates) -> bytes:
    """The text. UsageProblem for a template that cannot be used."""
    return text_of(report, templates, TEMPLATE)
