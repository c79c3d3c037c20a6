"""The same workbook, saved by LibreOffice in each format, reads the same."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from tests.builders.package import save
from tests.builders.reading import cells, links, read, values
from tests.builders.xlsb import cell, formula, link, row, text, xlsb_parts
from zi_cli.workbook.grid import Book

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, extension: str) -> Path:
    """`path` saved by LibreOffice in another format, in a folder beside it."""
    folder = path.parent / extension
    subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
            "--convert-to",
            extension,
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{extension}"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    path = tmp_path_factory.mktemp("libreoffice") / "lke.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "LKE ZI"
    sheet.append(["Ya/Tidak", 0.5, "satu\ndua", "ya;tidak"])
    sheet.append(["=1/0", '=VLOOKUP("x",A1:B1,2,FALSE)', '=IF(D1="ya;tidak",\'Re kap\'!A1,"")', '=""'])
    sheet.append(["berkas", "tempat", '=HYPERLINK("https://e.id/2","buka")', "jangkauan"])
    sheet["A3"].hyperlink = "https://e.id/1?a=1&b=2"
    sheet["B3"].hyperlink = Hyperlink(ref="B3", location="'Re kap'!A1")
    sheet["A4"] = "gabungan"
    sheet.merge_cells("A4:C6")
    sheet.column_dimensions["F"].hidden = True
    sheet["A8"] = "tersembunyi"
    sheet.row_dimensions[8].hidden = True
    other = workbook.create_sheet("Re kap")
    other.sheet_state = "hidden"
    other["A1"] = 3
    workbook.save(path)
    return {extension: read(converted(path, extension)) for extension in ("xlsx", "xls", "ods")}


@pytest.fixture(params=["ods", "xls"])
def pair(request: pytest.FixtureRequest, books: dict[str, Book]) -> tuple[Book, Book]:
    return books["xlsx"], books[request.param]


def test_same_values_and_errors(pair: tuple[Book, Book]) -> None:
    for left, right in zip(pair[0].sheets, pair[1].sheets, strict=True):
        assert values(left) == values(right)
        assert {place: cell.error for place, cell in cells(left).items()} == {
            place: cell.error for place, cell in cells(right).items()
        }


def test_the_values_are_those_expected(books: dict[str, Book]) -> None:
    shown = cells(books["ods"].sheets[0])
    assert [shown[place].error for place in ("A2", "B2")] == ["#DIV/0!", "#N/A"]
    assert [shown[place].value for place in ("C1", "C2", "D2")] == ["satu\ndua", 3.0, ""]
    assert not any(cell.uncalculated for cell in shown.values())


def test_same_links(pair: tuple[Book, Book]) -> None:
    assert links(pair[0].sheets[0]) == links(pair[1].sheets[0])
    assert links(pair[0].sheets[0]).keys() == {"A3", "B3", "C3"}


def test_same_layout(pair: tuple[Book, Book]) -> None:
    def layout(book: Book) -> list[object]:
        return [
            (sheet.name, sheet.hidden, sheet.merged, 6 in sheet.hidden_columns, sheet.hidden_rows)
            for sheet in book.sheets
        ]

    assert layout(pair[0]) == layout(pair[1])
    assert pair[0].sheets[0].hidden_rows == {8}


def test_same_formulas_in_ods(books: dict[str, Book]) -> None:
    def formulas(book: Book) -> dict[str, str]:
        found = {place: cell.formula for place, cell in cells(book.sheets[0]).items()}
        return {place: text.replace("FALSE()", "FALSE") for place, text in found.items() if text is not None}

    assert formulas(books["xlsx"]) == formulas(books["ods"])


def test_own_xlsb_builder_writes_what_libreoffice_reads(tmp_path: Path) -> None:
    number, error = cell(2, 1, b"\x1e\0\0\0"), cell(3, 2, b"\x2a")
    content = row(0, cell(6, 0, text("Ya")), number, error, formula(9, 3, bytes(8)))
    after = [link((0, 0, 0, 0), "rId1")]
    path = save(tmp_path / "lke.xlsb", xlsb_parts(content, after=after, links={"rId1": "https://e.id/"}))
    there, back = read(path).sheets[0], read(converted(path, "xlsx")).sheets[0]
    assert {place: values(there)[place] for place in ("A1", "B1")} == {"A1": "Ya", "B1": 7.0}
    assert {place: values(back)[place] for place in ("A1", "B1")} == {"A1": "Ya", "B1": 7.0}
    assert links(there) == links(back) == {"A1": ("https://e.id/",)}
    assert cells(there)["C1"].error == cells(back)["C1"].error == "#N/A"
