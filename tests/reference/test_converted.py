"""What LibreOffice saves as .xls and .ods says the same as the .xlsx it was made from."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.libreoffice import convert, needs_libreoffice
from tests.reference.fillers import HEADERS, Filling, Reference, Table
from tests.reference.reading import check
from tests.reference.test_evidence import supported_by_hand, with_evidence
from tests.reference.test_lost_rows import abbreviated
from tests.reference.test_scores import answers_behind_notes, blank_rows, column_before_answers, rows_swapped
from zi_cli.api import View

pytestmark = needs_libreoffice


@dataclass
class Case:
    """A workbook and its truth."""

    table: Table
    filling: Filling
    having: set[int]
    missing: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()


def official_file(official: Reference) -> Case:
    """As it is handed out: with hidden sheets, styles and formulas."""
    filling = official.fill(200)
    return Case(official.lampiran().fill(filling), filling, set())


def official_sheet(official: Reference) -> Case:
    filling, dice = official.fill(201), random.Random(201)
    table = official.lampiran().fill(filling)
    return Case(table, filling, with_evidence(table, dice, 0.6))


def drifted(official: Reference) -> Case:
    filling, dice = official.fill(202), random.Random(202)
    table = official.lampiran().fill(filling)
    having = with_evidence(table, dice, 0.6)
    for drift in (blank_rows, column_before_answers, rows_swapped):
        drift(table, dice)
    for soal in (5, 61, 98):
        table.delete(f"soal {soal}")
    table.title, table.formulas = "LKE 2026 final", False
    return Case(table, filling, having, (5, 61, 98))


def moved(official: Reference) -> Case:
    filling, dice = official.fill(203), random.Random(203)
    table = official.lampiran().fill(filling)
    having = with_evidence(table, dice, 0.6)
    answers_behind_notes(table, dice)
    reworded = tuple(dice.sample(range(1, 128), 20))
    for soal in reworded:
        table.reword(soal, abbreviated(table.text_of(soal), dice))
    return Case(table, filling, having, maybe=reworded)


def portalrb(official: Reference) -> Case:
    filling, dice = official.fill(204), random.Random(204)
    table = official.portalrb(header=HEADERS["unit"]).fill(filling).fill(official.fill(205), "N")
    return Case(table, filling, with_evidence(table, dice, 0.6))


def portalrb_without_header(official: Reference) -> Case:
    filling, dice = official.fill(206), random.Random(206)
    table = official.portalrb("bare").fill(filling)
    having = with_evidence(table, dice, 0.6)
    blank_rows(table, dice)
    table.delete("soal 12")
    table.before = ["Petunjuk"]
    return Case(table, filling, having, (12,))


CASES = (official_file, official_sheet, drifted, moved, portalrb, portalrb_without_header)
FORMATS = ("xls", "ods", "xlsx")


@pytest.fixture(scope="module")
def converted(
    official: Reference, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[tuple[str, str], tuple[Case, Path]]:
    """(case, format) → truth and file. One call of LibreOffice for each format."""
    folder = tmp_path_factory.mktemp("converted")
    cases = {make.__name__: make(official) for make in CASES}
    files = []
    for name, case in cases.items():
        files.append(case.table.save(folder / f"{name}.xlsx"))
    book = openpyxl.load_workbook(official.blank)
    for soal, entry in cases["official_file"].filling.items():
        book["LKE ZI"][str(case_cell(cases["official_file"], soal))].value = entry.typed
    book.save(files[0])
    found = {}
    for extension in FORMATS:
        (folder / extension).mkdir()
        for name, path in zip(cases, convert(files, extension, folder / extension), strict=True):
            found[name, extension] = cases[name], path
    return found


def case_cell(case: Case, soal: int) -> str:
    return str(case.table.cell(soal)).split("!")[1]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", [make.__name__ for make in CASES])
def test_says_the_same(
    official: Reference,
    converted: Mapping[tuple[str, str], tuple[Case, Path]],
    name: str,
    extension: str,
) -> None:
    case, path = converted[name, extension]
    assessment = check(official, path, case.table, case.filling, case.missing, case.maybe)
    assert assessment.filled.file_format == extension
    assert assessment.filled.layout.id == ("portalrb" if "portalrb" in name else "lampiran-iii")
    supported = assessment.scores[View.SUPPORTED]
    assert supported is not None
    found = set(range(1, 128)) - {s for s, said in assessment.filled.responses.items() if not said.match}
    assert dict(supported.nodes) == supported_by_hand(official, case.filling, case.having & found)
