"""The second round of a batch: reports of the files that count, and what became of those of an earlier batch."""

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from zi_cli.batch.identity import Seen
from zi_cli.batch.outputs import Folder
from zi_cli.batch.pool import Limits, Lost, run_all
from zi_cli.batch.recap.build import Asked
from zi_cli.batch.report_task import FOLDER, ReportTask, WriteReports, report_key, report_paths, with_known
from zi_cli.batch.run import lost_refusal
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.load import digest_of_criteria
from zi_cli.language import Translator

if TYPE_CHECKING:
    from zi_cli.batch.batch import Batch

Failed = list[tuple[str, str]]
"""(unit, reason)"""


def write_reports(
    batch: "Batch", folder: Folder, counted: Sequence[tuple[Seen, str]], files: Mapping[int, FileTask]
) -> tuple[Asked, Failed, dict[str, str]]:
    """Write the reports; what is asked with their paths, those that failed, and path → key of those there are."""
    settings = batch.asked.settings
    paths = report_paths(counted, batch.reports)
    criteria = digest_of_criteria(settings.criteria) or ""
    keys = {
        seen.number: report_key(files[seen.number], seen.sha256, settings, batch.day, criteria)
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
    failed = _write(batch, folder, with_known(tasks, keys, folder.path, before))
    names = {seen.number: unit for seen, unit in counted}
    there = {number: by_ending for number, by_ending in paths.items() if number not in failed}
    written = {path: keys[number] for number, by_ending in there.items() for path in by_ending.values()}
    for path in set(before) - set(written):
        with suppress(OSError, ValueError):
            if path.startswith(f"{FOLDER}/") and ".." not in path:
                (folder.path / path).unlink()
    return replace(batch.asked, reports=there), [(names[n], why) for n, why in failed.items()], written


def _write(batch: "Batch", folder: Folder, tasks: Mapping[int, ReportTask]) -> dict[int, str]:
    """Write what is left to write; why not, by the number of the file."""
    if not tasks:
        return {}
    (folder.path / FOLDER).mkdir(parents=True, exist_ok=True)
    settings, means = batch.asked.settings, batch.means
    failed = {}
    limits = Limits(seconds=means.seconds * len(batch.reports))
    work = WriteReports(settings, batch.day, batch.criteria)
    with closing(run_all(work, iter(tasks.items()), min(means.jobs, len(tasks)), limits)) as outcomes:
        for done, (number, outcome) in enumerate(outcomes, start=1):
            if isinstance(outcome, Lost):
                failed[number] = lost_refusal(outcome, limits.seconds, Translator(settings.language)).reason
            elif outcome:
                failed[number] = outcome
            if means.progress is not None:
                means.progress(done, len(tasks))
    return failed
