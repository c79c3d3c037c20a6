"""Reader of .xlsx and .xlsm: one pass of expat over each sheet.

General readers lose what a checker must tell apart (error values, formulas without a result, hyperlinks), and
the fast ones allocate the whole used range, so that one stray cell at XFD1048576 ends the process. Namespaces
are ignored on purpose: Transitional, Strict and prefixed files differ in nothing else. See docs/decisions/.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from zi_cli.workbook.grid import Book, Cell, Sheet, ShownAs, column_number
from zi_cli.workbook.reading import bounds, plain_xml
from zi_cli.workbook.reading.bounds import Area, SheetBuilder, letters_in
from zi_cli.workbook.reading.content import Content, content_of
from zi_cli.workbook.reading.hyperlink_formula import formula_links, resolve_links
from zi_cli.workbook.reading.number_formats import read_styles
from zi_cli.workbook.reading.package import Package, damaged, local_name
from zi_cli.workbook.reading.plain_cells import More, Placed
from zi_cli.workbook.reading.plain_rows import PlainRows
from zi_cli.workbook.reading.plain_xml import Unusual
from zi_cli.workbook.reading.shared_strings import shared_strings, string_at

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@lru_cache(maxsize=20_000)
def reference(text: str) -> tuple[int, int]:
    """`K8` → (8, 11). ValueError for anything else. Remembered: workbooks of one kind have the same places."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return int(match[2]), column_number(match[1])


def area(text: str) -> Area:
    """`A1:B2` or `A1` → (1, 1, 2, 2)."""
    return _area(text.replace("$", ""))


@lru_cache(maxsize=4_000)
def _area(text: str) -> Area:
    first, _, last = text.partition(":")
    top, left = reference(first)
    bottom, right = reference(last or first)
    return top, left, bottom, right


def read(package: Package) -> Book:
    """All worksheets of the package."""
    main = "xl/workbook.xml" if "xl/workbook.xml" in package else _main_part(package)
    sheets = _sheet_list(package, main)
    targets = package.relations(main)
    strings: list[str] | None = None
    styles: tuple[ShownAs, ...] = ()
    book = Book("xlsm" if "xl/vbaProject.bin" in package else "xlsx", [])
    book.has_macros = book.file_format == "xlsm"
    for name, hidden, relation in sheets:
        kind, target = targets.get(relation, ("", ""))
        if not kind:
            raise damaged(name)
        if not kind.endswith("/worksheet"):  # a chart or a macro sheet
            continue
        if strings is None:
            strings = shared_strings(package, _part(targets, "/sharedStrings"))
            styles = read_styles(package, _part(targets, "/styles"))
        reader = _SheetReader(name, hidden, strings, styles)
        bounds.add_sheet(book, reader.run(package, target))
        book.shows_links = book.shows_links and not reader.lost_link
    return book


def _part(targets: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((target for found, target in targets.values() if found.endswith(kind)), None)


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind.endswith("/officeDocument"):
            return target
    raise damaged("xl/workbook.xml")


def _sheet_list(package: Package, main: str) -> list[tuple[str, bool, str]]:
    sheets: list[tuple[str, bool, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append((attributes.get("name", "?"), hidden, _relation_in(attributes)))
            if len(sheets) > bounds.MAX_SHEETS:
                raise bounds.too_many_sheets()

    package.parse(main, start)
    return sheets


def _relation_in(attributes: Mapping[str, str]) -> str:
    """The relation that a tag names; empty where it names none."""
    for name, relation in attributes.items():
        if name.endswith((":id", "}id")):
            return relation
    return ""


@lru_cache(maxsize=16)
def _special(styles: tuple[ShownAs, ...]) -> frozenset[int]:
    """The styles that show a number as something else."""
    return frozenset(at for at, shown_as in enumerate(styles) if shown_as is not ShownAs.NUMBER)


class _SheetReader:
    """State of one pass over a sheet part."""

    def __init__(self, name: str, hidden: bool, strings: list[str], styles: tuple[ShownAs, ...]) -> None:
        self.builder = SheetBuilder(name, hidden)
        self.strings = strings
        self.styles = styles
        self.special = _special(styles)
        self.style = ""
        self.row = self.column = 0
        self.ref = ""
        """Reference of a cell that is not located yet."""
        self.kind = ""
        self.collect: list[str] | None = None
        self.value_text: str | None = None
        self.formula_text: str | None = None
        self.formula_shared: str | None = None
        self.inline: list[str] = []
        self.in_cell = self.phonetic = False
        self.shared: dict[str, tuple[str, int, int, tuple[str, ...]]] = {}
        self.links: list[tuple[str, str, str]] = []
        """Reference, relation id and location of each hyperlink."""
        self.lost_link = self.formula_links = False

    def run(self, package: Package, part: str) -> Sheet:
        text = package.plain(part)
        if text is None or not self.scan(text, part):
            package.parse(part, self.start, self.end, self.text)
        if self.formula_links:
            resolve_links(self.builder.sheet)
        relations = package.relations(part) if self.links else {}
        for place, relation, location in self.links:
            target = relations.get(relation, ("", ""))[1]
            try:
                self.builder.link(area(place), bounds.link_target(target, location))
            except ValueError:
                self.lost_link = True
            self.lost_link |= bool(relation) and not target
        return self.builder.sheet

    def scan(self, text: str, part: str) -> bool:
        """Read a plain sheet; False, and nothing is read, if it is unusual."""
        fresh = dict(vars(self))
        self.builder, self.shared, self.links = self.builder.anew(), {}, []
        try:
            around, rows = plain_xml.data_of(text)
            plain = PlainRows(rows, self.strings)
            plain.read(self.builder, self.special, self.completed)
            for row in plain.hidden:
                self.builder.hide_rows(row, row)
            for name, attributes in plain_xml.others_of(around):
                self.start_other(name, attributes)
        except Unusual:
            vars(self).update(fresh)
            return False
        except ValueError as fault:
            raise damaged(part) from fault
        return True

    def completed(self, placed: Placed, more: More) -> Placed:
        """A cell with what only this workbook says of it."""
        place, cell, _ = placed
        if more.string is not None:
            cell = cell._replace(value=string_at(self.strings, more.string))
        if more.style is not None and (shown_as := self.shown_as(more.style)) is not ShownAs.NUMBER:
            cell = cell._replace(shown_as=shown_as)
        if more.shared is not None:
            self.row, self.column = place
            cell = self.sharing(cell, more.shared)
        self.formula_links |= more.linked
        return place, cell, letters_in(cell)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self.open_cell(attributes)
        elif local == "v":
            self.collect = []
        elif local == "f":
            self.collect = []
            self.formula_text = ""
            if attributes.get("t") == "shared":
                self.formula_shared = attributes.get("si", "")
        elif local == "row":
            self.locate()
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.builder.hide_rows(self.row, self.row)
        elif local == "t":
            if self.in_cell and not self.phonetic:
                self.collect = self.inline
        elif local == "rPh":
            self.phonetic = True
        else:
            self.start_other(local, attributes)

    def start_other(self, local: str, attributes: Mapping[str, str]) -> None:
        if local == "mergeCell":
            self.builder.merge(area(attributes.get("ref", "")))
        elif local == "hyperlink":
            self.links.append(
                (attributes.get("ref", ""), _relation_in(attributes), attributes.get("location", ""))
            )
            self.builder.count_link()
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            self.builder.hide_columns(int(attributes.get("min", "0")), int(attributes.get("max", "0")))

    def open_cell(self, attributes: dict[str, str]) -> None:
        ref = attributes.get("r")
        if ref:
            self.ref = ref  # most cells are empty: their place is worked out only when it is needed
        else:
            self.locate()
            self.column += 1
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s", "")
        self.value_text = self.formula_text = self.formula_shared = None
        self.inline = []
        self.in_cell = True

    def locate(self) -> None:
        """Set row and column from the last reference, if that has not been done."""
        if self.ref:
            self.row, self.column = reference(self.ref)
            self.ref = ""

    def text(self, data: str) -> None:
        if self.collect is not None:
            self.collect.append(data)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "v":
            self.value_text = "".join(self.collect or ())
            self.collect = None
        elif local == "f":
            self.formula_text = "".join(self.collect or ())
            self.collect = None
        elif local == "t":
            self.collect = None
        elif local == "rPh":
            self.phonetic = False
        elif local == "c":
            self.in_cell = False
            self.close_cell()

    def close_cell(self) -> None:
        if self.value_text is None and self.formula_text is None and self.kind != "inlineStr":
            return
        self.locate()
        formula = self.formula_text
        value, error, uncalculated = self.content(formula is not None)
        if value is None and formula is None and error is None:
            return
        links = formula_links(formula) if formula else ()
        self.formula_links |= bool(links)
        number = isinstance(value, float)
        shown_as = self.shown_as(int(self.style or "0")) if number else ShownAs.NUMBER
        cell = Cell(value, error, formula, None, uncalculated, shown_as, links)
        if self.formula_shared is not None:
            cell = self.sharing(cell, self.formula_shared)
        self.builder.keep(self.row, self.column, cell)

    def content(self, has_formula: bool) -> Content:
        inline = self.kind == "inlineStr"
        text = "".join(self.inline) if inline else self.value_text
        if self.kind == "s" and text:
            return Content(string_at(self.strings, text))
        return content_of(self.kind, text, has_formula)

    def sharing(self, cell: Cell, number: str) -> Cell:
        """A cell with the formula that it shares; the first one with that number says it."""
        if cell.formula:
            self.shared[number] = (cell.formula, self.row, self.column, cell.links)
            if len(self.shared) > bounds.MAX_SHARED_FORMULAS:
                raise ValueError(len(self.shared))
        elif number in self.shared:
            formula, row, column, links = self.shared[number]
            return cell._replace(formula=formula, formula_base=(row, column), links=links)
        return cell

    def shown_as(self, style: int) -> ShownAs:
        """How a style shows a number."""
        return self.styles[style] if 0 <= style < len(self.styles) else ShownAs.NUMBER
