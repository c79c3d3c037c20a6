"""The bar of a gate: as wide as the table, however near its edge a score or a minimum lies."""

from dataclasses import replace

import pytest

from tests.builders.gap_report import middling, report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.formats.gate_bar import COLUMNS, bar
from zi_cli.gap_report.gates import GateRow


@pytest.fixture(scope="module")
def gate(criteria: CriteriaSet) -> GateRow:
    return report_of(middling(criteria), criteria).gates[0]


@pytest.mark.parametrize("state", ["met", "missed", "unknown"])
@pytest.mark.parametrize("minimum", [0.0, 0.001, 0.02, 0.5, 0.999, 1.0])
@pytest.mark.parametrize("actual", [0.0, 0.001, 0.02, 0.5, 0.999, 1.0])
def test_it_fills_the_table(gate: GateRow, state: str, minimum: float, actual: float) -> None:
    changed = replace(gate, state=state, minimum_share=minimum, actual_share=actual)
    pieces = bar(changed)
    assert sum(piece.columns for piece in pieces) == COLUMNS
    assert all(piece.columns > 0 for piece in pieces)
