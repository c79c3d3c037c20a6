"""ZI1xx: the file and the workbook."""

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.builders.filled import best_answers, filled
from tests.builders.lke import best, typed_over
from tests.builders.package import save as save_parts
from tests.findings.conftest import Find, Save
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.template.official import write_calculated
from zi_cli.workbook.grid import Cell


@pytest.fixture
def calculated(tmp_path: Path, pack: Pack) -> Path:
    """Full marks, saved with the values that its formulas give."""
    path = tmp_path / "dihitung.xlsx"
    write_calculated(path, pack, best(pack))
    return path


def test_nothing_is_wrong_with_a_perfect_workbook(calculated: Path, find: Find) -> None:
    assert find(calculated) == []


def test_stray_cells(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI101") == []
    typed_over(path, {"XFD1048576": "x", "AZ900000": 1})
    assert [(code, soal) for code, soal, _ in find(path, "ZI101")] == [("ZI101", None)]


def test_macros(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI102") == []
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xcc\x61")
    assert find(path, "ZI102") == [("ZI102", None, None)]


def test_hidden_sheet(save: Save, find: Find) -> None:
    path = save()
    book = openpyxl.load_workbook(path)
    book.create_sheet("Catatan")
    book.save(path)
    assert find(path, "ZI103") == []
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert find(path, "ZI103") == [("ZI103", None, None)]


def test_second_sheet(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI104") == []
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.worksheets[0]).title = "LKE ZI (2)"
    book.save(path)
    assert find(path, "ZI104") == [("ZI104", None, None)]


def test_not_calculated(save: Save, find: Find, calculated: Path) -> None:
    assert find(calculated, "ZI105") == []
    assert find(save(), "ZI105") == [("ZI105", None, "LKE ZI!L208")]


def test_stale_total(save: Save, find: Find, calculated: Path, pack: Pack) -> None:
    assert find(calculated, "ZI106") == []
    path = save(filling=replace(best(pack), cached={("total", "score"): 71}))
    assert find(path, "ZI106") == [("ZI106", None, "LKE ZI!L208")]


@pytest.mark.parametrize(
    ("layout", "shown", "hits"),
    [
        ("zi", 100.0, []),
        ("zi", 100.0 + 1e-10, []),
        ("zi", 99.5, [("ZI108", "LKE!G203")]),
        ("zi", None, []),
        ("lampiran-iii", 99.5, []),  # told as ZI106, where its formulas are modelled
        ("portalrb", 99.5, []),
    ],
)
def test_own_total_differs(
    pack: Pack, layout: str, shown: float | None, hits: list[tuple[str, str | None]]
) -> None:
    book = replace(
        filled(pack, best_answers(pack)),
        layout=pack.layouts[layout],
        total=Cell(value=shown),
        total_cell="LKE!G203",
    )
    found = find_all(assess_workbook(book, CriteriaSet(lke=pack)))
    assert [(f.rule.code, f.hit.cell) for f in found if f.rule.code == "ZI108"] == hits


def test_evidence_unknown(save: Save, find: Find, pack: Pack) -> None:
    path = save(filling=replace(best(pack), links={}))
    assert find(path, "ZI107") == []
    assert len(find(path, "ZI401")) == 113
    link_that_leads_nowhere(path)
    assert find(path, "ZI107") == [("ZI107", None, None)]
    assert find(path, "ZI401") == []


def link_that_leads_nowhere(path: Path) -> None:
    """A hyperlink whose target the file has lost, as careless programs leave it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    lost = b'<hyperlinks><hyperlink ref="Q8" r:id="rId99"/></hyperlinks><pageMargins'
    assert b"<pageMargins" in parts[sheet]
    save_parts(path, {**parts, sheet: parts[sheet].replace(b"<pageMargins", lost, 1)})
