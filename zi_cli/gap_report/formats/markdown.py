"""Markdown, for wikis and for versions to compare. What comes from the workbook stays plain text."""

import re
from typing import Final

from markupsafe import Markup

from zi_cli.gap_report.chart import areas_chart_text
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.sandbox import rendered
from zi_cli.gap_report.templates import Templates
from zi_cli.gap_report.words import Worded

TEMPLATE: Final = "gap.md.j2"
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS: Final = re.compile(r"([\\`*_\[\]|~#$])")
_ADDRESS: Final = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_START: Final = re.compile(r"^(?:([-+=])(?=[\s+=-]|$)|(\d+)([.)])(?=\s|$))")


def render(report: GapReport, templates: Templates) -> bytes:
    """The text. UsageProblem for a template that cannot be used."""
    return text_of(report, templates, TEMPLATE, chart=areas_chart_text(report))


def text_of(report: Worded, templates: Templates, name: str, *, chart: str = "") -> bytes:
    """The text that the template `name` makes of a report."""
    text = rendered(templates, name, plain, report=report, words=report.words, chart=plain(chart), style="")
    return text.encode()


def plain(value: object) -> Markup:
    """`value` so that Markdown shows it as it is, on one line, in a table too."""
    text = " ".join(str(value).split())
    text = "".join(_ENTITIES.get(sign, sign) for sign in text)
    text = _ADDRESS.sub(r"\\\g<0>", _SIGNS.sub(r"\\\1", text))
    return Markup(_START.sub(lambda hit: f"\\{hit[1]}" if hit[1] else f"{hit[2]}\\{hit[3]}", text))
