"""The report of each unit, written by the same pool that reads: a second round, once it is known which files count."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from zi_cli.batch.cache import code_version, digest_of
from zi_cli.batch.identity import Seen
from zi_cli.batch.settings import Settings
from zi_cli.batch.worker import AssessFile, FileTask
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import ZiError
from zi_cli.file_names import file_name, unlike
from zi_cli.language import Translator
from zi_cli.resources import data_folder

FOLDER: Final = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTask:
    """One unit's reports."""

    file: FileTask
    outputs: Mapping[str, str]
    """Ending → path to write to."""


class WriteReports:
    """A workbook → its reports, written where the task says."""

    def __init__(self, settings: Settings, day: date, criteria: CriteriaSet | None = None) -> None:
        self._assess = AssessFile(settings, criteria)
        self._day = day

    def prepare(self) -> None:
        """Load what every file needs."""
        self._assess.prepare()

    def __call__(self, task: ReportTask) -> str:
        """Nothing, once all reports of a file are written; else why not."""
        criteria, translator = self._assess.ready()
        try:
            self._write(task, criteria, translator)
        except ZiError as problem:
            return translator.text(problem.message)
        return ""

    def _write(self, task: ReportTask, criteria: CriteriaSet, translator: Translator) -> None:
        from zi_cli.gap_report.formats.formats import render
        from zi_cli.gap_report.report import gap_report
        from zi_cli.plan.make import make_plan
        from zi_cli.plan.plan import Wishes
        from zi_cli.workbook.read import read_lke

        outcome = self._assess.assessed(task.file, read_lke(task.file.path, criteria.lke))
        plan = make_plan(outcome.assessment, Wishes(margin=self._assess.settings.margin))
        report = gap_report(outcome, plan, translator, self._day)
        for ending, name in task.outputs.items():
            _write_whole(Path(name), render(report, ending))


def _write_whole(path: Path, content: bytes) -> None:
    """All of the file or nothing."""
    draft = path.with_name(f".{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def report_paths(counted: Sequence[tuple[Seen, str]], endings: Sequence[str]) -> dict[int, dict[str, str]]:
    """Number of a file → ending → path of its report in the folder of the batch; `counted`: files and unit names."""
    taken: set[str] = set()
    paths = {}
    for seen, unit in counted:
        stem = unlike(file_name(unit, ".x"), taken)
        taken.add(stem.casefold())
        paths[seen.number] = {ending: f"{FOLDER}/{stem[:-2]}.{ending}" for ending in endings}
    return paths


def report_key(task: FileTask, sha256: str, settings: Settings, day: date, criteria: str) -> str:
    """Changes with everything that a report depends on."""
    return digest_of(
        sha256,
        task.path.name,
        task.told(),
        settings.told(),
        day.isoformat(),
        criteria,
        code_version(),
        _templates(),
    )


@cache
def _templates() -> str:
    """Changes with the templates."""
    digest = hashlib.sha256()
    for file in sorted(data_folder("templates").rglob("*")):
        if file.is_file():
            digest.update(f"{file.as_posix()} {file.stat().st_mtime_ns} {file.stat().st_size}".encode())
    return digest.hexdigest()


def with_known(
    tasks: Mapping[int, ReportTask], keys: Mapping[int, str], folder: Path, before: Mapping[str, Any]
) -> dict[int, ReportTask]:
    """The tasks without what an earlier batch wrote already, of the same content; `before`: path → its key."""
    left = {}
    for number, task in tasks.items():
        open_ = {
            ending: name
            for ending, name in task.outputs.items()
            if before.get(Path(name).relative_to(folder).as_posix()) != keys[number]
            or not Path(name).is_file()
        }
        if open_:
            left[number] = replace(task, outputs=open_)
    return left
