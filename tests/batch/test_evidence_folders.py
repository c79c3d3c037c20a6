"""Evidence of many units below one folder: a unit's own subfolder, where it has one."""

from pathlib import Path

import pytest

from zi_cli.batch.evidence import EvidenceFolders, names_below
from zi_cli.batch.settings import Settings
from zi_cli.cli.check_settings import control_of
from zi_cli.config.config import Config
from zi_cli.errors import UsageProblem
from zi_cli.workbook.evidence import Standing


@pytest.fixture
def bukti(tmp_path: Path) -> Path:
    for name in ("BP2P CONTOH Jawa I/SK Tim.pdf", "Air/BWS CONTOH Papua/Area 1/SK Agen.pdf", "Umum.pdf"):
        (tmp_path / "Bukti" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Bukti" / name).touch()
    return tmp_path / "Bukti"


def there(bukti: Path, path: str, *names: str) -> bool:
    return EvidenceFolders(bukti).of(names).state(path).standing is Standing.EXISTS


def test_a_unit_is_looked_up_in_its_own_folder_and_not_in_another_s(bukti: Path) -> None:
    assert there(bukti, "SK Tim.pdf", "BP2P CONTOH Jawa I")
    assert there(bukti, "Bukti/Area 1/SK Agen.pdf", "", "bws contoh papua") is False
    assert there(bukti, "Area 1/SK Agen.pdf", "", "bws contoh papua")
    assert not there(bukti, "SK Tim.pdf", "BWS CONTOH Papua")
    assert not there(bukti, "Umum.pdf", "BWS CONTOH Papua")


def test_names_are_matched_as_those_of_units(bukti: Path) -> None:
    folders, own = EvidenceFolders(bukti), bukti / "BP2P CONTOH Jawa I"
    assert folders.of(("Balai Pelaksana Penyediaan Perumahan CONTOH Jawa 1",)).folder == own
    assert folders.of(("LKE BP2P CONTOH Jawa I final",)).folder == own
    assert folders.of(("BP2P CONTOH Jawa II",)).folder == bukti


def test_without_a_folder_of_its_own_the_whole_one_is_looked_through(bukti: Path) -> None:
    assert there(bukti, "Umum.pdf", "BP2P CONTOH Jawa II")


def test_two_folders_of_one_name_are_nobody_s(bukti: Path) -> None:
    (bukti / "Air/BP2P CONTOH Jawa 1").mkdir()
    assert EvidenceFolders(bukti).of(("BP2P CONTOH Jawa I",)).folder == bukti


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        EvidenceFolders(tmp_path / "gone")


def test_what_lies_below_tells_its_digest(bukti: Path) -> None:
    before = names_below(bukti)
    assert before == names_below(bukti)
    (bukti / "Air/BWS CONTOH Papua/Area 1/SK Agen.pdf").unlink()
    assert names_below(bukti) != before
    assert names_below(bukti / "gone") is None


def test_what_lies_behind_a_link_may_change_unseen(bukti: Path, tmp_path: Path) -> None:
    (tmp_path / "arsip").mkdir()
    try:
        (bukti / "Area 1").symlink_to(tmp_path / "arsip", target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    assert names_below(bukti) is None


def test_the_folder_that_tells_the_unit_is_part_of_what_is_kept(tmp_path: Path) -> None:
    """Two files of the same name and bytes in the folders of two units have evidence of their own."""
    control = control_of(Config(), None, None)
    north, south = tmp_path / "Balai Utara CONTOH/LKE.xlsx", tmp_path / "Balai Selatan CONTOH/LKE.xlsx"
    with_evidence = Settings(control=control, evidence_dir=tmp_path)
    assert with_evidence.place(north) != with_evidence.place(south)
    assert Settings(control=control).place(north) == Settings(control=control).place(south)
