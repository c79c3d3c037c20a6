import hashlib
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from tests.builders.ods import number, ods_parts, row, table, text
from tests.builders.package import save
from tests.builders.reading import problem, read, values
from tests.builders.xls import link_record, save_xls
from tests.builders.xlsb import cell, formula, link, record, xlsb_parts
from tests.builders.xlsb import row as xlsb_row
from tests.builders.xlsb import text as xlsb_text
from tests.builders.xlsx import xlsx_parts
from zi_cli.errors import InputProblem, UsageProblem
from zi_cli.workbook.grid import Book
from zi_cli.workbook.reading import open as opening
from zi_cli.workbook.reading import package

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def xlsx(path: Path) -> Path:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    after = '<mergeCell ref="A2:B2"/><hyperlink ref="A1:A2" r:id="rId1" location="b"/>'
    return save(
        path, xlsx_parts(rows, after=after, strings="<si><t>Ya</t></si>", links={"rId1": "https://e.id"})
    )


def ods(path: Path) -> Path:
    return save(path, ods_parts(table(row(number(2), text("Ya"), repeated=2))))


def xls(path: Path) -> Path:
    def fill(workbook: xlwt.Workbook) -> None:
        sheet = workbook.add_sheet("Lembar")
        for place in range(20):
            sheet.write(place, 0, f"Pertanyaan {place}")
            sheet.write(place, 1, place / 3)
        sheet.write(20, 0, xlwt.Formula('IF(A1="Ya";1;0)'))
        sheet.write_merge(21, 22, 0, 1, "gabungan")

    return save_xls(path, fill, link_record((0, 1, 0, 0), "https://e.id", "b"))


def xlsb(path: Path) -> Path:
    cells = (cell(7, 0, bytes(4)), formula(8, 1, xlsb_text("Ya")), cell(3, 2, b"\x07"))
    strings = [record(19, b"\0" + xlsb_text("Ya/Tidak"))]
    after = [link((0, 1, 0, 0), "rId1", "b")]
    return save(
        path, xlsb_parts(xlsb_row(0, *cells), strings=strings, after=after, links={"rId1": "https://e.id"})
    )


WRITERS = [xlsx, ods, xls, xlsb]
Writer = Callable[[Path], Path]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.ods", "tanpa-akhiran"])
def test_content_decides_not_the_name(tmp_path: Path, write: Writer, name: str) -> None:
    assert read(write(tmp_path / name)).file_format == write.__name__


def test_digest_is_that_of_the_file(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    assert opening.read_workbook(path)[1] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["tidak-ada.xlsx", "tidak/ada.xlsx"])
def test_missing_file_is_a_wrong_call(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageProblem):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b"])
def test_impossible_name(tmp_path: Path, name: str) -> None:
    assert "cannot be read" in problem(tmp_path / name)


def test_folder(tmp_path: Path) -> None:
    assert "this is a folder" in problem(tmp_path)


def test_file_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 10)
    assert "more than {limit} MB" in problem(xlsx(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty (0 bytes)"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><table>", "web page"),
        (b"<html><table><tr><td>Ya", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "XML file"),
        (b"No;Pertanyaan;Jawaban\n1;Ya;A\n", "text file"),
        (b"PKB;Jawaban\n", "text file"),
        (b"\x00\x01\x02", "not a workbook that zi can read"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (ZIP, "incomplete or damaged"),
        (OLE, "is damaged"),
    ],
)
def test_other_files_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "lke.xlsx"
    path.write_bytes(data)
    assert words in problem(path)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "Word document"),
        ("ppt/presentation.xml", "PowerPoint presentation"),
        ("bukti/a.pdf", "zip archive"),
    ],
)
def test_other_zip_files_are_named(tmp_path: Path, part: str, words: str) -> None:
    assert words in problem(save(tmp_path / "lke.xlsx", {"[Content_Types].xml": "<Types/>", part: "x"}))


def test_zip_of_very_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    assert "more than {limit} parts" in problem(xlsx(tmp_path / "a.xlsx"))


def test_part_packed_in_an_unusual_way(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in xlsx_parts().items():
            archive.writestr(name, content)
    assert "is damaged" in problem(path)


def test_cut_off_file_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[:-100])
    assert "incomplete or damaged" in problem(path)


def outcome(path: Path, data: bytes) -> Book | InputProblem:
    """Reading must end in one of these two, whatever the bytes; any other exception fails the test."""
    path.write_bytes(data)
    try:
        return read(path)
    except InputProblem as refused:
        return refused


@pytest.mark.parametrize("magic", [b"", ZIP, b"PK\x05\x06", OLE])
def test_garbage(tmp_path: Path, magic: bytes) -> None:
    chance = random.Random(1)
    for length in (1, 8, 64, 512, 4096, 20_000):
        for _ in range(20):
            assert isinstance(outcome(tmp_path / "a", magic + chance.randbytes(length)), InputProblem)


@pytest.mark.parametrize("write", WRITERS)
def test_cut_off_anywhere(tmp_path: Path, write: Writer) -> None:
    whole = write(tmp_path / "a").read_bytes()
    chance = random.Random(2)
    for _ in range(100):
        outcome(tmp_path / "a", whole[: chance.randrange(len(whole))])


@pytest.mark.parametrize("write", WRITERS)
def test_bytes_changed_anywhere(tmp_path: Path, write: Writer) -> None:
    whole = write(tmp_path / "a").read_bytes()
    chance = random.Random(3)
    for _ in range(100):
        outcome(tmp_path / "a", changed(whole, chance))


@pytest.mark.parametrize("write", [xlsx, ods, xlsb])
def test_bytes_changed_inside_the_parts(tmp_path: Path, write: Writer) -> None:
    with zipfile.ZipFile(write(tmp_path / "a")) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(4)
    for name, part in parts.items():
        for _ in range(100):
            save(tmp_path / "b", {**parts, name: changed(part, chance)})
            outcome(tmp_path / "c", (tmp_path / "b").read_bytes())


def changed(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data)) if data else 0
    return data[:place] + chance.randbytes(1) + data[place + 1 :]


def test_harness_sees_the_values(tmp_path: Path) -> None:
    assert [values(read(write(tmp_path / "a")).sheets[0])["A1"] for write in WRITERS] == [
        "Ya",
        2.0,
        "Pertanyaan 0",
        "Ya/Tidak",
    ]
