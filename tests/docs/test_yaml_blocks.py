"""YAML of the guide, copied as it stands into the file that the guide names, is read without mistakes."""

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, blocks
from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.load import check_folder, load_criteria


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_CACHE_DIR", str(tmp_path / "simpanan"))


def block(guide: str, part: str) -> str:
    """The one YAML block of a guide that holds `part`."""
    (found,) = [b.text for b in blocks(DOCS / guide, "yaml") if part in b.text]
    return found


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a copy of facilities.yaml."""
    folder = tmp_path / "kriteria-dirjen"
    folder.mkdir()
    shutil.copy(pack_folders()["minimum"] / "facilities.yaml", folder)
    return folder


@pytest.fixture
def lke(tmp_path: Path) -> Path:
    """A copy of the LKE pack."""
    return shutil.copytree(pack_folders()["lke-zi-2026"], tmp_path / "lke")


def test_a_new_criterion(own: Path) -> None:
    with (own / "facilities.yaml").open("a", encoding="utf-8", newline="") as file:
        file.write(block("kriteria-minimal.md", "facilities.show-house"))
    assert check_folder(own) == []
    assert "facilities.show-house" in load_criteria([own]).minimum.criteria


def test_a_criterion_made_mandatory(own: Path) -> None:
    new = block("kriteria-minimal.md", "facilities.lactation-room")
    old = "".join(line for line in new.splitlines(keepends=True) if "mandatory" not in line)
    file = own / "facilities.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert load_criteria([own]).minimum.criteria["facilities.lactation-room"].mandatory


def test_a_family_of_ones_own(own: Path) -> None:
    (own / "digital.yaml").write_text(block("kriteria-minimal.md", "id: digital"), encoding="utf-8")
    assert check_folder(own) == []
    assert "digital.remote-application" in load_criteria([own]).minimum.criteria


def test_a_gate(lke: Path) -> None:
    with (lke / "gates.yaml").open("a", encoding="utf-8", newline="") as file:
        file.write(block("kriteria.md", "- id: spak").replace("id: spak", "id: contoh"))
    assert check_folder(lke) == []


def test_a_question(lke: Path) -> None:
    file = lke / "questions" / "A.I.1-manajemen-perubahan.yaml"
    new, text = block("kriteria.md", "- id: A.I.1.i.b"), file.read_text(encoding="utf-8")
    changed, count = re.subn(r"      - id: A\.I\.1\.i\.b\n(?:       .*\n)*", lambda _: new, text)
    assert count == 1
    file.write_text(changed, encoding="utf-8")
    assert check_folder(lke) == []
