"""Where a finding points to, after rows were inserted and merged above the questions and among them."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string

from tests.builders.example import example_filling
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.example import Example
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.read import read_lke

WRONG = Example(answers={6: None, 60: "cukup", 123: 9})
"""A blank, a word that is no answer, and a count above its total: near the top, in the middle, at the end."""


def places(path: Path, criteria: CriteriaSet) -> dict[int | None, str]:
    """Soal → cell that its finding names."""
    found = find_all(assess_workbook(read_lke(path, criteria.lke), criteria), ["ZI301", "ZI302", "ZI604"])
    return {finding.hit.soal_id: str(finding.hit.cell) for finding in found}


def with_rows(path: Path, sheet_name: str, inside: int, column: str) -> None:
    """Three rows above everything and a merged one at row `inside`, as Excel would insert them."""
    book = openpyxl.load_workbook(path)
    sheet = book[sheet_name]
    for area in list(sheet.merged_cells.ranges):  # openpyxl would leave them where they were
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(inside)
    sheet.merge_cells(f"A{inside}:{column}{inside}")
    sheet[f"A{inside}"] = "Catatan tim CONTOH"
    for area in list(sheet.merged_cells.ranges):
        area.shift(row_shift=3)
    sheet.insert_rows(1, 3)
    sheet.merge_cells(f"A1:{column}2")
    sheet["A1"] = "BALAI CONTOH"
    book.save(path)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("layout", ["lampiran-iii", "zi"])
def test_cells_move_with_their_rows(criteria: CriteriaSet, tmp_path: Path, layout: str) -> None:
    path = tmp_path / "lke.xlsx"
    path.write_bytes(TemplateWriter(criteria).content(example_filling(WRONG, criteria.lke), layout))
    before = places(path, criteria)
    assert set(before) == {6, 60, 123}
    sheet, _, first = before[6].partition("!")
    column, row = coordinate_from_string(first)
    with_rows(path, sheet, row + 2, column)
    expected = {}
    for soal, cell in before.items():
        letters, number = coordinate_from_string(cell.partition("!")[2])
        expected[soal] = f"{sheet}!{letters}{number + 3 + (number >= row + 2)}"
    assert places(path, criteria) == expected
