"""A call of `zi batch`: what is checked before it begins, its progress, what is told at the end."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from zi_cli.batch.batch import Batch, run_batch
from zi_cli.batch.cache import RecordCache
from zi_cli.batch.discovery import discover
from zi_cli.batch.outputs import Folder, get_ready
from zi_cli.batch.recap.build import Asked
from zi_cli.batch.recap.model import RecapStyle
from zi_cli.batch.run import Means, Phase, path_text
from zi_cli.batch.settings import Settings
from zi_cli.cli.batch_told import tell
from zi_cli.cli.session import complain, say, translator
from zi_cli.config.config import Config
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
    templates: str | None
    jobs: int | None
    seconds: float
    use_cache: bool
    as_lines: bool
    csv_separator: str
    force: bool
    config: Config
    """What zi.toml says: its waivers must be of soal that there are."""


def run_call(call: BatchCall, settings: Settings) -> ExitCode:
    """Do it and tell it; the exit code."""
    from zi_cli.cli.check_settings import today
    from zi_cli.workbook.roster import read_roster

    _not_the_input(call)
    endings = _endings(call.reports)
    criteria = load_criteria(settings.criteria)
    if call.config.waivers:
        from zi_cli.config.known_soal import refuse_unknown_soal

        refuse_unknown_soal(call.config, criteria.lke.questions)
    if settings.target is not None and settings.target not in criteria.lke.targets:
        targets = ", ".join(criteria.lke.targets)
        raise UsageProblem(
            msg("there is no target {target}; there are {targets}", target=settings.target, targets=targets)
        )
    own = _templates(call.templates)
    settings = _with_evidence(settings)
    roster = read_roster(call.roster) if call.roster else ()
    discovery = discover(call.inputs, call.output)
    style = RecapStyle(
        translator=translator(),
        day=today(),
        csv_separator=call.csv_separator,
        reports=bool(endings),
        templates=own,
    )
    if own is not None:
        from zi_cli.batch.trial import try_templates

        try_templates(settings, criteria, style, endings)
    folder = Folder.prepared(call.output, call.force)
    progress = Progress()
    means = Means(
        jobs=call.jobs or _usual_jobs(),
        seconds=call.seconds,
        cache=RecordCache.of(settings) if call.use_cache else None,
        criteria=criteria,
        progress=progress if sys.stderr.isatty() else None,
        meanwhile=get_ready(style),
    )
    asked = Asked(inputs=call.inputs, roster=path_text(call.roster) if call.roster else "", settings=settings)
    batch = Batch(
        discovery=discovery,
        roster=roster,
        criteria=criteria,
        asked=asked,
        means=means,
        day=style.day or today(),
        reports=endings,
        templates=own,
    )
    try:
        done = run_batch(batch, folder, style)
    except KeyboardInterrupt:
        progress.clear()
        _tell_resume(means.cache is not None)
        raise
    progress.clear()
    if means.cache is not None:
        means.cache.prune(time.time())
    try:
        return tell(done, settings, as_lines=call.as_lines)
    finally:
        done.results.spool.close()


def _not_the_input(call: BatchCall) -> None:
    """UsageProblem where the batch would write among the workbooks that it reads."""
    for name in call.inputs:
        if Path(name).is_dir() and Path(name).resolve() == call.output.resolve():
            raise UsageProblem(
                msg("the output folder {folder} is the input folder", folder=call.output),
                msg("Name another folder with -o: the workbooks and what is written of them stay apart."),
            )


def _templates(folder: str | None) -> Path | None:
    """The folder of own templates. UsageProblem where it is none, or holds none."""
    if folder is None:
        return None
    from zi_cli.cli.report_files import templates_in

    return templates_in(folder).own


def _with_evidence(settings: Settings) -> Settings:
    """The settings, with what the folder of evidence holds. UsageProblem where it is no folder."""
    if settings.evidence_dir is None:
        return settings
    from zi_cli.batch.evidence import names_below
    from zi_cli.evidence_check.files import EvidenceFolder

    EvidenceFolder(settings.evidence_dir)
    return replace(settings, evidence_names=names_below(settings.evidence_dir))


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


class Progress:
    """A line on a terminal that says how far it is."""

    def __init__(self) -> None:
        self._told = 0.0
        self._length = 0

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """Tell, ten times a second at most."""
        now = time.monotonic()
        if now - self._told < 0.1 and done < of:
            return
        self._told = now
        words: dict[Phase, Callable[[], str]] = {
            Phase.READ: lambda: say("{done} of {all} files read", done=done, all=of),
            Phase.AGAIN: lambda: say("{done} of {all} assessed again by the roster", done=done, all=of),
            Phase.REPORTS: lambda: say("reports of {done} of {all} units written", done=done, all=of),
        }
        self._write(words[phase]())

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
