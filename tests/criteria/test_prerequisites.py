"""The prerequisites that travel with zi, and what may go wrong in one's own."""

from pathlib import Path

import pytest

from tests.criteria.own import copy_of, replaced
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import check_folder, load_criteria
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.criteria.prerequisites.pack import PrerequisiteKind
from zi_cli.language import Translator


def test_table_5(criteria: CriteriaSet) -> None:
    """P90, table 5, p. 46: unit, then agency; WBK / WBBM."""
    found = criteria.prerequisites
    assert [level.id for level in found.levels] == ["unit", "agency"]
    limits = {item: tuple(p.minimum[target] for target in ("WBK", "WBBM")) for item, p in found.by_id.items()}
    assert limits == {
        "unit.core-service": ("Ya", "Ya"),
        "unit.impact": ("Ya", "Ya"),
        "unit.audit-follow-up": (100, 100),
        "unit.lhkpn": (100, 100),
        "unit.lhkasn": (100, 100),
        "unit.building-time": (12, 12),
        "unit.sakip": ("B", "BB"),
        "agency.audit-opinion": ("WTP", "WTP"),
        "agency.sakip": ("B", "BB"),
        "agency.reform-index": ("B", "BB"),
        "agency.internal-control": (3, 3),
    }
    second = {item: dict(p.second_limit.minimum) for item, p in found.by_id.items() if p.second_limit}
    assert second == {"agency.reform-index": {"WBK": "CC", "WBBM": "B"}}


def test_all_is_sourced_and_consistent(criteria: CriteriaSet) -> None:
    found = criteria.prerequisites.by_id.values()
    assert len(criteria.prerequisites.by_id) == sum(
        len(level.prerequisites) for level in criteria.prerequisites.levels
    )
    for asked in found:
        assert "P90" in asked.source
        assert asked.evidence
        assert asked.about.endswith(".")
        assert asked.id.startswith(f"{asked.level_id}.")
        assert asked.minimum.keys() == criteria.lke.targets.keys()
        assert not asked.indicator_id or asked.indicator_id in criteria.lke.indicators
        limits = [
            *asked.minimum.values(),
            *(asked.second_limit.minimum.values() if asked.second_limit else ()),
        ]
        if asked.kind is PrerequisiteKind.OPTIONS:
            assert set(limits) <= set(asked.options)
            assert len(set(asked.options)) == len(asked.options)
        else:
            assert not any(isinstance(limit, str) for limit in limits)
    assert {p.id: criteria.lke.indicators[p.indicator_id].soal_ids for p in found if p.indicator_id} == {
        "unit.lhkpn": (113, 114, 115, 116),
        "unit.lhkasn": (117, 118, 119, 120),
    }


def test_a_second_limit_is_lower_and_wbbm_asks_at_least_as_much(criteria: CriteriaSet) -> None:
    for asked in criteria.prerequisites.by_id.values():
        assert asked.reaches(asked.minimum["WBBM"], asked.minimum["WBK"])
        for target, limit in (asked.second_limit.minimum if asked.second_limit else {}).items():
            assert asked.reaches(asked.minimum[target], limit)
            assert not asked.reaches(limit, asked.minimum[target])


# What one may get wrong


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copy_of("prerequisites", tmp_path / "kami")


def told(folder: Path) -> list[tuple[str, str, str | None]]:
    english = Translator("en")
    return [
        (f"{m.place.file.name}:{m.place.line}", english.text(m.message), m.nearest)
        for m in check_folder(folder)
    ]


def test_a_copy_has_no_mistake(own: Path) -> None:
    assert told(own) == []


OPTIONS = 'options: ["WTP", "WDP", "TW", "TMP"]'


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "words", "nearest"),
    [
        ("unit", "    about: ", "    abaut: ", "abaut:", "unknown key abaut", "about"),
        ("unit", "    kind: options", "    kind: option", "kind: option", "option is not one of", "options"),
        ("unit", "kind: percent", "kind: options", "kind: options\n", "options need at least two", None),
        ("unit", "minimum: {WBK: 100, WBBM: 100}", "minimum: {WBK: 101, WBBM: 100}", "WBK: 101", "outside the range", None),
        ("unit", "minimum: {WBK: 12, WBBM: 12}", "minimum: {WBK: setahun, WBBM: 12}", "setahun", "setahun was found", None),
        ("unit", "minimum: {WBK: 12, WBBM: 12}", "minimum: {WBK: 12, WBBN: 12}", "WBBN", "there is no target WBBN", "WBBM"),
        ("unit", 'minimum: {WBK: "Ya", WBBM: "Ya"}', 'minimum: {WBK: "Yaa", WBBM: "Ya"}', "Yaa", "there is no item Yaa", "Ya"),
        ("unit", "id: A.II.5.iii.a.a", "id: A.II.5.iii.a.x", "A.II.5.iii.a.x", "no LKE indicator", "A.II.5.iii.a.a"),
        ("unit", "met_from: 100", "met_from: 200", "met_from: 200", "outside the range", None),
        ("unit", "id: unit.impact", "id: agency.impact", "agency.impact", "must begin with unit.", None),
        ("unit", "id: unit.impact", "id: unit.core-service", "unit.core-service", "is given twice", None),
        ("unit", "id: unit\n", "id: satker\n", "id: satker", "belongs into a file satker.yaml", None),
        ("agency", OPTIONS, 'options: ["WTP", "WDP", "wtp.", "TMP"]', "wtp.", "wtp is given twice", None),
        ("agency", 'second_limit: {minimum: {WBK: "CC"', 'second_limit: {minimum: {WBK: "CCC"', "CCC", "no item CCC", "CC"),
        ("agency", "holds_for:", "holdsfor:", "holdsfor", "unknown key holdsfor", "holds_for"),
        ("pack", "levels: [unit, agency]", "levels: [unit, agensi]", "agensi", "no file agensi.yaml", "agency"),
    ],
)  # fmt: skip
def test_mistakes(own: Path, name: str, old: str, new: str, at: str, words: str, nearest: str | None) -> None:
    file = replaced(own / f"{name}.yaml", old, new)
    found = told(own)
    place, _, near = next((m for m in found if words in m[1]), ("", str(found), None))
    lines = file.read_text(encoding="utf-8").splitlines()
    lines_with = [f"{name}.yaml:{number}" for number, line in enumerate(lines, 1) if at.strip() in line]
    assert place in lines_with or words.startswith("options need"), found
    assert near == nearest
    with pytest.raises(CriteriaProblem):
        load_criteria([own])


def test_mistakes_of_both_kinds_at_once(own: Path) -> None:
    minimum = copy_of("minimum", own.parent / "minimum")
    replaced(own / "unit.yaml", "met_from: 100", "met_from: 200")
    replaced(minimum / "hr.yaml", "required_percent:", "required_persen:")
    with pytest.raises(CriteriaProblem) as caught:
        load_criteria([own, minimum])
    assert {mistake.place.file.name for mistake in caught.value.mistakes} == {"unit.yaml", "hr.yaml"}
