"""From a file to a FilledWorkbook: open, choose the sheet, recognise rows and columns, collect."""

from pathlib import Path

from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.collector import collect
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.forms import read_forms
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.recognition import recogniser_of
from zi_cli.workbook.sheet_choice import choose_layout, choose_sheet


def read_lke(path: Path, pack: Pack) -> FilledWorkbook:
    """Read the LKE in the file at `path`.

    UsageProblem if there is no such file; InputProblem if it cannot be read or holds no LKE.
    """
    book, sha256 = read_workbook(path)
    recogniser = recogniser_of(pack)
    recogniser.pairs = 0
    forms = read_forms(book, pack)
    found = choose_sheet(book, recogniser, pack, forms)
    return collect(path, book, sha256, found, choose_layout(found, pack, forms), pack, forms)
