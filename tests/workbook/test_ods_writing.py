"""A book written as .ods reads as it was: values, parts of a hundred, links, gaps; the same bytes each time."""

from pathlib import Path

from zi_cli.workbook.grid import Book, Cell, Sheet, ShownAs
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.writing.ods import ods_content

URL = "https://berkas.contoh.example/bukti?a=1&b=2"


def _book() -> Book:
    sheet = Sheet("LKE CONTOH & <uji>")
    sheet.cells = {
        (2, 3): Cell(value="Ya"),
        (2, 5): Cell(value=3.58),
        (4, 1): Cell(value=0.875, shown_as=ShownAs.PERCENT),
        (4, 2): Cell(value="dua\nbaris < & >"),
        (9, 9): Cell(value="Laporan", links=(URL,)),
        (10, 1): Cell(value=True),
    }
    return Book("xlsx", [sheet, Sheet("Sembunyi", hidden=True)])


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "contoh.ods"
    path.write_bytes(ods_content(_book()))
    read, _ = read_workbook(path)
    assert [sheet.name for sheet in read.sheets] == ["LKE CONTOH & <uji>"]
    assert read.sheets[0].cells == _book().sheets[0].cells


def test_the_same_book_gives_the_same_bytes() -> None:
    assert ods_content(_book()) == ods_content(_book())
