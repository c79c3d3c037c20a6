"""A number that is shown as a percentage or a date is not the number it looks like to a program."""

from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best
from zi_cli.api import assess
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.grid import ShownAs
from zi_cli.workbook.reading.number_formats import of_code
from zi_cli.workbook.writing.lampiran_iii import write_lampiran_iii


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", ShownAs.NUMBER),
        ("0.00", ShownAs.NUMBER),
        ("#,##0_);[Red]\\(#,##0\\)", ShownAs.NUMBER),
        ('0" hari"', ShownAs.NUMBER),
        ("0.00%", ShownAs.PERCENT),
        ("dd/mm/yyyy", ShownAs.DATE),
        ("[$-421]d mmmm yyyy", ShownAs.DATE),
        ("h:mm", ShownAs.DATE),
    ],
)
def test_format_codes(code: str, shown: ShownAs) -> None:
    assert of_code(code) is shown


@pytest.mark.parametrize(
    ("cell", "value", "number_format", "soal"),
    [("K205", 0.8765, "0.00%", 127), ("K129", 46086, "d-mmm", 88), ("K129", 3, "0%", 88)],
)
def test_refused_by_its_format(
    pack: Pack, tmp_path: Path, cell: str, value: float, number_format: str, soal: int
) -> None:
    path = tmp_path / "lke.xlsx"
    write_lampiran_iii(path, pack, best(pack))
    book = openpyxl.load_workbook(path)
    book["LKE ZI"][cell].value = value
    book["LKE ZI"][cell].number_format = number_format
    book.save(path)
    assessment = assess(path)
    assert assessment.filled.responses[soal].answer.state is AnswerState.INVALID
    assert not assessment.complete
