"""Word, by docxtpl: the template is a Word file with Jinja tags, in the sandbox of all templates.

Beside `report` and `words` it has `chart.text` (what the chart shows), `colour` (state → colour of a cell),
`bar(gate)` (pieces of a bar over 40 columns) and the filter `sentence` (first letter large). A picture called
`areas_chart` is replaced by the chart.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from markupsafe import Markup, escape

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.chart import areas_chart_text
from zi_cli.gap_report.formats import gate_bar
from zi_cli.gap_report.formats.word_chart import place_chart
from zi_cli.gap_report.formats.word_document import mend_cells, settle_language, settle_properties
from zi_cli.gap_report.formats.word_package import settled
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.sandbox import ReportEnvironment, what_is_wrong
from zi_cli.gap_report.templates import Templates
from zi_cli.language import msg, printable

TEMPLATE: Final = "gap.docx"
_ESCAPED: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How docxtpl lets a template say braces."""
_ELEMENT: Final = re.compile(r"<[^<>]*>")


class _WordTemplate(DocxTemplate):  # type: ignore[misc]
    """A docxtpl template that leaves data as they are."""

    source: str = ""
    """What was rendered last, a paragraph a line."""

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any) -> str:
        """docxtpl turns `{_{` into `{{` after rendering, in data too; here it is before."""
        for written, meant in _ESCAPED.items():
            src_xml = src_xml.replace(written, f"{{{{ {meant!r} }}}}")
        self.current_rendering_part = part
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return _compiled(jinja_env, self.source).render(context).replace("\n<w:p", "<w:p")

    def near(self, line: int) -> str:
        """The words of a line, without its elements."""
        lines = self.source.splitlines()
        return printable(_ELEMENT.sub("", lines[line - 1]), 80) if 0 < line <= len(lines) else ""


def render(report: GapReport, templates: Templates) -> bytes:
    """The report as a Word file. UsageProblem where somebody's own template does not work."""
    context = {"report": report, "words": report.words, "chart": {"text": areas_chart_text(report)}}
    return word_file(TEMPLATE, context, templates, lambda document: _finish(document, report))


def word_file(
    name: str, context: dict[str, Any], templates: Templates, finish: Callable[[Any], None]
) -> bytes:
    """The template `name` filled with `context`, and changed by `finish` before it is saved.

    UsageProblem where somebody's own template does not work.
    """
    word = None
    try:
        word = _WordTemplate(BytesIO(templates.path(name).read_bytes()))
        return _rendered(word, context, templates, finish)
    except ModuleNotFoundError:
        raise
    except Exception as fault:  # a template is somebody's program: it fails in every way there is
        if not templates.is_own(name):
            raise
        raise _problem(fault, name, word, templates) from fault


def _rendered(
    word: _WordTemplate, context: dict[str, Any], templates: Templates, finish: Callable[[Any], None]
) -> bytes:
    environment = _environment(templates)
    environment.turns = 0
    word.render(context, environment)
    mend_cells(word.docx)
    finish(word.docx)
    out = BytesIO()
    word.docx.save(out)
    return settled(out.getvalue())


def _finish(document: Any, report: GapReport) -> None:
    settle_language(document, report.language)
    settle_properties(
        document.core_properties,
        title=report.title,
        subject=report.unit.name,
        day=datetime.fromisoformat(report.date_iso),
    )
    place_chart(document, report)


@lru_cache(maxsize=16)
def _compiled(environment: ReportEnvironment, source: str) -> Template:
    """A part of a template, ready to render: a batch renders one template many times."""
    return environment.from_string(source)


@lru_cache(maxsize=4)
def _environment(templates: Templates) -> ReportEnvironment:
    """The sandbox, with what only Word templates have."""
    environment = ReportEnvironment(templates, _escaped)
    environment.filters["sentence"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    environment.globals |= {"colour": gate_bar.COLOURS, "bar": gate_bar.bar}
    return environment


def _escaped(value: object) -> Markup:
    return escape(value)


def _problem(fault: Exception, name: str, word: _WordTemplate | None, templates: Templates) -> UsageProblem:
    """What is wrong with somebody's template, and where as far as that is known."""
    file, what = templates.path(name), what_is_wrong(fault)
    if (word is None or not word.source) and not isinstance(fault, TemplateError):
        what = msg("it is no Word file that can be read; save it in Word as .docx")
    near = "" if word is None else word.near(getattr(fault, "lineno", None) or 0)
    told = msg("the template {file} cannot be used: {what}", file=file, what=what)
    if near:
        told = msg(
            "the template {file}, near “{near}”, cannot be used: {what}", file=file, near=near, what=what
        )
    return UsageProblem(
        told, msg("docs/laporan.md lists what a template may use; zi template export writes the originals.")
    )
