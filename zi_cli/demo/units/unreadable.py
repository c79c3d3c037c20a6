"""Files that only look like workbooks: cut off, empty, of another program, or behind a password."""

import struct
from typing import Final

from zi_cli.workbook.writing.archive import packed

_SECTOR: Final = 512
_LEAST: Final = 4096
"""Bytes from which a stream has sectors of its own."""
_END, _FREE, _TABLE = 0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFD
_MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_WORDS: Final = "CONTOH: surat pengantar LKE, tersimpan dengan nama yang keliru. Data rekaan."
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TEXTS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEETS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cut_off(whole: bytes) -> bytes:
    """What is left of a workbook after an upload that broke off."""
    return whole[: len(whole) * 2 // 3]


def word_document() -> bytes:
    """A letter."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": _related("officeDocument", "word/document.xml"),
        "word/document.xml": (
            f'<w:document xmlns:w="{_TEXTS}"><w:body><w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p></w:body></w:document>'
        ),
    }
    return packed({name: text.encode() for name, text in parts.items()})


def other_book() -> bytes:
    """A workbook that is no LKE: a list of those present, without a name in it."""
    lines = ["Daftar hadir rapat CONTOH (data rekaan)", "Nomor", "Unit CONTOH", "Tanda tangan"]
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{line}</t></is></c></row>'
        for row, line in enumerate(lines, start=1)
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>'
            '<sheet name="Daftar hadir" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return packed({name: text.encode() for name, text in parts.items()})


def _related(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def lock_file() -> bytes:
    """What Excel lays beside a workbook that is open: who has it open, twice."""
    user = "CONTOH"
    short = bytes([len(user)]) + user.encode().ljust(54)
    return short + bytes([len(user), 0]) + user.ljust(54).encode("utf-16-le")


def encrypted() -> bytes:
    """The container of a workbook with a password; what it holds is not encrypted, but means nothing."""
    streams = {
        "EncryptedPackage": b"CONTOH data rekaan " * 400,
        "EncryptionInfo": b"\x04\0\x04\0@\0\0\0".ljust(_LEAST, b" "),
    }
    sectors, starts, table = b"", [], [_TABLE, _END]  # the table itself, then the directory
    for content in streams.values():
        count = -(-len(content) // _SECTOR)
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), _END]
        sectors += content.ljust(count * _SECTOR, b"\0")
    directory = _entry("Root Entry", 5, child=1)
    directory += _entry("EncryptedPackage", 2, starts[0], len(streams["EncryptedPackage"]), left=2)
    directory += _entry("EncryptionInfo", 2, starts[1], len(streams["EncryptionInfo"])) + bytes(128)
    header = _MAGIC + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0) + struct.pack(
        "<109I", 0, *[_FREE] * 108
    )
    table += [_FREE] * (_SECTOR // 4 - len(table))
    return header + struct.pack(f"<{len(table)}I", *table) + directory + sectors


def _entry(
    name: str, kind: int, start: int = _END, size: int = 0, *, child: int = _FREE, left: int = _FREE
) -> bytes:
    """A line of the directory."""
    letters = f"{name}\0".encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1)
    return head + struct.pack("<III", left, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
