"""Gates: independent, exact, and honest about what a file cannot tell."""

from fractions import Fraction

import pytest

from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.gates import check_gates, score_areas
from zi_cli.assessment.scoring import Outcome, score_ratios
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.language import Translator


def assess(pack: Pack, target: str = "WBK", holds_wbk: bool | None = None, **changes: Typed) -> Assessment:
    answers = {**best_answers(pack), **{int(name[1:]): value for name, value in changes.items()}}
    return assess_workbook(filled(pack, answers), CriteriaSet(lke=pack), target, View.CLAIMED, holds_wbk)


def met(assessment: Assessment) -> dict[str, bool | None]:
    return {result.gate.id: result.met for result in assessment.gates}


def test_wbk_and_wbbm_have_their_own_minimums(pack: Pack) -> None:
    minimums = {t: {g.id: g.minimum[t] for g in pack.gates_for(t)} for t in pack.targets}
    areas = {f"area-{number}" for number in range(1, 7)}
    assert minimums["WBK"] == {
        "total": 75,
        "pengungkit": 40,
        **dict.fromkeys(areas, 60),
        "birokrasi-bersih": Fraction("18.25"),
        "spak": Fraction("15.75"),
        "capaian-kinerja": Fraction("2.5"),
        "pelayanan-prima": 14,
    }
    assert minimums["WBBM"] == {
        "total": 85,
        "pengungkit": 48,
        **dict.fromkeys(areas, 75),
        "birokrasi-bersih": Fraction("19.5"),
        "spak": Fraction("15.75"),
        "capaian-kinerja": Fraction("3.75"),
        "pelayanan-prima": Fraction("15.75"),
        "predikat-wbk": 1,
    }


@pytest.mark.parametrize(
    ("target", "soal", "value", "gate", "expected"),
    [
        ("WBK", "s125", 3.6, "spak", True),
        ("WBK", "s125", 3.5999, "spak", False),
        ("WBBM", "s125", 3.6, "spak", True),
        ("WBK", "s126", "C", "capaian-kinerja", True),
        ("WBK", "s126", "D", "capaian-kinerja", False),
        ("WBBM", "s126", "C", "capaian-kinerja", False),
        ("WBBM", "s126", "B", "capaian-kinerja", True),
        ("WBK", "s127", 3.2, "pelayanan-prima", True),
        ("WBK", "s127", 3.19, "pelayanan-prima", False),
        ("WBBM", "s127", 3.6, "pelayanan-prima", True),
        ("WBBM", "s127", 3.59, "pelayanan-prima", False),
    ],
)
def test_equality_meets_and_less_does_not(
    pack: Pack, target: str, soal: str, value: Typed, gate: str, expected: bool
) -> None:
    assert met(assess(pack, target, True, **{soal: value}))[gate] is expected


@pytest.mark.parametrize("gate", ["total", "pengungkit", "area-1", "area-5", "birokrasi-bersih"])
def test_a_thousandth_of_a_point_below_is_missed_and_never_shows_as_met(pack: Pack, gate: str) -> None:
    """Scale all ratios so that the gate is met exactly, then take a thousandth of a point away."""
    rule = next(g for g in pack.gates if g.id == gate)
    weight = sum((pack.weight_points(item) for item in rule.of), Fraction(0))
    minimum = rule.minimum["WBK"] if rule.measure == "points" else rule.minimum["WBK"] * weight / 100
    for missing, expected in ((Fraction(0), True), (Fraction(1, 1000), False)):
        ratio = (minimum - missing) / weight
        ratios = dict.fromkeys(pack.indicators, (ratio, Outcome.COUNTED, ""))
        result = next(
            r for r in check_gates(pack, "WBK", score_ratios(pack, ratios), None) if r.gate.id == gate
        )
        assert result.met is expected
        assert result.actual is not None
        shown = Translator("en").number_below(result.actual, result.minimum)
        assert (Fraction(shown) >= result.minimum) is expected
        if not expected:
            short = Translator("en").shortfall(result.actual, result.minimum)
            assert Fraction(short) > 0
            assert Fraction(shown) + Fraction(short) == result.minimum


def test_area_halves_are_judged_together(pack: Pack) -> None:
    reform_empty = {f"s{soal}": None for soal in pack.nodes["A.II.1"].soal_ids()}
    assessment = assess(pack, **reform_empty)
    area = assessment.areas[0]
    assert (area.percent, area.pemenuhan_percent, area.reform_percent) == (50, 100, 0)
    assert met(assessment)["area-1"] is False
    one_half = assess(
        pack, **{name: value for name, value in reform_empty.items() if name not in ("s88", "s89")}
    )
    assert one_half.areas[0].percent == Fraction("62.5")
    assert met(one_half)["area-1"] is True


def test_area_percentages_and_gates_agree(pack: Pack) -> None:
    score = assess(pack, s12="C", s93="D").claimed
    percents = [area.percent for area in score_areas(pack, score)]
    gates = [r.actual for r in check_gates(pack, "WBK", score, None) if r.gate.id.startswith("area-")]
    assert percents == gates


def test_all_gates_met_is_ready_only_when_complete(pack: Pack) -> None:
    assert assess(pack).ready
    blank = assess(pack, s1=None)
    assert (blank.complete, blank.ready, all(met(blank).values())) == (False, False, True)
    invalid = assess(pack, s1="X")
    assert (invalid.complete, invalid.ready) == (False, False)
    over_zero = assess(pack, s122=0, s123=1)
    assert (over_zero.complete, over_zero.ready) == (False, False)


def test_wbbm_needs_to_know_whether_the_unit_holds_wbk(pack: Pack) -> None:
    assert met(assess(pack, "WBBM"))["predikat-wbk"] is None
    assert not assess(pack, "WBBM").ready
    assert not assess(pack, "WBBM", holds_wbk=False).ready
    assert assess(pack, "WBBM", holds_wbk=True).ready


def test_an_unknown_view_decides_nothing(pack: Pack) -> None:
    book = filled(pack, best_answers(pack), evidence_known=False)
    assessment = assess_workbook(book, CriteriaSet(lke=pack), "WBK", View.SUPPORTED)
    assert set(met(assessment).values()) == {None}
    assert not assessment.ready


def test_the_view_decides(pack: Pack) -> None:
    book = filled(pack, best_answers(pack))
    assert assess_workbook(book, CriteriaSet(lke=pack), "WBK", View.CLAIMED).ready
    assert not assess_workbook(book, CriteriaSet(lke=pack), "WBK", View.SUPPORTED).ready
    by_tpi = filled(pack, {}, tpi=best_answers(pack))
    assert assess_workbook(by_tpi, CriteriaSet(lke=pack), "WBK", View.TPI).ready
