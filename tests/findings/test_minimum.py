"""ZI704 to ZI706: minimum criteria and prerequisites that are not met."""

from pathlib import Path

import pytest

from tests.builders.forms import (
    Typed,
    minimum_rows,
    with_forms,
    with_sheet,
)
from tests.findings.conftest import FindItems, Save, findings
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Translator

BESIDE = ("ZI211", "ZI212", "ZI307", "ZI308", "ZI704", "ZI705", "ZI706")
SOP, CHARTER, RISKS = (
    f"business_process.{name}" for name in ("core-sop", "service-charter", "risk-register")
)
ROOM = "facilities.service-room"
QUEUE = "facilities.queue"


def test_nothing_is_wrong_where_everything_is_met(
    save: Save, find_items: FindItems, criteria: CriteriaSet
) -> None:
    assert find_items(with_forms(save(), criteria), *BESIDE) == []


def test_an_official_lke_alone_is_not_held_to_them(save: Save, find_items: FindItems) -> None:
    assert find_items(save({120: 1, 1: "Tidak"}), *BESIDE) == []
    assert find_items(save({120: 1}), *BESIDE, gates_only=True) == []


@pytest.mark.parametrize(("typed", "code"), [("Belum", "ZI704"), ("Sebagian", "ZI704"), (None, "ZI705")])
def test_mandatory_criteria(
    save: Save, find_items: FindItems, criteria: CriteriaSet, cells: dict[str, str], typed: Typed, code: str
) -> None:
    path = with_forms(save(), criteria, {ROOM: typed, QUEUE: typed})
    assert find_items(path, "ZI704", "ZI705") == [(code, ROOM, cells[ROOM])]
    assert find_items(path, "ZI704", "ZI705", gates_only=True) == []


def test_what_met_means_is_told(save: Save, criteria: CriteriaSet) -> None:
    path = with_forms(save(), criteria, {ROOM: "Belum"})
    found = findings(path, criteria.lke, criteria=criteria)
    (finding,) = [f for f in found if f.rule.code == "ZI704"]
    assert criteria.minimum.criteria[ROOM].met in Translator("id").text(finding.hit.message)


def test_blank_criteria_are_derived_where_the_lke_tells(
    save: Save, find_items: FindItems, criteria: CriteriaSet
) -> None:
    path = with_forms(save(), criteria, rest=None)
    unknown = {item for _, item, _ in find_items(path, "ZI705")}
    assert SOP in unknown
    assert {CHARTER, RISKS}.isdisjoint(unknown)


def test_a_hint_says_where_to_answer(save: Save, criteria: CriteriaSet, cells: dict[str, str]) -> None:
    words = Translator("en")

    def hint(path: Path) -> str:
        found = findings(path, criteria.lke, criteria=criteria)
        return next(words.text(f.hit.hint) for f in found if f.hit.item_id == ROOM and f.rule.code == "ZI705")

    path = with_forms(save(), criteria, {ROOM: None})
    assert hint(path) == f"Fill in {cells[ROOM]}: Terpenuhi, Sebagian, Belum."
    rows = {item: row for item, row in minimum_rows(criteria).items() if item != ROOM}
    with_sheet(path, criteria.lke.layouts["zi"].forms["minimum"], rows)
    assert hint(path).startswith("Sheet Kriteria Minimal has no row for it.")


@pytest.mark.parametrize(
    ("target", "typed", "hit"),
    [
        ("WBK", "B", False),
        ("WBK", "CC", True),
        ("WBBM", "B", True),
        ("WBBM", "BB", False),
        ("WBBM", None, False),
    ],
)
def test_prerequisite_not_met(
    save: Save,
    find_items: FindItems,
    criteria: CriteriaSet,
    cells: dict[str, str],
    target: str,
    typed: Typed,
    hit: bool,
) -> None:
    path = with_forms(save(), criteria, prerequisites={"unit.sakip": typed})
    wanted = [("ZI706", "unit.sakip", cells["unit.sakip"])] if hit else []
    assert find_items(path, "ZI706", target=target) == wanted


def test_a_prerequisite_derived_from_the_lke_fails_only_where_there_is_a_sheet(
    save: Save, find_items: FindItems, criteria: CriteriaSet, cells: dict[str, str]
) -> None:
    path = save({120: 12})
    assert find_items(path, "ZI706") == []
    with_forms(path, criteria, prerequisites={"unit.lhkasn": None})
    assert find_items(path, "ZI706") == [("ZI706", "unit.lhkasn", cells["unit.lhkasn"])]


def test_a_prerequisite_that_only_some_agencies_meet_is_open(
    save: Save, find_items: FindItems, criteria: CriteriaSet
) -> None:
    path = with_forms(save(), criteria, prerequisites={"agency.reform-index": "CC"})
    assert find_items(path, "ZI706", "ZI307") == []


def test_partly_is_not_met_in_words(save: Save, criteria: CriteriaSet) -> None:
    assert criteria.minimum.words[Status.PARTLY] == "Sebagian"
    path = with_forms(save(), criteria, {ROOM: "Sebagian"})
    (finding,) = [f for f in findings(path, criteria.lke, criteria=criteria) if f.rule.code == "ZI704"]
    assert "partly met" in Translator("en").text(finding.hit.message)
