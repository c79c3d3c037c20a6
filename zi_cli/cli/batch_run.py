"""A call of `zi batch`: what is checked before it begins, its progress, what is told at the end."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zi_cli.batch.batch import Batch, Done, run_batch
from zi_cli.batch.cache import RecordCache
from zi_cli.batch.discovery import discover
from zi_cli.batch.outputs import Folder
from zi_cli.batch.recap.build import Asked
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.batch.run import Means, path_text
from zi_cli.batch.settings import Settings
from zi_cli.cli.session import complain, say, translator, use_utf8, write_line
from zi_cli.criteria.load import load_criteria
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg

REPORTS: Final = ("html", "pdf", "docx", "xlsx", "md")
"""Endings of reports: `gap_report.formats.FORMATS` (a test holds them together)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCall:
    """What the command line said, apart from how a file is assessed."""

    inputs: tuple[str, ...]
    output: Path
    roster: Path | None
    reports: tuple[str, ...]
    jobs: int | None
    seconds: float
    use_cache: bool
    as_lines: bool
    csv_separator: str
    force: bool


def run_call(call: BatchCall, settings: Settings) -> ExitCode:
    """Do it and tell it; the exit code."""
    from zi_cli.cli.check_settings import today
    from zi_cli.workbook.roster import read_roster

    endings = _endings(call.reports)
    criteria = load_criteria(settings.criteria)
    if settings.target is not None and settings.target not in criteria.lke.targets:
        targets = ", ".join(criteria.lke.targets)
        raise UsageProblem(
            msg("there is no target {target}; there are {targets}", target=settings.target, targets=targets)
        )
    roster = read_roster(call.roster) if call.roster else ()
    discovery = discover(call.inputs, call.output)
    folder = Folder.prepared(call.output, call.force)
    progress = Progress()
    means = Means(
        jobs=call.jobs or _usual_jobs(),
        seconds=call.seconds,
        cache=RecordCache.of(settings) if call.use_cache else None,
        criteria=criteria,
        progress=progress if sys.stderr.isatty() else None,
    )
    asked = Asked(inputs=call.inputs, roster=path_text(call.roster) if call.roster else "", settings=settings)
    batch = Batch(
        discovery=discovery,
        roster=roster,
        criteria=criteria,
        asked=asked,
        means=means,
        day=today(),
        reports=endings,
    )
    style = RecapStyle(translator=translator(), csv_separator=call.csv_separator, reports=bool(endings))
    try:
        done = run_batch(batch, folder, style)
    except KeyboardInterrupt:
        progress.clear()
        _tell_resume(means.cache is not None)
        raise
    progress.clear()
    try:
        return _tell(done, call, settings)
    finally:
        done.results.spool.close()


def _usual_jobs() -> int:
    from zi_cli.batch.pool import usual_jobs

    return usual_jobs()


def _endings(asked: tuple[str, ...]) -> tuple[str, ...]:
    """The formats of reports, each once. UsageProblem for unknown ones."""
    endings = tuple(dict.fromkeys(one.strip().lower().removeprefix(".") for one in asked if one.strip()))
    unknown = [one for one in endings if one not in REPORTS]
    if unknown:
        raise UsageProblem(
            msg("there is no report format {unknown}", unknown=", ".join(unknown)),
            msg("There are: {formats}", formats=", ".join(REPORTS)),
        )
    return endings


def _tell_resume(cached: bool) -> None:
    complain(
        say("What is assessed already is kept: the same command goes on from there.")
        if cached
        else say("With --no-cache nothing is kept: the same command begins anew.")
    )


def _tell(done: Done, call: BatchCall, settings: Settings) -> ExitCode:
    if call.as_lines:
        _write_lines(done.recap)
    else:
        from zi_cli.cli.views.batch import show

        show(done)
    for unit, reason in done.no_report:
        complain(say("no report of {unit}: {reason}", unit=unit, reason=reason))
    return exit_code(done, settings)


def exit_code(done: Done, settings: Settings) -> ExitCode:
    """The worst of what there is to say."""
    recap = done.recap
    if recap.files.refused or done.no_report:
        return ExitCode.INPUT
    at_fault = settings.fail_on is not None and recap.all.at_fault
    ready = recap.all.ready == recap.all.units and not at_fault
    return ExitCode.READY if ready else ExitCode.GAPS


def _write_lines(recap: Recap) -> None:
    from dataclasses import asdict

    from zi_cli.batch.recap.json_format import group_object, line, unit_object
    from zi_cli.report.json_format import head_object

    use_utf8()
    for row in recap.rows():
        write_line(line({"type": "unit", "unit": unit_object(row)}, ascii_only=True))
    sums = {"type": "summary", **head_object(), "files": asdict(recap.files), **group_object(recap.all)}
    write_line(line(sums, ascii_only=True))


class Progress:
    """A line on a terminal that says how far it is."""

    def __init__(self) -> None:
        self._told = 0.0
        self._length = 0

    def __call__(self, done: int, of: int) -> None:
        """Tell, ten times a second at most."""
        now = time.monotonic()
        if now - self._told < 0.1 and done < of:
            return
        self._told = now
        text = say("{done} of {all} files", done=done, all=of)
        self._write(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            self._write("")
            sys.stderr.write("\r")
            self._length = 0

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text.ljust(self._length)}")
            sys.stderr.flush()
        except OSError:
            return
        self._length = len(text)
