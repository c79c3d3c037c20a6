import struct
from pathlib import Path

import pytest

from tests.builders.package import save
from tests.builders.reading import cells, first, links, problem, read, values
from tests.builders.xlsb import cell, formula, link, record, row, text, xlsb_parts
from zi_cli.workbook.grid import Cell

HYPERLINK = bytes([0x42, 2, 0x67, 1])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lke.xlsb"


def real(number: float) -> bytes:
    return struct.pack("<d", number)


def string_token(content: str) -> bytes:
    return b"\x17" + struct.pack("<H", len(content)) + content.encode("utf-16-le")


def test_values_keep_their_type(path: Path) -> None:
    content = row(
        0,
        cell(5, 0, real(0.5)),
        cell(4, 1, b"\x01"),
        cell(6, 2, text("Ya")),
        cell(7, 3, b"\0\0\0\0"),
        cell(62, 4, b"\x01" + text("Tidak") + bytes(8)),
        cell(5, 5, real(float("nan"))),
    )
    shared = record(19, b"\0" + text("Ya/Tidak"))
    assert values(first(save(path, xlsb_parts(content, strings=[shared])))) == {
        "A1": 0.5,
        "B1": True,
        "C1": "Ya",
        "D1": "Ya/Tidak",
        "E1": "Tidak",
        "F1": "nan",
    }


@pytest.mark.parametrize(
    ("bits", "number"),
    [
        (7 << 2 | 2, 7.0),
        (0xFFFF_FFFE, -1.0),
        (1234 << 2 | 3, 12.34),
        (0x3FE0_0000, 0.5),
        (0x3FE0_0001, 0.005),
    ],
)
def test_numbers_in_thirty_bits(path: Path, bits: int, number: float) -> None:
    content = row(0, cell(2, 0, struct.pack("<I", bits)))
    assert values(first(save(path, xlsb_parts(content)))) == {"A1": number}


def test_look_alikes_stay_apart(path: Path) -> None:
    content = row(
        0,
        cell(1, 0),
        cell(6, 1, text("")),
        cell(3, 2, b"\x2a"),
        formula(11, 3, b"\x07"),
        formula(9, 4, real(2)),
        formula(10, 5, b"\0"),
        formula(8, 6, text("")),
    )
    assert cells(first(save(path, xlsb_parts(content)))) == {
        "B1": Cell(value=""),
        "C1": Cell(error="#N/A"),
        "D1": Cell(error="#DIV/0!", formula=""),
        "E1": Cell(value=2.0, formula=""),
        "F1": Cell(value=False, formula=""),
        "G1": Cell(value="", formula=""),
    }


def test_short_records_follow_each_other(path: Path) -> None:
    number, blank, error = (bytes(4) + payload for payload in (real(2), b"", b"\x17"))
    content = row(1, cell(6, 1, text("a")), record(16, number), record(12, blank), record(14, error))
    assert cells(first(save(path, xlsb_parts(content)))) == {
        "B2": Cell(value="a"),
        "C2": Cell(value=2.0),
        "E2": Cell(error="#REF!"),
    }


def test_a_formula_that_several_cells_share_links_each_of_them(path: Path) -> None:
    tokens = string_token("https://e.id/1") + HYPERLINK
    shared = record(427, struct.pack("<4II", 0, 1, 0, 0, len(tokens)) + tokens)

    def sharing(first_row: int) -> bytes:
        tokens = struct.pack("<IBI", 5, 1, first_row)
        return cell(8, 0, text("buka") + b"\0\0" + tokens + struct.pack("<II", 4, 0))

    content = row(0, sharing(0), shared) + row(1, sharing(0)) + row(2, sharing(2))
    found = links(first(save(path, xlsb_parts(content))))
    assert found == dict.fromkeys(("A1", "A2"), ("https://e.id/1",))


def test_hyperlinks(path: Path) -> None:
    tokens = string_token("https://e.id/1") + string_token("buka") + HYPERLINK
    content = row(0, formula(8, 0, text("buka"), tokens))
    after = [
        link((1, 2, 0, 0), "rId1"),
        link((3, 3, 0, 0), "rId1", "berkas"),
        link((4, 4, 0, 0), "", "Lain!A1"),
    ]
    assert links(first(save(path, xlsb_parts(content, after=after, links={"rId1": "https://e.id/"})))) == {
        "A1": ("https://e.id/1",),
        "A2": ("https://e.id/",),
        "A3": ("https://e.id/",),
        "A4": ("https://e.id/#berkas",),
        "A5": ("#Lain!A1",),
    }


def test_merged_ranges_and_hidden_columns(path: Path) -> None:
    hidden, shown = struct.pack("<IIIIH", 2, 3, 0, 0, 1), struct.pack("<IIIIH", 4, 5, 0, 0, 0)
    merged = record(176, struct.pack("<4I", 0, 1, 0, 2))
    sheet = first(save(path, xlsb_parts(record(60, hidden), record(60, shown), after=[merged])))
    assert (sheet.merged, sheet.hidden_columns) == ([(1, 1, 2, 3)], {3, 4})


@pytest.mark.parametrize(("state", "hidden"), [(0, False), (1, True), (2, True)])
def test_hidden_sheets(path: Path, state: int, hidden: bool) -> None:
    assert first(save(path, xlsb_parts(state=state))).hidden is hidden


def test_book_tells_what_it_cannot_show(path: Path) -> None:
    book = read(save(path, {**xlsb_parts(), "xl/vbaProject.bin": b"\0"}))
    assert (book.file_format, book.has_macros) == ("xlsb", True)
    assert (book.shows_formulas, book.shows_links) == (False, True)


def test_stray_cell_is_counted_not_stored(path: Path) -> None:
    sheet = first(save(path, xlsb_parts(row(1_048_575, cell(5, 16_383, real(1))))))
    assert (sheet.cells, sheet.stray, sheet.stray_count) == ({}, ["XFD1048576"], 1)


@pytest.mark.parametrize(
    "content",
    [
        row(0, cell(7, 0, b"\x05\0\0\0")),
        row(0, cell(5, 0, b"\0")),
        row(0, cell(6, 0, b"\xff\xff\xff\x7f")),
        row(0, cell(4, 0)),
        record(0, b"\0"),
        b"\x05\x20",
    ],
)
def test_what_cannot_be_understood_is_damaged(path: Path, content: bytes) -> None:
    parts = xlsb_parts() | {"xl/worksheets/sheet1.bin": content}
    assert "is damaged" in problem(save(path, parts))


def test_hidden_rows(path: Path) -> None:
    hidden = record(0, struct.pack("<IIHBB", 4, 0, 0, 0, 0x10) + bytes(5))
    sheet = first(save(path, xlsb_parts(row(0), hidden, row(6))))
    assert sheet.hidden_rows == {5}
