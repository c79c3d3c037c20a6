"""A baseline: only what is new is shown, whatever was moved about in the workbook."""

import random
from collections.abc import Collection, Iterable
from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best, save_lke
from tests.findings.conftest import findings
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.baseline import (
    Baseline,
    KnownWorkbook,
    baseline_text,
    known_workbook,
    parse_baseline,
    without_known,
)
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Finding

ANSWERS = {1: None, 2: "X", 12: None, 30: "Z", 111: 9, 125: "87,65 %"}
ABOUT_THE_UNIT = ("ZI3", "ZI4", "ZI6", "ZI7")
"""Families that are about what the unit did, not about how the sheet looks."""


def prints(found: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(f.rule.code, f.fingerprint) for f in found if f.rule.code.startswith(ABOUT_THE_UNIT)}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    path = tmp_path_factory.mktemp("baseline") / "lke.xlsx"
    return save_lke(path, pack, best(pack, ANSWERS, unsupported=[5, 40, 41, 99]))


def rearranged(path: Path, target: Path, rows: Collection[int], columns: Collection[int], title: str) -> None:
    """The first sheet with empty rows and columns put in before these, links and merged cells moved along."""

    def place(row: int, column: int) -> tuple[int, int]:
        return row + sum(at <= row for at in rows), column + sum(at <= column for at in columns)

    old = openpyxl.load_workbook(path).worksheets[0]
    book = openpyxl.Workbook()
    new = book.worksheets[0]
    new.title = title
    for line in old:
        for cell in line:
            if cell.value is None and not cell.hyperlink:
                continue
            moved = new.cell(*place(cell.row, cell.column), cell.value)
            if cell.hyperlink:
                moved.hyperlink = cell.hyperlink.target
    for area in old.merged_cells.ranges:
        (top, left), (bottom, right) = place(area.min_row, area.min_col), place(area.max_row, area.max_col)
        new.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(target)


@pytest.mark.parametrize("seed", range(6))
def test_fingerprints_survive_what_people_do_to_a_sheet(
    original: Path, tmp_path: Path, pack: Pack, seed: int
) -> None:
    dice = random.Random(seed)
    rows = dice.sample(range(8, 200), dice.randrange(7))
    columns = dice.sample([11, 15, 19], seed % 3)
    title = dice.choice(["LKE ZI", "Lembar 1", "nilai (2)", "UNIT CONTOH 2026"])
    moved = tmp_path / "pindah.xlsx"
    rearranged(original, moved, rows, columns, title)
    before, after = prints(findings(original, pack)), prints(findings(moved, pack))
    assert len(before) > 8
    assert after == before


def test_known_findings_are_left_out_and_gone_ones_counted(
    tmp_path: Path, pack: Pack, original: Path
) -> None:
    known = known_workbook(findings(original, pack), "lke.xlsx", "UNIT CONTOH")
    changed = {soal: typed for soal, typed in ANSWERS.items() if soal > 2} | {60: None}  # two mended, one new
    later = save_lke(tmp_path / "x.xlsx", pack, best(pack, changed, unsupported=[5, 40, 41, 99]))
    found = findings(later, pack)
    new, use = without_known(found, known, RULES)
    assert [(f.rule.code, f.hit.soal_id) for f in new if f.rule.code.startswith(("ZI3", "ZI4"))] == [
        ("ZI301", 60)
    ]
    mended = prints(findings(original, pack)) - prints(found)
    assert {code for code, _ in mended} >= {"ZI301", "ZI302"} or len(mended) >= 2
    assert (use.known, use.gone) == (len(found) - len(new), len(known.findings) - use.known)
    assert use.gone >= 2


def test_rules_that_were_not_asked_are_not_gone(pack: Pack, original: Path) -> None:
    found = findings(original, pack)
    known = known_workbook(found, "lke.xlsx", "")
    only = [f for f in found if f.rule.code == "ZI401"]
    new, use = without_known(only, known, {"ZI401"})
    assert (list(new), use.known, use.gone) == ([], 4, 0)


def test_without_an_entry_everything_is_new(pack: Pack, original: Path) -> None:
    found = findings(original, pack)
    new, use = without_known(found, None, RULES)
    assert (len(new), use.known, use.gone) == (len(found), 0, 0)


def book(file: str, unit: str = "") -> KnownWorkbook:
    return KnownWorkbook(file=file, unit=unit)


BASELINE = Baseline(
    workbooks=(
        book("a/lke.xlsx", "Unit CONTOH A"),
        book("b/lke.xlsx", "Unit CONTOH B"),
        book("c/lke.xlsx"),
        book("d/unik.xlsx"),
        book("kembar-1.xlsx", "Unit CONTOH K"),
        book("kembar-2.xlsx", "Unit CONTOH K"),
    )
)


@pytest.mark.parametrize(
    ("file", "unit", "found"),
    [
        ("a/lke.xlsx", "Unit CONTOH A", "a/lke.xlsx"),
        ("a/lke.xlsx", "", "a/lke.xlsx"),
        ("lain/lke-v2.xlsx", " UNIT  contoh a", "a/lke.xlsx"),
        ("a/lke.xlsx", "Unit CONTOH B", "b/lke.xlsx"),
        ("c/lke.xlsx", "Unit CONTOH C", "c/lke.xlsx"),
        ("lain/unik.xlsx", "Unit CONTOH D", "d/unik.xlsx"),
        ("lain/lke.xlsx", "", None),
        ("kembar-2.xlsx", "Unit CONTOH K", "kembar-2.xlsx"),
        ("kembar-3.xlsx", "Unit CONTOH K", None),
        ("a/lke.xlsx", "Unit CONTOH Z", "c/lke.xlsx"),
        ("baru.xlsx", "Unit CONTOH Z", None),
    ],
)
def test_a_workbook_is_known_by_file_or_unit_never_as_another_units(
    file: str, unit: str, found: str | None
) -> None:
    known = BASELINE.of(file, unit)
    assert (known.file if known else None) == found


def test_renewed_entries_take_the_place_of_their_own_only(pack: Pack, original: Path) -> None:
    entry = known_workbook(findings(original, pack), "a/lke-v2.xlsx", "Unit CONTOH A")
    renewed = BASELINE.updated([entry])
    assert [w.file for w in renewed.workbooks] == sorted(
        {w.file for w in BASELINE.workbooks} - {"a/lke.xlsx"} | {"a/lke-v2.xlsx"}
    )
    assert renewed.of("a/lke-v2.xlsx", "Unit CONTOH A") == entry


def test_written_in_a_fixed_order_and_read_back(pack: Pack, original: Path) -> None:
    found = findings(original, pack)
    shuffled = random.Random(1).sample(found, len(found))
    texts = {
        baseline_text(Baseline().updated(entries), "untuk apa")
        for each in (found, shuffled)
        for entries in (
            [known_workbook(each, "a.xlsx", "é"), book("b.xlsx")],
            [book("b.xlsx"), known_workbook(each, "a.xlsx", "é")],
        )
    }
    (text,) = texts
    assert text.isascii()
    assert parse_baseline(text) == Baseline().updated([known_workbook(found, "a.xlsx", "é"), book("b.xlsx")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"zi_baseline": "2", "workbooks": []}',
        '{"zi_baseline": "1", "workbooks": [{"file": "a", "unit": ""}]}',
        '{"zi_baseline": "1", "workbooks": [{"file": "a", "unit": "", "findings": [{"code": "ZI1"}]}]}',
        '{"zi_baseline": "1", "workbooks": {"a": 1}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_baseline(text)
