"""Gaps and actions as sheets: what people filter, talk about and fill in; on paper over two pages side by side."""

from dataclasses import replace
from typing import Final

from zi_cli.gap_report.actions import Action
from zi_cli.gap_report.formats.xlsx_cells import (
    columns,
    count,
    exact,
    joined,
    large,
    list_sheet,
    others_decide,
)
from zi_cli.gap_report.problems import Problem, ProblemArea
from zi_cli.gap_report.report import GapReport
from zi_cli.workbook.writing.tables.table import Band, Column, Kind, Sheet, Table, Value

_PROGRESS: Final = ("not_started", "under_way", "done")
_GAP: Final[tuple[tuple[str, Kind, float], ...]] = (
    ("number", "whole", 5),
    ("soal", "whole", 8),
    ("indicator", "strong", 24),
    ("area", "text", 18),
    ("cause", "text", 15),
    ("still_to_gain", "points", 9),
    ("this_step", "points", 9),
    ("present", "text", 36),
    ("next", "text", 38),
    ("cell", "quiet", 11),
)
"""What is told of a gap on the first of two pages side by side: key, kind and width."""
_TALK: Final[tuple[tuple[str, Kind, float], ...]] = (
    ("evidence_given", "text", 22),
    ("evidence_expected", "text", 46),
    ("unit_note", "text", 26),
    ("discussion", "text", 44),
    ("not_alone", "text", 22),
)
"""On the second."""
_TPI: Final[tuple[tuple[str, Kind, float], ...]] = (("tpi", "text", 8), ("tpi_note", "text", 18))
_ACTION: Final[tuple[tuple[str, Kind, float], ...]] = (
    ("number", "whole", 5),
    ("soal", "whole", 8),
    ("indicator", "strong", 24),
    ("action", "text", 22),
    ("points", "points", 8),
    ("up_to_best", "points", 10),
    ("requirement", "text", 36),
    ("evidence", "text", 46),
    ("people", "text", 22),
    ("not_alone", "text", 22),
)


def problems(report: GapReport) -> tuple[str, Sheet]:
    """Every gap, the most points first. On paper: the gap on one page, evidence, notes and talk on that beside it."""
    words, about = report.words, report.problems
    talk = (*_TALK[:3], *(_TPI if report.tpi.known else ()), *_TALK[3:])
    rows = sorted(
        ((area, one) for area in about.areas for one in area.problems), key=lambda pair: pair[1].rank
    )
    table = Table(
        columns=columns(report, *_GAP, *talk),
        rows=[(*_gap(area, one), *_talk(report, one)) for area, one in rows],
        bands=(
            Band(name=large(words["problem_map"]), columns=len(_GAP)),
            Band(
                name=f"{words['evidence']}, {words['discussion'].lower()}", columns=len(talk), new_page=True
            ),
        ),
        fixed=3,
    )
    told = (
        f"{about.count} {words['gaps']} · {words['still_to_gain']}: {about.points} {words['points']}. "
        f"{words['counted_by']} {about.basis}. {words['two_numbers']}"
    )
    sheet = list_sheet(
        report,
        words["problem_map"],
        table,
        none=words["nothing_to_gain"],
        line=told if about.count else "",
    )
    return "problem_map", sheet


def _gap(area: ProblemArea, one: Problem) -> tuple[Value, ...]:
    return (
        one.rank,
        count(one.soal),
        one.label,
        area.name,
        one.cause_name,
        exact(one.points),
        exact(one.step_points),
        _level(one.standing.answer, one.standing.meaning),
        _level(one.standing.next, one.standing.next_meaning),
        one.cell,
    )


def _talk(report: GapReport, one: Problem) -> tuple[Value, ...]:
    given = joined(one.evidence_given) if one.evidence_known else report.words["evidence_unread"]
    tpi = (one.tpi_answer, one.tpi_note) if report.tpi.known else ()
    return (
        given,
        joined(one.evidence_expected),
        one.note,
        *tpi,
        joined(one.discussion),
        others_decide(report, alone=one.alone, who=one.who),
    )


def actions(report: GapReport) -> tuple[str, Sheet]:
    """The action plan: what to do is known, who, when and what was agreed is for the meeting."""
    words = report.words
    to_fill = (
        *columns(report, ("owner", "blank", 22)),
        _to_fill(report, "deadline", "day", 14, "type_day"),
        *columns(report, ("agreed", "blank", 42)),
        replace(
            _to_fill(report, "progress", "choice", 14, "choose_progress"),
            options=tuple(words[key] for key in _PROGRESS),
        ),
    )
    table = Table(
        columns=(*columns(report, *_ACTION), *to_fill),
        rows=[(*_action(report, one), *(None for _ in to_fill)) for one in report.actions],
        bands=(
            Band(name=large(words["action"]), columns=len(_ACTION)),
            Band(name=large(words["opened_by"]), columns=len(to_fill), new_page=True),
        ),
        fixed=3,
    )
    sheet = list_sheet(
        report, words["actions"], table, none=words["nothing_to_gain"], line=words["opened_by"]
    )
    return "actions", sheet


def _action(report: GapReport, one: Action) -> tuple[Value, ...]:
    return (
        one.number,
        count(one.soal),
        one.label,
        one.what,
        exact(one.points),
        exact(one.points_best),
        one.detail,
        joined(one.evidence),
        one.people,
        others_decide(report, alone=one.alone, who=one.who),
    )


def _to_fill(report: GapReport, key: str, kind: str, width: float, ask: str) -> Column:
    asked = report.words[ask]
    return replace(
        columns(report, (key, "day" if kind == "day" else "choice", width))[0], prompt=asked, refusal=asked
    )


def _level(name: str, meaning: str) -> str:
    return f"{name}: {meaning}" if name and meaning else name or meaning
