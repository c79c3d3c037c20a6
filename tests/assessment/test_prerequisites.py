"""Prerequisites: read as entered, exact at their limits, unknown where a file cannot tell. They make no unit ready."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders.asked import all_said, forms
from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.prerequisites import PrerequisiteResult
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Translator
from zi_cli.workbook.grid import Cell, ShownAs

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
Entered = Cell | str | float | None
PERCENT, NUMBER, SECOND, LKE = (
    "unit.audit-follow-up",
    "unit.building-time",
    "agency.reform-index",
    "unit.lhkpn",
)


def share(value: float) -> Cell:
    """A number in a cell that shows percentages."""
    return Cell(value=float(value), shown_as=ShownAs.PERCENT)


def assessed(
    criteria: CriteriaSet,
    entered: Mapping[str, Entered] | None,
    target: str = "WBK",
    answers: Mapping[int, Typed] | None = None,
) -> Assessment:
    book = filled(criteria.lke, answers or {})
    book = replace(book, forms=forms(criteria, all_said(criteria), entered))
    return assess_workbook(book, criteria, target, holds_wbk=True)


def result(criteria: CriteriaSet, item: str, entered: Entered, target: str = "WBK") -> PrerequisiteResult:
    found = assessed(criteria, {item: entered}, target)
    return next(each for each in found.prerequisites if each.prerequisite.id == item)


@pytest.mark.parametrize(
    ("item", "entered", "wbk", "wbbm"),
    [
        # options, best first
        ("unit.core-service", "Ya", MET, MET),
        ("unit.core-service", " ya. ", MET, MET),
        ("unit.core-service", "Tidak", NOT_MET, NOT_MET),
        ("unit.sakip", "AA", MET, MET),
        ("unit.sakip", "bb", MET, MET),
        ("unit.sakip", "B", MET, NOT_MET),
        ("unit.sakip", "CC", NOT_MET, NOT_MET),
        ("agency.audit-opinion", "WTP", MET, MET),
        ("agency.audit-opinion", "WDP", NOT_MET, NOT_MET),
        # a second limit, which holds for some only
        (SECOND, "B", MET, UNKNOWN),
        (SECOND, "CC", UNKNOWN, NOT_MET),
        (SECOND, "BB", MET, MET),
        (SECOND, "C", NOT_MET, NOT_MET),
        # percentages, however they are given
        (PERCENT, share(1), MET, MET),
        (PERCENT, share(0.9999), NOT_MET, NOT_MET),
        (PERCENT, share(0), NOT_MET, NOT_MET),
        (PERCENT, 100.0, MET, MET),
        (PERCENT, 99.9, NOT_MET, NOT_MET),
        (PERCENT, "100 %", MET, MET),
        (PERCENT, "100%", MET, MET),
        (PERCENT, "99,5 %", NOT_MET, NOT_MET),
        (PERCENT, "0,5 %", NOT_MET, NOT_MET),
        (PERCENT, 0.0, NOT_MET, NOT_MET),
        # numbers
        (NUMBER, 12.0, MET, MET),
        (NUMBER, 11.99, NOT_MET, NOT_MET),
        (NUMBER, "12", MET, MET),
        (NUMBER, "+12,5", MET, MET),
        (NUMBER, 0.0, NOT_MET, NOT_MET),
        ("agency.internal-control", "3,00", MET, MET),
        ("agency.internal-control", "2.99", NOT_MET, NOT_MET),
    ],
)
def test_at_the_limits(criteria: CriteriaSet, item: str, entered: Entered, wbk: Status, wbbm: Status) -> None:
    for target, status in (("WBK", wbk), ("WBBM", wbbm)):
        found = result(criteria, item, entered, target)
        assert (found.status, found.invalid) == (status, False)
        assert found.value is not None


@pytest.mark.parametrize(
    ("item", "entered"),
    [
        ("unit.core-service", "Mungkin"), ("unit.core-service", True), ("unit.core-service", 1.0),
        ("unit.sakip", "B+"), ("unit.sakip", "BBB"), ("unit.sakip", "AA/A"), ("unit.sakip", Cell(error="#N/A")),
        (PERCENT, 1.0), (PERCENT, 0.5), (PERCENT, "1"), (PERCENT, "0,99"),  # a share or a percentage?
        (PERCENT, 101.0), (PERCENT, "101 %"), (PERCENT, share(1.01)), (PERCENT, share(100)),
        (PERCENT, -1.0), (PERCENT, share(-0.5)), (PERCENT, "semua"), (PERCENT, Cell(error="#DIV/0!")),
        (PERCENT, Cell(value=46082.0, shown_as=ShownAs.DATE)), (PERCENT, True),
        (NUMBER, "12 bulan"), (NUMBER, "12 %"), (NUMBER, -1.0), (NUMBER, "1e2"), (NUMBER, "١٢"), (NUMBER, "1.2.3"),
        (NUMBER, Cell(value=46082.0, shown_as=ShownAs.DATE)), (NUMBER, Cell(error="#REF!")),
    ],
)  # fmt: skip
def test_what_is_no_entry_is_unknown_and_told(criteria: CriteriaSet, item: str, entered: Entered) -> None:
    found = result(criteria, item, entered)
    assert (found.status, found.invalid, found.value) == (UNKNOWN, True, None)
    assert len(Translator("en").text(found.because)) > 10
    assert found.cell == "Prasyarat!G6"


@pytest.mark.parametrize(
    ("entered", "reports", "status", "value"),
    [
        (None, {113: 1, 114: 2, 115: 0, 116: 3}, MET, 100),
        (None, {113: 1, 114: 2, 115: 1, 116: 3}, NOT_MET, 75),
        (None, {113: 1, 114: 2, 115: 0, 116: None}, UNKNOWN, None),
        (None, {113: 1, 114: 2, 115: 0, 116: "banyak"}, UNKNOWN, None),
        (None, {}, UNKNOWN, None),
        (" ", {113: 1, 114: 2, 115: 0, 116: 3}, MET, 100),
        ("99 %", {113: 1, 114: 2, 115: 0, 116: 3}, NOT_MET, 99),
        ("100 %", {113: 1, 114: 2, 115: 1, 116: 3}, MET, 100),
        ("banyak", {113: 1, 114: 2, 115: 0, 116: 3}, UNKNOWN, None),
    ],
)
def test_the_lke_tells_where_nothing_is_entered(
    criteria: CriteriaSet,
    entered: str | None,
    reports: Mapping[int, Typed],
    status: Status,
    value: int | None,
) -> None:
    found = assessed(criteria, {LKE: entered}, answers=reports)
    asked = next(each for each in found.prerequisites if each.prerequisite.id == LKE)
    assert (asked.status, asked.value) == (status, value)


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("parts", [{114: 2}, {113: 0, 114: 0}])
def test_numbers_that_contradict_each_other_tell_nothing(
    criteria: CriteriaSet, asked: bool, parts: Mapping[int, Typed]
) -> None:
    answers: dict[int, Typed] = {**best_answers(criteria.lke), 113: 2, 115: 0, 116: 6, **parts}
    found = assessed(criteria, {} if asked else None, answers=answers)
    result = next(each for each in found.prerequisites if each.prerequisite.id == LKE)
    assert (result.status, result.value, result.invalid) == (UNKNOWN, None, False)
    assert result.contradiction is not None
    assert (result.contradiction.soal_id, result.contradiction.cell) == (116, "LKE ZI!K116")
    assert "LKE ZI!K116" in Translator("en").text(result.because)


def test_what_is_entered_outweighs_numbers_that_contradict_each_other(criteria: CriteriaSet) -> None:
    found = assessed(criteria, {LKE: "100 %"}, answers={113: 1, 114: 2, 115: 0, 116: 6})
    result = next(each for each in found.prerequisites if each.prerequisite.id == LKE)
    assert (result.status, result.contradiction) == (MET, None)


def test_a_workbook_that_does_not_ask(criteria: CriteriaSet) -> None:
    found = assessed(criteria, None, answers=best_answers(criteria.lke))
    statuses = {each.prerequisite.id: each.status for each in found.prerequisites}
    assert {item for item, status in statuses.items() if status is not UNKNOWN} == {
        "unit.lhkpn",
        "unit.lhkasn",
    }
    assert {each.cell for each in found.prerequisites} == {None}


def test_they_make_no_unit_ready_and_keep_none_from_it(criteria: CriteriaSet) -> None:
    best = best_answers(criteria.lke)
    for entered in ({"unit.core-service": "Tidak"}, {"unit.core-service": "Ya"}, None):
        assert assessed(criteria, entered, answers=best).ready
    everything = {
        item: p.options[0] if p.options else 100.0 for item, p in criteria.prerequisites.by_id.items()
    }
    found = assessed(criteria, everything)
    assert {each.status for each in found.prerequisites} == {MET}
    assert not found.ready


def test_they_stand_in_their_order_with_the_limit_of_the_target(criteria: CriteriaSet) -> None:
    for target in ("WBK", "WBBM"):
        found = assessed(criteria, {}, target).prerequisites
        assert [each.prerequisite.id for each in found] == list(criteria.prerequisites.by_id)
        assert [each.minimum for each in found] == [each.prerequisite.minimum[target] for each in found]


def test_what_the_target_does_not_ask_is_left_out(criteria: CriteriaSet) -> None:
    level = criteria.prerequisites.levels[0]
    first = replace(level.prerequisites[0], minimum={"WBBM": "Ya"})
    levels = (
        replace(level, prerequisites=(first, *level.prerequisites[1:])),
        *criteria.prerequisites.levels[1:],
    )
    own = replace(criteria, prerequisites=replace(criteria.prerequisites, levels=levels))
    asked = {
        target: {r.prerequisite.id for r in assessed(own, {}, target).prerequisites}
        for target in ("WBK", "WBBM")
    }
    assert asked["WBBM"] - asked["WBK"] == {first.id}


def test_values_are_exact(criteria: CriteriaSet) -> None:
    assert result(criteria, PERCENT, share(0.1 + 0.2)).value == 30
    assert result(criteria, PERCENT, "33,3 %").value == Fraction(333, 10)
    assert result(criteria, NUMBER, 12.1).value == Fraction(121, 10)
