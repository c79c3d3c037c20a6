"""One hostile file through every output: read and assessed once, and then shown in every way."""

import contextlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from zi_cli.assessment.views import View
from zi_cli.cli import check_run, how_assessed
from zi_cli.cli.annotated_file import AnnotatedFile
from zi_cli.cli.baseline_file import BaselineFiles
from zi_cli.cli.boundary import guarded
from zi_cli.cli.check_run import CheckRun
from zi_cli.cli.check_settings import CheckSettings, control_of
from zi_cli.cli.how_assessed import How
from zi_cli.cli.main import run
from zi_cli.config.config import Config
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import InputProblem
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.findings.finding import Severity
from zi_cli.report.formats import FORMATS
from zi_cli.workbook import read

ANNOTATED = "catatan.xlsx"
TEMPLATE = "baru.xlsx"

Way = Callable[[], int]


def push(path: Path, folder: Path, criteria: CriteriaSet, layout: str) -> dict[str, Any]:
    """How each output of the file at `path` went; what it said, and the workbooks written, stand in `folder`."""
    _do_once()
    return {way: _said(call, folder / f"{way}.txt") for way, call in _ways(path, folder, criteria, layout)}


def _ways(path: Path, folder: Path, criteria: CriteriaSet, layout: str) -> Iterator[tuple[str, Way]]:
    """How each output is asked for; the first two of all as from a terminal, which also sets the language."""
    english = ("--lang", "en")
    yield "text", lambda: run(["check", str(path), "--no-config", "--evidence-dir", str(folder), *english])
    new = ["template", "--from", str(path), "-o", str(folder / TEMPLATE), "--layout", layout]
    yield "template", lambda: run([*new, *english])
    how = How(
        criteria=criteria,
        target=None,
        view=View.CLAIMED,
        holds_wbk=None,
        gates_only=False,
        margin=Fraction(0),
        evidence=EvidenceCheck.asked_for(folder, False),
    )
    usual = CheckSettings(
        output="text",
        explain=(),
        verbose=False,
        fail_on=Severity.ERROR,
        control=control_of(Config(), None, None),
    )
    asked = {"verbose": replace(usual, verbose=True, explain=("total",))}
    asked |= {name: replace(usual, output=name) for name in FORMATS}
    asked["csv-semicolon"] = replace(asked["csv"], csv_separator=";")
    for way, settings in asked.items():
        copy = AnnotatedFile.asked_for(folder / ANNOTATED, [path], False) if way == "json" else None
        checked = CheckRun(how, settings, BaselineFiles(None, None), copy)
        yield way, lambda checked=checked: guarded(lambda: checked.check([path]))


def _said(call: Way, out: Path) -> dict[str, Any]:
    errors = io.StringIO()
    with (
        out.open("w", encoding="utf-8", newline="") as stream,
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(errors),
    ):
        code = int(call())
    return {"code": code, "out": str(out), "err": errors.getvalue()}


def _do_once() -> None:
    """Let zi read, assess and judge a file once, however often it is asked to."""
    read.read_lke = check_run.read_lke = _once(read.read_lke)
    how_assessed.assess_workbook = _once(how_assessed.assess_workbook)
    check_run.controlled = _once(check_run.controlled)


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, which keeps what it made of the last first argument."""
    last: list[Any] = []

    def kept(first: Any, *more: Any, **named: Any) -> Any:
        if not last or not (last[0] is first or (isinstance(first, Path) and last[0] == first)):
            try:
                last[:] = [first, function(first, *more, **named)]
            except InputProblem as problem:
                last[:] = [first, problem.with_traceback(None)]
        if isinstance(last[1], InputProblem):
            raise last[1]
        return last[1]

    return kept
