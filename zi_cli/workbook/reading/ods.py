"""Reader of .ods: one pass of expat over content.xml.

Prefixes are ignored, except `calcext` and `draw`: calcext repeats attributes of office with other values
(LibreOffice marks error cells there), and the text of drawings is not that of the cell they lie on.
"""

import re
from collections.abc import Sized
from dataclasses import dataclass, field
from typing import Final

from zi_cli.errors import InputProblem
from zi_cli.language import msg
from zi_cli.workbook.grid import MAX_COLUMN, MAX_ROW, Book, Cell, ShownAs, Value
from zi_cli.workbook.reading import bounds
from zi_cli.workbook.reading.bounds import SheetBuilder
from zi_cli.workbook.reading.hyperlink_formula import formula_links, resolve_links
from zi_cli.workbook.reading.ods_formula import excel_formula
from zi_cli.workbook.reading.package import Package, password_protected

_MAX_REPEAT: Final = 1_048_576
_MAX_PIECES: Final = 32_767
"""Paragraphs of a cell and parts of a paragraph; a cell of a spreadsheet has no more characters."""
_MAX_WIDTH: Final = 16_384
"""Cells of a row that hold something: no spreadsheet has more columns."""
_MAX_SPACES: Final = 20
"""Blanks of one `text:s` that are kept."""
_ERROR: Final = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
_PLACE: Final = re.compile(r"#(.+?)\.(\$?[A-Z]{1,3}\$?[0-9]+(?::[^:]*+)?)")
_VALUE_ATTRIBUTES: Final = {"boolean": "boolean-value", "date": "date-value", "time": "time-value"}
_ASIDE: Final = frozenset(
    ["annotation", "note", "ruby-text", "shapes", "forms", "tracked-changes", "dde-links"]
)
"""Elements whose content is no content of cells."""


def read(package: Package) -> Book:
    """All sheets of the package."""
    if "META-INF/manifest.xml" in package:
        _refuse_encryption(package)
    book = Book("ods", [], has_macros=any(name.startswith(("Basic/", "Scripts/")) for name in package.names))
    content = _Content(book)
    package.parse("content.xml", content.start, content.end, content.text)
    if not content.kind:
        raise _no_spreadsheet()
    return book


def _refuse_encryption(package: Package) -> None:
    def start(name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "encryption-data":
            raise password_protected()

    package.parse("META-INF/manifest.xml", start)


def _no_spreadsheet() -> InputProblem:
    return InputProblem(
        msg("this is an OpenDocument file, but not a spreadsheet (.ods)"),
        msg("Check the Excel file of the LKE instead."),
    )


@dataclass(slots=True)
class _OpenCell:
    """A cell element while it is read."""

    attributes: dict[str, str]
    """Without prefixes, and without those of calcext."""
    error_known: bool
    """Whether the writer says which cells are errors."""
    is_error: bool
    paragraphs: list[list[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str | None:
        """What the cell shows; None if it has not even an empty paragraph."""
        return "\n".join("".join(pieces) for pieces in self.paragraphs) if self.paragraphs else None

    def finished(self) -> Cell | None:
        """The cell; None if it holds nothing."""
        formula, shown = self.attributes.get("formula"), self.shown
        said = None if formula is None else excel_formula(formula)
        links = [*map(_target, self.links), *(formula_links(said) if said else ())]
        cell = Cell(formula=said, links=tuple(dict.fromkeys(link for link in links if link)))
        if self.is_error or (formula and not self.error_known and shown and _ERROR.fullmatch(shown)):
            return cell._replace(error=shown or self.attributes.get("string-value") or "#VALUE!")
        value = self.value(shown)
        if value is None and formula is None and not cell.links:
            return None
        percent = self.attributes.get("value-type") == "percentage"
        return cell._replace(
            value=value,
            shown_as=ShownAs.PERCENT if percent else ShownAs.NUMBER,
            uncalculated=formula is not None and value is None,
        )

    def value(self, shown: str | None) -> Value:
        """The value by its declared type; ValueError for a number that is none."""
        kind = self.attributes.get("value-type")
        if kind is None:
            # LibreOffice writes an empty result of a formula without a type, but with an empty paragraph.
            return shown if shown or "formula" in self.attributes else None
        if kind == "string":
            return self.attributes.get("string-value", shown or "")
        text = self.attributes.get(_VALUE_ATTRIBUTES.get(kind, "value"))
        if text is None:
            return shown
        if kind == "boolean":
            return text == "true"
        return text if kind in _VALUE_ATTRIBUTES else bounds.number(float(text), text)


def _target(link: str) -> str:
    """A hyperlink as Excel writes it: `#Lain.A1` → `#Lain!A1`; a file beside the workbook without `../`."""
    place = _PLACE.fullmatch(link)
    if place is None:
        return link.removeprefix("../")
    return f"#{place[1].removeprefix('$')}!{place[2].replace(':.', ':')}"


class _Content:
    """State of the pass over content.xml."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.kind = ""
        self.aside = 0
        """Depth inside an element that is passed over."""
        self.in_body = False
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.builder: SheetBuilder | None = None
        self.row = self.column = 1
        self.rows = 1
        """How often the row that is being read is repeated."""
        self.cells: list[tuple[int, int, Cell | None, tuple[int, int]]] = []
        """Cells of that row: column, repeats, cell, rows and columns spanned."""
        self.cell: _OpenCell | None = None
        self.pieces: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        nested = local == "table" and self.builder is not None
        if self.aside or nested or local in _ASIDE or prefix == "draw":
            self.aside += 1
            return
        if self.in_body and not self.kind:
            if local != "spreadsheet":
                raise _no_spreadsheet()
            self.kind = local
        if self.cell is not None:
            self.start_text(local, attributes)
        elif self.builder is not None:
            self.start_in_table(local, attributes)
        elif local == "table" and self.kind:
            self.open_table(_plain(attributes))
        elif local == "body":
            self.in_body = True
        elif local == "style":
            self.style = _plain(attributes).get("name", "")
        elif local == "table-properties" and _plain(attributes).get("display") == "false":
            self.hidden_styles.add(self.style)

    def start_in_table(self, local: str, attributes: dict[str, str]) -> None:
        if local in ("table-cell", "covered-table-cell"):
            kind = attributes.get("calcext:value-type")
            self.cell = _OpenCell(_plain(attributes), kind is not None, kind == "error")
        elif local == "table-row":
            plain = _plain(attributes)
            self.rows = _count(plain, "number-rows-repeated")
            if plain.get("visibility", "visible") != "visible" and self.builder is not None:
                self.builder.hide_rows(self.row, self.row + self.rows - 1)
            self.column = 1
            self.cells.clear()
        elif local == "table-column":
            plain = _plain(attributes)
            columns = _count(plain, "number-columns-repeated")
            if plain.get("visibility", "visible") != "visible" and self.builder is not None:
                self.builder.hide_columns(self.column, self.column + columns - 1)
            self.column += columns

    def start_text(self, local: str, attributes: dict[str, str]) -> None:
        if self.cell is None:
            return
        if local in ("p", "h"):
            self.pieces = []
            self.cell.paragraphs.append(self.pieces)
            _bounded(self.cell.paragraphs)
        elif local == "a":
            self.cell.links.append(_plain(attributes).get("href", ""))
            _bounded(self.cell.links)
        elif self.pieces is not None:
            _bounded(self.pieces)
            if local == "s":
                self.pieces.append(" " * min(_count(_plain(attributes), "c"), _MAX_SPACES))
            elif local in ("tab", "line-break"):
                self.pieces.append("\t" if local == "tab" else "\n")

    def text(self, data: str) -> None:
        if self.pieces is not None and not self.aside:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
            return
        local = name.rpartition(":")[2]
        if local in ("p", "h"):
            self.pieces = None
        elif local in ("table-cell", "covered-table-cell"):
            self.close_cell()
        elif local == "table-row":
            self.close_row()
        elif local == "table":
            self.close_table()

    def open_table(self, attributes: dict[str, str]) -> None:
        style = attributes.get("style-name", "")
        self.builder = SheetBuilder(attributes.get("name", "?"), style in self.hidden_styles)
        self.row = self.column = 1

    def close_table(self) -> None:
        # LibreOffice keeps what it read from other workbooks in tables named 'file:///…'#Sheet.
        if self.builder is not None and not self.builder.sheet.name.startswith("'file:"):
            resolve_links(self.builder.sheet)
            bounds.add_sheet(self.book, self.builder.sheet)
        self.builder = None

    def close_cell(self) -> None:
        if self.cell is None:
            return
        attributes, cell = self.cell.attributes, self.cell.finished()
        repeats = _count(attributes, "number-columns-repeated")
        spanned = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if cell is not None or spanned != (1, 1):
            self.cells.append((self.column, repeats, cell, spanned))
            if len(self.cells) > _MAX_WIDTH:
                raise ValueError(len(self.cells))
        self.column += repeats
        self.cell = self.pieces = None

    def close_row(self) -> None:
        if self.builder is not None:
            for column, repeats, cell, spanned in self.cells:
                if cell is None:
                    self.merge(self.builder, self.row, column, spanned)
                else:
                    self.place(self.builder, column, repeats, cell, spanned)
        self.row += self.rows

    def place(
        self, builder: SheetBuilder, column: int, repeats: int, cell: Cell, spanned: tuple[int, int]
    ) -> None:
        rows = range(self.row, min(self.row + self.rows, MAX_ROW + 1))
        columns = range(column, min(column + repeats, MAX_COLUMN + 1))
        for row in rows:
            for place in columns:
                builder.keep(row, place, cell)
                self.merge(builder, row, place, spanned)
        if stray := self.rows * repeats - len(rows) * len(columns):
            beside = len(rows) > 0 and len(columns) < repeats
            first = (self.row, column + len(columns)) if beside else (self.row + len(rows), column)
            builder.sheet.keep_out(*first)
            builder.sheet.stray_count += stray - 1

    def merge(self, builder: SheetBuilder, row: int, column: int, spanned: tuple[int, int]) -> None:
        if spanned != (1, 1):
            builder.merge((row, column, row + spanned[0] - 1, column + spanned[1] - 1))


def _bounded(pieces: Sized) -> None:
    """ValueError for more than a cell can hold."""
    if len(pieces) > _MAX_PIECES:
        raise ValueError(len(pieces))


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {n.rpartition(":")[2]: value for n, value in attributes.items() if not n.startswith("calcext:")}


def _count(attributes: dict[str, str], name: str) -> int:
    """A number of repeats; ValueError if it is none."""
    return min(max(int(attributes.get(name, "1")), 1), _MAX_REPEAT)
