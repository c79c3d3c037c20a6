"""The numbers of the instrument as the regulation has them, written down a second time: a slip in the YAML shows here."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from zi_cli.criteria.lke.pack import Measure, Pack, RatioRule, ScaleKind

AREA_WEIGHTS = {1: "4", 2: "3.5", 3: "5", 4: "5", 5: "7.5", 6: "5"}
"""Of pemenuhan; reform has the same."""
RATIOS = {
    # soal: (rule, numerator, denominators, required but unused, ratio where all is 0)
    (88, 89): (RatioRule.SHARE, 89, (88,), (), 0),
    (90, 91): (RatioRule.SHARE, 91, (90,), (), 0),
    (102, 103, 104): (RatioRule.REDUCTION, 103, (102,), (104,), 1),
    (105, 106): (RatioRule.SHARE, 106, (105,), (), 0),
    (110, 111, 112): (RatioRule.SHARE, 112, (110,), (111,), 1),
    (113, 114, 115, 116): (RatioRule.SHARE, 116, (113, 114, 115), (), 1),
    (117, 118, 119, 120): (RatioRule.SHARE, 120, (117, 118, 119), (), 1),
    (122, 123): (RatioRule.SHARE, 123, (122,), (), 0),
}
GATES = {
    # id: (of, measure, WBK, WBBM)
    "total": (("A", "B"), Measure.POINTS, "75", "85"),
    "pengungkit": (("A",), Measure.POINTS, "40", "48"),
    **{
        f"area-{n}": ((f"A.I.{n}", f"A.II.{n}"), Measure.PERCENT, "60", "75")
        for n in range(1, 7)
    },
    "birokrasi-bersih": (("B.I",), Measure.POINTS, "18.25", "19.5"),
    "spak": (("B.I.a",), Measure.POINTS, "15.75", "15.75"),
    "capaian-kinerja": (("B.I.b",), Measure.POINTS, "2.5", "3.75"),
    "pelayanan-prima": (("B.II",), Measure.POINTS, "14", "15.75"),
    "predikat-wbk": (("WBK",), Measure.PREDICATE, None, "1"),
}  # fmt: skip


def test_inputs_and_indicators(pack: Pack) -> None:
    assert list(pack.questions) == list(range(1, 128))
    kinds = Counter(question.scale.kind for question in pack.questions.values())
    assert kinds == {ScaleKind.OPTIONS: 103, ScaleKind.INDEX: 2, ScaleKind.COUNT: 22}
    aspects = Counter(
        "hasil" if item.startswith("B") else "reform" if item.startswith("A.II.") else "pemenuhan"
        for item in pack.indicators
    )
    assert aspects == {"pemenuhan": 87, "reform": 23, "hasil": 3}
    assert len(pack.indicators) == 113


def test_headline_weights(pack: Pack) -> None:
    weights = {
        name: sum((pack.weight_points(node) for node in nodes), Fraction(0))
        for name, nodes in pack.totals.items()
    }
    assert weights == {"total": 100, "pengungkit": 60, "pemenuhan": 30, "reform": 30, "hasil": 40}
    assert {node: pack.weight_points(node) for node in ("B.I", "B.I.a", "B.I.b", "B.II", "B.II.a")} == {
        "B.I": Fraction("22.5"), "B.I.a": Fraction("17.5"), "B.I.b": 5, "B.II": Fraction("17.5"), "B.II.a": Fraction("17.5"),
    }  # fmt: skip


def test_area_weights(pack: Pack) -> None:
    assert [area.number for area in pack.areas] == [1, 2, 3, 4, 5, 6]
    for area in pack.areas:
        assert (area.pemenuhan, area.reform) == (f"A.I.{area.number}", f"A.II.{area.number}")
        expected = Fraction(AREA_WEIGHTS[area.number])
        assert pack.weight_points(area.pemenuhan) == pack.weight_points(area.reform) == expected


def test_every_weight_is_the_sum_of_its_parts(pack: Pack) -> None:
    for node in pack.nodes.values():
        parts = [child.weight_points for child in node.children]
        parts += [pack.weight_points(indicator.id) for indicator in node.indicators]
        assert sum(parts, Fraction(0)) == node.weight_points, node.id
    assert sum((pack.weight_points(item) for item in pack.indicators), Fraction(0)) == 100


def test_the_wealth_reports_are_two_nodes_of_weight_1_under_one_of_2(pack: Pack) -> None:
    assert pack.weight_points("A.II.5.iii") == 2
    assert [child.id for child in pack.nodes["A.II.5.iii"].children] == ["A.II.5.iii.a", "A.II.5.iii.b"]
    assert {child.weight_points for child in pack.nodes["A.II.5.iii"].children} == {Fraction(1)}


def test_scales(pack: Pack) -> None:
    ratios = {scale.written: list(scale.ratios.values()) for scale in pack.scales.values() if scale.ratios}
    assert ratios == {
        "Ya/Tidak": [1, 0],
        "A/B/C": [1, Fraction("0.5"), 0],
        "A/B/C/D": [1, Fraction("0.67"), Fraction("0.33"), 0],
        "A/B/C/D/E": [1, Fraction("0.75"), Fraction("0.5"), Fraction("0.25"), 0],
    }
    assert [scale.maximum for scale in pack.scales.values() if scale.kind is ScaleKind.INDEX] == [4]
    assert [soal for soal, q in pack.questions.items() if q.scale.kind is ScaleKind.INDEX] == [125, 127]


def test_ratios(pack: Pack) -> None:
    found = {
        i.soal_ids: (
            i.ratio.rule,
            i.ratio.numerator,
            i.ratio.denominator,
            i.ratio.required,
            i.ratio.zero.nothing,
        )
        for i in pack.indicators.values()
        if i.ratio is not None
    }
    assert found == RATIOS
    something = {i.ratio.numerator: i.ratio.zero.something for i in pack.indicators.values() if i.ratio}
    assert something == {**dict.fromkeys(something, None), 103: 0}


@pytest.mark.parametrize("gate_id", GATES)
def test_gates(pack: Pack, gate_id: str) -> None:
    of, measure, wbk, wbbm = GATES[gate_id]
    gate = next(gate for gate in pack.gates if gate.id == gate_id)
    expected = {target: Fraction(value) for target, value in (("WBK", wbk), ("WBBM", wbbm)) if value}
    assert (gate.of, gate.measure, dict(gate.minimum)) == (of, measure, expected)


def test_there_are_no_other_gates(pack: Pack) -> None:
    assert [gate.id for gate in pack.gates] == list(GATES)
    assert (len(pack.gates_for("WBK")), len(pack.gates_for("WBBM"))) == (12, 13)
    assert set(pack.targets) == {"WBK", "WBBM"}


def test_ids_follow_the_regulation(pack: Pack) -> None:
    ids = [*pack.nodes, *pack.indicators, *(q.id for q in pack.questions.values() if q.id != q.indicator_id)]
    assert len(set(ids)) == len(ids) == len({item.casefold() for item in ids})
    for item in ids:
        assert re.fullmatch(r"[AB](\.(I|II))?(\.[1-6])?(\.[ivx]+)?(\.[a-z])?(\.[a-z])?(\.[1-4])?", item), item
    assert {88: "A.II.1.i.a.1", 125: "B.I.a", 126: "B.I.b", 127: "B.II.a", 1: "A.I.1.i.a"}.items() <= {
        soal: question.id for soal, question in pack.questions.items()
    }.items()


def test_questions_come_in_the_order_of_the_regulation(pack: Pack) -> None:
    rows = pack.layouts["lampiran-iii"].rows
    order = [rows[question.id] for question in pack.questions.values()]
    assert order == sorted(order)
    assert len(set(order)) == 127


def test_the_rows_of_the_second_layout(pack: Pack) -> None:
    first, second = pack.layouts["lampiran-iii"].rows, pack.layouts["portalrb"].rows
    for soal, question in pack.questions.items():
        assert second[question.id] == first[question.id] - (2 if soal <= 60 else 3)


def test_every_question_can_be_understood(pack: Pack) -> None:
    for soal, question in pack.questions.items():
        assert list(question.levels) == list(question.scale.ratios), soal
        assert len(set(question.levels.values())) == len(question.levels), f"{soal}: two levels read the same"
        assert all(len(level) > 10 for level in question.levels.values()), soal
        assert question.evidence
        assert all(document.strip() for document in question.evidence), soal
        assert question.question.strip(), soal


def test_labels(pack: Pack) -> None:
    labels = [question.label for question in pack.questions.values()]
    labels += [i.label for i in pack.indicators.values() if i.ratio is not None]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert all(0 < len(label) <= 60 for label in labels)


def test_every_number_has_its_source(pack: Pack) -> None:
    assert all(node.source for node in pack.nodes.values())
    assert all(scale.source for scale in pack.scales.values())
    assert all(gate.source.startswith("P90") for gate in pack.gates)
    for indicator in pack.indicators.values():
        if indicator.weight_points is not None:
            assert indicator.source, indicator.id
        if indicator.ratio is not None:
            assert indicator.ratio.source
            assert indicator.ratio.zero.reason
            assert "zi" in indicator.ratio.zero.source, "a policy is ours and says so"


def test_every_row_can_be_recognised(pack: Pack) -> None:
    layout = pack.layouts["lampiran-iii"]
    assert set(layout.rows) == {
        *pack.nodes, *pack.indicators, *(q.id for q in pack.questions.values()), *layout.texts,
    }  # fmt: skip
    assert set(layout.rows) == set(pack.wording)
