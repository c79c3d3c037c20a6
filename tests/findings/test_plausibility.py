"""ZI611: counts that can be, but hardly are."""

import pytest

from tests.findings.conftest import Find, Save


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_a_year_in_a_count_is_told_at_its_cell(save: Save, find: Find, year: int) -> None:
    assert find(save({105: year}), "ZI611") == [("ZI611", 105, "LKE ZI!K161")]


@pytest.mark.parametrize("count", [5, 250, 1999, 2100, 20_260])
def test_other_counts_are_left_alone(save: Save, find: Find, count: int) -> None:
    assert find(save({105: count}), "ZI611") == []
