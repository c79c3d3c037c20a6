"""The report of each unit, written by the same pool that reads: a second round, once it is known which files count."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zi_cli.batch.cache import code_version, digest_of
from zi_cli.batch.evidence import AssessWithEvidence
from zi_cli.batch.identity import Seen
from zi_cli.batch.settings import Settings
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import ZiError
from zi_cli.file_names import file_name, unlike
from zi_cli.language import msg
from zi_cli.resources import data_folder

if TYPE_CHECKING:
    from zi_cli.gap_report.report import GapReport

FOLDER: Final = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTask:
    """One unit's reports."""

    file: FileTask
    outputs: Mapping[str, str]
    """Ending → path to write to."""


class WriteReports:
    """A workbook → its reports, written where the task says; what could not be made as JSON, ending → why."""

    def __init__(
        self, settings: Settings, day: date, criteria: CriteriaSet | None = None, own: Path | None = None
    ) -> None:
        """`own`: folder of templates laid over zi's."""
        self._assess = AssessWithEvidence(settings, criteria)
        self._day, self._own = day, own

    def prepare(self) -> None:
        """Load what every file needs."""
        self._assess.prepare()

    def __call__(self, task: ReportTask) -> str:
        """Write all that can be made: one format that fails costs no other."""
        say = self._assess.ready()[1].text
        try:
            report, failed = self.report(task.file), {}
        except ZiError as problem:
            return json.dumps(dict.fromkeys(task.outputs, say(problem.message)))
        for ending, name in task.outputs.items():
            try:
                _write_whole(Path(name), self.rendered(report, ending))
            except ZiError as problem:
                failed[ending] = say(problem.message)
            except OSError as fault:
                reason = msg(
                    "{file} cannot be written: {reason}", file=Path(name).name, reason=fault.strerror or fault
                )
                failed[ending] = say(reason)
        return json.dumps(failed)

    def rendered(self, report: "GapReport", ending: str) -> bytes:
        """The report in one format. ZiError where it cannot be made."""
        from zi_cli.gap_report.formats.formats import render
        from zi_cli.gap_report.templates import Templates

        return render(report, ending, Templates(self._own))

    def report(self, file: FileTask) -> "GapReport":
        """The report of a file. ZiError where it cannot be read."""
        from zi_cli.gap_report.report import gap_report
        from zi_cli.plan.make import make_plan
        from zi_cli.plan.plan import Wishes
        from zi_cli.workbook.read import read_lke

        criteria, translator = self._assess.ready()
        outcome = self._assess.assessed(file, read_lke(file.path, criteria.lke))
        plan = make_plan(outcome.assessment, Wishes(margin=self._assess.settings.margin))
        return gap_report(outcome, plan, translator, self._day)


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


def report_key(
    task: FileTask, sha256: str, settings: Settings, day: date, criteria: str, templates: str
) -> str:
    """Changes with everything that a report depends on."""
    return digest_of(
        sha256,
        settings.place(task.path),
        task.told(),
        settings.told(),
        day.isoformat(),
        criteria,
        code_version(),
        templates,
    )


def templates_digest(own: Path | None) -> str:
    """Changes with the templates."""
    digest = hashlib.sha256()
    for folder in filter(None, (own, data_folder("templates"))):
        for file in sorted(folder.rglob("*")):
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
