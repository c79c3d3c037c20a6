import struct
from pathlib import Path

import pytest
import xlwt

from tests.builders.reading import cells, first, links, problem, read, values
from tests.builders.xls import link_record, record, save_ole, save_xls
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.reading import bounds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lke.xls"


def empty(workbook: xlwt.Workbook) -> None:
    workbook.add_sheet("Lembar")


def filled(workbook: xlwt.Workbook) -> None:
    sheet = workbook.add_sheet("Lembar")
    sheet.write(0, 0, "Ya/Tidak")
    sheet.write(0, 1, 0.5)
    sheet.write(0, 2, True)
    sheet.write(1, 0, xlwt.Formula('HYPERLINK("https://e.id/1";"buka")'))


def test_values_errors_and_formulas(path: Path) -> None:
    error = record(0x205, struct.pack("<HHHBB", 2, 0, 0, 0x07, 1))
    sheet = first(save_xls(path, filled, error))
    assert cells(sheet) == {
        "A1": Cell(value="Ya/Tidak"),
        "B1": Cell(value=0.5),
        "C1": Cell(value=True),
        "A2": Cell(value="", formula="", links=("https://e.id/1",)),
        "A3": Cell(error="#DIV/0!"),
    }


def test_book_tells_what_it_cannot_show(path: Path) -> None:
    book = read(save_xls(path, filled))
    assert book.file_format == "xls"
    assert (book.shows_formulas, book.shows_links) == (False, True)


def test_dates_are_numbers(path: Path) -> None:
    def fill(workbook: xlwt.Workbook) -> None:
        workbook.add_sheet("Lembar").write(0, 0, 46024, xlwt.easyxf(num_format_str="D-MMM-YY"))

    assert values(first(save_xls(path, fill))) == {"A1": 46024.0}


def test_hyperlinks_of_cells_and_ranges(path: Path) -> None:
    records = (
        link_record((0, 0, 0, 0), "https://e.id/1")
        + link_record((1, 2, 1, 1), "https://e.id/", "berkas")
        + link_record((3, 3, 0, 0), location="'LKE ZI'!A1")
    )
    assert links(first(save_xls(path, empty, records))) == {
        "A1": ("https://e.id/1",),
        "B2": ("https://e.id/#berkas",),
        "B3": ("https://e.id/#berkas",),
        "A4": ("#'LKE ZI'!A1",),
    }


def shared_link(row: int, first: int) -> bytes:
    """A formula cell in column A that has the formula of row `first`."""
    tokens = b"\x01" + struct.pack("<HH", first, 0)
    return record(0x06, struct.pack("<HHH8sHIH", row, 0, 0, bytes(8), 0, 0, len(tokens)) + tokens)


def test_a_formula_that_several_cells_share_links_each_of_them(path: Path) -> None:
    address = b"https://e.id/1"
    tokens = b"\x17" + bytes([len(address), 0]) + address + bytes([0x22, 1, 0x67, 0x01])
    shared = record(0x4BC, struct.pack("<HHBBBBH", 0, 2, 0, 0, 0, 3, len(tokens)) + tokens)
    records = shared_link(0, 0) + shared + shared_link(1, 0) + shared_link(2, 0) + shared_link(3, 3)
    found = links(first(save_xls(path, empty, records)))
    assert found == dict.fromkeys(("A1", "A2", "A3"), ("https://e.id/1",))


def test_hyperlink_over_a_whole_sheet_stays_small(path: Path) -> None:
    record = link_record((0, 65535, 0, 65535), "https://e.id/")
    assert links(first(save_xls(path, filled, record))).keys() == {"A1", "B1", "C1", "A2"}


@pytest.mark.parametrize("damage", [slice(28, 32), slice(32, 40), slice(40, None)])
def test_hyperlink_that_cannot_be_read_is_told(path: Path, damage: slice) -> None:
    payload = bytearray(link_record((0, 0, 0, 0), "https://e.id/1", "berkas")[4:])
    payload[damage] = b"\xff" * len(payload[damage])
    book = read(save_xls(path, empty, record(0x1B8, bytes(payload))))
    assert (book.shows_links, book.sheets[0].cells) == (False, {})


def test_merged_ranges_and_hidden_columns_and_sheets(path: Path) -> None:
    def fill(workbook: xlwt.Workbook) -> None:
        sheet = workbook.add_sheet("Lembar")
        sheet.write_merge(0, 1, 0, 2, "a")
        sheet.col(3).hidden = True
        sheet.write(4, 0, "b")
        sheet.row(4).hidden = True
        workbook.add_sheet("Rahasia").visibility = 1

    book = read(save_xls(path, fill))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Lembar", False), ("Rahasia", True)]
    assert book.sheets[0].merged == [(1, 1, 2, 3)]
    assert book.sheets[0].hidden_columns == {4}
    assert book.sheets[0].hidden_rows == {5}


def test_stray_cell_is_counted_not_stored(path: Path) -> None:
    def fill(workbook: xlwt.Workbook) -> None:
        workbook.add_sheet("Lembar").write(65535, 255, 1)

    sheet = first(save_xls(path, fill))
    assert (sheet.cells, sheet.stray, sheet.stray_count) == ({}, ["IV65536"], 1)


def test_too_many_cells_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_CELLS", 2)
    assert "more than {limit} cells" in problem(save_xls(path, filled))


def test_odd_defined_name_does_no_harm(path: Path) -> None:
    def fill(workbook: xlwt.Workbook) -> None:
        filled(workbook)
        workbook.add_sheet("Lain").write(0, 0, 1)

    assert len(read(save_xls(path, fill, record(0x18, b"\xff" * 20))).sheets) == 2


def test_macros(path: Path) -> None:
    save_xls(path, empty)
    path.write_bytes(path.read_bytes() + "_VBA_PROJECT_CUR".encode("utf-16-le"))
    assert read(path).has_macros


def test_password(path: Path) -> None:
    save_xls(path, empty)
    code_page = record(0x42, b"\xb0\x04")
    assert code_page in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(code_page, record(0x2F, b"\0\0")))
    assert "password" in problem(path)


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("WordDocument", "Word document"),
        ("PowerPoint Document", "PowerPoint presentation"),
        ("__substg1.0_001A001E", "Outlook message"),
        ("Contents", "another Office program"),
    ],
)
def test_other_ole_files_are_named(path: Path, stream: str, words: str) -> None:
    assert words in problem(save_ole(path, stream))
