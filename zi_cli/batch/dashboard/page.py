"""index.html: the template's page around the units, which are written row by row."""

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, Final

from zi_cli.batch.dashboard.units import UnitCells, head_json, row_json
from zi_cli.batch.dashboard.view import Dashboard, RowsSeen, dashboard
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.batch.recap.scale import Scale
from zi_cli.errors import UsageProblem
from zi_cli.language import msg

TEMPLATE: Final = "dashboard.html.j2"
PARTS: Final = "dashboard/"
"""Where the templates are that it includes."""
STYLES: Final = ("gap.css", "dashboard.css")
"""The looks of the gap report, and what the dashboard has beside them."""
SCRIPT: Final = "dashboard.js"
DATA_MARK: Final = "<!--units-->"
"""Where the units go. No text of a unit can forge it: `<` is escaped in all of them."""


def write(recap: Recap, stream: BinaryIO, style: RecapStyle) -> None:
    """Write the page. UsageProblem where what it needs is not installed, or for a template that cannot be used."""
    scale = Scale(recap, style.translator)
    with tempfile.TemporaryFile() as units:
        seen = _spooled(recap, scale, units)
        page = _rendered(dashboard(recap, seen, scale, style), style.templates)
        before, mark, after = page.partition(DATA_MARK)
        stream.write(before.encode(errors="replace"))
        if mark:  # an own template may do without
            units.seek(0)
            shutil.copyfileobj(units, stream)
        stream.write(after.encode(errors="replace"))


def get_ready(style: RecapStyle) -> Iterator[None]:
    """Compile the templates, one in each step."""
    from jinja2 import TemplateError
    from markupsafe import escape

    from zi_cli.gap_report.sandbox import environment
    from zi_cli.gap_report.templates import Templates, template_names

    sandbox = environment(Templates(style.templates), escape)
    for name in (TEMPLATE, *(name for name in template_names() if name.startswith(PARTS))):
        with suppress(TemplateError):
            sandbox.get_template(name)
        yield


def _spooled(recap: Recap, scale: Scale, units: IO[bytes]) -> RowsSeen:
    """One pass over the units: their JSON goes to `units`, what the rest of the page needs of them is kept."""
    seen = RowsSeen(scale)
    units.write(head_json(scale).encode())
    for piece in _pieces(recap, scale, seen):
        units.write(piece.encode(errors="replace"))
    units.write(b"\n]}")
    return seen


def _pieces(recap: Recap, scale: Scale, seen: RowsSeen) -> Iterator[str]:
    separator = "\n"
    for row in recap.rows():
        cells = UnitCells.of(row, scale)
        seen.add(row, cells)
        yield separator + row_json(cells)
        separator = ",\n"


def _rendered(view: Dashboard, own: Path | None) -> str:
    try:
        from markupsafe import Markup, escape

        from zi_cli.gap_report.sandbox import rendered
    except ModuleNotFoundError as fault:
        raise UsageProblem(
            msg("{format} needs {package}, which is not installed", format="index.html", package=fault.name),
            msg("Install it: {command}", command='pip install "zi-cli[report]"'),
        ) from None
    from zi_cli.gap_report.templates import Templates

    templates = Templates(own)
    script = f"\n{templates.text(SCRIPT)}"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return rendered(
        templates,
        TEMPLATE,
        escape,
        report=view,
        words=view.words,
        # Files that travel with zi, and marks of our own: they stand as they are, all else is escaped.
        style=Markup("\n".join(templates.text(name) for name in STYLES)),
        chart={"script": Markup(script), "digest": digest, "data": Markup(DATA_MARK)},
    )
