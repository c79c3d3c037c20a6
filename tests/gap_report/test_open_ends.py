"""What is not known, not answered or out of reach is said, never told as done or as missing."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders.filled import Typed, best_answers, filled
from tests.builders.gap_report import DAY, report_of
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.control import Control, controlled
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.innovation import FAMILY
from zi_cli.gap_report.problems import Problem
from zi_cli.gap_report.report import GapReport, gap_report
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan
from zi_cli.report.outcome import Assessed
from zi_cli.workbook.filled import FilledWorkbook

TEXTS = ("html", "md")


def told(
    book: FilledWorkbook,
    criteria: CriteriaSet,
    target: str = "WBK",
    holds_wbk: bool | None = None,
    margin: int = 0,
) -> GapReport:
    assessment = assess_workbook(
        book, criteria, target, holds_wbk=holds_wbk, gates_only=True, margin=Fraction(margin)
    )
    outcome = Assessed(assessment=assessment, controlled=controlled(assessment, Control()))
    return gap_report(outcome, make_plan(assessment), Translator("id"), DAY)


def best(criteria: CriteriaSet, *, without: tuple[int, ...] = (), **typed: Typed) -> FilledWorkbook:
    """The best answers and all evidence; `without`: soal left blank, `s12=…`: what soal 12 says instead."""
    answers = best_answers(criteria.lke) | {int(soal[1:]): value for soal, value in typed.items()}
    answers |= dict.fromkeys(without)
    return filled(criteria.lke, answers, frozenset(criteria.lke.questions))


def says_done(report: GapReport) -> list[bool]:
    """For each format, whether it says that nothing has to change."""
    return [report.words["plan_not_needed"] in render(report, name).decode() for name in TEXTS]


def only(report: GapReport, item: str) -> Problem:
    return next(p for area in report.problems.areas for p in area.problems if p.id == item)


# --- the plan


def test_nothing_has_to_change_where_all_is_met(criteria: CriteriaSet) -> None:
    report = told(best(criteria), criteria)
    assert report.ready
    assert not report.plan.needed
    assert report.plan.notes == ()
    assert says_done(report) == [True, True]


def test_an_input_left_blank_is_still_to_do(criteria: CriteriaSet) -> None:
    report = told(best(criteria, without=(17, 104)), criteria)
    assert report.plan.unanswered == (17, 104)
    assert report.plan.needed
    assert says_done(report) == [False, False]
    for name in TEXTS:
        assert "soal 17, 104" in render(report, name).decode()


def test_a_gate_that_no_answer_reaches_is_told(criteria: CriteriaSet) -> None:
    report = told(best(criteria), criteria, "WBBM", holds_wbk=False)
    assert not report.plan.feasible
    assert report.plan.needed
    assert report.plan.unreached
    assert says_done(report) == [False, False]
    for name in TEXTS:
        text = render(report, name).decode()
        assert report.words["unreached"] in text
        assert report.words["plan_infeasible"] in text


def test_a_gate_that_nobody_knows_is_not_met(criteria: CriteriaSet) -> None:
    report = told(best(criteria), criteria, "WBBM")
    assert report.plan.needed
    assert len(report.plan.unknown) == 1
    assert says_done(report) == [False, False]
    for name in TEXTS:
        assert "tidak menyebut apakah ini sudah terpenuhi" in render(report, name).decode()


def test_the_margin_is_said(criteria: CriteriaSet) -> None:
    report = told(best(criteria), criteria, margin=3)
    assert report.plan.margin.value == 3
    assert "jarak aman 3" in report.settings
    for name in TEXTS:
        assert "jarak aman 3 poin" in render(report, name).decode()


# --- evidence that cannot be read


def test_evidence_that_cannot_be_read_is_not_missing(criteria: CriteriaSet) -> None:
    answers: dict[int, Typed] = best_answers(criteria.lke) | {1: "C"}
    book = filled(criteria.lke, answers, evidence_known=False)
    report = report_of(book, criteria)
    assert {row.pieces for group in report.indicators for row in group.rows} == {None}
    gaps = [p for area in report.problems.areas for p in area.problems]
    assert gaps
    assert not any(p.evidence_known or p.evidence_given or p.cause == "no_evidence" for p in gaps)
    for name in TEXTS:
        assert "tidak terbaca dari berkas ini" in render(report, name).decode()
    known = report_of(filled(criteria.lke, answers), criteria)
    assert {row.pieces for group in known.indicators for row in group.rows} == {0}
    full = report_of(filled(criteria.lke, best_answers(criteria.lke), evidence_known=False), criteria)
    assert "tidak terbaca" in full.words["nothing_to_gain"]


# --- inputs that do not count


@pytest.mark.parametrize("typed", [None, "Z"])
def test_an_answer_that_does_not_count_is_not_the_lowest_level(criteria: CriteriaSet, typed: Typed) -> None:
    indicator = next(i for i in criteria.lke.indicators.values() if i.soal_ids == (17,))
    gap = only(told(best(criteria, s17=typed), criteria), indicator.id)
    assert gap.cause == "uncounted"
    assert gap.cell == "LKE ZI!K17"
    assert gap.discussion


def test_the_cell_is_the_first_input_that_does_not_count(criteria: CriteriaSet) -> None:
    indicator = next(i for i in criteria.lke.indicators.values() if 104 in i.soal_ids)
    gap = only(told(best(criteria, without=(104,)), criteria), indicator.id)
    assert gap.cause == "uncounted"
    assert gap.cell == "LKE ZI!K104"


def test_the_lowest_level_is_not_done(criteria: CriteriaSet) -> None:
    worst = list(criteria.lke.questions[17].levels)[-1]
    indicator = next(i for i in criteria.lke.indicators.values() if i.soal_ids == (17,))
    cause = only(told(best(criteria, s17=worst), criteria), indicator.id).cause
    assert cause in ("not_done", "on_paper")


# --- innovation


def test_a_strategy_that_no_criterion_serves_is_left_out(criteria: CriteriaSet) -> None:
    assert told(best(criteria), criteria).innovation.strategies
    others = tuple(family for family in criteria.minimum.families if family.id != FAMILY)
    silent = replace(criteria, minimum=replace(criteria.minimum, families=others))
    assert told(best(silent), silent).innovation.strategies == ()
