"""Changes to a file as a whole, for examples that no answer, note or link can show."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import openpyxl

from tests.builders.forms import minimum_rows, prerequisite_rows, with_forms, with_register, with_sheet
from tests.builders.lke import typed_over, without_rows
from tests.builders.package import save as save_parts
from tests.builders.template import best_filling
from tests.builders.xls import save_xls
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria
from zi_cli.template.write import TemplateWriter

Change = Callable[[Path], Path]
ROOM: Final = "facilities.service-room"


@cache
def criteria() -> CriteriaSet:
    """The criteria that travel with zi."""
    return load_criteria()


def edited(edit: Callable[[Any], object], path: Path) -> Path:
    """Let `edit` change the book, as someone in Excel would."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def part_replaced(part: str, old: str, new: str, path: Path) -> Path:
    """Replace a pattern in a part of the package, once; what was calculated stays."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text, count = re.subn(old, new, parts[part].decode("utf-8"), count=1)
    assert count, old
    return save_parts(path, {**parts, part: text.encode("utf-8")})


def macros(path: Path) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xcc\x61")
    return path


def hidden_sheet(book: Any) -> None:
    book.create_sheet("Catatan")
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1


def second_sheet(book: Any) -> None:
    book.copy_worksheet(book.worksheets[0]).title = "LKE ZI (2)"


def hidden_rows(book: Any) -> None:
    for row in (15, 16):
        book.worksheets[0].row_dimensions[row].hidden = True


def hidden_answers(book: Any) -> None:
    book.worksheets[0].column_dimensions["K"].hidden = True


def hidden_answer_types(book: Any) -> None:
    book.worksheets[0].column_dimensions["J"].hidden = True


def reworded(book: Any) -> None:
    """Other words for every question of three areas, by and large the same: an older question set."""
    for row in range(8, 60):
        cell = book.worksheets[0][f"G{row}"]
        if isinstance(cell.value, str):
            cell.value = f"Tahun lalu: {cell.value} di kantor"


def answers_twice(book: Any) -> None:
    """No header over the answers, and a second column that looks like them."""
    sheet = book.worksheets[0]
    sheet["K2"] = None
    for row in range(4, 206):
        sheet.cell(row, 18).value = sheet.cell(row, 11).value


def stray_row(book: Any) -> None:
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):  # openpyxl would leave them where they were
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(22)
    sheet["G22"], sheet["K22"] = "Berapa tinggi pagar kantor?", 3


def question_twice(path: Path) -> Path:
    label = criteria().lke.questions[1].label
    return typed_over(path, {"G215": label, "J215": "Ya/Tidak", "K215": "Tidak"})


def old_format(path: Path) -> Path:
    """The same sheet as .xls."""
    source = openpyxl.load_workbook(path).worksheets[0]

    def fill(book: Any) -> None:
        sheet = book.add_sheet(source.title)
        for row in source.iter_rows():
            for cell in row:
                if cell.value is not None and not str(cell.value).startswith("="):
                    sheet.write(cell.row - 1, cell.column - 1, cell.value)

    return save_xls(path.with_suffix(".xls"), fill)


def template(path: Path, total: str = "") -> Path:
    """A workbook of zi template at its best, its stored total replaced."""
    filling = best_filling(criteria())
    path.write_bytes(TemplateWriter(criteria()).content(filling))
    if total:
        sheet = r'(<c r="G203"[^>]*><f>[^<]*</f><v>)[^<]*'
        path = part_replaced("xl/worksheets/sheet5.xml", sheet, rf"\g<1>{total}", path)
    return path


def aiming_at(path: Path, target: str) -> Path:
    """A workbook of zi template that names its target."""
    filling = best_filling(criteria())
    filling = replace(filling, identity={**filling.identity, "target": target})
    path.write_bytes(TemplateWriter(criteria()).content(filling))
    return path


def beside(path: Path, criterion: str | None = "Terpenuhi", prerequisite: str | float | None = 100) -> Path:
    """The official LKE with the sheets of minimum criteria and prerequisites, all met but for these."""
    return with_forms(path, criteria(), {ROOM: criterion}, {"unit.audit-follow-up": prerequisite})


def one_more_criterion(path: Path) -> Path:
    rows = {**minimum_rows(criteria()), "facilities.parking": ("Tempat parkir", "Terpenuhi")}
    return with_sheet(path, criteria().lke.layouts["zi"].forms["minimum"], rows)


def one_more_mandatory(path: Path, answer: str | None = None) -> Path:
    rows = {**minimum_rows(criteria()), "facilities.parking": ("Tempat parkir", answer)}
    form = criteria().lke.layouts["zi"].forms["minimum"]
    return with_sheet(path, form, rows, mandatory=["facilities.parking"])


def with_stage(path: Path, stage: str) -> Path:
    innovation = {"name": "Inovasi CONTOH", "started": "03/2025", "stage": stage, "evidence": "SK CONTOH.pdf"}
    return with_register(beside(path), criteria(), [innovation])


def one_criterion_less(path: Path) -> Path:
    rows = {item: row for item, row in prerequisite_rows(criteria()).items() if item != "unit.impact"}
    return with_sheet(path, criteria().lke.layouts["zi"].forms["prerequisites"], rows)


_LOST_LINK: Final = r'<hyperlinks><hyperlink ref="Q8" r:id="rId99"/></hyperlinks><pageMargins'

CHANGES: Final[dict[str, Change]] = {
    "isian jauh di luar tabel": lambda path: typed_over(path, {"XFD1048576": "x"}),
    "buku kerja dengan makro": macros,
    "lembar jawaban disembunyikan": partial(edited, hidden_sheet),
    "lembar jawaban disalin": partial(edited, second_sheet),
    "disimpan tanpa hasil hitungan": lambda path: typed_over(path, {}),
    "nilai total dari jawaban lama": partial(
        part_replaced, "xl/worksheets/sheet1.xml", r'(<c r="L208"[^>]*><f>[^<]*</f><v>)[^<]*', r"\g<1>71"
    ),
    "tautan tanpa tujuan": partial(part_replaced, "xl/worksheets/sheet1.xml", "<pageMargins", _LOST_LINK),
    "buku kerja zi template": template,
    "buku kerja zi template dengan nilai total lama": partial(template, total="99.5"),
    "predikat yang dituju: WBK": partial(aiming_at, target="WBK"),
    "predikat yang dituju: Menuju WBBM": partial(aiming_at, target="Menuju WBBM"),
    "disimpan sebagai .xls": old_format,
    "dua baris soal disembunyikan": partial(edited, hidden_rows),
    "kolom jawaban disembunyikan": partial(edited, hidden_answers),
    "kolom jenis jawaban disembunyikan": partial(edited, hidden_answer_types),
    "baris satu soal dihapus": lambda path: without_rows(path, 8),
    "bunyi satu soal hilang": lambda path: typed_over(path, {"G20": "apakah ada yang lain"}),
    "satu soal tertulis dua kali": question_twice,
    "jenis jawaban tertimpa": lambda path: typed_over(path, {"J69": "Ya"}),
    "bobot diubah": lambda path: typed_over(path, {"H7": 0.75}),
    "rumus tertimpa": lambda path: typed_over(path, {"L8": 1}),
    "dua kolom yang mirip jawaban": partial(edited, answers_twice),
    "baris buatan sendiri": partial(edited, stray_row),
    "banyak soal dengan bunyi lain": partial(edited, reworded),
    "galat di sel jawaban": lambda path: typed_over(path, {"K15": "#REF!"}),
    "rumus jawaban tanpa hasil": lambda path: typed_over(path, {"K15": '="A"'}),
    "jumlah yang tidak cocok": lambda path: typed_over(path, {"K185": 12}),
    "semua kriteria terpenuhi": beside,
    "satu kriteria belum terpenuhi": partial(beside, criterion="Belum"),
    "satu kriteria kosong": partial(beside, criterion=None),
    "satu kriteria dijawab dengan kata lain": partial(beside, criterion="mungkin"),
    "satu prasyarat belum terpenuhi": partial(beside, prerequisite=80),
    "kriteria dari luar": one_more_criterion,
    "kriteria wajib dari luar": one_more_mandatory,
    "tahap inovasi dari pilihan": partial(with_stage, stage="diterapkan"),
    "tahap inovasi di luar pilihan": partial(with_stage, stage="sedang berjalan"),
    "satu prasyarat tidak ditanyakan": one_criterion_less,
    "margin": lambda path: path,
}
"""Name, as examples use it → what it does to a workbook; the path of the changed one."""
