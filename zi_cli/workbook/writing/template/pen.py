"""Writes into one sheet: texts are never formulas, formulas carry the value that they show."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from zi_cli.workbook.evidence import read_evidence
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.writing.template.filling import Entry, Value
from zi_cli.workbook.writing.template.heights import height_of
from zi_cli.workbook.writing.template.styles import STYLES

_A4: Final = 9
LONGEST: Final = 32_767
"""Characters that a cell holds."""
_LONGEST_LINK: Final = 2_079
_PROMPT: Final = 255
_TITLE: Final = 32
_FOOTER: Final = 110
"""Characters at the left of a footer, which holds 255 in all and counts some twice."""
_LINK_STARTS: Final = ("https://", "http://")


class Pens:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.made:
            self.made[name] = self.book.add_format(STYLES[name])
        return self.made[name]


class Pen:
    """Writes into one sheet; rows and columns count from 1, as Excel shows them."""

    def __init__(self, book: Any, pens: Pens, name: str) -> None:
        self.pens = pens
        self.name = name
        self.sheet = book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.width: dict[int, float] = {}
        self.needed: dict[int, float] = {}
        """Row → height that its texts need, in points."""

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """A text, a number or nothing."""
        form = self.pens[style]
        if value is None or value == "":
            self.sheet.write_blank(row - 1, column - 1, None, form)
        elif isinstance(value, str):
            self.sheet.write_string(row - 1, column - 1, value[:LONGEST], form)
            self._measure(row, column, value, style)
        else:
            self.sheet.write_number(row - 1, column - 1, float(value), form)

    def calculate(self, row: int, column: int, formula: str, shown: Value, style: str) -> None:
        """A formula, and the value that it gives."""
        value = "" if shown is None else float(shown) if isinstance(shown, Fraction) else shown
        self.sheet.write_formula(row - 1, column - 1, f"={formula}", self.pens[style], value)

    def pairs(self, row: int, column: int, lead: str, pairs: Mapping[str, str], style: str) -> None:
        """A text, then lines that begin in bold."""
        parts: list[Any] = [self.pens["regular"], f"{lead}\n"] if lead else []
        for number, (name, text) in enumerate(pairs.items(), start=1):
            parts += [
                self.pens["bold"],
                f"{name}  ",
                self.pens["regular"],
                text + "\n" * (number < len(pairs)),
            ]
        if len(parts) <= 2:
            self.put(row, column, lead, style)
        else:
            self.sheet.write_rich_string(row - 1, column - 1, *parts, self.pens[style])
            self._measure(row, column, "".join(part for part in parts if isinstance(part, str)), style)

    def evidence(self, row: int, column: int, entry: Entry) -> None:
        """One web address as a link with its words; else words and addresses, one a line."""
        only = web_address(entry)
        if not only:
            self.put(row, column, evidence_lines(entry), "input")
            return
        self.link(row, column, only, entry.evidence_text or only)

    def link(self, row: int, column: int, address: str, words: str) -> None:
        """A web address behind words."""
        self.sheet.write_url(row - 1, column - 1, address, self.pens["link"], string=words)
        self._measure(row, column, words, "link")

    def _measure(self, row: int, column: int, words: str, style: str) -> None:
        look, width = STYLES[style], self.width.get(column, 0)
        if width and look.get("text_wrap"):
            height = height_of(words, width, look["font_size"], look.get("bold", False))
            self.needed[row] = max(self.needed.get(row, 0), height)

    def fit_rows(self, first: int, last: int, least: float = 15) -> None:
        """Give rows the height that their texts need, and at least `least` points."""
        for row in range(first, last + 1):
            self.sheet.set_row(row - 1, max(least, self.needed.get(row, 0)))

    def width_of(self, first: int, last: int) -> float:
        """Width of some columns together, in characters."""
        return sum(self.width.get(column, 0) for column in range(first, last + 1))

    def across(self, row: int, columns: tuple[int, int], words: str, style: str) -> None:
        """A text over several columns, in a row as high as it needs."""
        first, last = columns
        self.sheet.merge_range(row - 1, first - 1, row - 1, last - 1, words, self.pens[style])
        look = STYLES[style]
        height = height_of(words, self.width_of(first, last), look["font_size"], look.get("bold", False))
        self.needed[row] = max(self.needed.get(row, 0), height)

    def table_header(self, row: int, names: Mapping[int, str], height: int = 30) -> None:
        """The names of columns."""
        self.sheet.set_row(row - 1, height)
        for column, name in names.items():
            self.put(row, column, name, "header")

    def widths(self, widths: Mapping[int, float]) -> None:
        """Widths of columns, in characters; 0 hides one."""
        self.width |= widths
        for column, width in widths.items():
            hidden = {"hidden": 1} if not width else {}
            self.sheet.set_column(column - 1, column - 1, width or None, None, hidden)

    def one_of(
        self, row: int, column: int, options: tuple[str, ...], title: str, prompt: str, wrong: str
    ) -> None:
        """A list to choose from."""
        rule: dict[str, Any] = {"validate": "list", "source": list(options), "error_message": wrong[:_PROMPT]}
        if any("," in option for option in options) or len(",".join(options)) > _PROMPT:
            rule, prompt = {"validate": "any"}, prompt or wrong  # a list in a workbook is separated by commas
        self._ask(row, column, rule, title, prompt)

    def number_of(
        self,
        row: int,
        column: int,
        kind: str,
        limits: tuple[float, float | None],
        texts: tuple[str, str, str],
    ) -> None:
        """A number (`decimal` or `integer`) between limits; texts are title, prompt, and what is said if it is wrong."""
        least, most = limits
        rule: dict[str, Any] = {"validate": kind, "error_message": texts[2][:_PROMPT]}
        if most is None:
            rule |= {"criteria": ">=", "value": least}
        else:
            rule |= {"criteria": "between", "minimum": least, "maximum": most}
        self._ask(row, column, rule, texts[0], texts[1])

    def prompt(self, row: int, column: int, title: str, prompt: str) -> None:
        """A hint that shows while a cell is selected."""
        self._ask(row, column, {"validate": "any"}, title, prompt)

    def _ask(self, row: int, column: int, rule: dict[str, Any], title: str, prompt: str) -> None:
        if prompt:
            rule |= {"input_title": title[:_TITLE], "input_message": _cut(prompt, _PROMPT)}
        if rule["validate"] != "any":
            rule |= {"error_title": title[:_TITLE]}
        self.sheet.data_validation(row - 1, column - 1, row - 1, column - 1, rule)

    def colour_where(self, area: tuple[int, int, int, int], formula: str, style: str) -> None:
        """Colour cells of (first row, first column, last row, last column) where a formula holds."""
        rule = {"type": "formula", "criteria": f"={formula}", "format": self.pens[style]}
        top, left, bottom, right = area
        self.sheet.conditional_format(top - 1, left - 1, bottom - 1, right - 1, rule)

    def print_on(
        self, *, landscape: bool, columns: int, header_row: int | None, last_row: int, pages: int = 0
    ) -> None:
        """A4, one page wide, the header on each; `pages` 0: as many as it takes."""
        sheet = self.sheet
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, pages)
        sheet.print_area(0, 0, last_row - 1, columns - 1)
        if header_row:
            sheet.repeat_rows(header_row - 1)

    def footer(self, left: str, page: str) -> None:
        """A line at the foot of each printed page."""
        left = left.replace("&G", "& G").replace("&", "&&")  # &G would be a picture, even as &&G
        if len(left) > _FOOTER:
            left = left[: _FOOTER - 1].rstrip("&") + "…"
        self.sheet.set_footer(f"&L&8 {left}&R&8 {page}")  # the space: &8 before a digit would be another size

    def lock(self) -> None:
        """Structure locked without a password; entries, widths, heights and links stay free."""
        self.sheet.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "insert_hyperlinks": True,
                "autofilter": True,
                "select_locked_cells": True,
            },
        )


def web_address(entry: Entry) -> str:
    """The address of evidence that is one web address, such that a workbook can hold it as a link; else nothing."""
    only = entry.evidence[0] if len(entry.evidence) == 1 else ""
    fits = len(only) <= _LONGEST_LINK and "#" not in only and len(entry.evidence_text) <= _PROMPT
    fits = fits and only.isprintable()
    return only if fits and only.lower().startswith(_LINK_STARTS) else ""


def evidence_lines(entry: Entry) -> str:
    """The words of evidence, and each address that they do not say, one a line."""
    words = entry.evidence_text
    said = {piece.target for piece in read_evidence(Cell(value=words), "")}
    lines = [words, *(target for target in entry.evidence if target not in said)]
    return "\n".join(line for line in lines if line)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
