"""The workbook of the report: exact numbers, tables to filter and fill in, texts that stay text."""

import zipfile
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.builders.gap_report import KINDS
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.number import points
from zi_cli.gap_report.report import GapReport
from zi_cli.language import Translator

SHEETS = [
    "summary",
    "problem_map",
    "actions",
    "plan",
    "minimum_criteria",
    "prerequisites",
    "findings",
    "differences",
]


@pytest.fixture(scope="module")
def books(reports: dict[str, GapReport]) -> dict[str, Any]:
    return {kind: opened(render(report, "xlsx")) for kind, report in reports.items()}


@pytest.fixture(params=KINDS)
def both(request: pytest.FixtureRequest, reports: Any, books: Any) -> tuple[GapReport, Any]:
    return reports[request.param], books[request.param]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def column(report: GapReport, book: Any, sheet: str, *keys: str) -> list[tuple[Any, ...]]:
    """The values of some columns, by the words in the header of the sheet's first table."""
    page = book[book.sheetnames[[*SHEETS, "all_indicators"].index(sheet)]]
    names = [report.words[key][:1].upper() + report.words[key][1:] for key in keys]
    for row in page.iter_rows():
        texts = [cell.value for cell in row]
        if all(name in texts for name in names):
            places = [texts.index(name) for name in names]
            found = []
            for below in page.iter_rows(min_row=row[0].row + 1, values_only=True):
                if all(value is None for value in below):
                    break
                found.append(tuple(below[place] for place in places))
            return found
    return []


def value(number: Any) -> float | None:
    """With the sixteen digits that a workbook keeps."""
    return None if number is None else float(f"{number.value:.16g}")


def test_sheets_are_named_in_the_readers_language(both: tuple[GapReport, Any]) -> None:
    report, book = both
    expected = [report.words[key] for key in (*SHEETS, "all_indicators")]
    assert book.sheetnames == [name[:31] for name in expected]


def test_gates_scores_and_areas_are_exact(both: tuple[GapReport, Any]) -> None:
    report, book = both
    rows = column(report, book, "summary", "gate", "value", "minimum", "short_by", "state")
    assert rows == [
        (
            f"{gate.name} ({gate.equivalent})" if gate.equivalent else gate.name,
            value(gate.actual),
            value(gate.minimum),
            value(gate.shortfall),
            gate.state_word,
        )
        for gate in report.gates
    ]
    numbers = ("total", "pengungkit", "pemenuhan", "reform", "hasil")
    scores = column(report, book, "summary", "view", *numbers)
    assert [row[1:] for row in scores] == [
        tuple(value(getattr(row, name)) for name in numbers) for row in report.scores
    ]
    parts = ("weight", "score", "combined", "pemenuhan", "reform", "claimed", "supported", "tpi")
    assert column(report, book, "summary", "area", *parts) == [
        (f"{area.number}. {area.name}", *(value(getattr(area, name)) for name in parts))
        for area in report.areas
    ]


def test_problems_are_exact(both: tuple[GapReport, Any]) -> None:
    report, book = both
    problems = sorted(
        (one for area in report.problems.areas for one in area.problems), key=lambda one: one.rank
    )
    rows = column(
        report, book, "problem_map", "number", "indicator", "still_to_gain", "this_step", "unit_note", "cell"
    )
    assert rows == [
        (one.rank, one.label, value(one.points), value(one.step_points), one.note or None, one.cell or None)
        for one in problems
    ]


def test_evidence_that_cannot_be_read_is_not_said_to_be_missing(reports: Any, books: Any) -> None:
    report, book = reports["blank"], books["blank"]
    assert {row[0] for row in column(report, book, "problem_map", "evidence_given")} == {
        report.words["evidence_unread"]
    }
    assert {row[0] for row in column(report, book, "all_indicators", "pieces")} == {None}


def test_the_summary_says_what_is_farthest_and_what_to_do(both: tuple[GapReport, Any]) -> None:
    report, book = both
    lines = [row[0] for row in book.worksheets[0].iter_rows(values_only=True) if isinstance(row[0], str)]
    told = "\n".join(lines)
    assert all(f"{gate.name} (" in told and gate.shortfall_words in told for gate in report.farthest)
    for place, one in enumerate(report.top_actions, start=1):
        (line,) = [line for line in lines if line.startswith(f"{place}. {one.label} (")]
        assert f"+{one.points}" in line
        assert one.people in line
        assert one.alone or one.who in line
    assert (report.words["target_assumed"] in lines) == report.target_assumed


def test_the_action_plan_is_left_to_be_filled_in(both: tuple[GapReport, Any]) -> None:
    report, book = both
    rows = column(
        report, book, "actions",
        "number", "indicator", "points", "up_to_best", "people", "owner", "deadline", "agreed", "progress",
    )  # fmt: skip
    assert rows == [
        (
            one.number,
            one.label,
            value(one.points),
            value(one.points_best),
            one.people or None,
            *(None, None, None, None),
        )
        for one in report.actions
    ]
    if report.actions:
        kinds = {rule.type for rule in book[book.sheetnames[2]].data_validations.dataValidation}
        assert kinds == {"list", "date"}


def test_the_plan_is_exact(both: tuple[GapReport, Any]) -> None:
    report, book = both
    rows = column(report, book, "plan", "soal", "effort", "points", "running_total")
    assert rows == [
        (step.soal, value(step.effort), value(step.points), value(step.running_total))
        for step in report.plan.steps
    ]


def test_criteria_findings_and_differences_are_all_there(both: tuple[GapReport, Any]) -> None:
    report, book = both
    assert column(report, book, "minimum_criteria", "criterion", "state") == [
        (one.name, one.status_word) for family in report.families for one in family.criteria
    ]
    assert column(report, book, "findings", "code", "points") == [
        (one.code, value(one.points) or None) for group in report.findings for one in group.rows
    ]
    assert column(report, book, "differences", "soal", "points") == [
        (one.soal, value(one.points)) for one in report.tpi.differences
    ]


def test_indicators_are_exact(both: tuple[GapReport, Any]) -> None:
    report, book = both
    numbers = ("weight", "score", "supported", "tpi")
    assert column(report, book, "all_indicators", "indicator", *numbers, "pieces") == [
        (
            row.label,
            *(value(getattr(row, name)) for name in numbers),
            row.pieces,
        )
        for group in report.indicators
        for row in group.rows
    ]


def test_lists_filter_and_print(both: tuple[GapReport, Any]) -> None:
    _, book = both
    for page in book.worksheets:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        side_by_side = page.col_breaks.brk
        assert side_by_side or not page.auto_filter.ref or page.sheet_properties.pageSetUpPr.fitToPage
        if side_by_side:
            assert page.print_title_cols == "$A:$C"
    indicators = book.worksheets[-1]
    assert indicators.auto_filter.ref
    assert indicators.freeze_panes
    assert indicators.print_title_rows


def test_what_is_printed_can_be_read(books: dict[str, Any]) -> None:
    scales = [page.page_setup.scale for page in books["middling"].worksheets if page.col_breaks.brk]
    assert len(scales) == 2
    assert all(scale >= 55 for scale in scales)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_a_formula_or_a_link(reports: dict[str, GapReport], kind: str) -> None:
    content = render(reports[kind], "xlsx")
    for page in opened(content).worksheets:
        for row in page.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "externalLink" in name or "vba" in name]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62",
        "-1",
        "@a",
        "{=A1}",
        "https://jahat.example",
        "123",
        "a\x1bb\ud800c\uffff",
        "x" * 40_000,
        "_x0041_",
    ],
)
def test_texts_stay_texts(reports: dict[str, GapReport], text: str) -> None:
    report = reports["middling"]
    actions = tuple(replace(one, detail=text) for one in report.actions)
    book = opened(render(replace(report, actions=actions), "xlsx"))
    ((shown,), *_) = column(report, book, "actions", "requirement")
    kept = "".join(sign if ord(sign) >= 32 and ord(sign) not in (0xD800, 0xFFFF) else " " for sign in text)
    assert shown == kept[:32_767]


def test_a_number_that_misses_its_threshold_does_not_look_as_if_it_reached_it(
    reports: dict[str, GapReport],
) -> None:
    report = reports["middling"]
    short = points(Translator("id"), Fraction(74_996, 1_000), Fraction(75))
    gates = (replace(report.gates[0], actual=short), *report.gates[1:])
    page = opened(render(replace(report, gates=gates), "xlsx")).worksheets[0]
    (cell,) = [cell for row in page.iter_rows() for cell in row if cell.value == 74.996]
    assert cell.number_format.startswith("0.00#")


def test_long_notes_are_not_cut_by_the_highest_row(books: dict[str, Any]) -> None:
    page = books["hostile"].worksheets[1]
    notes = [
        cell
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and len(cell.value) > 1_500
    ]
    assert notes
    for cell in notes:
        signs_a_line = page.column_dimensions[cell.column_letter].width
        assert page.row_dimensions[cell.row].height < 409
        assert len(cell.value) / signs_a_line * 11 < 409


def test_the_same_report_gives_the_same_bytes(reports: dict[str, GapReport]) -> None:
    assert render(reports["middling"], "xlsx") == render(reports["middling"], "xlsx")
