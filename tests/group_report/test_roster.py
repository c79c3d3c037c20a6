"""`zi fgd` and `zi batch` see the same units: with a roster and without one."""

import json
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.units import first_units, unit_file


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units, one of them twice, and a stranger; the roster has a third unit without a file."""
    home = tmp_path_factory.mktemp("kelompok")
    first_units(home / "u")
    unit_file(home / "u/lain.xlsx", "Dinas CONTOH Tetangga")
    (home / "units.csv").write_text(
        "name,category,holds_wbk\nBP2P CONTOH Jawa I,WBBM,Ya\nBP2P CONTOH Jawa II,WBK,\nBWS CONTOH Papua,WBK,\n",
        encoding="utf-8",
    )
    return home


@pytest.mark.parametrize("roster", [("--roster", "units.csv"), ()])
def test_it_counts_what_a_batch_counts(home: Path, tmp_path: Path, roster: tuple[str, ...]) -> None:
    zi("batch", "u", *roster, "-o", tmp_path / "out", cwd=home)
    everyone = json.loads((tmp_path / "out/recap.json").read_bytes())["all"]
    assert zi("fgd", "u", *roster, "-o", tmp_path / "fgd.md", cwd=home).returncode == 0
    told = (tmp_path / "fgd.md").read_text(encoding="utf-8")
    assert f"{everyone['ready']} dari {everyone['assessed']} unit" in told


def test_the_roster_names_the_units_and_their_targets(home: Path, tmp_path: Path) -> None:
    done = zi("fgd", "u", "--roster", "units.csv", "-o", tmp_path / "fgd.md", cwd=home)
    told = (tmp_path / "fgd.md").read_text(encoding="utf-8")
    assert "WBK, WBBM" in told
    assert "BP2P CONTOH Jawa II" in told
    assert "Tetangga" not in told
    assert "u/a.xlsx" in done.stderr
    assert "u/lain.xlsx" in done.stderr
    assert "1 unit dalam daftar" in done.stderr


def test_an_older_file_counts_nowhere_and_is_told(home: Path, tmp_path: Path) -> None:
    done = zi("fgd", "u", "-o", tmp_path / "fgd.md", "--lang", "en", cwd=home)
    assert "u/a.xlsx" in done.stderr
    told = (tmp_path / "fgd.md").read_text(encoding="utf-8")
    assert "Only the newest file of each unit counts" in told
    assert "b.xlsx, a.xlsx" in told


def test_a_roster_of_other_units_makes_no_pack(home: Path, tmp_path: Path) -> None:
    roster = tmp_path / "r.csv"
    roster.write_text("name\nKantor CONTOH Lain Sama Sekali\n", encoding="utf-8")
    done = zi("fgd", "u", "--roster", roster, "-o", tmp_path / "fgd.md", cwd=home)
    assert done.returncode == 3
    assert not (tmp_path / "fgd.md").exists()
