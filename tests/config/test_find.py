"""Which zi.toml is in force."""

from pathlib import Path

import pytest

from zi_cli.config.config import Config
from zi_cli.config.find import config_in_force
from zi_cli.errors import UsageProblem


@pytest.fixture
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder two below one with a zi.toml; the current one."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "zi.toml").write_text('view = "tpi"\ncriteria = ["kriteria"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_the_nearest_above(below: Path) -> None:
    config = config_in_force()
    assert (config.path, config.view) == (Path("../../zi.toml"), "tpi")
    assert config.criteria == (Path("../../kriteria"),)
    (below.parent / "zi.toml").write_text('view = "supported"\n', encoding="utf-8")
    assert config_in_force().view == "supported"
    (below / "zi.toml").mkdir()  # a folder of that name is none
    assert config_in_force().view == "supported"


def test_the_one_named_or_none(below: Path) -> None:
    (below / "lain.toml").write_text("margin = 1\n", encoding="utf-8")
    config = config_in_force("lain.toml")
    assert (config.path, config.view, config.margin) == (Path("lain.toml"), None, 1)
    assert config_in_force(wanted=False) == Config()


@pytest.mark.parametrize(
    ("named", "wanted"), [("tiada.toml", True), (".", True), ("x\0", True), ("zi.toml", False)]
)
def test_what_cannot_be(below: Path, named: str, wanted: bool) -> None:
    with pytest.raises(UsageProblem):
        config_in_force(named, wanted)
