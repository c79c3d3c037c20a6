"""Fixtures that many tests share."""

import os
from pathlib import Path

import pytest

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_criteria, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The official pack."""
    return load_pack()


@pytest.fixture(scope="session")
def criteria() -> CriteriaSet:
    """All criteria that travel with zi."""
    return load_criteria()


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder with the official files, which are not part of the project."""
    folder = os.environ.get("ZI_REFERENCE")
    if not folder or not Path(folder).is_dir():
        pytest.skip("ZI_REFERENCE names no folder with the official files")
    return Path(folder)
