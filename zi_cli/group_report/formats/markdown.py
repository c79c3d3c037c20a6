"""Markdown, for wikis and mail. What comes from workbooks stays plain text."""

from typing import Final

from zi_cli.gap_report.formats.markdown import plain
from zi_cli.gap_report.sandbox import rendered
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.md.j2"


def render(report: GroupReport, templates: Templates) -> bytes:
    """The text. UsageProblem for a template that cannot be used."""
    text = rendered(templates, TEMPLATE, plain, report=report, words=report.words, chart="", style="")
    return text.encode()
