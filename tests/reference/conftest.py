"""The official files, as something to build workbooks from."""

from pathlib import Path

import pytest

from tests.reference.fillers import Reference


@pytest.fixture(scope="session")
def official(reference: Path) -> Reference:
    """Skips where the official files are not at hand."""
    return Reference(reference)
