"""Minimum criteria: the unit's own word first, then the better of register and LKE; unknown is never met."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from tests.builders.asked import Said, forms
from tests.builders.filled import Typed, filled
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.minimum import Basis, CriterionResult, FamilyResult, check_minimum
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria
from zi_cli.criteria.minimum.pack import Criterion, Family, Link, Registered, Status
from zi_cli.workbook.grid import Cell

MET, PARTLY, NOT_MET, UNKNOWN = Status.MET, Status.PARTLY, Status.NOT_MET, Status.UNKNOWN
BOTH = "CONTOH.keduanya"
"""A criterion that both the register and two LKE answers (soal 1 and soal 2) show."""


@cache
def criteria() -> CriteriaSet:
    return load_criteria()


def link(item: str, met: str, partly: str | None = None) -> Link:
    return Link(
        indicator_id=item, how="", met_from="", met_ratio=Fraction(met),
        partly_from="", partly_ratio=None if partly is None else Fraction(partly),
    )  # fmt: skip


def made(mandatory: int, others: int, share: str) -> Family:
    """A family of criteria that are shown by nothing but the sheet, and one that all show."""
    shown = next(iter(criteria().minimum.criteria.values()))

    def criterion(item: str, *, must: bool) -> Criterion:
        return replace(shown, id=item, name=item, mandatory=must, links=(), registered=None)

    several = [criterion(f"CONTOH.{n}", must=n < mandatory) for n in range(mandatory + others)]
    return Family(
        id="CONTOH",
        name="CONTOH",
        about="",
        required_share=Fraction(share),
        source="",
        criteria=tuple(several),
    )


def with_both() -> CriteriaSet:
    family = made(0, 1, "1")
    both = replace(
        family.criteria[0],
        id=BOTH,
        name="Keduanya",
        links=(link("A.I.1.i.a", "1"), link("A.I.1.i.b", "1", "1/2")),
        registered=Registered(columns=("measure", "before"), how=""),
    )
    minimum = replace(criteria().minimum, families=(replace(family, criteria=(both,)),))
    return replace(criteria(), minimum=minimum)


FULL = {"name": "Antrean CONTOH", "measure": "hari", "before": "5"}
HALF = {"name": "Antrean CONTOH", "measure": "hari", "before": "-"}
NAMED = {"name": "Antrean CONTOH", "measure": "belum", "before": " "}


def result(
    said: Cell | str | float | None = None,
    register: list[Mapping[str, str]] | None = None,
    answers: Mapping[int, Typed] | None = None,
) -> CriterionResult:
    chosen = with_both()
    book = replace(
        filled(chosen.lke, {} if answers is None else {1: "Ya", 2: "A", **answers}),
        forms=forms(chosen, {BOTH: said}, register=register),
    )
    return assess_workbook(book, chosen).families[0].results[0]


@pytest.mark.parametrize(
    ("said", "register", "answers", "status", "basis"),
    [
        # the sheet goes first, whatever the others show
        ("Terpenuhi", [NAMED], {1: "Tidak"}, MET, Basis.SHEET),
        (" belum. ", [FULL], {}, NOT_MET, Basis.SHEET),
        ("SEBAGIAN", [FULL], {}, PARTLY, Basis.SHEET),
        # then the better of both
        (None, [FULL], {1: "Tidak"}, MET, Basis.REGISTER),
        (None, [HALF], {}, MET, Basis.LKE),
        (None, [HALF], {1: "Tidak"}, PARTLY, Basis.REGISTER),
        (None, [NAMED], {2: "B"}, PARTLY, Basis.LKE),
        (None, [NAMED], {1: "Tidak"}, NOT_MET, Basis.REGISTER),
        (" ", [FULL], {}, MET, Basis.REGISTER),
        # then the one that shows something
        (None, [], {2: "B"}, PARTLY, Basis.LKE),
        (None, None, {}, MET, Basis.LKE),
        (None, [NAMED], None, NOT_MET, Basis.REGISTER),
        (None, [{"measure": "hari", "before": "5"}], None, UNKNOWN, Basis.NONE),
        # of several answers the worst; one that is missing leaves it open, unless another fails it
        (None, None, {2: "B"}, PARTLY, Basis.LKE),
        (None, None, {2: "C"}, NOT_MET, Basis.LKE),
        (None, None, {2: None}, UNKNOWN, Basis.NONE),
        (None, None, {1: "Tidak", 2: None}, NOT_MET, Basis.LKE),
        (None, None, {1: "X"}, UNKNOWN, Basis.NONE),
        (None, None, None, UNKNOWN, Basis.NONE),
    ],
)  # fmt: skip
def test_what_counts_first(
    said: str | None,
    register: list[Mapping[str, str]] | None,
    answers: Mapping[int, Typed] | None,
    status: Status,
    basis: Basis,
) -> None:
    found = result(said, register, answers)
    assert (found.status, found.basis, found.invalid) == (status, basis, False)
    assert found.cell == "Kriteria Minimal!G6"


@pytest.mark.parametrize(
    "said", ["Ya", "ter penuhi", "Terpenuhi sebagian", "?", 1.0, True, Cell(error="#N/A")]
)
def test_an_answer_that_is_none_is_unknown_and_told(said: Cell | str | float) -> None:
    found = result(said, [FULL], {})
    assert (found.status, found.basis, found.invalid) == (UNKNOWN, Basis.SHEET, True)
    assert found.shown_elsewhere is MET


def test_innovations_do_not_make_up_for_one_another() -> None:
    one, other = {**HALF, "before": "-"}, {"name": "Lain CONTOH", "measure": "-", "before": "5"}
    assert result(register=[one, other]).status is PARTLY
    assert result(register=[one, other, FULL]).status is MET


def family_with(mandatory: list[Status], others: list[Status], share: str) -> FamilyResult:
    family = made(len(mandatory), len(others), share)
    words = criteria().minimum.words
    said: Said = {
        c.id: words.get(status) for c, status in zip(family.criteria, [*mandatory, *others], strict=True)
    }
    minimum = replace(criteria().minimum, families=(family,))
    chosen = replace(criteria(), minimum=minimum)
    score = assess_workbook(filled(chosen.lke, {}), chosen).claimed
    return check_minimum(minimum, forms(chosen, said), score)[0]


@pytest.mark.parametrize(
    ("mandatory", "others", "share", "passed"),
    [
        ([MET], [MET, MET, MET, NOT_MET, NOT_MET], "3/5", True),
        ([MET], [MET, MET, PARTLY, NOT_MET, NOT_MET], "3/5", False),
        ([MET], [MET, MET, UNKNOWN, NOT_MET, NOT_MET], "3/5", None),
        ([PARTLY], [MET, MET, MET], "1/2", False),
        ([UNKNOWN], [MET, MET, MET], "1/2", None),
        ([UNKNOWN, NOT_MET], [MET], "0", False),
        ([MET], [NOT_MET, NOT_MET], "0", True),
        ([MET], [MET, NOT_MET, NOT_MET], "1/3", True),
        ([MET], [MET, NOT_MET, NOT_MET], "33333/99998", False),
        ([], [MET, MET], "1", True),
        ([MET, MET], [], "1", True),
    ],
)
def test_the_rule_of_a_family_at_its_very_limit(
    mandatory: list[Status], others: list[Status], share: str, passed: bool | None
) -> None:
    assert family_with(mandatory, others, share).passed is passed
