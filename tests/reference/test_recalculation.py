"""What zi says the official formulas give is what LibreOffice calculates from the official formulas."""

import random
from pathlib import Path

import openpyxl
import pytest

from tests.builders.filled import Typed, best_answers
from tests.libreoffice import convert, needs_libreoffice
from tests.reference.fillers import Reference
from zi_cli.api import assess
from zi_cli.criteria.lke.pack import Pack, ScaleKind

pytestmark = [needs_libreoffice, pytest.mark.slow]


def recalculated(files: list[Path], folder: Path) -> dict[Path, dict[str, object]]:
    """{file: {cell: value}} of column L, as LibreOffice calculates it."""
    values: dict[Path, dict[str, object]] = {}
    for file, saved in zip(files, convert(files, "xlsx", folder / "out", recalculate=True), strict=True):
        sheet = openpyxl.load_workbook(saved, data_only=True)["LKE ZI"]
        values[file] = {cell.coordinate: cell.value for (cell,) in sheet["L4:L208"]}
    return values


def random_answers(
    pack: Pack, dice: random.Random, blank: float, bad: float, zeros: bool
) -> dict[int, Typed]:
    best, answers = best_answers(pack), {}
    for soal, question in pack.questions.items():
        if question.scale.kind is ScaleKind.OPTIONS:
            answers[soal] = dice.choice(list(question.scale.ratios))
        elif question.scale.kind is ScaleKind.INDEX:
            answers[soal] = dice.randint(150, 400) / 100
        else:
            answers[soal] = dice.randint(0 if zeros else 1, 6) if zeros or best[soal] else best[soal]
        if dice.random() < blank:
            answers[soal] = None
        elif dice.random() < bad:
            answers[soal] = dice.choice(["ya", "a", "A.", "b ", "X", "0,75", "3.5", "-", 7, 0])
    return answers


def write(official: Reference, pack: Pack, answers: dict[int, Typed], path: Path, **cells: Typed) -> Path:
    book = openpyxl.load_workbook(official.blank)
    sheet = book["LKE ZI"]
    for soal, value in answers.items():
        sheet.cell(pack.layouts["lampiran-iii"].rows[pack.questions[soal].id], 11).value = value
    for name, value in cells.items():
        sheet[name].value = value
    book.save(path)
    return path


def test_official_formulas_applied(official: Reference, pack: Pack, tmp_path: Path) -> None:
    dice, files = random.Random(2026), []
    for number, (blank, bad, zeros) in enumerate(
        [(0, 0, False)] * 4 + [(0.05, 0, False)] * 4 + [(0.2, 0.04, True)] * 6
    ):
        answers = random_answers(pack, dice, blank, bad, zeros)
        if number % 2 == 0:  # keep what turns the total into an error out of every other file
            answers |= {soal: best_answers(pack)[soal] for soal in (*range(88, 92), 92, *range(102, 128))}
        files.append(write(official, pack, answers, tmp_path / f"acak-{number:02d}.xlsx"))
    best = best_answers(pack)
    files.append(write(official, pack, best, tmp_path / "terbaik.xlsx"))
    files.append(write(official, pack, best, tmp_path / "tipe.xlsx", J8="Ya", J15="A/B/C", J150="a/b/c"))
    files.append(write(official, pack, best, tmp_path / "bobot.xlsx", H7=1, H57=0, H202=20))
    files.append(write(official, pack, {**best, 120: 2, 116: 1}, tmp_path / "harta.xlsx", K185=13))
    files.append(write(official, pack, {**best, 88: 0}, tmp_path / "nol.xlsx"))
    numbers = 0
    for file, cells in recalculated(files, tmp_path).items():
        found = assess(file)
        sheet, expected = found.spreadsheet, cells["L208"]
        assert not sheet.altered, file.name
        if isinstance(expected, int | float):
            numbers += 1
            assert sheet.by_its_formulas is not None, file.name
            assert float(sheet.by_its_formulas) == pytest.approx(expected, abs=1e-9), file.name
            assert sheet.error is None
        else:
            assert (sheet.by_its_formulas, sheet.error and sheet.error.code) == (None, expected), file.name
    assert numbers >= 8


def test_a_formula_typed_over_is_told_and_the_total_not_trusted(
    official: Reference, pack: Pack, tmp_path: Path
) -> None:
    for cell, value in (
        ("L8", 1),
        ("L7", 0.5),
        ("K128", 0.9),
        ("L175", "=SUM(L176,L183)"),
        ("L6", "=L7+L10"),
        ("L90", 0),
    ):
        file = write(official, pack, best_answers(pack), tmp_path / f"{cell}.xlsx", **{cell: value})
        sheet = assess(file).spreadsheet
        assert [formula.cell for formula in sheet.altered] == [f"LKE ZI!{cell}"]
        assert sheet.by_its_formulas is None


def test_saved_by_another_program_the_formulas_are_still_the_official_ones(
    official: Reference, pack: Pack, tmp_path: Path
) -> None:
    file = write(official, pack, best_answers(pack), tmp_path / "lke.xlsx", K185=13)
    recalculated([file], tmp_path)
    found = assess(tmp_path / "out" / "lke.xlsx").spreadsheet
    assert found.altered == ()
    assert (found.total, found.by_its_formulas) == (100, 100)
