"""The engine: official sums, zero denominators, and what must hold for any answers."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment import views
from zi_cli.assessment.scoring import Outcome, Score, score_answers
from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.criteria.load import load_pack

PACK = load_pack()


def typed(question: Question) -> st.SearchStrategy[Typed]:
    if question.scale.kind is ScaleKind.OPTIONS:
        return st.sampled_from([*question.scale.ratios, None, "X"])
    if question.scale.kind is ScaleKind.INDEX:
        return st.one_of(st.none(), st.integers(0, 400).map(lambda n: n / 100))
    return st.one_of(st.none(), st.integers(0, 12))


answers = st.fixed_dictionaries({soal: typed(question) for soal, question in PACK.questions.items()})


def score(given_answers: dict[int, Typed]) -> Score:
    book = filled(PACK, given_answers)
    return score_answers(PACK, {soal: response.answer for soal, response in book.responses.items()})


def with_best(**changes: Typed) -> dict[int, Typed]:
    return {**best_answers(PACK), **{int(name[1:]): value for name, value in changes.items()}}


def test_best_answers_earn_everything() -> None:
    totals = score(best_answers(PACK)).totals
    assert totals == {"total": 100, "pengungkit": 60, "pemenuhan": 30, "reform": 30, "hasil": 40}


def test_no_answers_earn_nothing() -> None:
    assert set(score(dict.fromkeys(PACK.questions)).totals.values()) == {0}


@pytest.mark.parametrize(
    ("soal", "letter", "points"),
    [
        (1, "Tidak", Fraction("0.25")),
        (4, "B", Fraction(1, 3) / 2),
        (6, "B", Fraction("0.33") / 3),  # 0.67 literally, not two thirds
        (6, "C", Fraction("0.67") / 3),
        (14, "D", Fraction("0.75") / 3),
        (126, "C", Fraction("2.5")),
    ],
)
def test_a_level_costs_exactly_its_share(soal: int, letter: str, points: Fraction) -> None:
    assert score({**best_answers(PACK), soal: letter}).totals["total"] == 100 - points


@pytest.mark.parametrize(
    ("changes", "indicator", "ratio", "outcome"),
    [
        ({"s88": 4, "s89": 3}, "A.II.1.i.a", Fraction(3, 4), Outcome.COUNTED),
        ({"s88": 4, "s89": 9}, "A.II.1.i.a", 1, Outcome.COUNTED),
        ({"s88": 0, "s89": 0}, "A.II.1.i.a", 0, Outcome.POLICY),
        ({"s88": 0, "s89": 1}, "A.II.1.i.a", 0, Outcome.OVER_ZERO),
        ({"s90": 0, "s91": 0}, "A.II.1.i.b", 0, Outcome.POLICY),
        ({"s102": 4, "s103": 1}, "A.II.3.iii.a", Fraction(3, 4), Outcome.COUNTED),
        ({"s102": 4, "s103": 5}, "A.II.3.iii.a", 0, Outcome.COUNTED),
        ({"s102": 0, "s103": 0}, "A.II.3.iii.a", 1, Outcome.POLICY),
        ({"s102": 0, "s103": 2}, "A.II.3.iii.a", 0, Outcome.POLICY),
        ({"s104": None}, "A.II.3.iii.a", 0, Outcome.BLANK),
        ({"s104": 3}, "A.II.3.iii.a", 1, Outcome.COUNTED),
        ({"s105": 0, "s106": 0}, "A.II.4.i.a", 0, Outcome.POLICY),
        ({"s105": 3, "s106": 2}, "A.II.4.i.a", Fraction(2, 3), Outcome.COUNTED),
        ({"s110": 0, "s112": 0}, "A.II.5.ii.a", 1, Outcome.POLICY),
        ({"s110": 0, "s112": 1}, "A.II.5.ii.a", 0, Outcome.OVER_ZERO),
        ({"s111": None}, "A.II.5.ii.a", 0, Outcome.BLANK),
        ({"s111": 7}, "A.II.5.ii.a", 1, Outcome.COUNTED),
        ({"s113": 1, "s114": 2, "s115": 3, "s116": 3}, "A.II.5.iii.a.a", Fraction(1, 2), Outcome.COUNTED),
        ({"s113": 0, "s114": 0, "s115": 0, "s116": 0}, "A.II.5.iii.a.a", 1, Outcome.POLICY),
        ({"s115": None}, "A.II.5.iii.a.a", 0, Outcome.BLANK),
        ({"s117": 0, "s118": 0, "s119": 8, "s120": 6}, "A.II.5.iii.b.a", Fraction(3, 4), Outcome.COUNTED),
        ({"s117": 0, "s118": 0, "s119": 0, "s120": 0}, "A.II.5.iii.b.a", 1, Outcome.POLICY),
        ({"s122": 0, "s123": 0}, "A.II.6.i.b", 0, Outcome.POLICY),
        ({"s122": 0, "s123": 1}, "A.II.6.i.b", 0, Outcome.OVER_ZERO),
        ({"s122": "x"}, "A.II.6.i.b", 0, Outcome.UNUSABLE),
    ],
)
def test_ratios(changes: dict[str, Typed], indicator: str, ratio: Any, outcome: Outcome) -> None:
    found = score(with_best(**changes)).indicators[indicator]
    assert (found.ratio, found.outcome) == (ratio, outcome)


def test_both_wealth_reports_count_one_point_each() -> None:
    assert score(with_best(s116=0)).nodes["A.II.5.iii"] == 1
    assert score(with_best(s120=0)).nodes["A.II.5.iii"] == 1


def test_index_is_a_share_of_four() -> None:
    assert score(with_best(s125=3.6)).score_points("B.I.a") == Fraction("15.75")
    assert score(with_best(s127=3.2)).nodes["B.II"] == 14


@settings(max_examples=60, deadline=None)
@given(answers)
def test_every_sum_adds_up_and_stays_within_its_weight(given_answers: dict[int, Typed]) -> None:
    found = score(given_answers)
    for node in PACK.nodes.values():
        parts = [found.nodes[child.id] for child in node.children]
        parts += [found.indicators[indicator.id].score_points for indicator in node.indicators]
        assert sum(parts) == found.nodes[node.id]
        assert 0 <= found.nodes[node.id] <= node.weight_points
    assert found.totals["total"] == found.totals["pengungkit"] + found.totals["hasil"]


@settings(max_examples=60, deadline=None)
@given(answers, st.data())
def test_a_better_answer_never_lowers_a_score(given_answers: dict[int, Typed], data: st.DataObject) -> None:
    options = [s for s, q in PACK.questions.items() if q.scale.kind is ScaleKind.OPTIONS]
    soal = data.draw(st.sampled_from(options))
    levels = list(PACK.questions[soal].scale.ratios)
    first, second = sorted(
        data.draw(st.tuples(st.sampled_from(levels), st.sampled_from(levels))), key=levels.index
    )
    high, low = score({**given_answers, soal: first}), score({**given_answers, soal: second})
    assert all(low.nodes[node] <= high.nodes[node] for node in PACK.nodes)


@settings(max_examples=40, deadline=None)
@given(answers, st.sampled_from([89, 91, 106, 112, 116, 120, 123]))
def test_one_more_in_a_numerator_never_lowers_a_share(given_answers: dict[int, Typed], soal: int) -> None:
    indicator = next(i for i in PACK.indicators.values() if soal in i.soal_ids)
    full = {**given_answers, **{s: given_answers[s] or 1 for s in indicator.soal_ids}}
    count = full[soal]
    assert isinstance(count, int)
    assert score(full).totals["total"] <= score({**full, soal: count + 1}).totals["total"]


@settings(max_examples=40, deadline=None)
@given(answers, st.sampled_from([104, 111]), st.integers(0, 50))
def test_104_and_111_never_change_a_value(given_answers: dict[int, Typed], soal: int, count: int) -> None:
    assert score({**given_answers, soal: 0}) == score({**given_answers, soal: count})


@settings(max_examples=40, deadline=None)
@given(answers, st.frozensets(st.sampled_from(list(PACK.questions))), st.sampled_from(list(PACK.questions)))
def test_evidence_supports_and_never_lowers(
    given_answers: dict[int, Typed], evidence: frozenset[int], more: int
) -> None:
    def supported(links: frozenset[int]) -> Score:
        book = filled(PACK, given_answers, evidence=links)
        found = views.supported(PACK, book, views.claimed(PACK, book))
        assert found is not None
        return found

    claim, less, full = score(given_answers), supported(evidence), supported(evidence | {more})
    assert all(less.nodes[node] <= full.nodes[node] <= claim.nodes[node] for node in PACK.nodes)
    assert supported(frozenset(PACK.questions)).totals == claim.totals


def test_supported_is_unknown_where_evidence_cannot_be_seen() -> None:
    book = filled(PACK, best_answers(PACK), evidence_known=False)
    assert views.supported(PACK, book, views.claimed(PACK, book)) is None


def test_tpi_view_needs_answers_of_tpi() -> None:
    assert views.tpi(PACK, filled(PACK, best_answers(PACK))) is None
    assert views.tpi(PACK, filled(PACK, best_answers(PACK), tpi={})) is None
    found = views.tpi(PACK, filled(PACK, best_answers(PACK), tpi={1: "Ya"}))
    assert found is not None
    assert found.totals["total"] == Fraction("0.25")
