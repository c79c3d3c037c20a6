"""Fixtures of the report's formats."""

import pytest

from tests.builders.gap_report import reports_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.report import GapReport


@pytest.fixture(scope="session")
def reports(criteria: CriteriaSet) -> dict[str, GapReport]:
    """A report of each kind, by name."""
    return reports_of(criteria)
