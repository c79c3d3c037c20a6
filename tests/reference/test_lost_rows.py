"""Rows that are gone, repeated or reworded: the question is found for a reason, or it is said that it was not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Reference, Table
from tests.reference.reading import check, codes, lost
from zi_cli.api import assess

pytestmark = pytest.mark.slow

STYLES = ["lampiran", "hierarchy", "path", "bare"]


def table_of(official: Reference, style: str) -> Table:
    if style == "lampiran":
        return official.lampiran()
    return official.portalrb(style, HEADERS["unit"])


DELETED = [
    *[(soal,) for soal in (1, 2, 12, 44, 58, 60, 61, 86, 87, 88, 89, 90, 91, 95, 96, 103, 104, 113, 115)],
    *[(soal,) for soal in (116, 117, 120, 124, 125, 126, 127)],
    (89, 90),
    (88, 89),
    (90, 91),
    (88, 89, 90),
    (89, 90, 91),
    (88, 91),
    (88, 90),
    (89, 91),
    (16, 17, 18, 19),
    (95, 97),
    (113, 114, 115, 116),
    (116, 120),
    (125, 126, 127),
    tuple(range(40, 60)),
    tuple(range(1, 128, 3)),
]


@pytest.mark.parametrize("style", ["lampiran", "hierarchy"])
@pytest.mark.parametrize("gone", DELETED, ids=str)
def test_questions_deleted(official: Reference, tmp_path: Path, style: str, gone: tuple[int, ...]) -> None:
    filling = official.fill(len(gone))
    table = table_of(official, style).fill(filling)
    for soal in gone:
        table.delete(f"soal {soal}")
    # without 89 or 90 and its partner, and without % rows, nothing tells the other from it
    doubt = {89, 90} if gone in ((88, 90), (89, 91), (88, 89), (90, 91)) and style != "lampiran" else set()
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone, doubt)
    assert not assessment.complete


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("style", ["lampiran", "bare"])
def test_some_deleted_some_inserted(official: Reference, tmp_path: Path, style: str, seed: int) -> None:
    dice = random.Random(seed)
    filling = official.fill(seed + 50)
    table = table_of(official, style).fill(filling)
    gone = dice.sample([s for s in range(1, 128) if s not in (89, 90)], 12)
    for soal in gone:
        table.delete(f"soal {soal}")
    for _ in range(8):
        table.insert(dice.randrange(5, len(table.rows)), {table.text: "Catatan untuk tim", "K": "A"})
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone)


@pytest.mark.parametrize("style", ["path", "bare"])
@pytest.mark.parametrize("gone", [(1,), (88,), (89,), (90,), (89, 90), (116, 120), (125, 126, 127)], ids=str)
def test_questions_deleted_from_other_sheets(
    official: Reference, tmp_path: Path, style: str, gone: tuple[int, ...]
) -> None:
    filling = official.fill(len(gone))
    table = table_of(official, style).fill(filling)
    for soal in gone:
        table.delete(f"soal {soal}")
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone)


LAMPIRAN_ROWS = {
    "% row of 88 and 89": [128],
    "% row of 90 and 91": [131],
    "both % rows": [128, 131],
    "% row of LHKPN": [177],
    "heading of a sub-area": [45],
    "headings of the wealth reports": [175, 176, 183],
    "heading of an area": [61],
    "headings of both areas": [6, 126],
    "heading of reform": [125],
    "all headings": [
        *[4, 5, 6, 7, 10, 14, 18, 23, 24, 28, 33, 36, 61, 75, 100, 125, 126, 127, 134, 138, 148, 158],
        *[167, 190, 198, 200, 201, 204, 206, 208],
    ],
}


@pytest.mark.parametrize("rows", LAMPIRAN_ROWS.values(), ids=LAMPIRAN_ROWS)
def test_headings_deleted(official: Reference, tmp_path: Path, rows: list[int]) -> None:
    filling = official.fill(20)
    table = official.lampiran().fill(filling)
    for row in rows:
        table.delete(f"row {row}")
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)


@pytest.mark.parametrize("gone", [89, 90])
def test_a_twin_and_every_hint_deleted_is_not_guessed(official: Reference, tmp_path: Path, gone: int) -> None:
    """88, one of the twins, 91, and nothing between them: nobody can know which one it is."""
    filling = official.fill(21)
    table = official.lampiran().fill(filling)
    table.delete(f"soal {gone}")
    table.delete("row 131")
    assessment = assess(table.save(tmp_path / "lke.xlsx"))
    assert lost(assessment) == {89, 90}
    assert codes(assessment)["ZI202"] == {89, 90}


def test_rows_repeated(official: Reference, tmp_path: Path) -> None:
    """The first row counts, and a finding says so (beside repeated headings it may be another; not tested)."""
    for number, style in enumerate(("lampiran", "hierarchy", "bare")):
        filling = official.fill_plainly(22)
        table = table_of(official, style).fill(filling)
        twice = (7, 50, 89, 102, 127)
        for soal in twice:
            at = table.at(f"soal {soal}")
            copy = dict(table.rows[at].cells)
            copy["K"] = "C"
            table.insert(at + 1, copy)
        assessment = check(official, table.save(tmp_path / f"{number}.xlsx"), table, filling)
        told = {match.item_id for match in assessment.filled.duplicates}
        assert len(told) == len(twice)


def test_the_table_twice_below_each_other(official: Reference, tmp_path: Path) -> None:
    filling = official.fill(23)
    table = official.lampiran().fill(filling)
    for row in official.lampiran().fill(official.fill(24)).rows:
        table.insert(len(table.rows), row.cells)
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    assert len(assessment.filled.duplicates) > 120


def test_a_summary_that_quotes_questions(official: Reference, tmp_path: Path) -> None:
    filling = official.fill(25)
    for number, at in enumerate((1, 206)):
        table = official.lampiran().fill(filling)
        for soal in (127, 126, 125, 3, 2, 1):
            table.insert(at, {"G": table.text_of(soal), "K": "A"})
        check(official, table.save(tmp_path / f"{number}.xlsx"), table, filling)


def test_a_note_that_quotes_a_deleted_question(official: Reference, tmp_path: Path) -> None:
    filling = official.fill(26)
    table = official.lampiran().fill(filling)
    for soal, host in ((10, 11), (20, 30), (126, 125), (2, 127)):
        table.soal(host).cells["O"] = table.text_of(soal)
        table.delete(f"soal {soal}")
    table.row("row 52").cells["O"] = table.text_of(34)  # in its order, beside the heading above it
    table.delete("soal 34")
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling, (2, 10, 20, 34, 126))


# Wording


def typo(text: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(text) - 2)
    return dice.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + dice.choice("aiueo") + text[at:],
        ]
    )


def word_dropped(text: str, dice: random.Random) -> str:
    words = text.split()
    if len(words) > 3:
        del words[dice.randrange(len(words))]
    return " ".join(words)


def word_added(text: str, dice: random.Random) -> str:
    words = text.split()
    words.insert(
        dice.randrange(len(words)),
        dice.choice(["juga", "pada tahun 2026", "(BP2P)", "Satker", "dengan baik"]),
    )
    return " ".join(words)


def punctuated(text: str, dice: random.Random) -> str:
    return dice.choice(["{}?", "* {}", "{} (wajib)", "[{}]", "{}; "]).format(text.replace("/", " / "))


def abbreviated(text: str, dice: random.Random) -> str:
    for words, short in (
        ("Zona Integritas", "ZI"),
        ("monitoring dan evaluasi", "monev"),
        ("Monitoring dan Evaluasi", "Monev"),
        ("Whistle Blowing System", "WBS"),
        ("teknologi informasi", "TI"),
        ("pengaduan masyarakat", "dumas"),
        ("telah", "tlh"),
        ("dan", "&"),
        ("Unit kerja", "Unit"),
        ("yang", "yg"),
    ):
        text = text.replace(words, short)
    return text


def several(text: str, dice: random.Random) -> str:
    return abbreviated(typo(word_added(text, dice), dice), dice)


CHANGES: list[Callable[[str, random.Random], str]] = [
    typo,
    word_dropped,
    word_added,
    punctuated,
    abbreviated,
    several,
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("seed", range(2))
def test_reworded(
    official: Reference, tmp_path: Path, style: str, change: Callable[[str, random.Random], str], seed: int
) -> None:
    dice = random.Random(f"{style} {change.__name__} {seed}")
    filling = official.fill(seed)
    table = table_of(official, style).fill(filling)
    reworded = dice.sample(range(1, 128), 30)
    for soal in reworded:
        table.reword(soal, change(table.text_of(soal), dice))
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling, maybe=reworded)
    assert len(lost(assessment)) <= 2


@pytest.mark.parametrize("seed", range(10))
def test_reworded_and_deleted_and_inserted(official: Reference, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    filling = official.fill(seed)
    table = table_of(official, STYLES[seed % 4]).fill(filling)
    chosen = dice.sample([s for s in range(1, 128) if s not in (89, 90)], 40)
    gone, reworded = chosen[:10], chosen[10:]
    for soal in reworded:
        table.reword(soal, dice.choice(CHANGES)(table.text_of(soal), dice))
    for soal in gone:
        table.delete(f"soal {soal}")
    for _ in range(6):
        table.insert(
            dice.randrange(5, len(table.rows)), {table.text: "Catatan tim kerja zona integritas", "K": "A"}
        )
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone, [*reworded, 89, 90])
    assert len(lost(assessment)) <= len(gone) + 10


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_everything_reworded(
    official: Reference, tmp_path: Path, style: str, change: Callable[[str, random.Random], str]
) -> None:
    """With half of all wordings touched much may be uncertain, but nothing wrong."""
    dice = random.Random(f"{style} {change.__name__}")
    filling = official.fill(30)
    table = table_of(official, style).fill(filling)
    for soal in dice.sample(range(1, 128), 64):
        table.reword(soal, change(table.text_of(soal), dice))
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling, maybe=range(1, 128))


@pytest.mark.parametrize("headings", [True, False])
@pytest.mark.parametrize("style", ["lampiran", "hierarchy", "bare"])
def test_not_one_wording_as_it_was(official: Reference, tmp_path: Path, style: str, headings: bool) -> None:
    dice = random.Random(style)
    filling = official.fill(40)
    table = table_of(official, style).fill(filling)
    for soal in range(1, 128):
        table.reword(soal, f"{abbreviated(table.text_of(soal), dice)} (wajib diisi)")
    if not headings:
        for row in table.rows:
            row.cells = row.cells if row.name.startswith("soal") else {}
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling, maybe=range(1, 128))
    assert len(lost(assessment)) <= 10


@pytest.mark.parametrize("style", STYLES)
def test_wording_emptied(official: Reference, tmp_path: Path, style: str) -> None:
    filling = official.fill(31)
    table = table_of(official, style).fill(filling)
    gone = (1, 2, 30, 31, 32, 58, 89, 95, 110, 123, 126)
    for soal in gone:
        table.reword(soal, None)
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone, (90,))
    if style != "path":  # there the repeated headings stand in for the wording
        assert {1, 2, 58, 126} <= {s for s in codes(assessment)["ZI202"] if s}


@pytest.mark.parametrize("style", STYLES)
def test_another_question_in_its_place(official: Reference, tmp_path: Path, style: str) -> None:
    filling = official.fill(32)
    table = table_of(official, style).fill(filling)
    gone = (5, 20, 33, 61, 70, 100, 124)
    for soal in gone:
        table.reword(soal, "Apakah gedung kantor memiliki akses bagi penyandang disabilitas")
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling, gone)


@pytest.mark.parametrize("seed", range(4))
def test_wordings_exchanged(official: Reference, tmp_path: Path, seed: int) -> None:
    """The row that carries the wording is the question, wherever it stands."""
    dice = random.Random(seed)
    filling = official.fill(seed + 33)
    table = official.lampiran().fill(filling)
    one, other = dice.sample([s for s in range(1, 125) if s not in (89, 90)], 2)
    a, b = table.soal(one), table.soal(other)
    a.cells["G"], b.cells["G"] = b.cells["G"], a.cells["G"]
    a.name, b.name = b.name, a.name
    a.cells["K"], b.cells["K"] = b.cells["K"], a.cells["K"]
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
