"""Hostile .xls and .xlsb files, and the containers they come in."""

import struct
from collections.abc import Callable
from pathlib import Path

import xlwt

from tests.builders.hostile.case import Hostile
from tests.builders.hostile.sheets import lke_rows
from tests.builders.package import save
from tests.builders.xls import record, save_xls
from tests.builders.xlsb import cell, text, xlsb_parts
from tests.builders.xlsb import link as xlsb_link
from tests.builders.xlsb import record as xlsb_record
from tests.builders.xlsb import row as xlsb_row
from zi_cli.criteria.criteria_set import CriteriaSet

_SECTOR = 512


def xls_lke(path: Path, criteria: CriteriaSet, more: bytes = b"", sheets: int = 1, far: bool = False) -> Path:
    """A sound LKE as .xls, `more` records at the end of its last sheet."""

    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("LKE ZI")
        for at, row in enumerate(lke_rows(criteria.lke), start=1):
            for column, words in row.items():
                sheet.write(at, column - 1, words)
        for number in range(1, sheets):
            book.add_sheet(f"S{number}")

    return save_xls(path, fill, more)


def _more(more: Callable[[], bytes], **what: str) -> Hostile:
    return Hostile(lambda path, criteria: xls_lke(path, criteria, more()), suffix=".xls", **what)


def _number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 15, 1.0))


def _patched(at: int, form: str, *values: int, refused: str = "cannot be read") -> Hostile:
    """A sound .xls with other numbers in the header of its container."""

    def build(path: Path, criteria: CriteriaSet) -> Path:
        data = bytearray(xls_lke(path, criteria).read_bytes())
        struct.pack_into(form, data, at, *values)
        path.write_bytes(data)
        return path

    return Hostile(build, refused=refused, suffix=".xls")


def _sector_of(data: bytearray, sector: int) -> int:
    return _SECTOR * (sector + 1)


def directory_loop(path: Path, criteria: CriteriaSet) -> Path:
    """A directory whose sectors lead back to themselves."""
    data = bytearray(xls_lke(path, criteria).read_bytes())
    (directory,), (table,) = struct.unpack_from("<I", data, 48), struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, _sector_of(data, table) + 4 * directory, directory)
    path.write_bytes(data)
    return path


def tree_loop(path: Path, criteria: CriteriaSet) -> Path:
    """Directory entries that are each other's children and siblings."""
    data = bytearray(xls_lke(path, criteria).read_bytes())
    (directory,) = struct.unpack_from("<I", data, 48)
    for entry in range(4):
        at = _sector_of(data, directory) + 128 * entry
        struct.pack_into("<III", data, at + 68, 0, 1, 1)
    path.write_bytes(data)
    return path


def many_directory_entries(path: Path, criteria: CriteriaSet) -> Path:
    """A container of 8 MB that is all directory, each entry with the next two below it."""
    sectors = 13_000
    tables = -(-(sectors + 130) // 128)
    head = bytearray(_SECTOR)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head[76:] = struct.pack("<109I", *[n if n < tables else 0xFFFFFFFF for n in range(109)])
    chain = [*([0xFFFFFFFD] * tables), *range(tables + 1, tables + sectors), 0xFFFFFFFE]
    chain += [0xFFFFFFFF] * (128 * tables - len(chain))
    entries = bytearray()
    for number in range(4 * sectors):
        name = f"n{number}".encode("utf-16-le")
        left, right = 2 * number + 1, 2 * number + 2
        entries += name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 5 if not number else 1, 1)
        entries += struct.pack(
            "<III", left % (4 * sectors), right % (4 * sectors), left % (4 * sectors)
        ) + bytes(128 - 80)
    path.write_bytes(bytes(head) + struct.pack(f"<{len(chain)}I", *chain) + bytes(entries))
    return path


def far_columns(path: Path, criteria: CriteriaSet) -> Path:
    """10 sheets of which all 5,000 rows reach to the last column."""
    stream = b"".join(_number(row, 255) for row in range(5_000))
    return _xls_of_many_sheets(path, criteria, [stream] * 10)


def _xls_of_many_sheets(path: Path, criteria: CriteriaSet, contents: list[bytes]) -> Path:
    from xlwt.CompoundDoc import XlsDoc

    book = xlwt.Workbook()
    sheet = book.add_sheet("LKE ZI")
    for at, row in enumerate(lke_rows(criteria.lke), start=1):
        for column, words in row.items():
            sheet.write(at, column - 1, words)
    for number in range(len(contents)):
        book.add_sheet(f"S{number}")
    stream = book.get_biff_data()
    at = stream.find(struct.pack("<HH", 0x85, 8 + len("LKE ZI")))
    names, start = [], at
    while struct.unpack_from("<H", stream, start)[0] == 0x85:
        names.append(start)
        start += 4 + struct.unpack_from("<H", stream, start + 2)[0]
    data = bytearray(stream)
    for where, content in zip(names[1:], contents, strict=True):
        struct.pack_into("<I", data, where + 4, len(data))
        data += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + content + record(0x0A, b"")
    XlsDoc().save(str(path), bytes(data))
    return path


def xlsb_lke(
    path: Path, criteria: CriteriaSet, *content: bytes, after: tuple[bytes, ...] = (), strings: bytes = b""
) -> Path:
    """A sound LKE as .xlsb, with more records among its rows, after them, or among the shared texts."""
    lines = [
        xlsb_row(at, *(cell(6, column - 1, text(words)) for column, words in sorted(row.items())))
        for at, row in enumerate(lke_rows(criteria.lke), start=1)
    ]
    return save(path, xlsb_parts(*lines, *content, after=after, strings=[strings]))


def _xlsb(fill: Callable[[Callable[..., Path]], Path], **what: str) -> Hostile:
    return Hostile(
        lambda path, criteria: fill(lambda *content, **more: xlsb_lke(path, criteria, *content, **more)),
        suffix=".xlsb",
        **what,
    )


OLD_FORMATS = {
    "xls-direktori-berputar": Hostile(directory_loop, refused="cannot be read", suffix=".xls"),
    "xls-pohon-berputar": Hostile(tree_loop, suffix=".xls"),
    "xls-direktori-besar": Hostile(many_directory_entries, refused="another Office program", suffix=".xls"),
    "xls-sektor-besar": _patched(30, "<HH", 31, 6),
    "xls-sektor-nol": _patched(30, "<HH", 0, 0),
    "xls-tabel-sektor-jahat": _patched(44, "<I", 0x7FFF_FFFF, refused=""),
    "xls-sambungan-tabel": _patched(68, "<II", 0, 0x7FFF_FFFF),
    "xls-baris-65535": _more(lambda: b"".join(_number(row, 255) for row in range(5_000, 65_535)), finding="ZI101"),
    "xls-kolom-jauh": Hostile(far_columns, suffix=".xls"),
    "xls-gabungan": _more(lambda:
        record(0xE5, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 9, 0, 9) * 1_000) * 600, refused="more than"
    ),
    "xls-angka-aneh": _more(lambda:
        b"".join(
            record(0x203, struct.pack("<HHH", 300 + at, 10, 15) + struct.pack("<d", value))
            for at, value in enumerate((float("nan"), float("inf"), 1e308, -1e308, 5e-324))
        )
    ),
    "xls-banyak-rekaman": _more(lambda: record(0x99, b"") * 1_100_000, refused="more than"),
    "xls-terpotong": Hostile(
        lambda path, criteria: _halved(xls_lke(path, criteria)), refused="cannot be read", suffix=".xls"
    ),
    "xlsb-baris-jauh": _xlsb(lambda lke: lke(xlsb_row(0xFFFF_FFF0, cell(5, 0xFFFF_FFF0, bytes(8)))), finding="ZI101"),
    "xlsb-banyak-rekaman": _xlsb(lambda lke: lke(b"\x25\x00" * 2_100_000), refused="more than"),
    "xlsb-banyak-baris": _xlsb(lambda lke: lke(b"".join(xlsb_row(n, cell(5, 0, struct.pack("<d", n))) for n in range(120_000))), finding="ZI101"),
    "xlsb-teks-kosong": _xlsb(lambda lke: lke(strings=xlsb_record(19, bytes(5)) * 2_100_000), refused="more than"),
    "xlsb-tautan": _xlsb(lambda lke: lke(after=(xlsb_link((0, 0, 0, 0), "") * 1_000_000,)), refused="more than"),
    "xlsb-tautan-besar": _xlsb(lambda lke: lke(after=(xlsb_link((0, 0xFFFF_FFF0, 0, 0xFFFF_FFF0), "", "A1"),))),
    "xlsb-panjang-bohong": _xlsb(lambda lke: lke(cell(6, 0, struct.pack("<I", 0x7FFF_FFFF))), refused="cannot be read"),
    "xlsb-angka-aneh": _xlsb(lambda lke: lke(xlsb_row(300, cell(5, 10, struct.pack("<d", float("nan"))), cell(5, 11, struct.pack("<d", float("inf")))))),
}  # fmt: skip


def _halved(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path
