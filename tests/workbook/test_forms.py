"""The sheets beside the LKE as they are read: rows by id, columns by header, and what stands in a cell."""

from pathlib import Path

import openpyxl
import pytest

from tests.builders.forms import minimum_rows, with_identity, with_register, with_sheet
from tests.builders.lke import save_lke
from tests.builders.reading import read
from zi_cli.api import assess
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.workbook.forms import Forms, entered, known_forms, read_forms
from zi_cli.workbook.grid import Cell, ShownAs, Value


@pytest.fixture
def path(criteria: CriteriaSet, tmp_path: Path) -> Path:
    """An official LKE with a sheet Kriteria Minimal, a note and a link on its first row."""
    path = save_lke(tmp_path / "lke.xlsx", criteria.lke)
    form, first = known_forms(criteria.lke)["minimum"], next(iter(criteria.minimum.criteria))
    with_sheet(path, form, minimum_rows(criteria), {first: "catatan https://e.id/catatan"})
    book = openpyxl.load_workbook(path)
    cell = book["Kriteria Minimal"].cell(2, form.columns["evidence"].at, "SK CONTOH")
    cell.hyperlink = "https://e.id/sk"
    book.save(path)
    return path


def forms(path: Path, criteria: CriteriaSet) -> Forms:
    return read_forms(read(path), criteria.lke)


def change(path: Path, **cells: Value) -> Path:
    book = openpyxl.load_workbook(path)
    for place, content in cells.items():
        book["Kriteria Minimal"][place] = content
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (None, ShownAs.NUMBER, ""),
        ("  Terpenuhi ", ShownAs.NUMBER, "Terpenuhi"),
        (2026.0, ShownAs.NUMBER, "2026"),
        (3.12, ShownAs.NUMBER, "3.12"),
        (0.1 + 0.2, ShownAs.NUMBER, "0.3"),
        (0.85, ShownAs.PERCENT, "85 %"),
        (0.8765, ShownAs.PERCENT, "87.65 %"),
        (1.0, ShownAs.PERCENT, "100 %"),
        (46082.0, ShownAs.DATE, "2026-03-01"),
        (46082.75, ShownAs.DATE, "2026-03-01"),
        (-1.0, ShownAs.DATE, "#####"),
        (1e9, ShownAs.DATE, "#####"),
        (True, ShownAs.NUMBER, "TRUE"),
    ],
)
def test_what_stands_in_a_cell(value: Value, shown_as: ShownAs, text: str) -> None:
    assert entered(Cell(value=value, shown_as=shown_as)) == text


def test_a_row_with_all_it_holds(path: Path, criteria: CriteriaSet) -> None:
    sheet = forms(path, criteria).minimum
    assert sheet is not None
    row, columns = sheet.rows[0], known_forms(criteria.lke)["minimum"].columns
    letters = {role: chr(64 + column.at) for role, column in columns.items()}
    assert row.id == next(iter(criteria.minimum.criteria))
    assert row.answer_cell == f"Kriteria Minimal!{letters['answer']}2"
    assert (row.note, row.note_cell) == (
        "catatan https://e.id/catatan",
        f"Kriteria Minimal!{letters['note']}2",
    )
    assert row.evidence_text == "SK CONTOH"
    assert {(e.target, e.cell) for e in row.evidence} == {
        ("https://e.id/sk", f"Kriteria Minimal!{letters['evidence']}2"),
        ("https://e.id/catatan", row.note_cell),
    }
    assert [row.id for row in sheet.rows] == list(criteria.minimum.criteria)


def test_a_row_is_known_by_its_id_else_by_its_name(path: Path, criteria: CriteriaSet) -> None:
    first, second, third = list(criteria.minimum.criteria.values())[:3]
    change(
        path, A2=None, B2=f"  {first.name.upper()}!", A3=second.id.upper(), B3="nama lain", A4="lain.CONTOH"
    )
    sheet = forms(path, criteria).minimum
    assert sheet is not None
    found = [sheet.find(criterion.id, criterion.name) for criterion in (first, second, third)]
    assert [row and row.answer_cell[-1] for row in found] == ["2", "3", None]


def test_columns_may_move(path: Path, criteria: CriteriaSet) -> None:
    before = forms(path, criteria).minimum
    book = openpyxl.load_workbook(path)
    book["Kriteria Minimal"].insert_cols(2, 2)
    book["Kriteria Minimal"].insert_rows(1, 4)
    book.save(path)
    after = forms(path, criteria).minimum
    assert before is not None
    assert after is not None
    assert [(row.id, row.name, row.answer.value) for row in after.rows] == [
        (row.id, row.name, row.answer.value) for row in before.rows
    ]


def test_without_headers_the_columns_are_where_they_were(path: Path, criteria: CriteriaSet) -> None:
    form = known_forms(criteria.lke)["minimum"]
    change(path, **{f"{chr(64 + column.at)}1": None for column in form.columns.values()})
    sheet = forms(path, criteria).minimum
    assert sheet is not None
    assert len(sheet.rows) == len(criteria.minimum.criteria)


def test_a_sheet_is_known_by_its_name_else_by_its_headers(path: Path, criteria: CriteriaSet) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Kriteria Minimal"]
    for title in ("KRITERIA  minimal.", "Lain"):
        sheet.title = title
        book.save(path)
        found = forms(path, criteria)
        assert found.minimum is not None
        assert found.sheets == {title}
        assert len(found.minimum.rows) == len(criteria.minimum.criteria)
    sheet.delete_rows(1)
    book.save(path)
    found = forms(path, criteria)
    assert (found.minimum, found.sheets) == (None, frozenset())


def test_identity(path: Path, criteria: CriteriaSet) -> None:
    with_identity(path, criteria, unit=" BP2P CONTOH ", target="WBBM", year=2026)
    found = forms(path, criteria)
    assert [found.entry(field) for field in ("unit", "target", "year", "region")] == [
        "BP2P CONTOH",
        "WBBM",
        "2026",
        "",
    ]
    assessment = assess(path)
    assert (assessment.filled.unit_name, assessment.target) == ("BP2P CONTOH", "WBBM")


def test_the_register_keeps_what_is_filled_in(path: Path, criteria: CriteriaSet) -> None:
    with_register(
        path, criteria, [{"name": "Antrean CONTOH", "before": 5, "after": 0.5}, {}, {"problem": "lama"}]
    )
    book = openpyxl.load_workbook(path)
    sheet = book["Register Inovasi"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    assert criteria.minimum.register is not None
    names = {column.id: column.name for column in criteria.minimum.register.columns}
    sheet.cell(2, headers[names["after"]]).number_format = "0%"
    sheet.cell(2, headers[names["evidence"]], "SK").hyperlink = "https://e.id/sk"
    book.save(path)
    register = forms(path, criteria).register
    assert register is not None
    first, second = register.innovations
    assert set(first.entries.values()) == {"Antrean CONTOH", "5", "50 %", "SK https://e.id/sk"}
    assert (first.row, first.cell) == (2, "Register Inovasi!B2")
    assert (second.row, list(second.entries.values())) == (4, ["lama"])
