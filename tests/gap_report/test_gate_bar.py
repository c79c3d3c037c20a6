"""The bar of a gate: always as wide, the minimum in sight, what is missed never full."""

from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from tests.builders.gap_report import report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.formats.gate_bar import COLUMNS, bar
from zi_cli.gap_report.gates import GateRow

DARK = "1F2A37"


@pytest.fixture(scope="module")
def gate(criteria: CriteriaSet) -> GateRow:
    pack = criteria.lke
    workbook = filled(pack, best_answers(pack), frozenset(pack.questions))
    return next(one for one in report_of(workbook, criteria).gates if one.minimum is not None)


@pytest.mark.parametrize("minimum", [0.0, 0.001, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("actual", [0.0, 0.001, 0.5, 0.7499, 0.75, 1.0])
@pytest.mark.parametrize("state", ["met", "missed", "unknown"])
def test_the_minimum_is_a_column_of_its_own(gate: GateRow, state: str, actual: float, minimum: float) -> None:
    pieces = bar(replace(gate, state=state, actual_share=actual, minimum_share=minimum))
    assert sum(piece.columns for piece in pieces) == COLUMNS
    assert all(piece.columns > 0 for piece in pieces)
    assert [piece.columns for piece in pieces if piece.colour == DARK] == [1]


def test_a_predicate_has_no_mark(gate: GateRow) -> None:
    for share in (0.0, 1.0):
        (piece,) = bar(replace(gate, minimum=None, actual_share=share))
        assert piece.columns == COLUMNS
