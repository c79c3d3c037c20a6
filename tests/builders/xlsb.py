"""Parts of an .xlsb file, record by record."""

import struct
from collections.abc import Mapping, Sequence

from tests.builders.package import relations

_TYPES = {
    "/xl/workbook.bin": "sheet.binary.macroEnabled.main",
    "/xl/worksheets/sheet1.bin": "worksheet",
    "/xl/sharedStrings.bin": "sharedStrings",
}


def record(kind: int, payload: bytes = b"") -> bytes:
    """A record: its type and size in seven bits a byte, lowest first."""
    return _varying(kind) + _varying(len(payload)) + payload


def _varying(number: int) -> bytes:
    coded = b""
    while number >= 0x80:
        coded += bytes([number & 0x7F | 0x80])
        number >>= 7
    return coded + bytes([number])


def _content_types() -> str:
    """LibreOffice reads no .xlsb without them."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    inner = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.ms-excel.{kind}"/>'
        for part, kind in _TYPES.items()
    )
    return f'<Types xmlns="{types}"><Default Extension="rels" ContentType="{rels}"/>{inner}</Types>'


def text(content: str) -> bytes:
    """A string with its length before it."""
    return struct.pack("<I", len(content)) + content.encode("utf-16-le")


def row(number: int, *cells: bytes) -> bytes:
    """A row header (`number` counts from 0) and its cells."""
    return record(0, struct.pack("<I", number) + bytes(13)) + b"".join(cells)


def cell(kind: int, column: int, payload: bytes = b"") -> bytes:
    """A cell; `column` counts from 0."""
    return record(kind, struct.pack("<II", column, 0) + payload)


def formula(kind: int, column: int, payload: bytes, tokens: bytes = b"\x1e\x01\0") -> bytes:
    """A cell with a formula of these tokens and its last result."""
    return cell(kind, column, payload + b"\0\0" + struct.pack("<I", len(tokens)) + tokens + bytes(4))


def link(area: tuple[int, int, int, int], relation: str, location: str = "") -> bytes:
    """A hyperlink on the first and last row, first and last column of `area`, from 0."""
    return record(494, struct.pack("<4I", *area) + text(relation) + text(location) + text("") + text(""))


def xlsb_parts(
    *content: bytes,
    after: Sequence[bytes] = (),
    strings: Sequence[bytes] = (),
    links: Mapping[str, str] | None = None,
    state: int = 0,
) -> dict[str, str | bytes]:
    """A workbook of one sheet, Lembar."""
    sheet = record(156, struct.pack("<II", state, 1) + text("rId1") + text("Lembar"))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": record(131) + record(143) + sheet + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": relations(
            {"rId1": ("worksheet", "worksheets/sheet1.bin"), "rId2": ("sharedStrings", "sharedStrings.bin")}
        ),
        "xl/worksheets/sheet1.bin": b"".join(
            [record(129), record(145), *content, record(146), *after, record(130)]
        ),
        "xl/sharedStrings.bin": record(159, bytes(8)) + b"".join(strings) + record(160),
    }
    if links:
        parts["xl/worksheets/_rels/sheet1.bin.rels"] = relations(
            {identifier: ("hyperlink", target) for identifier, target in links.items()}, external=True
        )
    return parts
