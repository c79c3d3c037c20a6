"""The overview that closes a check of several files: a line each, in 80 columns."""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.cli.session import Glyphs, glyphs, say, write_view
from zi_cli.cli.views.layout import plain_table
from zi_cli.cli.views.verdict import headline_points
from zi_cli.findings.control import Controlled
from zi_cli.findings.finding import Severity
from zi_cli.language import printable

_NAME: Final = 24


class Overview:
    """The files told so far."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self.shown = 0
        """Files that were assessed, and so shown in full."""

    def add(self, assessment: Assessment, found: Controlled) -> None:
        """Note an assessed file; waived findings are not counted."""
        self.shown += 1
        self._lines.append(_line_of(assessment, found))

    def add_unread(self, path: Path) -> None:
        """Note a file that could not be read."""
        self._lines.append(_Line(path=str(path), ready=None))

    def show(self) -> None:
        """Write the table, in the order in which the files were checked; nothing for a single file."""
        if len(self._lines) > 1:
            write_view(_table(self._lines, glyphs(sys.stdout)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One file. Empty texts where it could not be read."""

    path: str
    ready: bool | None
    """None where it could not be read."""
    total: str = ""
    gates: str = ""
    """Missed or undecided, of all."""
    errors: str = ""
    warnings: str = ""


def _line_of(assessment: Assessment, found: Controlled) -> _Line:
    score = assessment.scores[assessment.view]
    open_gates = sum(not gate.met for gate in assessment.gates)
    grave = [finding.severity for finding in found.shown if finding.waiver is None]
    return _Line(
        path=assessment.filled.path,
        ready=assessment.ready,
        total="–" if score is None else headline_points(assessment, "total", score.totals["total"]),
        gates=f"{open_gates}/{len(assessment.gates)}",
        errors=str(grave.count(Severity.ERROR)),
        warnings=str(grave.count(Severity.WARNING)),
    )


def _table(lines: Sequence[_Line], signs: Glyphs) -> RenderableType:
    title = say("{count} files", count=len(lines))
    columns = (say("total"), say("gates open"), say("errors"), say("warnings"))
    table = plain_table(title, ("", *columns))
    for line, name in zip(lines, _names([line.path for line in lines]), strict=True):
        sign, words = {
            True: (signs.met, say("ready")),
            False: (signs.missed, say("not ready")),
            None: (signs.unknown, say("not read")),
        }[line.ready]
        table.add_row(
            Text(f"{sign} {name}"), words, line.total, line.gates, line.errors, line.warnings,
            style={True: None, False: "red", None: "yellow"}[line.ready],
        )  # fmt: skip
    return Padding(table, (1, 0, 0, 0))


def _names(paths: Sequence[str]) -> list[str]:
    """Files as their rows name them: short, and no two files alike."""
    bare = [re.split(r"[/\\\\]", path)[-1] for path in paths]
    twice = Counter(bare)
    whole = [
        printable(path if twice[name] > 1 else name, len(path) + 1)
        for name, path in zip(bare, paths, strict=True)
    ]
    short = [_without_middle(name) for name in whole]
    alike = Counter(short)
    return [
        _around(name, _shared([w for w, s in zip(whole, short, strict=True) if s == cut]))
        if alike[cut] > 1
        else cut
        for name, cut in zip(whole, short, strict=True)
    ]


def _without_middle(name: str) -> str:
    """Beginning and end, which people tell files apart by."""
    half = (_NAME - 1) // 2
    return name if len(name) <= _NAME else f"{name[: _NAME - 1 - half]}…{name[-half:]}"


def _shared(names: Sequence[str]) -> int:
    """How many letters the names begin with alike."""
    columns = zip(*set(names), strict=False)
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, columns))


def _around(name: str, place: int) -> str:
    """What stands at `place`, where the name begins to differ from others."""
    start = max(0, min(place - 8, len(name) - _NAME + 1))
    part = name[start : start + _NAME - 2]
    return f"{'…' if start else ''}{part}{'…' if start + len(part) < len(name) else ''}"
