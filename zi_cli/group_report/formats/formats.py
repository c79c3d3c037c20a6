"""Formats of the pack by the ending of the file. The command line offers what stands here."""

from typing import Final

from zi_cli.gap_report.formats.formats import Format, rendered_by
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport
from zi_cli.language import msg

FORMATS: Final[dict[str, Format]] = {
    "html": Format(
        module="html", title=msg("page for browser and print"), extra="report", template="fgd.html.j2"
    ),
    "pdf": Format(module="pdf", title=msg("PDF"), extra="pdf", template="fgd.typ"),
    "docx": Format(module="docx", title=msg("Word"), extra="docx", template="fgd.docx"),
    "md": Format(module="markdown", title=msg("Markdown"), extra="report", template="fgd.md.j2"),
}
"""Ending without the dot → format."""


def render(report: GroupReport, ending: str, templates: Templates | None = None) -> bytes:
    """The pack in the format of `ending`. UsageProblem where what the format needs is not installed."""
    return rendered_by("zi_cli.group_report.formats", FORMATS[ending], ending, report, templates)
