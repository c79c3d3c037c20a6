"""What was written beside what is asked: a new workbook has no place for it, so it is listed."""

from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best, save_lke, typed_over
from tests.builders.template import best_filling
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.template.carry import carry_file
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.writing.template.filling import CarriedLine, Entry

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
LINK = "https://berkas.contoh.example/x"


def lines(writer: TemplateWriter, path: Path, layout: str = "zi") -> list[CarriedLine]:
    return list(carry_file(path, writer.criteria, writer.texts, layout).filling.carried)


@pytest.fixture
def official(pack: Pack, tmp_path: Path) -> Path:
    return save_lke(tmp_path / "lama.xlsx", pack, best(pack))


def test_an_official_workbook_alone_has_none(writer: TemplateWriter, official: Path) -> None:
    assert lines(writer, official) == []


@pytest.mark.parametrize("layout", ["zi", "lampiran-iii", "portalrb"])
def test_notes_of_headings_and_own_columns_are_listed(
    writer: TemplateWriter, pack: Pack, official: Path, layout: str
) -> None:
    rows = pack.layouts["lampiran-iii"].rows
    heading, asked = rows["A.I.1.i"], rows["A.I.1.i.a"]
    name, label = pack.nodes["A.I.1.i"].name, pack.questions[1].label
    typed_over(
        official,
        {
            f"O{heading}": "berlaku bagi semua soal di bawahnya",
            f"Q{heading}": f'=HYPERLINK("{LINK}","folder")',
            "R2": "Penanggung jawab",
            f"R{asked}": "Subbagian Umum CONTOH",
            f"S{asked}": "2026",
            "T2": "Skor sendiri",
            f"T{asked}": 3.5,
            f"R{rows['total'] + 9}": "dicetak CONTOH",
        },
    )
    no_place = writer.texts.carried.no_place
    found = {line.cell: (line.mark, line.entry, line.about) for line in lines(writer, official, layout)}
    assert found == {
        f"LKE ZI!O{heading}": ("Hilang", "berlaku bagi semua soal di bawahnya", f"{name}: {no_place}"),
        f"LKE ZI!Q{heading}": ("Hilang", LINK, f"{name}: {no_place}"),
        f"LKE ZI!R{asked}": ("Hilang", "Subbagian Umum CONTOH", f"Penanggung jawab – {label}: {no_place}"),
        f"LKE ZI!S{asked}": ("Hilang", "2026", f"{label}: {no_place}"),
        f"LKE ZI!T{asked}": ("Hilang", "3.5", f"Skor sendiri – {label}: {no_place}"),
        f"LKE ZI!R{rows['total'] + 9}": ("Hilang", "dicetak CONTOH", f"Penanggung jawab: {no_place}"),
    }


def test_a_merged_note_belongs_to_the_questions_that_read_it(
    writer: TemplateWriter, pack: Pack, official: Path
) -> None:
    rows = pack.layouts["lampiran-iii"].rows
    book = openpyxl.load_workbook(official)
    sheet = book.worksheets[0]
    sheet[f"O{rows['A.I.1.i']}"] = "untuk keduanya"
    sheet.merge_cells(f"O{rows['A.I.1.i']}:O{rows['A.I.1.i.b']}")
    book.save(official)
    carried = carry_file(official, writer.criteria, writer.texts).filling
    assert [carried.answers[soal].note for soal in (1, 2)] == ["untuk keduanya"] * 2
    assert carried.carried == ()


def test_own_columns_of_the_other_sheets_are_listed(
    writer: TemplateWriter, criteria: CriteriaSet, tmp_path: Path
) -> None:
    path = tmp_path / "lama.xlsx"
    path.write_bytes(writer.content(best_filling(criteria)))
    assert lines(writer, path) == []
    book = openpyxl.load_workbook(path)
    places = {"Identitas": "F7", "Kriteria Minimal": "M7", "Prasyarat": "L7", "LKE": "N10"}
    for sheet, place in places.items():
        book[sheet][place] = f"milik kami di {sheet}"
    book.save(path)
    found = {line.cell: (line.mark, line.entry) for line in lines(writer, path)}
    assert found == {f"{s}!{place}": ("Hilang", f"milik kami di {s}") for s, place in places.items()}


@pytest.mark.parametrize("layout", ["lampiran-iii", "portalrb"])
def test_addresses_behind_words_are_listed_where_a_criterion_has_no_place(
    writer: TemplateWriter, criteria: CriteriaSet, tmp_path: Path, layout: str
) -> None:
    entry = Entry(answer="Terpenuhi", note="lihat CONTOH", evidence=(LINK,), evidence_text="Foto ruang")
    share = Entry(answer=1, evidence=(f"{LINK}/2",), evidence_text="Rekap")
    filling = best_filling(criteria, minimum={"facilities.queue": entry}, prerequisites={"unit.lhkpn": share})
    path = tmp_path / "lama.xlsx"
    path.write_bytes(writer.content(filling))
    found = {line.item: line.entry.splitlines() for line in lines(writer, path, layout)}
    assert found["facilities.queue"] == ["Terpenuhi", "lihat CONTOH", "Foto ruang", LINK]
    assert found["unit.lhkpn"] == ["100 %", "Rekap", f"{LINK}/2"]


def test_what_was_listed_once_is_not_listed_again(
    writer: TemplateWriter, pack: Pack, official: Path, tmp_path: Path
) -> None:
    row = pack.layouts["lampiran-iii"].rows["A.I.1.i"]
    first = carry_file(typed_over(official, {f"O{row}": "catatan"}), writer.criteria, writer.texts)
    path = tmp_path / "baru.xlsx"
    path.write_bytes(writer.content(first.filling))
    (line,) = lines(writer, path)
    assert (line.mark, line.entry) == ("", writer.texts.sheets.carried), "only that the sheet is not carried"
