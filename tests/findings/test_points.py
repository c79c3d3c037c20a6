"""Mending what a finding asks for, alone, removes it and raises the named view by exactly the points it named."""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders.filled import answer, best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Finding
from zi_cli.findings.stakes import answering_view, at_best
from zi_cli.workbook.answers import Answer, AnswerState
from zi_cli.workbook.filled import FilledWorkbook

SLIPS: dict[ScaleKind, list[str | int | float | None]] = {
    ScaleKind.OPTIONS: [None, "A", "B", "C", "E", "Ya", "Tidak", "Z", "cukup"],
    ScaleKind.INDEX: [None, 3.2, 4, 4.5, 87.65, "87,65 %", 0.8765, 0.62, 0.9, 0.1, "baik"],
    ScaleKind.COUNT: [None, 0, 0, 1, 2, 3, 5, 12, -1, 2.5, "banyak"],
}
UNFINISHED = (AnswerState.ERROR, AnswerState.UNCALCULATED)
CODES = (
    "ZI201", "ZI301", "ZI302", "ZI303", "ZI304", "ZI305", "ZI601", "ZI604", "ZI605", "ZI607", "ZI608",
    "ZI801", "ZI802", "ZI803", "ZI805",
)  # fmt: skip


SEEDS = range(5)
"""Random workbooks; each rule of CODES is met on one of them at least."""
ELSEWHERE = {
    "ZI202": "test_structure.py",
    **dict.fromkeys(("ZI401", "ZI402", "ZI403", "ZI408"), "test_evidence.py"),
}
"""Rules that name points too, and the module that mends a file for them."""


def slipped(pack: Pack, dice: random.Random, often: float) -> dict[int, str | int | float | None]:
    """Full marks, with slips; the two indices slip three times as often, being so few."""
    kinds = {soal: question.scale.kind for soal, question in pack.questions.items()}
    return {
        soal: dice.choice(SLIPS[kinds[soal]])
        if dice.random() < often * (3 if kinds[soal] is ScaleKind.INDEX else 1)
        else typed
        for soal, typed in best_answers(pack).items()
    }


def workbook(pack: Pack, seed: int) -> FilledWorkbook:
    dice = random.Random(seed)
    evidence = frozenset(soal for soal in pack.questions if dice.random() < 0.7)
    book = filled(pack, slipped(pack, dice, 0.25), evidence, slipped(pack, dice, 0.2))
    for soal in dice.sample(list(pack.questions), 6):
        state = dice.choice([*UNFINISHED, AnswerState.NOT_FOUND])
        cell = None if state is AnswerState.NOT_FOUND else f"LKE ZI!K{soal}"
        book = with_answer(book, soal, Answer(state=state, cell=cell), View.CLAIMED)
    return book


def with_answer(book: FilledWorkbook, soal: int, given: Answer, view: View) -> FilledWorkbook:
    changed = book.responses[soal]._replace(**{"tpi" if view is View.TPI else "answer": given})
    return replace(book, responses={**book.responses, soal: changed})


def mended(now: Assessment, finding: Finding) -> FilledWorkbook:
    """The workbook with what the finding asks for, and nothing else."""
    pack, book, hit = now.pack, now.filled, finding.hit
    view = answering_view(now)
    code = finding.rule.code
    if code in ("ZI801", "ZI802"):  # TPI comes to agree
        indicators = [hit.item_id] if code == "ZI801" else apart(now)
        for soal in (s for item in indicators for s in pack.indicators[str(item)].soal_ids):
            book = with_answer(book, soal, book.responses[soal].answer, View.TPI)
        return book
    if code == "ZI805":
        for soal in pack.indicators[str(hit.item_id)].soal_ids:
            tpi = book.responses[soal].tpi
            assert tpi is not None
            book = with_answer(book, soal, tpi, View.CLAIMED)
        return book
    assert hit.soal_id is not None
    question = pack.questions[hit.soal_id]
    if code == "ZI803":
        return with_answer(book, hit.soal_id, book.responses[hit.soal_id].answer, View.TPI)
    if code == "ZI601":
        total = pack.indicators[question.indicator_id].ratio
        assert total is not None
        count = now.given(hit.soal_id)
        return with_answer(book, total.denominator[0], count, view)
    number = wanted_number(now, finding, question)
    if number is not None:
        given = answer(pack, hit.soal_id, float(number))
    else:
        given = at_best(now, question, view if code != "ZI201" else View.CLAIMED).answer
    return with_answer(book, hit.soal_id, given, View.CLAIMED if code == "ZI201" else view)


def wanted_number(now: Assessment, finding: Finding, question: Question) -> Fraction | None:
    """The number that the finding asks for; None where it is any best answer."""
    code, soal = finding.rule.code, question.soal_id
    given = now.given(soal)
    if code == "ZI605":
        ratio = now.pack.indicators[question.indicator_id].ratio
        assert ratio is not None
        return sum((now.given(s).number or Fraction(0) for s in ratio.denominator), Fraction(0))
    if code == "ZI604":
        (limit,) = [limit for limit in now.pack.limits if limit.at == soal]
        left, right = (
            sum((now.given(s).number or Fraction(0) for s in side), Fraction(0))
            for side in (limit.left, limit.right)
        )
        return max(Fraction(0), (given.number or Fraction(0)) + right - left)
    if code == "ZI607":
        return Fraction(given.written.rstrip(" %").replace(",", ".")) / 25
    if code == "ZI608":
        number = given.number or Fraction(0)
        return number * 4 if number * 4 >= 1 else number
    return None


def apart(now: Assessment) -> Iterator[str]:
    """Indicators that TPI puts a level below the unit: those that are told together."""
    (hit,) = [f.hit for f in find_all(now, ["ZI802"])]
    listed = {int(soal) for soal in str(hit.message.values["soals"].text).split(", ")}  # type: ignore[attr-defined]
    for indicator in now.pack.indicators.values():
        if indicator.soal_ids[-1] in listed:
            yield indicator.id


def total(now: Assessment, view: View | None) -> Fraction:
    score = now.scores[view or now.view]
    assert score is not None
    return score.totals["total"]


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("seed", SEEDS)
def test_points_are_exact(criteria: CriteriaSet, seed: int, view: View) -> None:
    book = workbook(criteria.lke, seed)
    now = assess_workbook(book, criteria, view=view)
    seen = set()
    for finding in find_all(now, CODES):
        code, points = finding.rule.code, finding.hit.points_at_stake
        if finding.hit.item_id == "open" or (code == "ZI608" and not points):
            continue  # TPI's many open questions, and an index that could be anything
        after = assess_workbook(mended(now, finding), criteria, view=view)
        gained = total(after, finding.hit.view) - total(now, finding.hit.view)
        where = (code, finding.hit.soal_id, finding.hit.item_id)
        if code == "ZI604" and not points:  # two numbers for the same: nothing is promised
            assert gained <= 0, where
        else:
            assert gained == points, where
            still = {f.fingerprint for f in find_all(after, [code])}
            assert finding.fingerprint not in still, where
        seen.add(code)
    assert len(seen) > 5


@pytest.mark.parametrize("view", list(View))
def test_every_rule_that_names_points_is_mended_somewhere(criteria: CriteriaSet, view: View) -> None:
    for seed in SEEDS:
        found = find_all(assess_workbook(workbook(criteria.lke, seed), criteria, view=view))
        named = {finding.rule.code for finding in found if finding.hit.points_at_stake}
        assert named <= {*CODES, *ELSEWHERE}


def test_every_rule_is_mended_on_some_random_workbook(criteria: CriteriaSet) -> None:
    books = [workbook(criteria.lke, seed) for seed in SEEDS]
    now = [assess_workbook(book, criteria, view=view) for book in books for view in View]
    assert {finding.rule.code for one in now for finding in find_all(one, CODES)} == set(CODES)


def test_a_blank_count_brings_nothing_while_another_is_blank_too(criteria: CriteriaSet) -> None:
    pack = criteria.lke
    book = filled(pack, {**best_answers(pack), 113: None, 115: None})
    hits = [f.hit for f in find_all(assess_workbook(book, criteria), ["ZI301"])]
    assert [(hit.soal_id, hit.points_at_stake) for hit in hits] == [(113, 0), (115, 0)]
    assert [hit.hint.values["others"] for hit in hits] == ["115", "113"]


@pytest.mark.parametrize(
    ("changes", "soal", "best"),
    [
        ({116: None}, 116, 3),
        ({113: None}, 113, 1),
        ({103: None}, 103, 0),
        ({102: None}, 102, 0),  # none last year, none this year: counted in full by policy
        ({102: None, 103: 2}, 102, None),  # the more last year, the better: no one number
        ({104: None}, 104, 0),
        ({90: None}, 90, 3),  # the same as soal 89
        ({89: None}, 89, 3),
        ({110: None, 112: 7}, 110, 7),
    ],
)
def test_the_best_count(criteria: CriteriaSet, changes: dict[int, int | None], soal: int, best: int) -> None:
    pack = criteria.lke
    now = assess_workbook(filled(pack, {**best_answers(pack), **changes}), criteria)
    found = at_best(now, pack.questions[soal], View.CLAIMED)
    weight = pack.weight_points(pack.questions[soal].indicator_id)
    assert found.points == (0 if best is None else weight)
    assert best is None or found.answer.number == best
