"""Write a workbook in the structure of the official LKE: same rows, columns and formulas, our own labels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Indicator, Node, Pack, Question, ScaleKind
from zi_cli.workbook.grid import coordinate
from zi_cli.workbook.official_formulas import (
    RATIO_TYPE,
    SheetPlan,
    answer_formula,
    score_formula,
)
from zi_cli.workbook.writing.book import Book
from zi_cli.workbook.writing.template.asking import ENTRY_STYLES, ask
from zi_cli.workbook.writing.template.pen import Pen, Pens
from zi_cli.workbook.writing.template.texts import Texts, own_texts

Value = str | int | float | Fraction | None

HEADERS: Final = {
    "weight": "Bobot",
    "explanation": "Penjelasan",
    "answer_type": "Pilihan Jawaban",
    "answer": "Jawaban",
    "score": "Nilai",
    "percent": "%",
    "note": "Catatan",
    "expected": "Dokumen yang diharapkan",
    "evidence": "Bukti dukung",
}
_WIDTHS: Final = {
    "weight": 8, "explanation": 48, "answer_type": 10, "answer": 11, "score": 9, "percent": 9, "note": 26,
    "expected": 25, "evidence": 26,
}  # fmt: skip
_MARGIN, _NUMBERING, _LABEL = 1.5, 3.4, 26
"""Widths of the column left of the table, of those with numbers, and of the one with the questions."""
_HEADER_ROW: Final = 2
_TEXT_DEPTH: Final = {"component": 0, "aspect": 1, "area": 2, "sub_area": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What goes into the input cells, by soal_id."""

    unit: str = ""
    remark: str = ""
    answers: Mapping[int, Value] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    links: Mapping[int, str] = field(default_factory=dict)
    """Evidence as hyperlinks."""
    link_words: Mapping[int, str] = field(default_factory=dict)
    """What the hyperlinks show; else the first document that is usually asked for."""
    texts: Mapping[int, str] = field(default_factory=dict)
    """Evidence as plain text."""
    ratio_notes: Mapping[str, str] = field(default_factory=dict)
    """Notes in the row of a ratio, by indicator."""
    ratio_texts: Mapping[str, str] = field(default_factory=dict)
    """Evidence in the row of a ratio, by indicator."""
    answer_types: Mapping[int, str] = field(default_factory=dict)
    """Answer types to write instead of the official ones (a defect, for samples)."""
    sums: Mapping[str, Value] = field(default_factory=dict)
    """Typed sum rows, by item."""
    cached: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    """Calculated values by (item, role), as a spreadsheet program would store them."""


def write_lampiran_iii(
    path: Path,
    pack: Pack,
    filling: Filling,
    layout: Layout | None = None,
    more_sheets: Callable[[Any], None] = lambda _: None,
    texts: Texts | None = None,
) -> None:
    """Write the workbook to `path`, then `more_sheets` of the xlsxwriter book. The same filling gives the same bytes."""
    layout = layout or pack.layouts["lampiran-iii"]
    book = Book(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "LKE Zona Integritas", "created": datetime(2026, 1, 1, tzinfo=UTC)})
    with book:
        _Writer(Pen(book, Pens(book), layout.sheets[0]), pack, layout, filling, texts or own_texts()).write()
        more_sheets(book)


class _Writer:
    def __init__(self, pen: Pen, pack: Pack, layout: Layout, filling: Filling, texts: Texts) -> None:
        self.pen, self.pack, self.layout, self.filling, self.texts = pen, pack, layout, filling, texts
        self.columns = {role: column.at for role, column in layout.columns.items() if column.at}
        self.plan = SheetPlan(pack, layout, layout.rows, self.columns)
        self.rows, self.last_column = layout.rows, max(self.columns.values())

    def write(self) -> None:
        self.widths()
        self.head()
        for node in self.pack.nodes.values():
            self.node(node)
        for indicator in self.pack.indicators.values():
            if indicator.ratio is not None:
                self.ratio(indicator)
            for question in indicator.inputs:
                self.question(question, indicator)
        for item, text in self.layout.texts.items():
            self.extra(item, text)
        self.page()

    def widths(self) -> None:
        first, last = self.layout.text_columns[0], self.layout.text_columns[-1]
        widths = dict.fromkeys(range(1, self.last_column), _MARGIN)
        widths |= dict.fromkeys(range(first - 1, last), _NUMBERING) | {last: _LABEL}
        self.pen.widths(widths | {column: _WIDTHS[role] for role, column in self.columns.items()})

    def page(self) -> None:
        pen, last = self.pen, max(self.rows.values())
        pen.fit_rows(min(self.rows.values()), last)
        for role in (
            "answer",
            "score",
            "percent",
        ):  # the official formulas fail on a workbook that is still blank
            column = self.columns[role]
            place = coordinate(min(self.rows.values()), column)
            pen.colour_where((min(self.rows.values()), column, last, column), f"ISERROR({place})", "faint")
        pen.print_on(landscape=True, columns=self.last_column, header_row=_HEADER_ROW, last_row=last)
        pen.sheet.freeze_panes(_HEADER_ROW, self.layout.text_columns[-1])
        pen.sheet.set_zoom(80)
        unit = self.filling.unit
        pen.footer(f"{unit} – {pen.name}" if unit else pen.name, self.texts.page)
        pen.lock()

    def head(self) -> None:
        pen = self.pen
        lines = [
            "LEMBAR KERJA EVALUASI ZONA INTEGRITAS",
            f"Unit kerja: {self.filling.unit}",
            self.filling.remark,
        ]
        pen.across(1, (2, self.last_column), "\n".join(line for line in lines if line), "title_lines")
        pen.sheet.set_row(0, 54)
        pen.across(_HEADER_ROW, (2, self.layout.text_columns[-1]), "Penilaian", "header")
        pen.table_header(_HEADER_ROW, {column: HEADERS[role] for role, column in self.columns.items()})

    def put(self, item: str, role: str, value: Value, style: str) -> None:
        """A value or text into the cell of an item and role; texts are never formulas."""
        self.pen.put(self.rows[item], self.columns[role], value, style)

    def formula(self, item: str, role: str, formula: str | None, style: str) -> None:
        if formula is not None:
            shown = self.filling.cached.get((item, role))
            self.pen.calculate(self.rows[item], self.columns[role], formula, shown, style)

    def label(self, item: str, depth: int, number: str, text: str, style: str) -> None:
        """Numbering in one column, the text in the next, merged up to the last text column."""
        row, columns = self.rows[item], self.layout.text_columns
        at = min(depth, len(columns) - 1)
        if number:
            self.pen.put(row, columns[at] - 1, number, style)
        if columns[at] < columns[-1]:
            self.pen.across(row, (columns[at], columns[-1]), text, style)
        else:
            self.pen.put(row, columns[at], text, style)

    def node(self, node: Node) -> None:
        style = node.level
        for role in self.columns:
            self.put(node.id, role, None, style)
        self.label(node.id, _TEXT_DEPTH[style], f"{node.id.rpartition('.')[2]}.", node.name, style)
        self.put(node.id, "weight", node.weight_points, f"{style}_points")
        self.formula(node.id, "score", score_formula(self.plan, node.id), f"{style}_points")
        share = f"{self.plan.ref(node.id, 'score')}/{self.plan.ref(node.id, 'weight')}"
        self.formula(node.id, "percent", share, f"{style}_percent")

    def ratio(self, indicator: Indicator) -> None:
        item = indicator.id
        self.label(item, 4, f"{item.rpartition('.')[2]}.", indicator.label, "text_bold")
        for role, style in (("weight", "points"), ("percent", "points"), ("expected", "small")):
            self.put(item, role, None, style)
        self.put(item, "explanation", indicator.question, "text")
        self.put(item, "answer_type", RATIO_TYPE, "centre")
        self.formula(item, "answer", answer_formula(self.plan, item), "percent")
        self.formula(item, "score", score_formula(self.plan, item), "points")
        self.put(item, "note", self.filling.ratio_notes.get(item), "input")
        self.put(item, "evidence", self.filling.ratio_texts.get(item), "input")

    def question(self, question: Question, indicator: Indicator) -> None:
        soal, item = question.soal_id, question.id
        is_count = indicator.ratio is not None
        number, label = f"{item.rpartition('.')[2]}.", question.label
        if is_count:
            number, label = "", f"- {label}"
        self.label(
            item,
            4 if indicator.weight_points is None else 2,
            number,
            label,
            "text" if is_count else "text_bold",
        )
        levels = "\n".join(f"{option}: {text}" for option, text in question.levels.items())
        self.put(item, "explanation", levels or question.question, "text")
        self.put(item, "answer_type", self.filling.answer_types.get(soal, question.scale.written), "centre")
        self.put(item, "answer", self.filling.answers.get(soal), ENTRY_STYLES[question.scale.kind])
        ask(self.pen, self.rows[item], self.columns["answer"], question.scale, self.texts.lke)
        self.put(item, "weight", indicator.weight_points, "points")
        self.put(item, "percent", None, "points")
        if is_count:
            self.put(item, "score", None, "points")
        self.formula(item, "score", score_formula(self.plan, item), "points")
        self.put(item, "note", self.filling.notes.get(soal), "input")
        self.put(item, "expected", "\n".join(f"• {each}" for each in question.evidence), "small")
        self.evidence(question)

    def evidence(self, question: Question) -> None:
        soal = question.soal_id
        if soal not in self.filling.links:
            self.put(question.id, "evidence", self.filling.texts.get(soal), "input")
            return
        words = self.filling.link_words.get(soal) or question.evidence[0]
        self.pen.link(self.rows[question.id], self.columns["evidence"], self.filling.links[soal], words)

    def extra(self, item: str, text: str) -> None:
        """A row that is no question, ratio or node: a sum, or a total."""
        is_sum = item.startswith("jumlah")
        style, points = ("text", "points") if is_sum else ("component", "component_points")
        for role in self.columns:
            self.put(item, role, None, style)
        self.label(item, 4 if is_sum else 0, "", text, style)
        if is_sum:
            counts = next(s for s in self.pack.scales.values() if s.kind is ScaleKind.COUNT)
            self.put(item, "answer_type", counts.written, "centre")
            formula = answer_formula(self.plan, item)
            if formula is None:
                self.put(item, "answer", self.filling.sums.get(item), ENTRY_STYLES[counts.kind])
                ask(self.pen, self.rows[item], self.columns["answer"], counts, self.texts.lke)
            self.formula(item, "answer", formula, "whole")
        self.formula(item, "score", score_formula(self.plan, item), points)
