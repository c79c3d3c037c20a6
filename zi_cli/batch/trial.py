"""A small constructed round on which own templates are tried, so that one that cannot be used is known before hours
of work: four files, of which one counts, one is older, one is of nobody and one is broken, and a unit without a file.

What only other data brings about is not found here; such an output is named at the end, and the others are written.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zi_cli.batch.dashboard import page
from zi_cli.batch.discovery import discover
from zi_cli.batch.identity import settle
from zi_cli.batch.recap.build import Asked, build_recap
from zi_cli.batch.recap.model import RecapStyle
from zi_cli.batch.record import NEAR, NearestLine, StepLine, UnitRecord, to_json
from zi_cli.batch.report_task import WriteReports
from zi_cli.batch.run import Means, Results, assess_all
from zi_cli.batch.settings import Settings
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.roster import Unit
from zi_cli.workbook.writing.template.filling import TemplateFilling

_UNITS: Final = ("Unit CONTOH A", "Unit CONTOH B", "Unit CONTOH C")
_STRANGER: Final = "Balai lain CONTOH"


def try_templates(
    settings: Settings, criteria: CriteriaSet, style: RecapStyle, endings: Sequence[str]
) -> None:
    """Render the dashboard, and a report in each format. UsageProblem for a template that cannot be used."""
    how = replace(settings, evidence_dir=None)
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = _write_files(folder, criteria)
        _try_dashboard(folder, how, criteria, style)
        if endings and style.day is not None:
            work = WriteReports(how, style.day, criteria, style.templates)
            report = work.report(FileTask(path=file))
            for ending in endings:
                work.rendered(report, ending)


def _write_files(folder: Path, criteria: CriteriaSet) -> Path:
    writer = TemplateWriter(criteria)
    blank = writer.content(TemplateFilling(identity={"unit": _UNITS[0]}))
    files = {
        f"{_UNITS[0]}.xlsx": blank,
        f"{_UNITS[0]} (1).xlsx": blank,
        f"{_STRANGER}.xlsx": writer.content(TemplateFilling(identity={"unit": _STRANGER})),
        f"{_UNITS[1]}.xlsx": b"",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / f"{_UNITS[0]}.xlsx"


def _try_dashboard(folder: Path, settings: Settings, criteria: CriteriaSet, style: RecapStyle) -> None:
    found = discover([str(folder)])
    results = assess_all(found, settings, Means(jobs=1, criteria=criteria))
    try:
        _bring_near(results, criteria)
        roster = [Unit(name=name, parent="CONTOH", type="CONTOH", region="CONTOH") for name in _UNITS]
        reports = {seen.number: {"html": "reports/contoh.html"} for seen in results.files if not seen.refused}
        asked = Asked(inputs=(folder.name,), roster="CONTOH", settings=settings, reports=reports)
        recap = build_recap(asked, criteria, found, results, settle(results.files, roster))
        page.write(recap, io.BytesIO(), style)
    finally:
        results.spool.close()


def _bring_near(results: Results, criteria: CriteriaSet) -> None:
    """Make each unit one that a step separates from its target: a blank workbook has none."""
    question = next(iter(criteria.lke.questions.values()))
    step = StepLine(
        soal_id=question.soal_id, label=question.label, before="B", after="A", todo="", points=1.0, alone=False, cell="K9"
    )  # fmt: skip
    nearest = NearestLine(feasible=True, effort=1.0, steps=2, first=step)
    for seen in results.files:
        record = results.spool.get(seen.number)
        if isinstance(record, UnitRecord):
            results.spool.put(seen.number, to_json(replace(record, tone=NEAR, nearest=nearest)))
