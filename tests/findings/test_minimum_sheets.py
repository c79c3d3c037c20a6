"""ZI211, ZI212, ZI307 to ZI309: the sheets beside the LKE."""

from pathlib import Path

import pytest

from tests.builders.forms import (
    Typed,
    minimum_rows,
    prerequisite_rows,
    with_forms,
    with_register,
    with_sheet,
)
from tests.findings.changes import aiming_at
from tests.findings.conftest import Find, FindItems, Save
from zi_cli.criteria.criteria_set import CriteriaSet

BESIDE = ("ZI211", "ZI212", "ZI307", "ZI308", "ZI704", "ZI705", "ZI706")
CHARTER = "business_process.service-charter"
ROOM = "facilities.service-room"
QUEUE = "facilities.queue"


def test_without_criteria_nothing_is_said_of_their_sheets(
    save: Save, find: Find, criteria: CriteriaSet
) -> None:
    path = with_forms(save(), criteria, {ROOM: "?"}, {"unit.sakip": "D"})
    assert [hit for hit in find(path) if hit[0] in BESIDE] == []


def test_unknown_row(save: Save, find_items: FindItems, criteria: CriteriaSet, cells: dict[str, str]) -> None:
    form = criteria.lke.layouts["zi"].forms["minimum"]
    rows = dict(minimum_rows(criteria))
    rows["facilities"] = ("Sarana dan prasarana", None)  # headings of families
    rows["Catatan kaki"] = ("Semua sel wajib diisi", None)
    rows["facilities.parking"] = ("Tempat parkir", None)
    rows["7"] = ("Musala", "Terpenuhi")
    path = with_sheet(save(), form, rows)
    last = len(criteria.minimum.criteria) + 1
    assert find_items(path, "ZI211") == [
        ("ZI211", "facilities.parking", f"Kriteria Minimal!G{last + 3}"),
        ("ZI211", "7", f"Kriteria Minimal!G{last + 4}"),
    ]


def test_a_row_without_id_is_known_by_its_name(
    save: Save, find_items: FindItems, criteria: CriteriaSet
) -> None:
    import openpyxl

    path = with_forms(save(), criteria)
    book = openpyxl.load_workbook(path)
    book["Kriteria Minimal"]["A3"] = None
    book["Prasyarat"]["A3"] = None
    book.save(path)
    assert find_items(path, "ZI211", "ZI212") == []
    book["Kriteria Minimal"]["B3"] = "Ruang yang lain sama sekali"
    book.save(path)
    assert find_items(path, "ZI211", "ZI212") == [
        ("ZI211", None, "Kriteria Minimal!G3"),
        ("ZI212", ROOM, None),
    ]


def test_unknown_prerequisite(save: Save, find_items: FindItems, criteria: CriteriaSet) -> None:
    form = criteria.lke.layouts["zi"].forms["prerequisites"]
    rows = {**prerequisite_rows(criteria), "unit.flag": ("Tiang bendera", "Ya")}
    path = with_sheet(save(), form, rows)
    assert find_items(path, "ZI211") == [("ZI211", "unit.flag", f"Prasyarat!F{len(rows) + 1}")]


def test_not_asked(save: Save, find_items: FindItems, criteria: CriteriaSet) -> None:
    forms = criteria.lke.layouts["zi"].forms
    rows = {item: row for item, row in minimum_rows(criteria).items() if item not in (ROOM, QUEUE)}
    path = with_sheet(save(), forms["minimum"], rows)
    assert find_items(path, "ZI212") == [("ZI212", ROOM, None), ("ZI212", QUEUE, None)]
    assert find_items(path, "ZI705") == [("ZI705", ROOM, None)], "the other one is not mandatory"
    states = {item: row for item, row in prerequisite_rows(criteria).items() if item != "unit.impact"}
    path = with_sheet(with_forms(save(), criteria), forms["prerequisites"], states)
    assert find_items(path, "ZI212") == [("ZI212", "unit.impact", None)]


@pytest.mark.parametrize(
    ("item", "typed", "wrong"),
    [
        (ROOM, "mungkin", True),
        (ROOM, 1, True),
        (ROOM, "#REF!", True),
        (ROOM, " terpenuhi ", False),
        (ROOM, None, False),
        ("unit.sakip", "BBB", True),
        ("unit.sakip", "bb", False),
        ("unit.audit-follow-up", "semua", True),
        ("unit.audit-follow-up", 0.9, True),
        ("unit.audit-follow-up", 101, True),
        ("unit.audit-follow-up", "100 %", False),
        ("agency.internal-control", "3,12", False),
        ("agency.internal-control", "tiga", True),
    ],
)
def test_no_such_answer(
    save: Save,
    find_items: FindItems,
    criteria: CriteriaSet,
    cells: dict[str, str],
    item: str,
    typed: Typed,
    wrong: bool,
) -> None:
    changes = {item: typed}
    of_criteria = item in criteria.minimum.criteria
    path = with_forms(save(), criteria, changes if of_criteria else None, None if of_criteria else changes)
    assert find_items(path, "ZI307") == ([("ZI307", item, cells[item])] if wrong else [])
    if wrong:
        assert find_items(path, "ZI704", "ZI705", "ZI706") == [], "told once"


def test_more_than_shown_by_the_lke(
    save: Save, find_items: FindItems, criteria: CriteriaSet, cells: dict[str, str]
) -> None:
    (charter,) = criteria.minimum.criteria[CHARTER].derived_from
    soal = criteria.lke.indicators[charter.indicator_id].soal_ids[0]
    lowest = criteria.lke.questions[soal].scale.lowest
    assert find_items(with_forms(save({soal: lowest}), criteria), "ZI308") == [
        ("ZI308", CHARTER, cells[CHARTER])
    ]
    path = with_forms(save({soal: lowest}), criteria, {CHARTER: "Belum"})
    assert find_items(path, "ZI308") == [], "no more than is shown"
    assert find_items(with_forms(save({soal: None}), criteria), "ZI308") == [], "nothing is shown"


def test_more_than_shown_by_the_register(
    save: Save, find_items: FindItems, criteria: CriteriaSet, cells: dict[str, str]
) -> None:
    path = with_forms(save(), criteria, {"innovation.user-need": "Sebagian"})
    with_register(path, criteria, [{"name": "Sapa CONTOH", "problem": "Antre", "partners": "Warga"}])
    found = dict.fromkeys(item for _, item, _ in find_items(path, "ZI308"))
    assert "innovation.registered" in found
    assert "innovation.user-need" not in found, "partly, and the register shows it partly"
    assert "innovation.stakeholders" not in found


def test_a_target_that_is_none_is_not_taken_for_wbk_in_silence(find_items: FindItems, tmp_path: Path) -> None:
    path = aiming_at(tmp_path / "x.xlsx", "Menuju WBBM")
    assert find_items(path, "ZI309", target=None) == [("ZI309", None, "Identitas!C11")]
    assert find_items(path, "ZI309", target="WBBM") == []
    assert find_items(aiming_at(tmp_path / "y.xlsx", "WBBM"), "ZI309", target=None) == []
