"""Formats of a report by the ending of the file. The command line offers what stands here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates
from zi_cli.language import Message, msg

Render = Callable[[GapReport, Templates], bytes]
"""A report as the bytes of a file: no clock, no random order, nothing written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format."""

    module: str
    """Of the package of formats, with a function `render`; imported when it is asked for."""
    title: Message
    extra: str
    """Name of the extra that installs what it needs; empty where nothing more is needed."""
    template: str
    """Name of its template in templates/report; empty where it has none."""


FORMATS: Final[dict[str, Format]] = {
    "html": Format(
        module="html", title=msg("page for browser and print"), extra="report", template="gap.html.j2"
    ),
    "pdf": Format(module="pdf", title=msg("PDF"), extra="pdf", template="gap.typ"),
    "docx": Format(module="docx", title=msg("Word"), extra="docx", template="gap.docx"),
    "xlsx": Format(module="xlsx", title=msg("Excel"), extra="", template=""),
    "md": Format(module="markdown", title=msg("Markdown"), extra="report", template="gap.md.j2"),
}
"""Ending without the dot → format."""


def render(report: GapReport, ending: str, templates: Templates | None = None) -> bytes:
    """The report in the format of `ending`. UsageProblem where what the format needs is not installed."""
    return rendered_by("zi_cli.gap_report.formats", FORMATS[ending], ending, report, templates)


def rendered_by(
    package: str, chosen: Format, ending: str, report: object, templates: Templates | None = None
) -> bytes:
    """What the format's module in `package` makes of `report`. UsageProblem where what it needs is not installed."""
    try:
        module = import_module(f"{package}.{chosen.module}")
        return cast("bytes", module.render(report, templates or Templates()))
    except ModuleNotFoundError as fault:
        if not chosen.extra or (fault.name or "").startswith("zi_cli"):
            raise
        raise UsageProblem(
            msg("{format} needs {package}, which is not installed", format=f".{ending}", package=fault.name),
            msg("Install it: {command}", command=f'pip install "zi-cli[{chosen.extra}]"'),
        ) from None
