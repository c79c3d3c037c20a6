"""What a script needs from zi_cli.api: an assessment, findings, and both under the settings of a zi.toml."""

import inspect
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.lke import best, save_lke
from zi_cli import api
from zi_cli.config.notes import ConfigProblem
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import UsageProblem

CONFIG = """
target = "WBBM"
margin = 1
ignore = ["ZI107"]
fail_on = "warning"

[[waiver]]
code = "ZI401"
soal = 12
reason = "CONTOH: dokumen menyusul"
approver = "Kepala CONTOH"
expires = 2026-12-31
"""


@pytest.fixture
def path(pack: Pack, tmp_path: Path) -> Path:
    return save_lke(tmp_path / "lke.xlsx", pack, best(pack, unsupported=[12]))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "zi.toml"
    file.write_text(CONFIG, encoding="utf-8")
    return file


def test_everything_offered_explains_itself() -> None:
    for name in api.__all__:
        assert inspect.getdoc(getattr(api, name)), name


def test_without_settings_it_says_what_assess_and_find_all_say(path: Path) -> None:
    checked = api.check(path)
    assert checked.findings == api.find_all(api.assess(path))
    assert (checked.assessment.target, checked.waivers) == ("WBK", ())
    assert checked.passed, "a warning does not count"


def test_settings_are_never_looked_for(path: Path, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(config.parent)
    assert api.check(path).assessment.target == "WBK"


@pytest.mark.parametrize(("day", "waived"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_settings_named(path: Path, config: Path, day: date, waived: bool) -> None:
    checked = api.check(path, config, today=day)
    assert (checked.assessment.target, checked.assessment.margin) == ("WBBM", Fraction(1))
    (finding,) = [finding for finding in checked.findings if finding.rule.code == "ZI401"]
    assert (finding.waiver is not None) == waived
    assert api.check(path, api.read_config(config), today=day).findings == checked.findings


def test_mistakes_are_raised(path: Path, tmp_path: Path) -> None:
    (tmp_path / "salah.toml").write_text("targett = 'WBK'\n", encoding="utf-8")
    with pytest.raises(ConfigProblem):
        api.check(path, tmp_path / "salah.toml")
    with pytest.raises(UsageProblem):
        api.check(path, tmp_path / "tidak-ada.toml")
