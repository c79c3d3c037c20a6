"""ZI310 and ZI709: what the sheets beside the LKE hold that no criteria in force ask or allow."""

from pathlib import Path

import pytest

from tests.builders.forms import minimum_rows, with_forms, with_register, with_sheet
from tests.findings.conftest import FindItems, Save
from zi_cli.api import assess
from zi_cli.assessment.verdict import reasons
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Translator

OTHER = "facilities.parking"
REGISTERED = "innovation.registered"
WHOLE = {"name": "Inovasi CONTOH", "started": "03/2025", "evidence": "SK CONTOH.pdf"}


def with_stages(path: Path, criteria: CriteriaSet, *stages: str) -> Path:
    path = with_forms(path, criteria, {REGISTERED: None})
    return with_register(path, criteria, [{**WHOLE, "stage": stage} for stage in stages])


@pytest.mark.parametrize("stage", ["Diterapkan", "diterapkan", " Uji  coba.", "-", "belum ada", ""])
def test_a_stage_of_the_list_or_none_is_right(
    save: Save, find_items: FindItems, criteria: CriteriaSet, stage: str
) -> None:
    assert find_items(with_stages(save(), criteria, stage), "ZI310") == []


@pytest.mark.parametrize("stage", ["sedang berjalan", "Tahap 3", "uji"])
def test_a_stage_beside_the_list(
    save: Save, find_items: FindItems, criteria: CriteriaSet, stage: str
) -> None:
    path = with_stages(save(), criteria, "Gagasan", stage)
    assert find_items(path, "ZI310") == [("ZI310", "register.stage", "Register Inovasi!F3")]


@pytest.mark.parametrize(("stage", "status"), [("Uji coba", Status.MET), ("sedang jalan", Status.PARTLY)])
def test_a_stage_that_is_none_proves_nothing(
    save: Save, criteria: CriteriaSet, stage: str, status: Status
) -> None:
    assessment = assess(with_stages(save(), criteria, stage))
    results = {r.criterion.id: r for family in assessment.families for r in family.results}
    assert results[REGISTERED].status is status


def with_stranger(path: Path, criteria: CriteriaSet, answer: str | None, *, mandatory: bool = True) -> Path:
    rows = {**minimum_rows(criteria), OTHER: ("Tempat parkir CONTOH", answer)}
    form = criteria.lke.layouts["zi"].forms["minimum"]
    return with_sheet(path, form, rows, mandatory=[OTHER] if mandatory else [])


@pytest.mark.parametrize("answer", [None, "Belum", "Sebagian", "entah"])
def test_a_mandatory_row_of_other_criteria_keeps_from_being_ready(
    save: Save, find_items: FindItems, criteria: CriteriaSet, answer: str | None
) -> None:
    path = with_stranger(save(), criteria, answer)
    ((code, item, cell),) = find_items(path, "ZI211", "ZI709")
    assert (code, item) == ("ZI709", OTHER)
    assert cell is not None
    assert cell.startswith("Kriteria Minimal!G")
    assessment = assess(path)
    assert not assessment.ready
    assert any("ZI709" in Translator("id").text(reason) for reason in reasons(assessment))
    assert assess(path, gates_only=True).ready


@pytest.mark.parametrize(("answer", "mandatory"), [("Terpenuhi", True), ("Belum", False)])
def test_one_that_is_met_or_not_mandatory_is_only_told(
    save: Save, find_items: FindItems, criteria: CriteriaSet, answer: str, mandatory: bool
) -> None:
    path = with_stranger(save(), criteria, answer, mandatory=mandatory)
    assert [code for code, *_ in find_items(path, "ZI211", "ZI709")] == ["ZI211"]
    assert assess(path).ready


def test_with_its_own_criteria_it_is_judged(save: Save, criteria: CriteriaSet, tmp_path: Path) -> None:
    from tests.criteria.own import edited_facilities

    edited_facilities(tmp_path / "kriteria" / "facilities.yaml")
    path = with_stranger(save(), criteria, "Belum")
    assessment = assess(path, criteria=[tmp_path / "kriteria"])
    assert assessment.unjudged == ()
    assert OTHER in {result.criterion.id for result in assessment.open_criteria}
