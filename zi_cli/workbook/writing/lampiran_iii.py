"""Write a workbook in the structure of the official LKE: same rows, columns and formulas, our own labels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from zi_cli.criteria.lke.pack import Indicator, Layout, Node, Pack, Question, ScaleKind
from zi_cli.workbook.grid import coordinate
from zi_cli.workbook.official_formulas import (
    RATIO_TYPE,
    SheetPlan,
    answer_formula,
    score_formula,
)

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
    "weight": 9,
    "explanation": 60,
    "answer_type": 16,
    "answer": 14,
    "score": 11,
    "percent": 10,
    "note": 44,
    "expected": 44,
    "evidence": 44,
}
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
) -> None:
    """Write the workbook to `path`, then `more_sheets` of the xlsxwriter book. The same filling gives the same bytes."""
    layout = layout or pack.layouts["lampiran-iii"]
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "LKE Zona Integritas", "created": datetime(2026, 1, 1, tzinfo=UTC)})
    with book:
        _Writer(book, pack, layout, filling).write()
        more_sheets(book)


class _Writer:
    def __init__(self, book: Any, pack: Pack, layout: Layout, filling: Filling) -> None:
        self.pack, self.layout, self.filling = pack, layout, filling
        self.columns = {role: column.at for role, column in layout.columns.items() if column.at}
        self.plan = SheetPlan(pack, layout, layout.rows, self.columns)
        self.sheet = book.add_worksheet(layout.sheets[0])
        wrap: dict[str, Any] = {
            "text_wrap": True,
            "valign": "top",
            "border": 1,
            "border_color": "#BFBFBF",
            "font_name": "Arial",
            "font_size": 10,
        }
        self.plain = book.add_format(wrap)
        self.number = book.add_format({**wrap, "num_format": "0.00", "align": "right"})
        self.percent = book.add_format({**wrap, "num_format": "0.00%", "align": "right"})
        self.input = book.add_format({**wrap, "bg_color": "#FFF9E5", "align": "center"})
        self.entry = book.add_format({**wrap, "bg_color": "#FFF9E5"})
        self.link = book.add_format({**wrap, "bg_color": "#FFF9E5", "font_color": "#0B5394", "underline": 1})
        self.header = book.add_format(
            {
                **wrap,
                "bold": True,
                "bg_color": "#1F3864",
                "font_color": "#FFFFFF",
                "align": "center",
                "valign": "vcenter",
            }
        )
        self.title = book.add_format(
            {"bold": True, "font_size": 13, "font_name": "Arial", "text_wrap": True, "valign": "vcenter"}
        )
        self.levels = {
            level: book.add_format({**wrap, "bold": True, "bg_color": colour})
            for level, colour in (
                ("component", "#9DB2D5"),
                ("aspect", "#B8C7E2"),
                ("area", "#D5DEEE"),
                ("sub_area", "#EDF1F8"),
            )
        }
        self.level_numbers = {
            level: book.add_format(
                {**wrap, "bold": True, "bg_color": colour, "num_format": "0.00", "align": "right"}
            )
            for level, colour in (
                ("component", "#9DB2D5"),
                ("aspect", "#B8C7E2"),
                ("area", "#D5DEEE"),
                ("sub_area", "#EDF1F8"),
            )
        }

    def write(self) -> None:
        self.page()
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

    def page(self) -> None:
        sheet = self.sheet
        first, last = self.layout.text_columns[0] - 1, self.layout.text_columns[-1] - 1
        sheet.set_column(0, 0, 4)
        sheet.set_column(first - 1, last - 1, 4)
        sheet.set_column(last, last, 52)
        for role, column in self.columns.items():
            sheet.set_column(column - 1, column - 1, _WIDTHS[role])
        sheet.freeze_panes(_HEADER_ROW, last + 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER_ROW - 1)

    def head(self) -> None:
        lines = [
            "LEMBAR KERJA EVALUASI ZONA INTEGRITAS",
            f"Unit kerja: {self.filling.unit}",
            self.filling.remark,
        ]
        last = max(self.columns.values()) - 1
        self.sheet.merge_range(0, 1, 0, last, "\n".join(line for line in lines if line), self.title)
        self.sheet.set_row(0, 54)
        self.sheet.merge_range(
            _HEADER_ROW - 1, 1, _HEADER_ROW - 1, self.layout.text_columns[-1] - 1, "Penilaian", self.header
        )
        for role, column in self.columns.items():
            self.sheet.write_string(_HEADER_ROW - 1, column - 1, HEADERS[role], self.header)

    def put(self, item: str, role: str, value: Value, form: Any) -> None:
        """A value or text into the cell of an item and role; texts are never formulas."""
        row, column = self.layout.rows[item] - 1, self.columns[role] - 1
        if value is None:
            self.sheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, form)
        else:
            self.sheet.write_number(row, column, float(value), form)

    def formula(self, item: str, role: str, formula: str | None, form: Any) -> None:
        if formula is None:
            return
        row, column = self.layout.rows[item] - 1, self.columns[role] - 1
        value = self.filling.cached.get((item, role))
        shown = float(value) if isinstance(value, Fraction) else "" if value is None else value
        self.sheet.write_formula(row, column, f"={formula}", form, shown)

    def texts(self, item: str, depth: int, number: str, text: str, form: Any) -> None:
        """Numbering in one column, the text in the next, merged up to the last text column."""
        row = self.layout.rows[item] - 1
        columns = self.layout.text_columns
        at = min(depth, len(columns) - 1)
        if number:
            self.sheet.write_string(row, columns[at] - 2, number, form)
        if columns[at] < columns[-1]:
            self.sheet.merge_range(row, columns[at] - 1, row, columns[-1] - 1, text, form)
        else:
            self.sheet.write_string(row, columns[at] - 1, text, form)

    def node(self, node: Node) -> None:
        form, numbers = self.levels[node.level], self.level_numbers[node.level]
        self.texts(node.id, _TEXT_DEPTH[node.level], f"{node.id.rpartition('.')[2]}.", node.name, form)
        self.put(node.id, "weight", node.weight_points, numbers)
        self.formula(node.id, "score", score_formula(self.plan, node.id), numbers)
        share = f"{self.plan.ref(node.id, 'score')}/{self.plan.ref(node.id, 'weight')}"
        self.formula(node.id, "percent", share, self.percent)

    def ratio(self, indicator: Indicator) -> None:
        self.texts(indicator.id, 4, f"{indicator.id.rpartition('.')[2]}.", indicator.label, self.plain)
        self.put(indicator.id, "explanation", indicator.question, self.plain)
        self.put(indicator.id, "answer_type", RATIO_TYPE, self.plain)
        self.formula(indicator.id, "answer", answer_formula(self.plan, indicator.id), self.percent)
        self.formula(indicator.id, "score", score_formula(self.plan, indicator.id), self.number)
        self.put(indicator.id, "note", self.filling.ratio_notes.get(indicator.id), self.entry)
        self.put(indicator.id, "evidence", self.filling.ratio_texts.get(indicator.id), self.entry)

    def question(self, question: Question, indicator: Indicator) -> None:
        soal, item = question.soal_id, question.id
        is_count = indicator.ratio is not None
        depth = 4 if indicator.weight_points is None else 2
        self.texts(
            item,
            depth,
            "" if is_count else f"{item.rpartition('.')[2]}.",
            f"- {question.label}" if is_count else question.label,
            self.plain,
        )
        levels = "\n".join(f"{option}: {text}" for option, text in question.levels.items())
        self.put(item, "explanation", levels or question.question, self.plain)
        self.put(item, "answer_type", self.filling.answer_types.get(soal, question.scale.written), self.plain)
        self.put(item, "answer", self.filling.answers.get(soal), self.input)
        self.validation(question)
        if indicator.weight_points is not None:
            self.put(item, "weight", indicator.weight_points, self.number)
        self.formula(item, "score", score_formula(self.plan, item), self.number)
        self.put(item, "note", self.filling.notes.get(soal), self.entry)
        self.put(item, "expected", "\n".join(question.evidence), self.plain)
        self.evidence(question)

    def validation(self, question: Question) -> None:
        if question.scale.kind is ScaleKind.OPTIONS:
            rule = {"validate": "list", "source": list(question.scale.ratios), "error_type": "warning"}
            self.sheet.data_validation(
                coordinate(self.layout.rows[question.id], self.columns["answer"]), rule
            )

    def evidence(self, question: Question) -> None:
        soal = question.soal_id
        if soal not in self.filling.links:
            self.put(question.id, "evidence", self.filling.texts.get(soal), self.entry)
            return
        row, column = self.layout.rows[question.id] - 1, self.columns["evidence"] - 1
        words = self.filling.link_words.get(soal) or question.evidence[0]
        self.sheet.write_url(row, column, self.filling.links[soal], self.link, string=words)

    def extra(self, item: str, text: str) -> None:
        is_sum = item.startswith("jumlah")
        form, numbers = (
            (self.plain, self.number)
            if is_sum
            else (self.levels["component"], self.level_numbers["component"])
        )
        self.texts(item, 4 if is_sum else 0, "", text, form)
        if is_sum:
            counts = next(s.written for s in self.pack.scales.values() if s.kind is ScaleKind.COUNT)
            self.put(item, "answer_type", counts, self.plain)
            formula = answer_formula(self.plan, item)
            if formula is None:
                self.put(item, "answer", self.filling.sums.get(item), self.input)
            self.formula(item, "answer", formula, self.number)
        self.formula(item, "score", score_formula(self.plan, item), numbers)
