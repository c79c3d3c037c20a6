"""The second round of a batch: reports of the files that count, and what became of those of an earlier batch."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zi_cli.batch.identity import Seen
from zi_cli.batch.outputs import Folder
from zi_cli.batch.pool import run_all
from zi_cli.batch.recap.build import Asked
from zi_cli.batch.record import DEFECT
from zi_cli.batch.report_task import (
    FOLDER,
    ReportTask,
    WriteReports,
    report_key,
    report_paths,
    templates_digest,
    with_known,
)
from zi_cli.batch.run import Phase, lost_refusal
from zi_cli.batch.serving import Limits, Lost
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.load import digest_of_criteria
from zi_cli.language import Translator

if TYPE_CHECKING:
    from zi_cli.batch.batch import Batch

Failed = dict[int, dict[str, "NoReport"]]
"""Number of a file → ending → what came of its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReport:
    """A report that could not be written."""

    unit: str
    ending: str
    reason: str
    defect: bool
    """Whether zi is to blame."""


def write_reports(
    batch: "Batch", folder: Folder, counted: Sequence[tuple[Seen, str]], files: Mapping[int, FileTask]
) -> tuple[Asked, list[NoReport], dict[str, str]]:
    """Write the reports; what is asked with their paths, those that failed, and path → key of those there are."""
    settings = batch.asked.settings
    paths = report_paths(counted, batch.reports)
    criteria = digest_of_criteria(settings.criteria) or ""
    templates = templates_digest(batch.templates)
    keys = {
        seen.number: report_key(files[seen.number], seen.sha256, settings, batch.day, criteria, templates)
        for seen, _ in counted
    }
    tasks = {
        number: ReportTask(
            file=files[number],
            outputs={ending: str(folder.path / path) for ending, path in by_ending.items()},
        )
        for number, by_ending in paths.items()
    }
    before = folder.written().get("reports", {})
    before = before if isinstance(before, dict) else {}
    names = {seen.number: unit for seen, unit in counted}
    failed = _write(batch, folder, with_known(tasks, keys, folder.path, before), names)
    there = {
        number: {ending: path for ending, path in by_ending.items() if ending not in failed.get(number, {})}
        for number, by_ending in paths.items()
    }
    written = {path: keys[number] for number, by_ending in there.items() for path in by_ending.values()}
    for path in set(before) - set(written):
        with suppress(OSError, ValueError):
            if path.startswith(f"{FOLDER}/") and ".." not in path:
                (folder.path / path).unlink()
    none = [failed[number][ending] for number in sorted(failed) for ending in sorted(failed[number])]
    return replace(batch.asked, reports=there), none, written


def _write(
    batch: "Batch", folder: Folder, tasks: Mapping[int, ReportTask], names: Mapping[int, str]
) -> Failed:
    """Write what is left to write."""
    if not tasks:
        return {}
    (folder.path / FOLDER).mkdir(parents=True, exist_ok=True)
    settings, means = batch.asked.settings, batch.means
    failed: Failed = {}
    limits = Limits(seconds=means.seconds * len(batch.reports))
    work = WriteReports(settings, batch.day, batch.criteria, batch.templates)
    with closing(run_all(work, iter(tasks.items()), min(means.jobs, len(tasks)), limits)) as outcomes:
        for done, (number, outcome) in enumerate(outcomes, start=1):
            reasons: dict[str, str] = (
                dict.fromkeys(
                    tasks[number].outputs,
                    lost_refusal(outcome, limits.seconds, Translator(settings.language)).reason,
                )
                if isinstance(outcome, Lost)
                else json.loads(outcome)
            )
            for ending, reason in reasons.items():
                defect = isinstance(outcome, Lost) and outcome.kind == DEFECT
                failed.setdefault(number, {})[ending] = NoReport(
                    unit=names[number], ending=ending, reason=reason, defect=defect
                )
            if means.progress is not None:
                means.progress(Phase.REPORTS, done, len(tasks))
    return failed
