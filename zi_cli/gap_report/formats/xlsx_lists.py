"""Sheets of one table each: what people filter, sort and fill in."""

from dataclasses import replace
from typing import Final

from zi_cli.gap_report.formats.xlsx_cells import (
    TONES,
    columns,
    count,
    effort,
    exact,
    joined,
    large,
    list_sheet,
)
from zi_cli.gap_report.report import GapReport
from zi_cli.workbook.writing.tables.table import Column, Sheet, Table

_PROGRESS: Final = ("not_started", "under_way", "done")


def problems(report: GapReport) -> tuple[str, Sheet]:
    """Every gap, the most points first."""
    words = report.words
    rows = sorted(
        ((area, one) for area in report.problems.areas for one in area.problems),
        key=lambda pair: pair[1].rank,
    )
    table = Table(
        columns=columns(
            report,
            ("number", "whole", 5),
            ("soal", "whole", 8),
            ("area", "text", 16),
            ("indicator", "strong", 26),
            ("cause", "text", 13),
            ("still_to_gain", "points", 9),
            ("present", "text", 25),
            ("next", "text", 27),
            ("evidence_given", "text", 20),
            ("evidence_expected", "text", 38),
            ("unit_note", "text", 26),
            ("tpi", "text", 8),
            ("tpi_note", "text", 20),
            ("discussion", "text", 38),
            ("cell", "quiet", 11),
        ),
        rows=[
            (
                one.rank,
                count(one.soal),
                area.name,
                one.label,
                one.cause_name,
                exact(one.points),
                _level(one.standing.answer, one.standing.meaning),
                _level(one.standing.next, one.standing.next_meaning),
                joined(one.evidence_given),
                joined(one.evidence_expected),
                one.note,
                one.tpi_answer,
                one.tpi_note,
                joined(one.discussion),
                one.cell,
            )
            for area, one in rows
        ],
    )
    return "problem_map", list_sheet(report, words["problem_map"], table, none=words["nothing_to_gain"])


def actions(report: GapReport) -> tuple[str, Sheet]:
    """The action plan: what to do is known, who, when and what was agreed is for the meeting."""
    words = report.words
    table = Table(
        columns=(
            *columns(
                report,
                ("number", "whole", 5),
                ("soal", "whole", 8),
                ("indicator", "strong", 24),
                ("action", "text", 15),
                ("requirement", "text", 32),
                ("evidence", "text", 38),
                ("points", "points", 8),
                ("owner", "blank", 18),
            ),
            _to_fill(report, "deadline", "day", 13, "type_day"),
            *columns(report, ("agreed", "blank", 28)),
            replace(
                _to_fill(report, "progress", "choice", 13, "choose_progress"),
                options=tuple(words[key] for key in _PROGRESS),
            ),
        ),
        rows=[
            (
                one.number,
                count(one.soal),
                one.label,
                one.what,
                one.detail,
                joined(one.evidence),
                exact(one.points),
                None,
                None,
                None,
                None,
            )
            for one in report.actions
        ],
    )
    sheet = list_sheet(
        report, words["actions"], table, none=words["nothing_to_gain"], line=words["opened_by"]
    )
    return "actions", sheet


def _to_fill(report: GapReport, key: str, kind: str, width: float, ask: str) -> Column:
    asked = report.words[ask]
    return replace(
        columns(report, (key, "day" if kind == "day" else "choice", width))[0], prompt=asked, refusal=asked
    )


def plan(report: GapReport) -> tuple[str, Sheet]:
    """The steps of the cheapest plan."""
    words, path = report.words, report.plan
    table = Table(
        columns=columns(
            report,
            ("number", "whole", 5),
            ("soal", "whole", 7),
            ("indicator", "strong", 26),
            ("present", "text", 9),
            ("next", "text", 9),
            ("requirement", "text", 36),
            ("evidence", "text", 34),
            ("serves", "text", 26),
            ("effort", "effort", 8),
            ("points", "points", 8),
            ("running_total", "points", 10),
            ("cell", "quiet", 11),
        ),
        rows=[
            (
                step.number,
                step.soal,
                step.label,
                step.before,
                step.after,
                step.level or step.todo,
                joined(step.evidence),
                joined(step.gates),
                effort(step.effort),
                exact(step.points),
                exact(step.running_total),
                step.cell,
            )
            for step in path.steps
        ],
    )
    told = [] if path.feasible else [words["plan_infeasible"]]
    if path.steps:
        told.append(f"{words['effort']}: {path.effort}. {words['running_total']}: {path.total_after}.")
    if path.steps and path.feasible:
        told.append(words["lower_bound"])
    none = words["plan_not_needed"] if not path.needed else words["none"]
    return "plan", list_sheet(report, words["plan"], table, none=large(none), line=" ".join(told))


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


def _level(name: str, meaning: str) -> str:
    return f"{name}: {meaning}" if name and meaning else name or meaning
