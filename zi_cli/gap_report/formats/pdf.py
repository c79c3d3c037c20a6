"""A PDF for print and archive: PDF/A-2a and PDF/UA-1, from a typst template that reads the report as JSON.

Data is handed over as values, so that nothing in a workbook is ever read as markup. Fonts are those inside the
typst wheel, so that the bytes are the same on every machine.
"""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.chart import areas_chart, areas_chart_text
from zi_cli.gap_report.formats.pdf_signs import fit, replaced, shown, without_glyph
from zi_cli.gap_report.formats.pdf_templates import template_folder
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates
from zi_cli.language import msg, printable

if TYPE_CHECKING:
    import typst

TEMPLATE: Final = "gap.typ"
FONT: Final = "Libertinus Serif"
_ATTEMPTS: Final = 9
_EMPTY_PAGES: Final = 4
_ERRORS: Final = 3
_SAID: Final = re.compile(r"error: (.*)")
_AT: Final = re.compile(
    r"─ (?:[^─]{0,400}[/\\]zi-\w{1,40}[/\\]|zi-\w{1,40}[/\\])?\W{0,20}([^ ─]{1,400}:\d+:\d+)"
)
_LINE_SIGNS: Final = 200


def render(report: GapReport, templates: Templates) -> bytes:
    """The document. UsageProblem for a template of somebody's own that typst rejects."""
    inputs = {
        "report": json.dumps(fit(report), ensure_ascii=False),
        "chart": shown(areas_chart(report, FONT)),
        "chart_text": shown(areas_chart_text(report)),
    }
    with template_folder(templates) as folder:
        return compiled(folder / TEMPLATE, inputs, report.date_iso, templates)


def compiled(template: Path, inputs: dict[str, str], day: str, templates: Templates) -> bytes:
    """The PDF of a template in its `template_folder`; `day` as 2026-11-22."""
    import typst

    # A compiler keeps its fonts, and what it has learnt of a template: later reports take less time.
    compiler = _compiler(template.parent) if templates.own is None else _new_compiler(template.parent)
    for _ in range(_ATTEMPTS):
        try:
            made = compiler.compile(
                input=template,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
            )
        except typst.TypstError as fault:
            lacking = without_glyph(fault.diagnostic)
            if not lacking:
                raise _refusal(fault, templates) from None
            # Typst alone knows which signs its fonts have, and says so only when it fails.
            inputs = {key: replaced(text, lacking) for key, text in inputs.items()}
        else:
            assert isinstance(made, bytes)
            _forget(compiler)
            return made
    raise UsageProblem(
        msg("the report holds signs that a PDF cannot show"), msg("Choose another format, such as .html.")
    )


def _forget(compiler: "typst.Compiler") -> None:
    """Let typst drop what it keeps of this report.

    It keeps every layout for eleven compilations: 0.8 GB with full reports. Nearly nothing of one unit's report comes
    back in the next one, so a few empty pages age it: 0.3 GB, in the same time.
    """
    for _ in range(_EMPTY_PAGES):
        compiler.compile(input=b"", format="svg")


def _refusal(fault: "typst.TypstError", templates: Templates) -> Exception:
    if templates.own is None:
        return fault
    return UsageProblem(
        msg(
            "a template in {folder} cannot be used: {reason}",
            folder=templates.own,
            reason=_diagnostic(fault.diagnostic),
        ),
        msg("Mend the template, or leave out --template."),
    )


def _diagnostic(text: str) -> str:
    """What typst says of each error, and where, without its drawing of the source."""
    found: list[str] = []
    placed = 0
    for line in text.strip().splitlines():
        said, place = _SAID.match(line), _AT.search(line)
        if said and len(found) < _ERRORS:
            found.append(printable(said[1], _LINE_SIGNS))
        elif place and placed < len(found):
            found[-1] = f"{found[-1]} ({printable(place[1], _LINE_SIGNS)})"
            placed = len(found)
    return "; ".join(found) or printable(text, _LINE_SIGNS)


@cache
def _compiler(folder: Path) -> "typst.Compiler":
    return _new_compiler(folder)


def _new_compiler(folder: Path) -> "typst.Compiler":
    import typst

    nowhere = folder / "packages"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(root=folder, font_paths=fonts, package_path=nowhere, package_cache_path=nowhere)
