"""A page for browser and print: one file, nothing fetched, no script."""

from typing import Final

from markupsafe import Markup, escape

from zi_cli.gap_report.sandbox import rendered
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.html.j2"
STYLES: Final = ("gap.css", "fgd.css")
"""The looks of the gap report, and what the pack has beside them."""


def render(report: GroupReport, templates: Templates) -> bytes:
    """The page. UsageProblem for a template that cannot be used."""
    style = "\n".join(templates.text(name) for name in STYLES)
    page = rendered(
        templates,
        TEMPLATE,
        escape,
        report=report,
        words=report.words,
        chart="",
        # A file of the template's maker: marked as it stands, all else is escaped.
        style=Markup(style),
    )
    return page.encode()
