"""Headers and the roles they name."""

import pytest

from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.grid import Cell, Sheet, column_number
from zi_cli.workbook.headers import HeaderReader


def named(
    pack: Pack, layout: str, cells: dict[str, str], merged: list[tuple[int, int, int, int]] | None = None
) -> dict[str, str]:
    """Role → column letter; `cells` are in rows 1 to 9, the first question in row 10, wordings in G."""
    sheet = Sheet("LKE", merged=merged or [])
    for place, text in cells.items():
        sheet.cells[int(place[-1]), column_number(place[:-1])] = Cell(value=text)
    found = HeaderReader(sheet, pack.layouts[layout], 10, 7).columns()
    return {role: chr(64 + column) for role, column in found.items()}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Jawaban", "answer"),
        ("JAWABAN UNIT KERJA", "answer"),
        ("Jawaban\nSatker", "answer"),
        ("Isi Jawaban Balai", "answer"),
        ("Jawaban TPI", "tpi_answer"),
        ("Jawaban (Tim Penilai Internal)", "tpi_answer"),
        ("Catatan/Rekomendasi TPI", "tpi_note"),
        ("Catatan", "note"),
        ("Link Bukti Dukung (Google Drive)", "evidence"),
        ("Pilihan Jawaban", None),
        ("Jenis Jawaban", None),
        ("Kriteria Jawaban", None),
        ("Nilai Jawaban", None),
        ("Jawaban TPU", None),
        ("Jawaban Tahun Lalu", None),
        ("Target Jawaban", None),
        ("Uraian", None),
    ],
)
def test_roles(pack: Pack, text: str, role: str | None) -> None:
    found = named(pack, "portalrb", {"T9": text, "L9": "Catatan Unit", "M9": "Bukti Dukung Unit"})
    expected = {"note": "L", "evidence": "M"}
    if role is not None and role not in expected:
        expected[role] = "T"
    assert found == expected


def test_the_better_worded_header_wins_then_the_nearer_one(pack: Pack) -> None:
    rest = {"L9": "Nilai", "J9": "Pilihan Jawaban"}
    assert (
        named(pack, "lampiran-iii", {"K9": "Jawaban lengkap balai", "R9": "Jawaban", **rest})["answer"] == "R"
    )
    assert named(pack, "lampiran-iii", {"N9": "Jawaban", "T9": "Jawaban", **rest})["answer"] == "N"


def test_a_title_is_no_header(pack: Pack) -> None:
    header = {"L3": "Nilai", "O3": "Catatan", "J3": "Pilihan Jawaban"}
    assert "answer" not in named(pack, "lampiran-iii", {"B1": "LEMBAR JAWABAN", **header})
    assert "answer" not in named(pack, "lampiran-iii", {"B1": "Jawaban", **header}, [(1, 2, 1, 15)])
    assert "answer" not in named(pack, "lampiran-iii", {"K9": "Jawaban balai kami"})


def test_groups_over_single_headers(pack: Pack) -> None:
    cells = {"K8": "Unit Kerja", "N8": "TPI"} | {
        f"{at}9": text
        for at, text in zip("KLMNQ", ["Jawaban", "Catatan", "Bukti", "Jawaban", "Catatan"], strict=True)
    }
    merged = [(8, 11, 8, 13), (8, 14, 8, 17)]
    cells["M9"] = "Bukti Dukung"
    assert named(pack, "portalrb", cells, merged) == {
        "answer": "K", "note": "L", "evidence": "M", "tpi_answer": "N", "tpi_note": "Q",
    }  # fmt: skip
    cells = {"K8": "Jawaban", "K9": "Unit", "L9": "TPI", "M9": "Catatan"}
    assert named(pack, "portalrb", cells, [(8, 11, 8, 12)]) == {"answer": "K", "tpi_answer": "L", "note": "M"}
