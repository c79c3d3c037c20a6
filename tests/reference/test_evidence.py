"""The supported score: the claim, less what has no evidence. By hand, as the claim."""

import random
from fractions import Fraction
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Filling, Reference, Table
from tests.reference.oracle import RATIOS
from zi_cli.api import Assessment, View, assess

NOTHING = ["-", "belum ada", "Tidak ada.", None, None, " ", "n/a"]
SOMETHING = [
    "https://e.id/a",
    "SK Nomor 5: https://e.id/a",
    "https://e.id/a\nhttps://e.id/b",
    '=HYPERLINK("https://e.id/c","buka")',
    "drive.google.com/x",
    "SK Kepala Balai Nomor 5",
    "01 SK Tim.pdf",
]
PERCENT_ROWS = {88: 128, 90: 131, 102: 154, 105: 160, 110: 171, 113: 177, 117: 184, 122: 193}
"""First count of a ratio → its % row on the official sheet."""


def with_evidence(table: Table, dice: random.Random, share: float) -> set[int]:
    """Put evidence beside some questions, nothing or a phrase for nothing beside others. The ones that have some."""
    having = set()
    for soal in range(1, 128):
        row = table.soal(soal)
        if dice.random() >= share:
            row.cells[table.evidence] = dice.choice(NOTHING)
            continue
        having.add(soal)
        if dice.random() < 0.3:
            row.cells[table.evidence] = dice.choice(["klik di sini", "-", None])
            row.links[table.evidence] = "https://e.id/z"
        else:
            row.cells[table.evidence] = dice.choice(SOMETHING)
    return having


def supported_by_hand(official: Reference, filling: Filling, having: set[int]) -> dict[str, Fraction]:
    for counts in RATIOS:
        if having & set(counts):
            having = having | set(counts)
    return official.score(filling, set(range(1, 128)) - having).nodes


def check_supported(official: Reference, path: Path, filling: Filling, having: set[int]) -> Assessment:
    assessment = assess(path)
    supported = assessment.scores[View.SUPPORTED]
    assert supported is not None
    assert dict(supported.nodes) == supported_by_hand(official, filling, having)
    assert dict(assessment.claimed.nodes) == official.score(filling).nodes
    assert all(supported.nodes[node] <= points for node, points in assessment.claimed.nodes.items())
    return assessment


@pytest.mark.parametrize("seed", range(8))
def test_official_sheet(official: Reference, tmp_path: Path, seed: int) -> None:
    filling, dice = official.fill(seed), random.Random(seed)
    table = official.lampiran().fill(filling)
    having = with_evidence(table, dice, seed / 7)
    for first, row in PERCENT_ROWS.items():
        if dice.random() < 0.3:
            table.row(f"row {row}").cells["Q"] = "https://e.id/rasio"
            having.add(first)
    assessment = check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)
    for soal, response in assessment.filled.responses.items():
        assert response.evidence_cell == table.cell(soal, "Q")


@pytest.mark.parametrize("style", ["hierarchy", "path", "bare"])
@pytest.mark.parametrize("header", HEADERS)
def test_portalrb_sheet(official: Reference, tmp_path: Path, style: str, header: str) -> None:
    dice = random.Random(style + header)
    filling = official.fill(dice.randrange(1000))
    table = official.portalrb(style, HEADERS[header]).fill(filling)
    having = with_evidence(table, dice, 0.6)
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)


def test_no_evidence_at_all_supports_nothing(official: Reference, tmp_path: Path) -> None:
    filling = official.fill_plainly(1)
    table = official.lampiran().fill(filling)
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, set())


def test_any_one_count_supports_its_ratio(official: Reference, tmp_path: Path) -> None:
    filling, dice = official.fill_plainly(2), random.Random(2)
    table = official.lampiran().fill(filling)
    having = {dice.choice(counts) for counts in RATIOS}
    for soal in having:
        table.soal(soal).cells["Q"] = "https://e.id/a"
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)


def test_one_merged_cell_is_evidence_of_all_its_rows(official: Reference, tmp_path: Path) -> None:
    filling = official.fill_plainly(3)
    table = official.lampiran().fill(filling)
    having = set()
    for first, last in ((1, 2), (6, 8), (40, 42), (110, 112)):
        table.soal(first).cells["Q"] = "https://e.id/a"
        table.merged.append((table.soal(first), "Q", table.soal(last), "Q"))
        having |= set(range(first, last + 1))
    table.soal(20).cells["Q"] = "https://e.id/a"  # wider than the column
    table.merged.append((table.soal(20), "Q", table.soal(21), "Q"))
    having |= {20, 21}
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)


@pytest.mark.parametrize("insert", ["B", "H", "K", "L", "O", "P", "Q"])
@pytest.mark.parametrize("headed", [True, False])
def test_the_column_of_links_is_found_where_it_has_moved(
    official: Reference, tmp_path: Path, insert: str, headed: bool
) -> None:
    filling, dice = official.fill(4), random.Random(insert)
    table = official.lampiran().fill(filling)
    if headed:
        table.rows[1].cells["Q"] = "Link Bukti Dukung"
    for soal in range(1, 128):
        table.soal(soal).cells["P"] = "SK Tim, notula rapat, foto kegiatan"
    having = with_evidence(table, dice, 0.7)
    table.insert_column(insert)
    assessment = check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)
    assert assessment.filled.columns["evidence"].letters == table.letter("Q")


def test_evidence_moved_beside_the_answers(official: Reference, tmp_path: Path) -> None:
    filling, dice = official.fill(5), random.Random(5)
    table = official.lampiran().fill(filling)
    having = with_evidence(table, dice, 0.7)
    table.move_column("Q", after="K")
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)


@pytest.mark.parametrize(
    "header",
    ["Bukti Dukung", "LINK BUKTI DUKUNG", "Tautan Data Dukung", "Eviden", "Link Google Drive bukti", None],
)
def test_evidence_in_words_only(official: Reference, tmp_path: Path, header: str | None) -> None:
    filling, dice = official.fill(6), random.Random(6)
    table = official.lampiran().fill(filling)
    table.rows[1].cells |= {"P": "Dokumen yang Diharapkan", "Q": header}
    having = set()
    for soal in range(1, 128):
        table.soal(soal).cells["P"] = "SK Tim, notula rapat"
        if dice.random() < 0.5:
            table.soal(soal).cells["Q"] = "SK Kepala Balai Nomor 5 Tahun 2026"
            having.add(soal)
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, having)


def test_a_link_in_the_note_is_evidence(official: Reference, tmp_path: Path) -> None:
    filling = official.fill_plainly(7)
    table = official.lampiran().fill(filling)
    table.soal(1).cells["O"] = "sudah, lihat https://e.id/a"
    table.soal(2).cells["O"] = "sudah ada SK-nya"
    table.soal(3).links["O"] = "https://e.id/b"
    table.soal(3).cells["O"] = "SK"
    check_supported(official, table.save(tmp_path / "lke.xlsx"), filling, {1, 3})
