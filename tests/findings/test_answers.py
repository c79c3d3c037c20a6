"""ZI3xx: the answers."""

from dataclasses import replace

import pytest

from tests.builders.lke import best, typed_over
from tests.findings.conftest import Find, Save
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.writing.lampiran_iii import Value

SOAL, CELL = 6, "LKE ZI!K15"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("A", []),
        ("b", []),
        ("D", []),
        (None, ["ZI301"]),
        ("  ", ["ZI301"]),
        ("entah", ["ZI302"]),
        ("A/B", ["ZI302"]),
        (4, ["ZI302"]),
        ("E", ["ZI303"]),
        ("Ya", ["ZI303"]),
        ("A.", ["ZI306"]),
        ("a)", ["ZI306"]),
    ],
)
def test_an_option(save: Save, find: Find, pack: Pack, typed: Value, codes: list[str]) -> None:
    assert list(pack.questions[SOAL].scale.ratios) == ["A", "B", "C", "D"]
    assert find(save({SOAL: typed}), "ZI3") == [(code, SOAL, CELL) for code in codes]


@pytest.mark.parametrize(
    ("soal", "typed", "codes"),
    [
        (125, 3.58, []),
        (125, 4, []),
        (125, 4.01, ["ZI303"]),
        (125, "87,65 %", ["ZI302"]),
        (125, "tinggi", ["ZI302"]),
        (127, "3,41", ["ZI306"]),
        (88, 0, []),
        (88, -1, ["ZI303"]),
        (88, 2.5, ["ZI303"]),
        (88, "tiga", ["ZI302"]),
        (88, None, ["ZI301"]),
    ],
)
def test_a_number(save: Save, find: Find, soal: int, typed: Value, codes: list[str]) -> None:
    cell = {88: "LKE ZI!K129", 125: "LKE ZI!K202", 127: "LKE ZI!K205"}[soal]
    assert find(save({soal: typed}), "ZI3") == [(code, soal, cell) for code in codes]


def test_error_cell(save: Save, find: Find) -> None:
    assert find(typed_over(save(), {"K15": "#REF!"}), "ZI3") == [("ZI304", SOAL, CELL)]


def test_uncalculated(save: Save, find: Find) -> None:
    assert find(typed_over(save(), {"K15": '="A"'}), "ZI3") == [("ZI305", SOAL, CELL)]


def test_the_points_at_stake_are_those_of_the_indicator(save: Save, pack: Pack) -> None:
    from tests.findings.conftest import findings

    (finding,) = [f for f in findings(save({SOAL: None}), pack) if f.rule.code == "ZI301"]
    assert finding.hit.points_at_stake == pack.weight_points(pack.questions[SOAL].indicator_id)


def test_layouts_without_formulas_understand_everything(save: Save, find: Find, pack: Pack) -> None:
    """ZI306 is about the sheet's own formulas; where the answer is as they read it, there is nothing to say."""
    assert find(save(filling=replace(best(pack, {SOAL: "a"}))), "ZI306") == []
