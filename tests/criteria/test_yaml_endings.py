"""Files that end in .yml are criteria too, and a file that nobody reads is named."""

import shutil
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.criteria.own import ADDED, GREEN, copy_of, edited_facilities
from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.load import check_folder, load_criteria, load_pack, unread_files


def test_a_loose_file_may_end_in_yml(tmp_path: Path) -> None:
    edited_facilities(tmp_path / "facilities.yml")
    criteria = load_criteria([tmp_path]).minimum.criteria
    assert ADDED in criteria
    assert "hr.leadership" in criteria or len(criteria) > 5
    assert unread_files(tmp_path) == []


def test_a_whole_pack_may_end_in_yml(tmp_path: Path) -> None:
    pack = copy_of("lke-zi-2026", tmp_path / "lke")
    for file in sorted(pack.rglob("*.yaml")):
        file.rename(file.with_suffix(".yml"))
    assert check_folder(pack) == []
    assert load_pack(pack).questions.keys() == load_pack().questions.keys()
    assert unread_files(pack) == []


def test_packs_beside_one_another_may_end_in_yml(tmp_path: Path) -> None:
    pack = copy_of("minimum", tmp_path / "minimum")
    (pack / "pack.yaml").rename(pack / "pack.yml")
    (pack / "green_office.yml").write_text(GREEN, encoding="utf-8")
    assert "green_office.waste" in load_criteria([tmp_path]).minimum.criteria


def test_both_endings_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    edited_facilities(tmp_path / "facilities.yaml")
    shutil.copy(tmp_path / "facilities.yaml", tmp_path / "facilities.yml")
    assert check_folder(tmp_path)


@pytest.mark.parametrize(
    ("pack", "stray"),
    [
        ("minimum", "facilities.yaml.txt"),
        ("minimum", "sdm/hr.yaml"),
        ("prerequisites", "unit.xlsx"),
        ("lke-zi-2026", "gate.yaml"),
        ("lke-zi-2026", "questions/A.I.7.json"),
        ("lke-zi-2026", "layout/zi.yml"),
    ],
)
def test_a_stray_file_is_named(tmp_path: Path, pack: str, stray: str) -> None:
    folder = copy_of(pack, tmp_path / pack)
    (folder / stray).parent.mkdir(exist_ok=True)
    (folder / stray).write_text("x: 1\n", encoding="utf-8")
    said = zi("criteria", "validate", str(folder))
    assert said.returncode == 0
    assert f"tidak dibaca, karena bukan nama berkas kriteria: {stray}" in " ".join(said.stdout.split())


def test_what_describes_a_pack_is_not_named(tmp_path: Path) -> None:
    folder = copy_of("minimum", tmp_path / "minimum")
    for name in ("README.md", "._facilities.yaml", ".DS_Store", "LICENSE"):
        (folder / name).write_text("CONTOH", encoding="utf-8")
    assert unread_files(folder) == []
    assert check_folder(folder) == []


@pytest.mark.parametrize("folder", pack_folders().values(), ids=str)
def test_packs_of_zi_hold_no_stray(folder: Path) -> None:
    assert unread_files(folder) == []
