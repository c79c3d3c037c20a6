"""Reader of .xls: values through xlrd, the rest from the records of [MS-XLS] themselves.

xlrd alone is not enough: one hyperlink over a whole sheet makes it fill a dictionary of 16 million cells, one
that it does not understand or one odd defined name ends the reading, each row that holds something in its last
column makes it fill all before, and it cannot tell formulas. So those records are read here, more patiently, and
taken out of its sight; and it reads one sheet after the other.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import xlrd

from zi_cli.errors import InputProblem
from zi_cli.language import Message, msg
from zi_cli.workbook.grid import MAX_COLUMN, MAX_ROW, Book, Cell, ShownAs
from zi_cli.workbook.reading import bounds
from zi_cli.workbook.reading.bounds import Area, SheetBuilder
from zi_cli.workbook.reading.compound import Container
from zi_cli.workbook.reading.hyperlink_formula import COMPUTED
from zi_cli.workbook.reading.package import (
    MAX_PACKAGE_BYTES,
    damaged,
    overfull,
    password_protected,
    too_large,
)

_EOF, _NAME, _ENCRYPTED, _COLUMNS, _SHEET, _ROW_OF_NUMBERS = 0x0A, 0x18, 0x2F, 0x7D, 0x85, 0xBD
_MERGED, _LINK, _LINK_TIP, _BEGIN, _ROW_HEADER = 0xE5, 0x1B8, 0x800, 0x809, 0x208
_ROW_IS_HIDDEN: Final = 0x20
_FORMULAS: Final = frozenset([0x06, 0x206, 0x406])
_SHARED_FORMULA: Final = 0x4BC
_CELLS: Final = _FORMULAS | {0x02, 0x03, 0x04, 0x05, 0x7E, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E}
_COMMENT, _TEXT_BOX, _OBJECT = 0x1C, 0x1B6, 0x5D
_HIDDEN_FROM_XLRD: Final = frozenset([_NAME, _LINK, _LINK_TIP, _MERGED, _COMMENT, _TEXT_BOX, _OBJECT])
_MAX_RECORDS: Final = 1_000_000
"""Records of all sheets; an LKE has about 5,000."""
_NO_RECORD: Final = b"\xff\xff"

_TOKEN_STRING: Final = b"\x17"
_TOKEN_OF_SHARED: Final = b"\x01"
"""PtgExp: the formula stands once, behind the first cell that has it."""
_HYPERLINK_CALLS: Final = tuple(bytes([t, n, 0x67, 0x01]) for t in (0x22, 0x42, 0x62) for n in (1, 2))
"""Last token of a formula that is HYPERLINK(…): PtgFuncVar of function 359 with one or two arguments."""

_URL_LINK: Final = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_FILE_LINK: Final = bytes.fromhex("0303000000000000c000000000000046")

_MACROS: Final = "_VBA_PROJECT_CUR".encode("utf-16-le")
_OTHER_KINDS: Final[list[tuple[str, Message]]] = [
    ("WordDocument", msg("this is a Word document, not a workbook")),
    ("PowerPoint Document", msg("this is a PowerPoint presentation, not a workbook")),
    ("__substg1.0_", msg("this is an Outlook message, not a workbook")),
]


def read(data: bytes) -> Book:
    """All worksheets of the file. It tells that a cell has a formula, but not which."""
    try:
        stream = bytearray(_workbook_stream(data))
        extras, links_read = _extras(stream)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            workbook = xlrd.open_workbook(
                file_contents=bytes(stream), ragged_rows=True, logfile=nowhere, on_demand=True
            )
            book = Book("xls", [], shows_formulas=False, shows_links=links_read)
            book.has_macros = _MACROS in data
            for number in range(workbook.nsheets):
                extra = extras[number] if number < len(extras) else _Extra()
                bounds.add_sheet(book, _sheet(workbook.sheet_by_index(number), extra).sheet)
                workbook.unload_sheet(number)
    except InputProblem:
        raise
    except Exception as fault:  # whatever xlrd stumbles over: struct.error, AssertionError, IndexError, …
        raise damaged("Workbook") from fault
    return book


def _workbook_stream(data: bytes) -> bytes:
    container = Container(data)
    for name in ("Workbook", "Book"):
        stream = container.stream(name)
        if stream:
            return stream
    kinds = [message for name, message in _OTHER_KINDS if name.encode("utf-16-le") in data]
    raise InputProblem(
        kinds[0] if kinds else msg("this is a file of another Office program, not a workbook"),
        msg("Check the Excel file of the LKE instead."),
    )


@dataclass(slots=True)
class _Extra:
    """What is read of a sheet besides its values."""

    cells: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of the cells that may hold something, as far out as they are kept."""
    stray: list[tuple[int, int]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    links: list[tuple[Area, str]] = field(default_factory=list)
    awaits_shared: tuple[bytes, Area] | None = None
    """The formula cell read last, where it shares a formula that was not read yet, and what it is found by."""
    shared: dict[bytes, str] = field(default_factory=dict)
    """Link of each formula that several cells share."""


def _extras(stream: bytearray) -> tuple[list[_Extra], bool]:
    """Extras of each worksheet, and whether all hyperlinks could be read. `stream` is made safe for xlrd."""
    sheets: list[int] = []
    counted = 0
    for at, kind, data in _records(stream, 0):
        counted += 1
        if kind == _ENCRYPTED:
            raise password_protected()
        if kind == _SHEET and data[5] == 0:
            sheets.append(int.from_bytes(data[:4], "little"))
        elif kind in _HIDDEN_FROM_XLRD:
            stream[at : at + 2] = _NO_RECORD
        if len(sheets) > bounds.MAX_SHEETS:
            raise bounds.too_many_sheets()
    links_read, walked_bytes = True, 0
    extras: list[_Extra] = []
    for start in sheets:
        extra = _Extra()
        extras.append(extra)
        for at, kind, data in _records(stream, start):
            links_read &= _note(extra, kind, data)
            if kind in _HIDDEN_FROM_XLRD or _is_far(kind, data):
                stream[at : at + 2] = _NO_RECORD
            counted += 1
            walked_bytes += 4 + len(data)
            if walked_bytes > MAX_PACKAGE_BYTES:
                raise too_large("Workbook")
            if counted > _MAX_RECORDS:
                raise overfull("Workbook", _MAX_RECORDS)
            if len(extra.cells) + len(extra.stray) > bounds.MAX_CELLS:
                raise bounds.too_many(msg("a sheet holds more than {limit} cells", limit=bounds.MAX_CELLS))
    return extras, links_read


def _records(stream: bytearray, at: int) -> Iterator[tuple[int, int, bytes]]:
    """(place, type, payload) of the records from `at` to the end of that substream."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, bytes(stream[at + 4 : at + 4 + size])
        depth += (kind == _BEGIN) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
        at += 4 + size


def _is_far(kind: int, data: bytes) -> bool:
    """Whether a record holds cells where none are kept."""
    if kind not in _CELLS and kind != _ROW_OF_NUMBERS:
        return False
    row, column = struct.unpack_from("<HH", data)
    last = int.from_bytes(data[-2:], "little") if kind == _ROW_OF_NUMBERS else column
    return bool(row >= MAX_ROW or max(column, last) >= MAX_COLUMN)


def _note(extra: _Extra, kind: int, data: bytes) -> bool:
    """Take down what the record says; False if it is a hyperlink that cannot be read."""
    if kind in _CELLS:
        _note_cell(extra, kind, data)
    elif kind == _ROW_OF_NUMBERS:
        row, column = struct.unpack_from("<HH", data)
        places = [(row + 1, column + 1 + offset) for offset in range(max(len(data) - 6, 0) // 6)]
        if _is_far(kind, data):
            extra.stray += places
        else:
            extra.cells.update(places)
    elif kind == _MERGED:
        whole = data[2 : len(data) - (len(data) - 2) % 8]
        for top, bottom, left, right in struct.iter_unpack("<4H", whole):
            extra.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    elif kind in (_COLUMNS, _ROW_HEADER):
        _note_hidden(extra, kind, data)
    elif kind == _SHARED_FORMULA and extra.awaits_shared:
        shared_by, area = extra.awaits_shared
        extra.shared[shared_by] = _link_in(data[8:])
        if extra.shared[shared_by]:
            extra.links.append((area, extra.shared[shared_by]))
    elif kind == _LINK:
        try:
            extra.links.append(_link(data))
        except (struct.error, ValueError):
            return False
    return True


def _note_cell(extra: _Extra, kind: int, data: bytes) -> None:
    """Take down one cell: its place, whether it is a formula, and where its link leads."""
    row, column = struct.unpack_from("<HH", data)
    (extra.stray.append if _is_far(kind, data) else extra.cells.add)((row + 1, column + 1))
    if kind in _FORMULAS:
        extra.formulas.add((row + 1, column + 1))
        area = (row + 1, column + 1, row + 1, column + 1)
        target, extra.awaits_shared = _link_in(data[20:]), None
        if data[22:23] == _TOKEN_OF_SHARED:
            target = extra.shared.get(data[23:27], "")
            extra.awaits_shared = None if data[23:27] in extra.shared else (data[23:27], area)
        if target:
            extra.links.append((area, target))


def _note_hidden(extra: _Extra, kind: int, data: bytes) -> None:
    """Take down a row or columns that are hidden."""
    if kind == _COLUMNS:
        first, last, _, _, flags = struct.unpack_from("<5H", data)
        if flags & 1:
            extra.hidden_columns.append((first + 1, last + 1))
    elif len(data) >= 14 and data[12] & _ROW_IS_HIDDEN:
        extra.hidden_rows.append(int.from_bytes(data[:2], "little") + 1)


def _link_in(formula: bytes) -> str:
    """The target of HYPERLINK("…") where the formula is such a call; COMPUTED where it is no typed text."""
    tokens = formula[2 : 2 + int.from_bytes(formula[:2], "little")]
    if not tokens.endswith(_HYPERLINK_CALLS):
        return ""
    if tokens[:1] != _TOKEN_STRING:
        return COMPUTED
    length, wide = tokens[1], tokens[2] & 1
    if wide:
        return tokens[3 : 3 + 2 * length].decode("utf-16-le", "replace")
    return tokens[3 : 3 + length].decode("latin-1")


def _link(data: bytes) -> tuple[Area, str]:
    """Area and target of a hyperlink record, [MS-OSHARED] 2.3.7.1. ValueError if it is of an unknown kind."""
    top, bottom, left, right = struct.unpack_from("<4H", data)
    (options,) = struct.unpack_from("<I", data, 28)
    target, at = "", 32
    if options & 0x14:  # the text it is shown with
        _, at = _counted_text(data, at)
    if options & 0x80:  # the frame it opens in
        _, at = _counted_text(data, at)
    if options & 0x101 == 0x101:
        target, at = _counted_text(data, at)
    elif options & 1:
        target, at = _moniker(data, at)
    location = _counted_text(data, at)[0] if options & 8 else ""
    return (top + 1, left + 1, bottom + 1, right + 1), bounds.link_target(target, location)


def _counted_text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    if end > len(data):
        raise ValueError(length)
    return _text(data[at + 4 : end]), end


def _text(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").partition("\0")[0]


def _moniker(data: bytes, at: int) -> tuple[str, int]:
    kind, at = data[at : at + 16], at + 16
    if kind == _URL_LINK:
        (size,) = struct.unpack_from("<I", data, at)
        return _text(data[at + 4 : at + 4 + size]), at + 4 + size
    if kind != _FILE_LINK:
        raise ValueError(kind)
    levels, length = struct.unpack_from("<HI", data, at)
    short = data[at + 6 : at + 6 + length].rstrip(b"\0").decode("cp1252", "replace")
    at += 6 + length + 24
    (size,) = struct.unpack_from("<I", data, at)
    path = data[at + 10 : at + 4 + size].decode("utf-16-le", "replace") if size else short
    return "..\\" * min(levels, 50) + path, at + 4 + size


def _sheet(sheet: Any, extra: _Extra) -> SheetBuilder:
    """`sheet` is an xlrd.sheet.Sheet: it has no types."""
    builder = SheetBuilder(sheet.name, sheet.visibility != 0)
    for row, column in sorted(extra.cells):
        if row <= sheet.nrows and column <= sheet.row_len(row - 1):
            cell = _cell(sheet.cell_type(row - 1, column - 1), sheet.cell_value(row - 1, column - 1))
            if cell is not None:
                formula = "" if (row, column) in extra.formulas else None
                builder.keep(row, column, cell._replace(formula=formula))
    for row, column in extra.stray:
        builder.keep(row, column, Cell())
    for area in extra.merged:
        builder.merge(area)
    for first, last in extra.hidden_columns:
        builder.hide_columns(first, last)
    for row in extra.hidden_rows:
        builder.hide_rows(row, row)
    for area, target in extra.links:
        builder.link(area, target)
    return builder


def _cell(kind: int, value: Any) -> Cell | None:
    if kind == xlrd.XL_CELL_TEXT:
        return Cell(value=str(value))
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        shown_as = ShownAs.DATE if kind == xlrd.XL_CELL_DATE else ShownAs.NUMBER
        return Cell(value=bounds.number(float(value)), shown_as=shown_as)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(value=bool(value))
    if kind == xlrd.XL_CELL_ERROR:
        return Cell(error=xlrd.error_text_from_code.get(value, f"#ERROR {value}"))
    return None
