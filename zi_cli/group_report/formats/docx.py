"""Word, by docxtpl, in the sandbox of all templates."""

from datetime import datetime
from typing import Any, Final

from zi_cli.gap_report.formats.docx import word_file
from zi_cli.gap_report.formats.word_document import settle_language, settle_properties
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.docx"


def render(report: GroupReport, templates: Templates) -> bytes:
    """The pack as a Word file. UsageProblem where somebody's own template does not work."""
    context = {"report": report, "words": report.words, "chart": {"text": ""}}
    return word_file(TEMPLATE, context, templates, lambda document: _finish(document, report))


def _finish(document: Any, report: GroupReport) -> None:
    settle_language(document, report.language)
    settle_properties(
        document.core_properties,
        title=report.title,
        subject=report.group,
        day=datetime.fromisoformat(report.date_iso),
    )
