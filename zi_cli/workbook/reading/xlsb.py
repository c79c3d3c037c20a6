"""Reader of .xlsb: a walk over the records of [MS-XLSB].

Not through pyxlsb: it cannot tell an error cell from a text or a formula from a value, loses the second part
of a hyperlink and the short records 12 to 18, builds rows as wide as the sheet claims to be, and unpacks
parts without a limit.
"""

import struct
from collections.abc import Iterator
from typing import Final

from zi_cli.workbook.grid import Book, Cell, Sheet
from zi_cli.workbook.reading import bounds
from zi_cli.workbook.reading.bounds import Area, SheetBuilder
from zi_cli.workbook.reading.hyperlink_formula import COMPUTED
from zi_cli.workbook.reading.package import Package, damaged, too_large

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_SHORT: Final = range(12, 19)
"""_BLANK to _SHARED without a column: it is the one right of the last cell."""
_ROW_IS_HIDDEN: Final = 0x10
_MAX_BYTES: Final = 32 * 1024 * 1024
"""Of one part: it is read as a whole."""
_COUNTED: Final = 1_000
"""Records after which they are counted."""
_STRING_ITEM, _COLUMNS, _RICH_TEXT, _SHEET, _MERGED, _LINK = 19, 60, 62, 156, 176, 494
_SHARED_FORMULA: Final = 427

ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_TOKEN_STRING: Final = b"\x17"
_TOKEN_OF_SHARED: Final = b"\x01"
"""PtgExp: the formula stands once, behind the first cell that has it."""
_HYPERLINK_CALLS: Final = tuple(bytes([t, n, 0x67, 0x01]) for t in (0x22, 0x42, 0x62) for n in (1, 2))
"""Last token of a formula that is HYPERLINK(…): PtgFuncVar of function 359 with one or two arguments."""


def read(package: Package) -> Book:
    """All worksheets of the package. It tells that a cell has a formula, but not which."""
    part = "xl/workbook.bin"
    book = Book("xlsb", [], has_macros="xl/vbaProject.bin" in package, shows_formulas=False)
    try:
        sheets = _sheet_list(package, part)
        targets = package.relations(part)
        part = next((target for kind, target in targets.values() if kind.endswith("/sharedStrings")), "")
        strings = _shared_strings(package, part) if part else []
        for name, hidden, relation in sheets:
            kind, part = targets.get(relation, ("", name))
            if not kind:
                raise damaged(name)
            if kind.endswith("/worksheet"):
                reader = _SheetReader(SheetBuilder(name, hidden), strings)
                bounds.add_sheet(book, reader.run(package, part))
                book.shows_links = book.shows_links and not reader.lost_link
    except (struct.error, IndexError, ValueError) as fault:
        raise damaged(part) from fault
    return book


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(type, payload) of each record. ValueError if the last one is cut off."""
    at = 0
    while at < len(data):
        if data[at] < 0x80 and at + 1 < len(data) and data[at + 1] < 0x80:  # as most are, and far quicker
            kind, size, at = data[at], data[at + 1], at + 2
        else:
            kind, at = _varying(data, at, 2)
            size, at = _varying(data, at, 4)
        if at + size > len(data):
            raise ValueError(size)
        yield kind, data[at : at + size]
        at += size


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """The records of a part, counted."""
    data = package.read(part)
    if len(data) > _MAX_BYTES:
        raise too_large(part)
    for number, found in enumerate(records(data), start=1):
        if number % _COUNTED == 0:
            package.count(part, _COUNTED)
        yield found


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes with seven bits each, lowest first, and the place after it."""
    number = 0
    for position in range(most):
        byte = data[at + position]
        number |= (byte & 0x7F) << 7 * position
        if byte < 0x80:
            break
    return number, at + position + 1


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little") if at + 4 <= len(data) else _cut_off(at)


def _cut_off(at: int) -> int:
    raise ValueError(at)


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A string with its length before it (0xFFFFFFFF for none), and the place after it."""
    length = _u32(data, at)
    if length == 0xFFFF_FFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        _cut_off(at)
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _rk(data: bytes, at: int) -> float:
    """A number in 30 bits: the upper bits of a double or an integer, maybe in hundredths."""
    bits = _u32(data, at)
    if bits & 2:
        value = float((bits - 0x1_0000_0000 if bits & 0x8000_0000 else bits) >> 2)
    else:
        value = _real((bits & 0xFFFF_FFFC).to_bytes(4, "little"), 0, b"\0\0\0\0")
    return value / 100 if bits & 1 else value


def _real(data: bytes, at: int, before: bytes = b"") -> float:
    number: float = struct.unpack("<d", before + data[at : at + 8 - len(before)])[0]
    return number


def _area(data: bytes) -> Area:
    top, bottom, left, right = struct.unpack("<4I", data[:16])
    return top + 1, left + 1, bottom + 1, right + 1


def _sheet_list(package: Package, part: str) -> list[tuple[str, bool, str]]:
    sheets: list[tuple[str, bool, str]] = []
    for kind, data in _records(package, part):
        if kind == _SHEET:
            if len(sheets) == bounds.MAX_SHEETS:
                raise bounds.too_many_sheets()
            relation, at = _text(data, 8)
            sheets.append((_text(data, at)[0], _u32(data, 0) != 0, relation))
    return sheets


def _shared_strings(package: Package, part: str) -> list[str]:
    return [_text(data, 1)[0] for kind, data in _records(package, part) if kind == _STRING_ITEM]


class _SheetReader:
    """State of one pass over a sheet part."""

    def __init__(self, builder: SheetBuilder, strings: list[str]) -> None:
        self.builder = builder
        self.strings = strings
        self.row = self.column = 0
        self.links: list[tuple[Area, str, str]] = []
        self.lost_link = False
        self.awaits_shared: tuple[bytes, int, int] | None = None
        """The cell read last, if it shares a formula not read yet: what that is found by, row, column."""
        self.shared: dict[bytes, tuple[str, ...]] = {}
        """Links of each formula that several cells share."""

    def run(self, package: Package, part: str) -> Sheet:
        for kind, data in _records(package, part):
            self.record(kind, data)
        relations = package.relations(part) if self.links else {}
        for area, relation, location in self.links:
            target = relations.get(relation, ("", ""))[1]
            self.builder.link(area, bounds.link_target(target, location))
            self.lost_link |= bool(relation) and not target
        return self.builder.sheet

    def record(self, kind: int, data: bytes) -> None:
        if kind == _ROW:
            self.row, self.column = _u32(data, 0) + 1, 0
            if data[11:12] and data[11] & _ROW_IS_HIDDEN:
                self.builder.hide_rows(self.row, self.row)
        elif kind in _SHORT:
            self.column += 1
            self.keep(kind - 11, data, 4)
        elif kind <= _FORMULA_ERROR or kind == _RICH_TEXT:
            self.column = _u32(data, 0) + 1
            self.keep(kind, data, 8)
        elif kind == _SHARED_FORMULA:
            self.shared_formula(data)
        elif kind == _MERGED:
            self.builder.merge(_area(data))
        elif kind == _LINK:
            relation, at = _text(data, 16)
            self.links.append((_area(data), relation, _text(data, at)[0]))
            self.builder.count_link()
        elif kind == _COLUMNS and data[16] & 1:
            self.builder.hide_columns(_u32(data, 0) + 1, _u32(data, 4) + 1)

    def keep(self, kind: int, data: bytes, at: int) -> None:
        """Store the cell whose value starts at `at`."""
        if kind == _BLANK:
            return
        cell, end = self.cell(kind, data, at)
        if _FORMULA_TEXT <= kind <= _FORMULA_ERROR:
            links = self.formula_links(data, end + 2)  # two bytes of flags come between
            cell = cell._replace(formula="", links=links)
        self.builder.keep(self.row, self.column, cell)

    def formula_links(self, data: bytes, at: int) -> tuple[str, ...]:
        """Links of the formula at `at`, its own or one that it shares with cells read before."""
        self.awaits_shared = None
        if data[at + 4 : at + 5] != _TOKEN_OF_SHARED:
            return _links_in(data, at)
        shared_by = data[at + 5 : at + 9] + data[at + 13 : at + 17]  # row and column of the first that has it
        if shared_by not in self.shared:
            self.awaits_shared = shared_by, self.row, self.column
        return self.shared.get(shared_by, ())

    def shared_formula(self, data: bytes) -> None:
        """Take down the formula that the cell before shares with later ones."""
        if self.awaits_shared:
            shared_by, row, column = self.awaits_shared
            self.shared[shared_by] = _links_in(data, 16)
            for target in self.shared[shared_by]:
                self.builder.link((row, column, row, column), target)

    def cell(self, kind: int, data: bytes, at: int) -> tuple[Cell, int]:
        """The cell without its formula, and the place after its value."""
        if kind in (_REAL, _FORMULA_NUMBER):
            return Cell(value=bounds.number(_real(data, at))), at + 8
        if kind == _RK:
            return Cell(value=bounds.number(_rk(data, at))), at + 4
        if kind == _SHARED:
            return Cell(value=self.strings[_u32(data, at)]), at + 4
        if kind in (_ERROR, _FORMULA_ERROR):
            return Cell(error=ERRORS.get(data[at], f"#ERROR {data[at]}")), at + 1
        if kind in (_BOOL, _FORMULA_BOOL):
            return Cell(value=data[at] != 0), at + 1
        text, end = _text(data, at + 1 if kind == _RICH_TEXT else at)
        return Cell(value=text), end


def _links_in(data: bytes, at: int) -> tuple[str, ...]:
    """The target of HYPERLINK("…") where the formula of tokens at `at` is such a call, COMPUTED if it is not typed."""
    tokens = data[at + 4 : at + 4 + _u32(data, at)]
    if not tokens.endswith(_HYPERLINK_CALLS):
        return ()
    if tokens[:1] != _TOKEN_STRING:
        return (COMPUTED,)
    length = int.from_bytes(tokens[1:3], "little")
    target = tokens[3 : 3 + 2 * length].decode("utf-16-le", "replace")
    return (target,) if target.strip() else ()
