"""The claimed score is the regulation's, whatever was typed and however the sheet has drifted."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Reference, Table
from tests.reference.reading import check, codes
from zi_cli.api import assess

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_official_sheet(official: Reference, tmp_path: Path, seed: int) -> None:
    filling = official.fill(seed, blank=(seed % 4) / 10)
    table = official.lampiran().fill(filling)
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    assert assessment.filled.layout.id == "lampiran-iii"
    assert assessment.filled.columns["answer"].certain
    assert assessment.scores["tpi"] is None  # type: ignore[index]


@pytest.mark.parametrize("style", ["hierarchy", "path", "bare"])
@pytest.mark.parametrize("header", HEADERS)
def test_portalrb_sheet(official: Reference, tmp_path: Path, style: str, header: str) -> None:
    filling = official.fill(sum(map(ord, style + header)))
    table = official.portalrb(style, HEADERS[header]).fill(filling)
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    assert assessment.filled.layout.id == "portalrb"
    found = {role: column.letters for role, column in assessment.filled.columns.items()}
    assert found == {"answer": "K", "note": "L", "evidence": "M", "tpi_answer": "N", "tpi_note": "Q"}


def test_all_best_and_all_worst(official: Reference, tmp_path: Path) -> None:
    from tests.reference.fillers import Entry
    from tests.reference.oracle import OPTIONS

    best = {
        s.id: Entry(next(iter(OPTIONS[s.kind])), None) if s.kind in OPTIONS else Entry(4, None)
        for s in official.questions
    }
    best |= {103: Entry(0, None), 116: Entry(12, None), 120: Entry(12, None)}
    path = official.lampiran().fill(best).save(tmp_path / "best.xlsx")
    totals = assess(path).claimed.totals
    assert [totals[name] for name in ("total", "pengungkit", "pemenuhan", "reform", "hasil")] == [
        100,
        60,
        30,
        30,
        40,
    ]


Drift = Callable[[Table, random.Random], None]


def blank_rows(table: Table, dice: random.Random) -> None:
    for _ in range(6):
        table.insert(dice.randrange(4, len(table.rows)))


def rows_with_text(table: Table, dice: random.Random) -> None:
    texts = ["Catatan tambahan dari tim kerja", "lihat lampiran", "Rekap per area", "Diisi oleh koordinator"]
    for text in texts:
        table.insert(dice.randrange(4, len(table.rows)), {dice.choice("CFG"): text})


def rows_on_top(table: Table, dice: random.Random) -> None:
    for text in ("KEMENTERIAN CONTOH", "LEMBAR JAWABAN UNIT KERJA", "Tahun 2026"):
        table.insert(0, {"B": text})


def header_two_rows_lower(table: Table, dice: random.Random) -> None:
    header = table.rows.pop(1)
    table.insert(1)
    table.insert(1)
    table.rows.insert(3, header)


def column_before_hierarchy(table: Table, dice: random.Random) -> None:
    table.insert_column("B")


def column_after_wording(table: Table, dice: random.Random) -> None:
    table.insert_column("H", lambda row: "ada" if dice.random() < 0.5 else None)


def column_before_answers(table: Table, dice: random.Random) -> None:
    table.insert_column("K", lambda row: "PIC: Biro Umum" if row.name.startswith("soal") else None)


def column_after_answers(table: Table, dice: random.Random) -> None:
    table.insert_column("L", lambda row: "sudah dicek" if row.name.startswith("soal") else None)


def column_before_expected(table: Table, dice: random.Random) -> None:
    table.insert_column("P")


def many_columns(table: Table, dice: random.Random) -> None:
    for before in "BHKKLP":
        table.insert_column(before)


def answers_behind_notes(table: Table, dice: random.Random) -> None:
    table.move_column("K", after="O")


def sheet_renamed(table: Table, dice: random.Random) -> None:
    table.title = dice.choice(["Sheet1", "LKE 2026 final", "Jawaban_rev3"])


def sheet_in_front(table: Table, dice: random.Random) -> None:
    table.before = ["Petunjuk", "Rekap"]


def without_formulas(table: Table, dice: random.Random) -> None:
    table.formulas = False


def answer_types_overwritten(table: Table, dice: random.Random) -> None:
    for soal in dice.sample(range(1, 128), 25):
        row = table.soal(soal)
        row.cells["J"] = dice.choice([row.cells["K"], "Ya", "A", None, "A/B/C"])


def letters_swapped(table: Table, dice: random.Random) -> None:
    one, other = table.soal(86), table.soal(87)
    one.cells["F"], other.cells["F"] = "b.", "c."


def rows_swapped(table: Table, dice: random.Random) -> None:
    for one, other in ((86, 87), (13, 14), (110, 112)):
        a, b = table.at(f"soal {one}"), table.at(f"soal {other}")
        table.rows[a], table.rows[b] = table.rows[b], table.rows[a]


def areas_swapped(table: Table, dice: random.Random) -> None:
    """Area 3 and 4 of pemenuhan, as whole blocks."""
    rows = table.rows
    third, fourth, end = table.at("soal 22") - 2, table.at("soal 40") - 2, table.at("soal 51") - 2
    table.rows = rows[:third] + rows[fourth:end] + rows[third:fourth] + rows[end:]


def unmerged(table: Table, dice: random.Random) -> None:
    table.merged = []


def numbered(table: Table, dice: random.Random) -> None:
    for soal in range(1, 125):
        table.reword(soal, dice.choice(["{}. {}", "{}) {}", "{} {}", "Soal {}: {}", "- {1}"]).format(
            soal, table.text_of(soal)
        ))  # fmt: skip


def recased(table: Table, dice: random.Random) -> None:
    for soal in range(1, 128):
        text = table.text_of(soal)
        table.reword(
            soal, dice.choice([text.upper(), text.lower(), f"  {text.replace(' ', '  ')} .", f"{text}?"])
        )


ANY: list[Drift] = [
    blank_rows,
    rows_with_text,
    rows_on_top,
    column_before_hierarchy,
    column_after_wording,
    column_before_answers,
    column_after_answers,
    column_before_expected,
    many_columns,
    answers_behind_notes,
    sheet_renamed,
    sheet_in_front,
    rows_swapped,
    areas_swapped,
    numbered,
    recased,
]
OFFICIAL: list[Drift] = [
    header_two_rows_lower,
    without_formulas,
    answer_types_overwritten,
    letters_swapped,
    unmerged,
]


@pytest.mark.parametrize("headed", [True, False], ids=["headed", "headless"])
@pytest.mark.parametrize("drift", [*ANY, *OFFICIAL], ids=lambda drift: drift.__name__)
def test_drifted_official_sheet(official: Reference, tmp_path: Path, drift: Drift, headed: bool) -> None:
    dice = random.Random(f"{drift.__name__} {headed}")
    filling = official.fill(dice.randrange(1000))
    table = official.lampiran().fill(filling)
    if not headed:
        table.rows[1].cells.clear()
    drift(table, dice)
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    assert assessment.filled.layout.id == "lampiran-iii"


@pytest.mark.parametrize("header", ["unit", "none"])
@pytest.mark.parametrize("style", ["hierarchy", "path", "bare"])
@pytest.mark.parametrize("drift", ANY, ids=lambda drift: drift.__name__)
def test_drifted_portalrb_sheet(
    official: Reference, tmp_path: Path, drift: Drift, style: str, header: str
) -> None:
    dice = random.Random(f"{drift.__name__} {style} {header}")
    filling, theirs = official.fill(dice.randrange(1000)), official.fill(dice.randrange(1000))
    table = official.portalrb(style, HEADERS[header]).fill(filling).fill(theirs, "N")
    drift(table, dice)
    path = table.save(tmp_path / "lke.xlsx")
    if drift is answers_behind_notes and header == "none":  # two columns of answers, nothing tells which
        assert "ZI210" in codes(assess(path))
        return
    assert check(official, path, table, filling).filled.layout.id == "portalrb"


@pytest.mark.parametrize("seed", SEEDS)
def test_several_drifts_at_once(official: Reference, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    filling = official.fill(seed + 100)
    table = official.lampiran() if seed % 2 else official.portalrb(header=HEADERS["loud"])
    table.fill(filling)
    for drift in dice.sample(ANY, 4):
        drift(table, dice)
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("K", "Jawaban Unit Kerja"),
        ("K", "JAWABAN"),
        ("K", "Jawaban Satker"),
        ("K", "Jawaban (diisi unit)"),
        ("K", "Jawaban\nUnit"),
        ("K", "Isian"),
        ("K", None),
        ("O", "Catatan"),
    ],
)
def test_header_reworded(official: Reference, tmp_path: Path, cell: str, text: str | None) -> None:
    filling = official.fill(7)
    table = official.lampiran().fill(filling)
    table.rows[1].cells[cell] = text
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)


@pytest.mark.parametrize(
    "decoy", ["Jawaban TPI", "Jawaban TPU", "Jawaban Tahun Lalu", "Target Jawaban", "Contoh Jawaban"]
)
@pytest.mark.parametrize("before", ["K", "L"])
def test_answers_of_someone_else_beside(official: Reference, tmp_path: Path, decoy: str, before: str) -> None:
    filling, theirs = official.fill(8), official.fill_plainly(9)
    table = official.lampiran().fill(filling)
    table.insert_column(before)
    name = table.columns[table.columns.index(before) - 1]
    table.fill(theirs, name).rows[1].cells[name] = decoy
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)


def test_two_header_rows_with_groups(official: Reference, tmp_path: Path) -> None:
    filling, theirs = official.fill(10), official.fill(11)
    table = official.portalrb(header={"G": "Pertanyaan", "K": "Unit Kerja", "N": "TPI"}).fill(filling)
    table.fill(theirs, "N")
    table.insert(1, {"K": "Jawaban", "L": "Catatan", "M": "Bukti Dukung", "N": "Jawaban", "Q": "Catatan"})
    top = table.rows[0]
    table.merged = [(top, "K", top, "M"), (top, "N", top, "Q")]
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    found = {role: column.letters for role, column in assessment.filled.columns.items()}
    assert found == {"answer": "K", "note": "L", "evidence": "M", "tpi_answer": "N", "tpi_note": "Q"}
    tpi = assessment.scores["tpi"]  # type: ignore[index]
    assert tpi is not None
    assert tpi.totals["total"] == official.score(theirs).total


def test_one_answer_header_over_unit_and_tpi(official: Reference, tmp_path: Path) -> None:
    filling = official.fill(12)
    table = official.portalrb(header={"G": "Pertanyaan", "K": "Jawaban"}).fill(filling)
    table.fill(official.fill(13), "N")
    table.insert(1, {"K": "Unit", "N": "TPI"})
    top = table.rows[0]
    table.merged = [(top, "K", top, "N")]
    assessment = check(official, table.save(tmp_path / "lke.xlsx"), table, filling)
    assert assessment.filled.columns["tpi_answer"].letters == "N"


@pytest.mark.parametrize("title", ["JAWABAN", "LEMBAR JAWABAN", "Jawaban LKE Unit Kerja 2026"])
@pytest.mark.parametrize("merged", [True, False])
def test_a_title_is_no_header(official: Reference, tmp_path: Path, title: str, merged: bool) -> None:
    filling = official.fill(14)
    table = official.lampiran().fill(filling)
    table.rows[0].cells = {"B": title}
    table.rows[1].cells["K"] = None
    if not merged:
        table.merged = []
    check(official, table.save(tmp_path / "lke.xlsx"), table, filling)


def test_nothing_filled_yet(official: Reference, tmp_path: Path) -> None:
    for number, table in enumerate((official.lampiran(), official.portalrb())):
        assessment = check(official, table.save(tmp_path / f"{number}.xlsx"), table, {})
        assert assessment.claimed.totals["total"] == 0
        assert "ZI210" not in codes(assessment)


def test_a_column_told_by_content_only_is_reported_if_another_would_do(
    official: Reference, tmp_path: Path
) -> None:
    table = official.lampiran().fill(official.fill_plainly(15))
    table.rows[1].cells.clear()
    table.fill(official.fill_plainly(16), "N")
    assert "ZI210" in codes(assess(table.save(tmp_path / "lke.xlsx")))


def test_a_second_sheet_with_answers_is_reported(official: Reference, tmp_path: Path) -> None:
    import openpyxl

    filling = official.fill(17)
    for number, (used, other) in enumerate([("LKE ZI", "LKE ZI (2)"), ("LKE ZI", "Lama")]):
        first = official.lampiran().fill(filling)
        second = official.lampiran().fill(official.fill(18))
        second.title = other
        book = openpyxl.Workbook()
        for table in (second, first):
            table.write(book.create_sheet(table.title))
        path = tmp_path / f"{number}.xlsx"
        book.save(path)
        assessment = check(official, path, first, filling)
        assert assessment.filled.sheet == used
        assert assessment.filled.other_sheets == (other,)
        assert "ZI104" in codes(assessment)


def test_the_filled_copy_counts_not_the_blank_original(official: Reference, tmp_path: Path) -> None:
    import openpyxl

    filling = official.fill(19)
    table = official.lampiran().fill(filling)
    table.title = "LKE ZI Biro"
    book = openpyxl.Workbook()
    official.lampiran().write(book.create_sheet("LKE ZI"))
    table.write(book.create_sheet(table.title))
    book.save(tmp_path / "lke.xlsx")
    check(official, tmp_path / "lke.xlsx", table, filling)
