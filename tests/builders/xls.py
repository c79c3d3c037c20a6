"""Files of the OLE kind: .xls through xlwt, with records that it cannot write, and other documents."""

import struct
from collections.abc import Callable
from pathlib import Path

import xlwt
from xlwt.CompoundDoc import XlsDoc

URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_HEAD = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b02000000")
_END_OF_SHEET = b"\x0a\0\0\0"


def record(kind: int, payload: bytes) -> bytes:
    """A BIFF record."""
    return struct.pack("<HH", kind, len(payload)) + payload


def link_record(area: tuple[int, int, int, int], url: str = "", location: str = "") -> bytes:
    """A hyperlink on the rows and columns of `area` (first and last row, first and last column, from 0)."""
    options, body = 0, b""
    if url:
        options |= 3
        text = f"{url}\0".encode("utf-16-le")
        body += URL + struct.pack("<I", len(text)) + text
    if location:
        options |= 8
        body += struct.pack("<I", len(location) + 1) + f"{location}\0".encode("utf-16-le")
    return record(0x1B8, struct.pack("<4H", *area) + _HEAD + struct.pack("<I", options) + body)


def save_xls(path: Path, fill: Callable[[xlwt.Workbook], None], more: bytes = b"") -> Path:
    """Write a workbook; `more` are records for the end of its last sheet."""
    workbook = xlwt.Workbook()
    fill(workbook)
    stream = workbook.get_biff_data()
    assert stream.endswith(_END_OF_SHEET)
    XlsDoc().save(str(path), stream[:-4] + more + _END_OF_SHEET)
    return path


def save_ole(path: Path, stream: str) -> Path:
    """Write an OLE file that holds a stream of another name than a workbook's."""
    XlsDoc().save(str(path), b"\0" * 5000)
    names = "Workbook".encode("utf-16-le").ljust(64, b"\0"), stream.encode("utf-16-le").ljust(64, b"\0")
    path.write_bytes(path.read_bytes().replace(*names))
    return path
