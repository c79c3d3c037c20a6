"""A copy of the official pack that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_cli.criteria.load import find_pack

Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled packs are kept: not among the user's."""
    return tmp_path_factory.mktemp("simpanan")


@pytest.fixture(autouse=True)
def _kept_apart(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_CACHE_DIR", str(kept))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The copied pack."""
    return shutil.copytree(find_pack("lke-zi-2026"), tmp_path / "pack")


@pytest.fixture
def spoil(copy: Path) -> Spoil:
    """Replace a piece of text in one of its files, once."""

    def spoil(name: str, old: str, new: str) -> Path:
        file = copy / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return spoil
