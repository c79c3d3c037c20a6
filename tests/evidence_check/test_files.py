"""Paths are looked for below the folder of evidence, and nowhere else."""

import os
from pathlib import Path

import pytest

from zi_cli.errors import UsageProblem
from zi_cli.evidence_check.files import EvidenceFolder
from zi_cli.workbook.evidence import Standing

EXISTS, BROKEN, UNKNOWN = Standing.EXISTS, Standing.BROKEN, Standing.UNKNOWN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """bukti/ with two areas; beside it a file that is no evidence."""
    folder = tmp_path / "bukti"
    (folder / "Area 1" / "foto").mkdir(parents=True)
    (folder / "Area 1" / "SK Tim ZI.pdf").touch()
    (folder / "Area 1" / "foto" / "rapat 50%.jpg").touch()
    (folder / "notula #3.docx").touch()
    (tmp_path / "rahasia.pdf").touch()
    return folder


@pytest.mark.parametrize(
    "path",
    [
        "Area 1/SK Tim ZI.pdf",
        r"Area 1\SK Tim ZI.pdf",
        "./Area 1/SK Tim ZI.pdf",
        "area 1/sk tim zi.PDF",
        "Area%201/SK%20Tim%20ZI.pdf",
        "Area 1/SK Tim ZI.pdf#page=2",
        "notula #3.docx",
        "SK Tim ZI.pdf",  # a bare name says nothing of its folder
        "Area 1/foto/rapat 50%.jpg",
        "Area 1/foto",
        "Area 1/foto/",
        "bukti/Area 1/SK Tim ZI.pdf",
        "../bukti/Area 1/SK Tim ZI.pdf",
        r"D:\ZI 2026\Bukti\Area 1\SK Tim ZI.pdf",
        r"C:\Users\contoh\Documents\Area 1\SK Tim ZI.pdf",
        "file:///C:/Users/contoh/Documents/Area%201/SK%20Tim%20ZI.pdf",
        r"\\server\zi\Area 1\SK Tim ZI.pdf",
        "file://server/zi/Area 1/SK Tim ZI.pdf",
        "/home/contoh/Area 1/SK Tim ZI.pdf",
    ],
)
def test_what_is_there(folder: Path, path: str) -> None:
    assert EvidenceFolder(folder).state(path).standing is EXISTS


@pytest.mark.parametrize(
    "path",
    [
        "Area 2/SK Tim ZI.pdf",
        "Area 1/SK Tim.pdf",
        "SK Tim.pdf",
        "Lain/Area 1/SK Tim ZI.pdf",
        r"D:\ZI 2026\Bukti\SK Tim ZI.pdf",  # not in the folder of evidence itself
        "../rahasia.pdf",
        "../../etc/passwd",
        "/etc/passwd",
        "Area 1/../../rahasia.pdf",
        "Area 1/SK Tim ZI.pdf/x",
        r"\\server\zi\lain.pdf",
        "x" * 40_000,
        "a/" * 20_000,
        "a\0b/c.pdf",
    ],
)
def test_what_is_not(folder: Path, path: str) -> None:
    assert EvidenceFolder(folder).state(path).standing is BROKEN


def test_what_was_not_looked_through_is_unknown(folder: Path) -> None:
    assert EvidenceFolder(folder, max_entries=2).state("SK Tim.pdf").standing is UNKNOWN


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_closed_folder_is_unknown(folder: Path) -> None:
    (folder / "Area 1").chmod(0)
    try:
        assert EvidenceFolder(folder).state("Area 1/lain.pdf").standing is UNKNOWN
    finally:
        (folder / "Area 1").chmod(0o700)


def test_links_in_a_circle_end(folder: Path) -> None:
    try:
        (folder / "Area 1" / "lagi").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert EvidenceFolder(folder).state("tidak ada.pdf").standing is BROKEN


def test_no_folder_is_a_wrong_call(folder: Path) -> None:
    for wrong in (folder / "tidak ada", folder / "notula #3.docx"):
        with pytest.raises(UsageProblem):
            EvidenceFolder(wrong)
