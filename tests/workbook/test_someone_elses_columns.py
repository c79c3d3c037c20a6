"""Columns of an assessor, of last year or of targets are never taken for the unit's answers."""

from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best
from zi_cli.api import assess
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.writing.lampiran_iii import write_lampiran_iii


@pytest.mark.parametrize(
    "header", ["Hasil Reviu TPU", "Hasil TPI", "Target", "Jawaban tahun lalu", "Jawaban Asesor"]
)
def test_an_empty_column_of_answers_stays_empty(pack: Pack, tmp_path: Path, header: str) -> None:
    path = tmp_path / "lke.xlsx"
    write_lampiran_iii(path, pack, best(pack))
    book = openpyxl.load_workbook(path)
    sheet = book["LKE ZI"]
    sheet["S2"] = header
    for soal, question in pack.questions.items():
        row = pack.layouts["lampiran-iii"].rows[question.id]
        sheet.cell(row, 19).value = sheet.cell(row, 11).value
        sheet.cell(row, 11).value = None
        assert soal
    book.save(path)
    assessment = assess(path)
    assert assessment.filled.columns["answer"].letters == "K"
    assert assessment.claimed.totals["total"] == 0


@pytest.mark.parametrize("header", ["Catatan TPU", "Tanggapan Evaluator", "Reviu Inspektorat"])
def test_an_assessors_remarks_are_no_evidence(pack: Pack, tmp_path: Path, header: str) -> None:
    path = tmp_path / "lke.xlsx"
    write_lampiran_iii(path, pack, best(pack))
    book = openpyxl.load_workbook(path)
    sheet = book["LKE ZI"]
    sheet["Q2"] = header
    for question in pack.questions.values():
        cell = sheet.cell(pack.layouts["lampiran-iii"].rows[question.id], 17)
        cell.hyperlink, cell.value = None, "Sudah sesuai"
    book.save(path)
    supported = assess(path).scores["supported"]  # type: ignore[index]
    assert supported is None or supported.totals["total"] == 0
