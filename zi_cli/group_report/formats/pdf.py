"""A PDF for print and archive, from a typst template that reads the pack as JSON."""

import json
from typing import Final

from zi_cli.gap_report.formats.pdf import compiled
from zi_cli.gap_report.formats.pdf_signs import shown
from zi_cli.gap_report.formats.pdf_templates import template_folder
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.report import GroupReport

TEMPLATE: Final = "fgd.typ"


def render(report: GroupReport, templates: Templates) -> bytes:
    """The document. UsageProblem for a template of somebody's own that typst rejects."""
    inputs = {"report": shown(json.dumps(report.plain(), ensure_ascii=False))}
    with template_folder(templates) as folder:
        return compiled(folder / TEMPLATE, inputs, report.date_iso, templates)
