"""The whole of a batch, from files to a folder of outputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.batch.cache import code_version, digest_of
from zi_cli.batch.discovery import Discovery
from zi_cli.batch.identity import Place, settle
from zi_cli.batch.outputs import Folder
from zi_cli.batch.recap.build import Asked, Rows, build_recap
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.batch.record import UnitRecord
from zi_cli.batch.report_task import templates_digest
from zi_cli.batch.run import Means, Results, assess_again, assess_all
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Measure
from zi_cli.criteria.load import digest_of_criteria
from zi_cli.errors import ZiError
from zi_cli.workbook.roster import CATEGORIES, Unit

if TYPE_CHECKING:
    from zi_cli.batch.reports import NoReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is to be done."""

    discovery: Discovery
    roster: Sequence[Unit]
    criteria: CriteriaSet
    asked: Asked
    means: Means
    day: date
    reports: tuple[str, ...] = ()
    """Endings."""
    templates: Path | None = None
    """Folder of templates laid over zi's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of it."""

    recap: Recap
    written: tuple[Path, ...]
    unwritten: tuple[tuple[str, ZiError], ...]
    """(name, why) of outputs that could not be written; the others are."""
    reports: tuple[Path, ...]
    """Reports of units that are there now, by path."""
    no_report: "tuple[NoReport, ...]"
    from_cache: int
    results: Results


def run_batch(batch: Batch, folder: Folder, style: RecapStyle) -> Done:
    """Assess, settle, report, add up, write. Whoever calls closes `Done.results.spool`."""
    results = assess_all(batch.discovery, batch.asked.settings, batch.means)
    try:
        return _finish(batch, folder, style, results)
    except BaseException:
        results.spool.close()
        raise


def _finish(batch: Batch, folder: Folder, style: RecapStyle, results: Results) -> Done:
    settled = settle(results.files, batch.roster)
    tasks = {number: task for place in settled.places for number, task in _task(batch, place)}
    again = {number: task for number, task in tasks.items() if _differs(batch, results, number, task)}
    if again:
        assess_again(results, again, batch.asked.settings, batch.means)
        settled = settle(results.files, batch.roster)
    asked, failed, keys = batch.asked, list["NoReport"](), dict[str, str]()
    if batch.reports or folder.written().get("reports"):  # those of an earlier batch are renewed or go
        from zi_cli.batch.reports import write_reports

        counted = [(seen, unit.name) for _, seen, unit in Rows(settled, results, asked).counted()]
        asked, failed, keys = write_reports(batch, folder, counted, tasks)
    recap = build_recap(asked, batch.criteria, batch.discovery, results, settled)
    written, unwritten = folder.write_all(recap, style, _content(batch, asked, results, style), keys)
    return Done(
        recap=recap,
        written=tuple(written),
        unwritten=tuple(unwritten),
        reports=tuple(folder.path / path for path in sorted(keys)),
        no_report=tuple(failed),
        from_cache=results.from_cache,
        results=results,
    )


def _task(batch: Batch, place: Place) -> list[tuple[int, FileTask]]:
    """How the file that counts is to be assessed: the roster says more than the workbook."""
    seen = place.counted
    if seen is None or seen.refused:
        return []
    target = CATEGORIES.get(place.unit.category)
    path = batch.discovery.files[seen.number]
    if target not in batch.criteria.lke.targets:
        target = None
    return [(seen.number, FileTask(path=path, target=target, holds_wbk=place.unit.holds_wbk))]


def _differs(batch: Batch, results: Results, number: int, task: FileTask) -> bool:
    """Whether a file was assessed otherwise than its task says."""
    settings, record = batch.asked.settings, results.spool.get(number)
    if not isinstance(record, UnitRecord):
        return False
    if settings.target is None and task.target is not None and task.target != record.target:
        return True
    if settings.holds_wbk is not None or task.holds_wbk is None:
        return False
    held = {gate.id for gate in batch.criteria.lke.gates if gate.measure is Measure.PREDICATE}
    return any(gate.id in held and gate.met is not task.holds_wbk for gate in record.gates)


def _content(batch: Batch, asked: Asked, results: Results, style: RecapStyle) -> str:
    """Changes with everything that the outputs are made of."""
    digest = digest_of(
        code_version(),
        digest_of_criteria(asked.settings.criteria) or "",
        asked.settings.told(),
        repr((asked.inputs, asked.roster, batch.roster, style.csv_separator, style.day, batch.discovery)),
        templates_digest(batch.templates),
        repr(sorted((number, sorted(paths.items())) for number, paths in asked.reports.items())),
        repr(results.files),
    )
    for seen in results.files:
        digest = digest_of(digest, results.spool.text(seen.number).decode())
    return digest
