"""Puts headings, paragraphs and tables with Jinja tags into the document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.shared import Mm
from docx.text.paragraph import Paragraph

from docx_parts.styles import HEAD, element

Run = str | tuple[str, str]
"""A text, or a character style and a text."""


@dataclass(frozen=True)
class Line:
    """A paragraph: its style and its runs."""

    style: str
    runs: tuple[Run, ...]


def line(style: str, *runs: Run) -> Line:
    """A paragraph of a cell."""
    return Line(style, runs)


def text(*runs: Run) -> Line:
    """A paragraph in the style of table text."""
    return Line("Zi Tabel", runs)


def number(words: str) -> Line:
    """A number in a table."""
    return Line("Zi Tabel Angka", (words,))


@dataclass(frozen=True)
class Cell:
    """A cell with several paragraphs; `span` columns wide."""

    lines: tuple[Line, ...]
    span: int = 1
    fill: str = ""
    free_width: bool = False
    """Whether docxtpl decides how many columns it spans; its width follows from that after rendering."""
    slim: bool = False
    """Whether white above and below keeps its colour from its neighbours."""


def cell(*lines: Line, span: int = 1, fill: str = "", free_width: bool = False, slim: bool = False) -> Cell:
    """A cell."""
    return Cell(lines, span, fill, free_width, slim)


@dataclass(frozen=True)
class Row:
    """A row of cells, or a tag in a row of its own."""

    cells: tuple[Cell, ...] = ()
    tag: str = ""
    header: bool = False
    whole: bool = True
    """Whether it stays on one page."""
    with_next: bool = False
    height_mm: float = 0


def tag(words: str) -> Row:
    """A row that is only there for its `{%tr … %}`."""
    return Row(tag="{%tr " + words + " %}")


def header(*names: str, spans: Sequence[int] = ()) -> Row:
    """The row of names, repeated on each page; a name that begins with > is that of numbers."""
    spans = spans or [1] * len(names)
    return Row(
        cells=tuple(
            Cell(
                (_name(name),),
                span=span,
                fill=HEAD,
            )
            for name, span in zip(names, spans, strict=True)
        ),
        header=True,
    )


def _name(words: str) -> Line:
    style = "Zi Kepala Angka" if words.startswith(">") else "Zi Kepala"
    return Line(style, (words.lstrip(">").replace(" }}", "|sentence }}"),))


class Writer:
    """Writes at the end of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def heading(self, words: str, level: int, *, new_page: bool = False) -> None:
        """A heading."""
        paragraph = self.document.add_paragraph(style=f"Heading {level}")
        paragraph.add_run(words)
        if new_page:
            paragraph.paragraph_format.page_break_before = True

    def say(self, style: str, *runs: Run, keep: bool = False) -> None:
        """A paragraph; `keep`: on the page of the next one."""
        _fill(self.document.add_paragraph(), Line(style, runs), self.document, keep=keep)

    def tag(self, words: str) -> None:
        """A paragraph that is only there for its `{%p … %}`."""
        self.document.add_paragraph("{%p " + words + " %}")

    def table(self, widths_mm: Sequence[float], *rows: Row, style: str = "Zi Daftar") -> None:
        """A table with columns of fixed width."""
        table = self.document.add_table(rows=0, cols=len(widths_mm))
        table.autofit = False
        if style:
            table.style = self.document.styles[style]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths_mm, strict=True):
            column.w = Mm(width)
        for row in rows:
            self._row(table._tbl, widths_mm, row)

    def _row(self, table: Any, widths_mm: Sequence[float], row: Row) -> None:
        made = element("w:tr")
        table.append(made)
        made.append(_row_properties(row))
        column = 0
        cells = row.cells or (Cell((Line("Zi Tabel", (row.tag,)),), span=len(widths_mm)),)
        for one in cells:
            width = sum(widths_mm[column : column + one.span])
            column += one.span
            made.append(self._cell(one, width, keep=row.with_next or row.header))

    def _cell(self, one: Cell, width_mm: float, *, keep: bool) -> Any:
        made = element("w:tc")
        properties = element("w:tcPr")
        twips = str(round(width_mm * 1440 / 25.4))
        properties.append(
            element("w:tcW", w="0", type="auto") if one.free_width else element("w:tcW", w=twips, type="dxa")
        )
        if one.span > 1:
            properties.append(element("w:gridSpan", val=str(one.span)))
        if one.slim:
            borders = element("w:tcBorders")
            for side in ("top", "bottom"):
                borders.append(element(f"w:{side}", val="single", sz="24", space="0", color="FFFFFF"))
            properties.append(borders)
        if one.fill:
            properties.append(element("w:shd", val="clear", color="auto", fill=one.fill))
        made.append(properties)
        for words in one.lines:
            paragraph = element("w:p")
            made.append(paragraph)
            _fill(_paragraph(paragraph, self.document), words, self.document, keep=keep)
        return made


def _row_properties(row: Row) -> Any:
    properties = element("w:trPr")
    if row.whole:
        properties.append(element("w:cantSplit"))
    if row.height_mm:
        properties.append(element("w:trHeight", val=str(round(row.height_mm * 56.7)), hRule="atLeast"))
    if row.header:
        properties.append(element("w:tblHeader"))
    return properties


def _paragraph(made: Any, document: Any) -> Any:
    return Paragraph(made, document._body)


def _fill(paragraph: Any, words: Line, document: Any, *, keep: bool = False) -> None:
    paragraph.style = document.styles[words.style]
    if keep:
        paragraph.paragraph_format.keep_with_next = True
    for run in words.runs:
        style, said = run if isinstance(run, tuple) else (None, run)
        paragraph.add_run(said, style=style)
