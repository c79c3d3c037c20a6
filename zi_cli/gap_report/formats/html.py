"""A page for browser and print: one file, nothing fetched, no script."""

from markupsafe import Markup, escape

from zi_cli.gap_report.chart import areas_chart
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.sandbox import rendered
from zi_cli.gap_report.templates import Templates
from zi_cli.gap_report.words import Worded

TEMPLATE = "gap.html.j2"
STYLE = "gap.css"


def render(report: GapReport, templates: Templates) -> bytes:
    """The page. UsageProblem for a template that cannot be used."""
    return page_of(report, templates, TEMPLATE, STYLE, chart=areas_chart(report))


def page_of(report: Worded, templates: Templates, name: str, *styles: str, chart: str = "") -> bytes:
    """The page that the template `name` makes of a report."""
    page = rendered(
        templates,
        name,
        escape,
        report=report,
        words=report.words,
        # Our own drawing and files of the template's maker: marked as they stand, all else is escaped.
        chart=Markup(chart),
        style=Markup("\n".join(map(templates.text, styles))),
    )
    return page.encode()
