"""A page for browser and print: one file, nothing fetched, no script."""

from markupsafe import Markup, escape

from zi_cli.gap_report.chart import areas_chart
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.sandbox import rendered
from zi_cli.gap_report.templates import Templates

TEMPLATE = "gap.html.j2"
STYLE = "gap.css"


def render(report: GapReport, templates: Templates) -> bytes:
    """The page. UsageProblem for a template that cannot be used."""
    page = rendered(
        templates,
        TEMPLATE,
        escape,
        report=report,
        words=report.words,
        # Our own drawing and a file of the template's maker: marked as they stand, all else is escaped.
        chart=Markup(areas_chart(report)),
        style=Markup(templates.text(STYLE)),
    )
    return page.encode()
