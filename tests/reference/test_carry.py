"""`zi template --from` with official files: the same score before and after, calculated by hand; TPI's words are kept."""

import random
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Filling, Reference, Table
from tests.reference.test_evidence import supported_by_hand, with_evidence
from tests.reference.test_lost_rows import abbreviated
from tests.reference.test_scores import blank_rows
from zi_cli.api import Assessment, View, assess
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.template.carry import Carried, carry_over
from zi_cli.template.write import LAYOUTS, TemplateWriter

MISSING = (5, 61, 98)


@pytest.fixture(scope="module")
def writer(criteria: CriteriaSet) -> TemplateWriter:
    return TemplateWriter(criteria)


def moved(
    writer: TemplateWriter, table: Table, folder: Path, layout: str = "zi"
) -> tuple[Carried, Assessment]:
    carried = carry_over(assess(table.save(folder / "lama.xlsx")), writer.texts, layout)
    path = folder / "baru.xlsx"
    path.write_bytes(writer.content(carried.filling, layout))
    return carried, assess(path)


def held_against(official: Reference, after: Assessment, filling: Filling, having: set[int]) -> None:
    assert dict(after.claimed.nodes) == official.score(filling).nodes
    supported = after.scores[View.SUPPORTED]
    assert supported is not None
    assert dict(supported.nodes) == supported_by_hand(official, filling, having)


@pytest.mark.parametrize(
    ("style", "layout"), [*(("official", layout) for layout in LAYOUTS), ("hierarchy", "zi"), ("bare", "zi")]
)
def test_scores_stay(
    official: Reference, writer: TemplateWriter, tmp_path: Path, layout: str, style: str
) -> None:
    dice = random.Random(layout + style)
    filling = official.fill(dice.randrange(1000))
    table = official.lampiran() if style == "official" else official.portalrb(style, HEADERS["unit"])
    having = with_evidence(table.fill(filling), dice, 0.6)
    carried, after = moved(writer, table, tmp_path, layout)
    held_against(official, after, filling, having)
    assert (carried.new, carried.gone) == (0, 0)


def test_a_sheet_out_of_shape(official: Reference, writer: TemplateWriter, tmp_path: Path) -> None:
    dice, filling = random.Random(7), official.fill(7)
    table = official.lampiran().fill(filling)
    having = with_evidence(table, dice, 0.6)
    blank_rows(table, dice)
    reworded = dice.sample([soal for soal in range(1, 128) if soal not in MISSING], 20)
    for soal in reworded:
        table.reword(soal, abbreviated(table.text_of(soal), dice))
    for soal in MISSING:
        table.delete(f"soal {soal}")
    table.formulas = False
    carried, after = moved(writer, table, tmp_path)
    listed = {line.item: line.mark for line in carried.filling.carried if line.item.isdecimal()}
    new = {int(item) for item, mark in listed.items() if mark == "Baru"}
    doubtful = {line.cell for line in carried.filling.carried if "mungkin soal" in line.about}
    assert new >= set(MISSING)
    assert {
        table.cell(soal) for soal in new - set(MISSING) if filling[soal].typed not in (None, "  ")
    } <= doubtful
    there = {soal: entry for soal, entry in filling.items() if soal not in new}
    gone = set(range(1, 128)) - there.keys()
    assert dict(after.claimed.nodes) == official.score(filling, gone).nodes
    assert having


def test_what_tpi_said_is_kept(official: Reference, writer: TemplateWriter, tmp_path: Path) -> None:
    ours, theirs = official.fill(11), official.fill(12)
    table = official.portalrb(header=HEADERS["unit"]).fill(ours).fill(theirs, "N")
    table.soal(7).cells["Q"] = "belum sesuai CONTOH"
    carried, after = moved(writer, table, tmp_path)
    lines = {int(line.item): line for line in carried.filling.carried if line.mark == "TPI"}
    said = {soal for soal, entry in theirs.items() if str(entry.typed or "").strip() or entry.typed == 0}
    assert lines.keys() == said | {7}
    assert "belum sesuai CONTOH" in lines[7].entry
    responses = assess(tmp_path / "lama.xlsx").filled.responses
    for soal in said - {7}:
        tpi = responses[soal].tpi
        assert tpi is not None
        assert (lines[soal].entry, lines[soal].cell) == (tpi.written.strip(), table.cell(soal, "N"))
    assert "belum sesuai CONTOH" in carried.filling.answers[7].mark
    assert dict(after.claimed.nodes) == official.score(ours).nodes
