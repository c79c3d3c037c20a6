"""ZI1xx: the file and the workbook."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.builders.command import zi
from tests.builders.filled import best_answers, filled
from tests.builders.lke import best, typed_over
from tests.builders.package import save as save_parts
from tests.findings.changes import edited, hidden_answer_types, hidden_answers, hidden_rows, old_format
from tests.findings.conftest import Find, Save
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import InputProblem
from zi_cli.findings.catalogue import find_all
from zi_cli.template.official import write_calculated
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.read import read_lke


@pytest.fixture
def calculated(tmp_path: Path, pack: Pack) -> Path:
    """As good as can be believed, saved with the values that its formulas give."""
    path = tmp_path / "dihitung.xlsx"
    notes = dict.fromkeys(pack.questions, "Dijelaskan pada laporan CONTOH.")
    write_calculated(path, pack, replace(best(pack, {125: 3.9, 127: 3.85}), notes=notes))
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


def test_old_format(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI109") == []
    assert find(old_format(path), "ZI109") == [("ZI109", None, None)]


def test_hidden_questions(save: Save, find: Find) -> None:
    assert find(edited(hidden_answer_types, save()), "ZI110") == [], "that column is hidden officially"
    assert find(edited(hidden_rows, save()), "ZI110") == [("ZI110", None, "LKE ZI!K15")]
    assert find(edited(hidden_answers, save()), "ZI110") == [("ZI110", None, "LKE ZI!K8")]


def test_hidden_rows_without_questions_are_nobodys_business(save: Save, find: Find) -> None:
    def heading_hidden(book: Any) -> None:
        book.worksheets[0].row_dimensions[14].hidden = True
        book.worksheets[0].row_dimensions[300].hidden = True

    assert find(edited(heading_hidden, save()), "ZI110") == []


@pytest.mark.parametrize("name", ["~$lke.xlsx", ".~lock.lke.xlsx#"])
def test_a_lock_file_is_told_as_one(tmp_path: Path, pack: Pack, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x05CONTOH".ljust(165, b" "))
    with pytest.raises(InputProblem) as problem:
        read_lke(path, pack)
    assert problem.value.message.values == {"name": "lke.xlsx"}


def test_a_password_is_told_and_the_file_left_unread(tmp_path: Path) -> None:
    path = tmp_path / "lke.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    done = zi("check", path)
    assert done.returncode == 3
    assert "lke.xlsx" in done.stderr
    assert "kata sandi" in done.stderr
