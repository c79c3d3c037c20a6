"""What counts as evidence in a cell."""

import pytest

from zi_cli.workbook.evidence import EvidenceKind, read_evidence
from zi_cli.workbook.grid import Cell, Value

LINK, PATH, TEXT = EvidenceKind.LINK, EvidenceKind.PATH, EvidenceKind.TEXT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://e.id/a", [(LINK, "https://e.id/a")]),
        ("SK Tim: https://e.id/a.", [(LINK, "https://e.id/a")]),
        ("www.contoh.go.id/a", [(LINK, "www.contoh.go.id/a")]),
        ("drive.google.com/drive/folders/x", [(LINK, "drive.google.com/drive/folders/x")]),
        ("https://e.id/a\nhttps://e.id/b", [(LINK, "https://e.id/a"), (LINK, "https://e.id/b")]),
        ("1) https://e.id/a; 2) https://e.id/b", [(LINK, "https://e.id/a"), (LINK, "https://e.id/b")]),
        ("https://e.id/a,https://e.id/b", [(LINK, "https://e.id/a"), (LINK, "https://e.id/b")]),
        ("https://e.id/a;www.b.id", [(LINK, "https://e.id/a"), (LINK, "www.b.id")]),
        ("https://e.id/a?x=1,2;3", [(LINK, "https://e.id/a?x=1,2;3")]),
        ("https://e.id/a https://e.id/a", [(LINK, "https://e.id/a")]),
        ("<https://e.id/a>", [(LINK, "https://e.id/a")]),
        (r"D:\ZI\01 SK.pdf", [(PATH, r"D:\ZI\01 SK.pdf")]),
        (r"\\server\zi\sk", [(PATH, r"\\server\zi\sk")]),
        ("SK Tim ZI.pdf", [(PATH, "SK Tim ZI.pdf")]),
        ("SK Kepala Balai Nomor 5 Tahun 2026", [(TEXT, "SK Kepala Balai Nomor 5 Tahun 2026")]),
    ],
)
def test_evidence(text: str, found: list[tuple[EvidenceKind, str]]) -> None:
    evidence = read_evidence(Cell(value=text), "LKE ZI!Q8")
    assert [(piece.kind, piece.target) for piece in evidence] == found
    assert {piece.cell for piece in evidence} == {"LKE ZI!Q8"}


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", "-", "--", ".", "belum ada", "Belum Ada.", "tidak ada", "N/A", "n.a.", "nihil", "Menyusul",
     "0", "x", 0.0, 1.0, True, "dalam proses"],
)  # fmt: skip
def test_no_evidence(value: Value) -> None:
    assert read_evidence(Cell(value=value), "LKE ZI!Q8") == ()


def test_links_of_the_cell_come_first_and_once() -> None:
    cell = Cell(value="SK https://e.id/a", links=("https://e.id/b", "https://e.id/a", " "))
    assert [piece.target for piece in read_evidence(cell, "Q8")] == ["https://e.id/b", "https://e.id/a"]


def test_a_link_on_a_dash_is_evidence() -> None:
    assert read_evidence(Cell(value="-", links=("https://e.id/a",)), "Q8")[0].kind is LINK


def test_places_in_the_workbook_are_paths() -> None:
    assert read_evidence(Cell(value="lihat", links=("#'SK'!A1",)), "Q8")[0].kind is PATH


def test_notes_give_links_only() -> None:
    assert read_evidence(Cell(value="sudah ada SK"), "O8", links_only=True) == ()
    assert read_evidence(Cell(value="lihat https://e.id/a"), "O8", links_only=True)[0].kind is LINK
