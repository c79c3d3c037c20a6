"""How the status of a criterion or prerequisite came about: by which cell, which answers, which levels."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders.filled import best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.explain import known_ids, unfold
from zi_cli.assessment.explain_lke import Unfolded
from zi_cli.assessment.explain_minimum import amount, criteria_ids
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.language import Translator
from zi_cli.workbook.forms import FormRow, Forms, FormSheet, Innovation, Register
from zi_cli.workbook.grid import Cell

ENGLISH, INDONESIAN = Translator("en"), Translator("id")
ROOM, REPORTS, REGISTERED = "facilities.service-room", "hr.wealth-reports", "innovation.registered"


def row(item: str, typed: str | float, cell: str) -> FormRow:
    return FormRow(id=item, name=item, answer=Cell(value=typed), answer_cell=cell)


FORMS = Forms(
    minimum=FormSheet(sheet="K", rows=(row(ROOM, "Sebagian", "K!G3"),)),
    prerequisites=FormSheet(sheet="P", rows=(row("unit.sakip", "C", "P!F2"),)),
    register=Register(
        sheet="R",
        innovations=(Innovation(row=2, entries={"nama inovasi": "Sapa", "tahap": "Gagasan"}, cell="R!B2"),),
    ),
)


def assessed(criteria: CriteriaSet, forms: Forms = FORMS) -> Assessment:
    pack = criteria.lke
    book = replace(filled(pack, {**best_answers(pack), 120: 12}), forms=forms)
    return assess_workbook(book, criteria, "WBBM")


@pytest.fixture(scope="module")
def assessment(criteria: CriteriaSet) -> Assessment:
    return assessed(criteria)


def tree_of(assessment: Assessment, wanted: str) -> Unfolded:
    tree = unfold(assessment, wanted)
    assert tree is not None
    return tree


def standing(tree: Unfolded) -> str:
    assert tree.standing is not None
    return ENGLISH.text(tree.standing)


def test_every_id_can_be_named_once(criteria: CriteriaSet) -> None:
    assert {"facilities", ROOM, "unit", "unit.lhkpn"} <= set(criteria_ids(criteria))
    assert len(known_ids(criteria)) == len(set(known_ids(criteria)))


def test_a_criterion_by_its_sheet(assessment: Assessment) -> None:
    tree = tree_of(assessment, ROOM)
    assert (standing(tree), ENGLISH.text(tree.how), tree.cell, tree.parts) == (
        "partly met (mandatory)", "the unit says: Sebagian", "K!G3", (),
    )  # fmt: skip


def test_a_criterion_by_the_lke(assessment: Assessment) -> None:
    tree = tree_of(assessment, REPORTS)
    assert (standing(tree), tree.cell) == ("partly met (mandatory)", None)
    shown = {part.id: (standing(part), ENGLISH.text(part.how)) for part in tree.parts}
    assert shown["A.II.5.iii.a.a"][0] == "met"
    status, how = shown["A.II.5.iii.b.a"]
    assert status == "partly met"
    assert how.endswith("Met from 100 % on, partly from 90 % on")
    assert all(part.parts for part in tree.parts), "the counts, with their cells"


def test_a_criterion_by_the_register(assessment: Assessment, criteria: CriteriaSet) -> None:
    (register,) = tree_of(assessment, REGISTERED).parts
    assert standing(register) == "partly met"
    assert "no innovation has all of it; asked for: Nama inovasi, Mulai" in ENGLISH.text(register.how)
    (register,) = tree_of(assessed(criteria, Forms()), REGISTERED).parts
    assert ENGLISH.text(register.how).startswith("this workbook has no register")


def test_a_family_adds_up(assessment: Assessment, criteria: CriteriaSet) -> None:
    for family in criteria.minimum.families:
        tree = tree_of(assessment, family.id)
        assert [part.id for part in tree.parts] == [criterion.id for criterion in family.criteria]
        assert standing(tree) in ("passed", "not passed yet", "cannot be decided yet")
    assert standing(tree_of(assessment, "facilities")) == "not passed yet"


def test_prerequisites(assessment: Assessment) -> None:
    tree = tree_of(assessment, "unit.sakip")
    assert (standing(tree), tree.cell) == ("not met", "P!F2")
    assert ENGLISH.text(tree.how) == "C, minimum BB (as entered)"
    derived = tree_of(assessment, "unit.lhkasn")
    assert INDONESIAN.text(derived.how).startswith("92,31 %, minimum 100 % (LKE")
    assert [part.id for part in derived.parts] == ["A.II.5.iii.b.a"]
    level = tree_of(assessment, "unit")
    assert {part.id.partition(".")[0] for part in level.parts} == {"unit"}


def test_what_is_not_asked_for_the_target_has_no_tree(assessment: Assessment) -> None:
    none = replace(assessment, prerequisites=())
    assert unfold(none, "unit.sakip") is None
    assert unfold(none, "unit") is None


@pytest.mark.parametrize(
    ("value", "unit", "minimum", "shown"),
    [
        ("BB", "", "B", "BB"),
        (Fraction(100), "%", Fraction(100), "100 %"),
        (Fraction(175, 2), "%", Fraction(100), "87,5 %"),
        (Fraction(99999, 1000), "%", Fraction(100), "99,99 %"),
        (Fraction(1, 3), "", Fraction(1), "0,33"),
        (Fraction(3), "tingkat", None, "3 tingkat"),
    ],
)
def test_amounts_are_never_rounded_up_to_what_they_miss(
    value: str | Fraction, unit: str, minimum: str | Fraction | None, shown: str
) -> None:
    assert INDONESIAN.text(amount(value, unit, minimum)) == shown
