"""Sheets of one table each: what people filter."""

from zi_cli.gap_report.formats.xlsx_cells import (
    TONES,
    columns,
    count,
    effort,
    exact,
    joined,
    large,
    list_sheet,
    others_decide,
)
from zi_cli.gap_report.plan_step import PlanStep
from zi_cli.gap_report.report import GapReport
from zi_cli.workbook.writing.tables.table import Sheet, Table, Value


def plan(report: GapReport) -> tuple[str, Sheet]:
    """The steps of the cheapest plan."""
    words, path = report.words, report.plan
    table = Table(
        columns=columns(
            report,
            ("number", "whole", 5),
            ("soal", "whole", 7),
            ("indicator", "strong", 26),
            ("action", "text", 24),
            ("requirement", "text", 36),
            ("evidence", "text", 34),
            ("serves", "text", 26),
            ("not_alone", "text", 18),
            ("effort", "effort", 8),
            ("points", "points", 8),
            ("running_total", "points", 10),
            ("cell", "quiet", 11),
        ),
        rows=[_step(report, step) for step in path.steps],
    )
    told = [*path.notes, *(() if path.feasible else (words["plan_infeasible"],))]
    if path.steps:
        told.append(f"{path.counted}. {words['effort']}: {path.effort}.")
        told.append(f"{words['running_total']}: {path.total_after}.")
    if path.steps and path.feasible:
        told.append(words["lower_bound"])
    none = words["plan_not_needed"] if not path.needed else words["none"]
    return "plan", list_sheet(report, words["plan"], table, none=large(none), line=" ".join(told))


def _step(report: GapReport, step: PlanStep) -> tuple[Value, ...]:
    along = f"{large(report.words['along'])}. " if step.goes_with is not None else ""
    return (
        step.number,
        step.soal,
        step.label,
        f"{along}{step.deed}",
        step.level or step.todo,
        joined(step.evidence),
        joined(step.gates),
        "" if along else others_decide(report, alone=step.alone, who=step.who),
        effort(step.effort),
        exact(step.points),
        exact(step.running_total),
        step.cell,
    )


def findings(report: GapReport) -> tuple[str, Sheet]:
    """Every finding, the gravest first."""
    words = report.words
    rows = [one for group in report.findings for one in group.rows]
    table = Table(
        columns=columns(
            report,
            ("code", "text", 8),
            ("finding", "strong", 26),
            ("soal", "whole", 7),
            ("cell", "quiet", 14),
            ("value", "text", 18),
            ("because", "text", 46),
            ("how_to_mend", "text", 46),
            ("points", "points", 8),
            ("note", "text", 20),
            ("severity", "text", 13),
        ),
        rows=[
            (
                one.code,
                large(one.title),
                one.soal,
                one.cell,
                one.found,
                large(one.message),
                one.hint,
                exact(one.points) if one.points.value else None,
                one.waived,
                one.severity_word,
            )
            for one in rows
        ],
        tones=[TONES.get(one.severity, "") for one in rows],
    )
    return "findings", list_sheet(report, words["findings"], table, none=words["no_findings"])


def differences(report: GapReport) -> tuple[str, Sheet]:
    """Where TPI answered otherwise, the costliest first."""
    words = report.words
    table = Table(
        columns=columns(
            report,
            ("soal", "whole", 7),
            ("indicator", "strong", 36),
            ("unit", "text", 14),
            ("tpi", "text", 14),
            ("points", "points", 9),
            ("tpi_note", "text", 60),
            ("cell", "quiet", 14),
        ),
        rows=[
            (one.soal, one.label, one.unit, one.tpi, exact(one.points), one.note, one.cell)
            for one in report.tpi.differences
        ],
    )
    none = words["no_differences"] if report.tpi.known else words["no_tpi"]
    return "differences", list_sheet(report, words["differences"], table, none=none)


def indicators(report: GapReport) -> tuple[str, Sheet]:
    """All indicators, in the regulation's order."""
    words = report.words
    table = Table(
        columns=columns(
            report,
            ("number", "quiet", 13),
            ("soal", "whole", 9),
            ("area", "text", 28),
            ("sub_area", "text", 24),
            ("indicator", "strong", 36),
            ("answer", "text", 18),
            ("weight", "points", 8),
            ("score", "points", 8),
            ("supported", "points", 9),
            ("tpi", "points", 8),
            ("pieces", "whole", 8),
            ("note", "text", 30),
            ("cell", "quiet", 11),
        ),
        rows=[
            (
                row.id,
                count(row.soal),
                group.path,
                group.name,
                row.label,
                row.answer,
                exact(row.weight),
                exact(row.score),
                exact(row.supported),
                exact(row.tpi),
                row.pieces,
                row.note,
                row.cell,
            )
            for group in report.indicators
            for row in group.rows
        ],
    )
    return "all_indicators", list_sheet(report, words["all_indicators"], table)
