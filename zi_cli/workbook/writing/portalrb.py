"""Write a workbook in the layout of PortalRB's sheet: a row per question at its official place, nothing calculated."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from zi_cli.criteria.lke.pack import Pack, Question
from zi_cli.workbook.writing.book import Book
from zi_cli.workbook.writing.template.asking import ENTRY_STYLES, ask
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen, Pens
from zi_cli.workbook.writing.template.texts import Texts

_LAYOUT: Final = "portalrb"
_HEADERS: Final = {
    "answer": "Jawaban Unit", "note": "Catatan Unit", "evidence": "Bukti Dukung",
    "tpi_answer": "Jawaban TPI", "tpi_note": "Catatan TPI",
}  # fmt: skip
_WIDTHS: Final = {"answer": 11, "note": 27, "evidence": 27, "tpi_answer": 11, "tpi_note": 27}
_NUMBER, _TEXT, _MEANING, _TYPE = 2, 3, 4, 10
"""Columns of what is asked: number, label, meaning of the answers, answer type."""


def write_portalrb(
    path: Path,
    pack: Pack,
    texts: Texts,
    filling: TemplateFilling,
    more_sheets: Callable[[Any], None] = lambda _: None,
) -> None:
    """Write the workbook to `path`, then `more_sheets`. The same filling gives the same bytes."""
    layout = pack.layouts[_LAYOUT]
    book = Book(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": layout.name, "created": datetime(2026, 1, 1, tzinfo=UTC)})
    with book:
        pen = Pen(book, Pens(book), layout.sheets[0])
        columns = {role: column.at for role, column in layout.columns.items()}
        widths = dict.fromkeys(
            range(2, max(columns.values())), 0.0
        )  # columns that nothing is known of: hidden
        widths |= {1: 1.5, _NUMBER: 6, _TEXT: 28, _MEANING: 52, _TYPE: 10}
        pen.widths(widths | {column: _WIDTHS[role] for role, column in columns.items()})
        first, last = min(layout.rows.values()), max(layout.rows.values())
        _head(pen, texts, filling, columns, first - 2)
        for question in pack.questions.values():
            _question(pen, texts, question, columns, layout.rows[question.id], filling)
        shown = (_NUMBER, _TEXT, _MEANING, _TYPE, *columns.values())
        _headings(pen, pack, layout.rows, shown)
        pen.fit_rows(min(pen.needed, default=first), last)
        pen.print_on(landscape=True, columns=max(columns.values()), header_row=first - 2, last_row=last)
        pen.sheet.freeze_panes(first - 2, _TEXT)
        pen.sheet.set_zoom(90)
        unit = filling.identity.get("unit", "")
        pen.footer(f"{unit} – {pen.name}" if unit else pen.name, texts.page)
        pen.lock()
        more_sheets(book)


def _head(pen: Pen, texts: Texts, filling: TemplateFilling, columns: dict[str, int], row: int) -> None:
    pen.sheet.set_row(0, 24)
    pen.put(1, _NUMBER, texts.lke.heading, "title")
    unit = filling.identity.get("unit", "")
    pen.put(2, _NUMBER, f"Unit kerja: {unit}" if unit else "", "unit")
    pen.put(3, _NUMBER, filling.remark, "lead")
    named = texts.lke.columns
    asked = {_NUMBER: named["number"], _TEXT: named["text"], _MEANING: named["explanation"], _TYPE: ""}
    pen.table_header(row, asked | {columns[role]: words for role, words in _HEADERS.items()})


def _question(
    pen: Pen, texts: Texts, question: Question, columns: dict[str, int], row: int, filling: TemplateFilling
) -> None:
    entry = filling.answers.get(question.soal_id, Entry())
    pen.put(row, _NUMBER, question.soal_id, "centre")
    pen.put(row, _TEXT, question.label, "text_bold")
    pen.pairs(row, _MEANING, question.question, question.levels, "text")
    pen.put(row, _TYPE, question.scale.written, "centre")
    judged = filling.tpi.get(question.soal_id, Entry())
    for role, answer in (("answer", entry.answer), ("tpi_answer", judged.answer)):
        pen.put(row, columns[role], answer, ENTRY_STYLES[question.scale.kind])
        ask(pen, row, columns[role], question.scale, texts.lke)
    pen.put(row, columns["note"], entry.note, "input")
    pen.evidence(row, columns["evidence"], entry)
    pen.put(row, columns["tpi_note"], judged.note, "input")


def _headings(pen: Pen, pack: Pack, rows: Mapping[str, int], columns: Sequence[int]) -> None:
    """Names of areas and sub-areas in the rows that the official places leave free above their first question."""
    taken = set(rows.values())
    for node in reversed(tuple(pack.nodes.values())):
        first = next((rows[pack.questions[soal].id] for soal in node.soal_ids()), None)
        row = next((at for at in range((first or 0) - 1, 0, -1) if at not in taken), None)
        if first is None or row is None or first - row > 4 or row < min(rows.values()) - 1:
            continue
        taken.add(row)
        for column in columns:
            pen.put(row, column, node.name if column == _TEXT else None, node.level)
