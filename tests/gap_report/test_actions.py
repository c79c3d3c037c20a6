"""Actions: each brings what the workbook gains by exactly that step, and page one tells no number that nobody knows."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.filled import Typed, best_answers, filled
from tests.builders.gap_report import middling, report_of
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.demo.sample import write_sample
from zi_cli.findings.control import Control, controlled
from zi_cli.gap_report.actions import Action
from zi_cli.gap_report.page_one import TOP
from zi_cli.gap_report.problems import Problem
from zi_cli.gap_report.report import GapReport
from zi_cli.plan.gate_tree import indicators_of
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.read import read_lke


def one_lower(criteria: CriteriaSet) -> dict[int, Typed]:
    """Every option one level below its best; numbers at their best."""
    pack = criteria.lke
    answers: dict[int, Typed] = best_answers(pack)
    for soal, question in pack.questions.items():
        if len(question.levels) > 2:
            answers[soal] = list(question.levels)[2]
    return answers


def begun(criteria: CriteriaSet) -> FilledWorkbook:
    """The first twenty questions answered, the rest blank."""
    answers = one_lower(criteria)
    return filled(criteria.lke, {soal: answers[soal] for soal in list(answers)[:20]}, frozenset(range(1, 21)))


def problems_of(report: GapReport) -> list[Problem]:
    return [problem for area in report.problems.areas for problem in area.problems]


def total(criteria: CriteriaSet, answers: dict[int, Typed], evidence: frozenset[int], view: View) -> Fraction:
    score = assess_workbook(filled(criteria.lke, answers, evidence), criteria).scores[view]
    assert score is not None
    return score.totals["total"]


def test_a_level_brings_what_the_total_gains_by_it(criteria: CriteriaSet) -> None:
    answers, pack = one_lower(criteria), criteria.lke
    everywhere = frozenset(pack.questions)
    before = total(criteria, answers, everywhere, View.CLAIMED)
    problems = problems_of(report_of(filled(pack, answers, everywhere), criteria))
    assert len(problems) > 60
    for problem in problems[::7]:
        (soal,) = problem.soal_ids
        after = total(criteria, answers | {soal: problem.standing.next}, everywhere, View.CLAIMED)
        assert problem.step_points.value == pytest.approx(float(after - before))
        assert problem.step_points.value < problem.points.value
        assert problem.standing.next_points == problem.step_points


def test_evidence_brings_what_the_finding_says(criteria: CriteriaSet, tmp_path: Path) -> None:
    book = read_lke(write_sample(tmp_path / "contoh", criteria.lke), criteria.lke)
    found = {
        finding.hit.item_id: finding.hit.points_at_stake
        for finding in controlled(assess_workbook(book, criteria), Control()).shown
        if finding.rule.code == "ZI401"
    }
    lacking = {p.id: p for p in problems_of(report_of(book, criteria)) if p.cause == "no_evidence"}
    both = lacking.keys() & found.keys()
    assert len(both) > 4
    for item in both:
        assert lacking[item].step_points.value == pytest.approx(float(found[item]))
        assert lacking[item].standing.next == ""
        assert lacking[item].alone


def test_actions_of_the_plan_sum_to_what_the_plan_gains(criteria: CriteriaSet) -> None:
    for book in (middling(criteria), begun(criteria)):
        report = report_of(book, criteria)
        gained = sum(action.points.value for action in report.actions if action.from_plan)
        now = next(score.total for score in report.scores if score.decides)
        assert now is not None
        assert gained == pytest.approx(report.plan.total_after.value - now.value)
        assert report.plan.led == sum(action.from_plan for action in report.actions)
        assert report.plan.led + report.plan.following == len(report.plan.steps)


def test_up_to_the_best_level_is_never_less_than_the_step(criteria: CriteriaSet) -> None:
    for book in (middling(criteria), begun(criteria)):
        report = report_of(book, criteria)
        for action in (*report.actions, *report.top_actions):
            assert action.points_best.value >= action.points.value - 1e-9


def test_every_action_says_who_could_help(criteria: CriteriaSet) -> None:
    report = report_of(begun(criteria), criteria)
    assert all(action.people for action in (*report.actions, *report.top_actions))


def test_what_others_decide_is_marked_in_gaps_too(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    answers = one_lower(criteria) | {125: "3.7"}
    report = report_of(filled(pack, answers, frozenset(pack.questions)), criteria)
    marked = {problem.soal: problem for problem in problems_of(report) if not problem.alone}
    assert {"125", "126"} <= set(marked)
    assert all(problem.who for problem in marked.values())
    order = [action.alone for action in report.actions if not action.from_plan]
    assert order == sorted(order, reverse=True)


# --- page one


def blank_soals(assessment: Assessment) -> set[int]:
    return {soal for soal in assessment.pack.questions if assessment.given(soal).option is None} - {
        soal for soal in assessment.pack.questions if assessment.given(soal).number is not None
    }


def numbers(action: Action) -> set[int]:
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", action.soal):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def test_blanks_are_one_action_and_surveys_another(criteria: CriteriaSet) -> None:
    book = begun(criteria)
    report = report_of(book, criteria)
    fill_in, surveys, *others = report.top_actions
    open_ones = blank_soals(assess_workbook(book, criteria))
    kinds = {soal: criteria.lke.questions[soal].scale.kind for soal in open_ones}
    indices = {soal for soal, kind in kinds.items() if kind is ScaleKind.INDEX}
    assert numbers(surveys) == indices
    assert numbers(fill_in) == open_ones - indices
    assert str(len(open_ones - indices)) in fill_in.label
    assert fill_in.at_most
    assert others
    assert len(report.top_actions) == TOP


def test_no_count_that_nobody_knows_is_an_action_of_page_one(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    answers = one_lower(criteria)
    for soal in (88, 89, 102, 103, 104, 110, 111, 112):
        answers.pop(soal)
    report = report_of(filled(pack, answers, frozenset(pack.questions)), criteria)
    assert any(step.assumed for step in report.plan.steps) or report.plan.steps
    for action in report.top_actions:
        assert action.number == 0 or not numbers(action) & {88, 89, 102, 103, 104, 110, 111, 112}
    told = [step.deed for step in report.plan.steps if step.assumed]
    assert not any(re.search(r"\d", deed) for deed in told)


def test_a_workbook_without_blanks_has_no_such_action(criteria: CriteriaSet) -> None:
    report = report_of(middling(criteria), criteria)
    assert report.top_actions == report.actions[:TOP]


# --- numbers that cannot be, and answers on another scale


def test_counts_that_cannot_be_are_to_be_put_right(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    answers: dict[int, Typed] = best_answers(pack) | {113: 2, 114: 2, 115: 0, 116: 6}
    evidence = frozenset(pack.questions) - {113, 114, 115, 116}
    report = report_of(filled(pack, answers, evidence), criteria, "en")
    (problem,) = problems_of(report)
    assert problem.soal_ids == (113, 114, 115, 116)
    assert problem.deed == "Put the numbers right: soal 116 (6) may be at most soal 113 + 114 + 115 (4)"
    assert "Complete" not in problem.standing.next_meaning
    asked = {row.id: row for row in report.prerequisites}["unit.lhkpn"]
    assert (asked.status, asked.cell) == ("unknown", "LKE ZI!K116")


@pytest.mark.parametrize(("changes", "errors"), [({}, 0), ({116: 6}, 1), ({116: 6, 123: 9}, 2)])
def test_page_one_says_how_many_findings_are_errors(
    criteria: CriteriaSet, changes: dict[int, Typed], errors: int
) -> None:
    pack = criteria.lke
    book = filled(pack, best_answers(pack) | changes, frozenset(pack.questions))
    verdict = report_of(book, criteria).verdict
    assert verdict.errors == errors
    assert [s for s in verdict.sentences if "galat" in s] == list(verdict.sentences[: int(errors > 0)])
    assert verdict.tone == "ready"


def test_a_survey_on_another_scale_is_typed_again_and_not_held_again(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    book = filled(pack, best_answers(pack) | {127: 87.65}, frozenset(pack.questions))
    (action,) = report_of(book, criteria).top_actions
    assert (action.soal, action.what) == ("127", "Ketik ulang 87,65 sebagai 3,506")


# --- the farthest gates


def test_the_farthest_gates_are_two_problems(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    covered = {
        gate.id: frozenset(item for part in gate.of for item in indicators_of(pack, part))
        for gate in pack.gates
    }
    for book in (middling(criteria), begun(criteria), filled(pack, {})):
        report = report_of(book, criteria)
        if len(report.farthest) == 2:
            first, second = (covered[gate.id] for gate in report.farthest)
            assert not first <= second
            assert not second <= first
    blank = report_of(filled(pack, {}), criteria)
    assert [gate.missing_part.value for gate in blank.farthest if gate.missing_part] == [100, 100]


def test_the_farthest_lacks_the_largest_part_of_its_minimum(criteria: CriteriaSet) -> None:
    report = report_of(middling(criteria), criteria)
    parts = [gate.missing_part.value for gate in report.gates if gate.missing_part is not None]
    assert parts
    farthest = report.farthest[0]
    assert farthest.missing_part is not None
    assert farthest.missing_part.value == max(parts)


def test_a_percentage_lacks_percentage_points(criteria: CriteriaSet) -> None:
    blank = report_of(filled(criteria.lke, {}), criteria)
    words = {gate.id: gate.shortfall_words for gate in blank.gates}
    assert words["area-1"] == "60,00 poin persen"
    assert words["total"] == "75,00 poin"


# --- what stands beside the numbers


def test_gaps_name_the_view_that_they_are_counted_by(criteria: CriteriaSet) -> None:
    report = report_of(filled(criteria.lke, best_answers(criteria.lke), frozenset(range(1, 60))), criteria)
    supported = next(score.total for score in report.scores if score.id == "supported")
    assert supported is not None
    assert supported.text in report.problems.basis
    assert supported.value + report.problems.points.value == pytest.approx(100)


def test_page_one_says_what_evidence_alone_carries(criteria: CriteriaSet) -> None:
    report = report_of(filled(criteria.lke, best_answers(criteria.lke), frozenset(range(1, 60))), criteria)
    assert any("bukti dukung saja" in sentence for sentence in report.verdict.sentences)


def test_settings_are_named(criteria: CriteriaSet) -> None:
    from zi_cli.gap_report.settings import settings_text
    from zi_cli.language import Translator

    assessment = assess_workbook(middling(criteria), criteria)
    plain = controlled(assessment, Control())
    assert settings_text(plain, Fraction(0), Translator("id")) == ""
    few = controlled(assessment, replace(Control(), codes=frozenset({"ZI401"}), config="/ada/di/zi.toml"))
    told = settings_text(few, Fraction(0), Translator("id"))
    assert told.startswith("zi.toml; ")
    assert str(few.left_out) in told
    assert settings_text(plain, Fraction(5, 2), Translator("id")) == "jarak aman 2,5"
