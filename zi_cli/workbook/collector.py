"""What a recognised sheet holds: answers, notes, evidence, its own arithmetic, and what belongs to no question."""

import re
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Pack, Question
from zi_cli.workbook.answers import Answer, AnswerState, read_answer
from zi_cli.workbook.columns import FoundColumn
from zi_cli.workbook.evidence import Evidence, read_evidence
from zi_cli.workbook.filled import FilledWorkbook, Line, Note, OwnArithmetic, Response, Unread
from zi_cli.workbook.forms import Forms, entered
from zi_cli.workbook.grid import NO_CELL, Book, Cell
from zi_cli.workbook.official_formulas import TOTAL
from zi_cli.workbook.sheet_choice import Candidate

_UNIT_LABEL: Final = re.compile(
    r"^[^\S\n]*(?:nama\s+)?(?:unit(?:\s+kerja)?|satuan\s+kerja|satker|balai|upt)[ \t]*(?::[ \t]*(?P<name>.*))?$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_LABEL: Final = 500
_ARITHMETIC_ROLES: tuple[str, ...] = ("weight", "answer_type", "answer", "score")
_NOT_FOUND: Final = Answer(state=AnswerState.NOT_FOUND)
_NO_NOTE: Final = Note()


def collect(
    path: Path, book: Book, sha256: str, found: Candidate, layout: Layout, pack: Pack, forms: Forms
) -> FilledWorkbook:
    """All that the LKE sheet `found` of `book` says."""
    return _Collector(path, sha256, book, found, layout, pack, forms).collect()


class _Collector:
    """Collects one recognised sheet."""

    def __init__(
        self,
        path: Path,
        sha256: str,
        book: Book,
        found: Candidate,
        layout: Layout,
        pack: Pack,
        forms: Forms,
    ) -> None:
        self.path, self.sha256, self.book, self.layout, self.pack = path, sha256, book, layout, pack
        self.forms, self.others = forms, found.others
        self.sheet, self.recognition = found.sheet, found.recognition
        self.matches = found.recognition.matches
        finder = found.columns(layout)
        self.columns: dict[str, FoundColumn] = finder.find()
        self.places = {
            role: (found.column, f"{self.sheet.name}!{found.letters}") for role, found in self.columns.items()
        }
        headers = finder.header_reader.headers or self.matches.values()
        self.table_row = min(found.row for found in headers)

    def collect(self) -> FilledWorkbook:
        responses = {soal: self.response(question) for soal, question in self.pack.questions.items()}
        name, from_file = self.unit_name()
        total, total_cell = self.at(TOTAL, "score")
        evidence_seen = any(response.evidence for response in responses.values())
        return FilledWorkbook(
            path=str(self.path),
            sha256=self.sha256,
            file_format=self.book.file_format,
            saved_at=self.book.saved_at,
            layout=self.layout,
            sheet=self.sheet.name,
            sheet_hidden=self.sheet.hidden,
            unit_name=name,
            unit_name_from_file=from_file,
            responses=responses,
            indicator_evidence=self.indicator_evidence(),
            indicator_notes=self.indicator_notes(),
            indicator_evidence_texts={item: entered(self.at(item, "evidence")[0]) for item in self.ratios},
            columns=self.columns,
            matches=self.matches,
            uncertain=tuple(self.recognition.uncertain),
            duplicates=tuple(self.recognition.duplicates),
            evidence_known="evidence" in self.columns and (self.book.shows_links or evidence_seen),
            arithmetic=self.arithmetic(),
            total=total if self.layout.totals_itself and total_cell else None,
            total_cell=total_cell if self.layout.totals_itself else None,
            forms=self.forms,
            unread=tuple(self.unread()),
            has_macros=self.book.has_macros,
            hidden_items=self.hidden_items(),
            answer_hidden=self.columns["answer"].column in self.sheet.hidden_columns,
            stray_cells=tuple(self.sheet.stray),
            stray_count=self.sheet.stray_count,
            other_sheets=self.others,
            all_sheets=tuple(sheet.name for sheet in self.book.sheets),
        )

    def hidden_items(self) -> frozenset[str]:
        """Ids of questions whose row is hidden."""
        hidden = self.sheet.hidden_rows
        if not hidden:
            return frozenset()
        asked = [question.id for question in self.pack.questions.values() if question.id in self.matches]
        return frozenset([item for item in asked if self.matches[item].row in hidden])

    def at(self, item: str, role: str) -> tuple[Cell, str | None]:
        """The cell of an item in a role's column, through merged ranges, and its name."""
        match, place = self.matches.get(item), self.places.get(role)
        if match is None or place is None:
            return NO_CELL, None
        column, name = place
        cell, row = self.sheet.spread(match.row, column)
        return cell, f"{name}{row}"

    def response(self, question: Question) -> Response:
        evidence, place = self.at(question.id, "evidence")
        note, note_place = self.at(question.id, "note")
        return Response(
            soal_id=question.soal_id,
            answer=self.answer(question, "answer"),
            tpi=self.answer(question, "tpi_answer") if "tpi_answer" in self.places else None,
            note=_note(note, note_place),
            tpi_note=_note(*self.at(question.id, "tpi_note")) if "tpi_note" in self.places else _NO_NOTE,
            evidence=_evidence(evidence, place, note, note_place),
            evidence_text=entered(evidence),
            evidence_cell=place,
            match=self.matches.get(question.id),
        )

    def answer(self, question: Question, role: str) -> Answer:
        match, place = self.matches.get(question.id), self.places.get(role)
        if match is None or place is None:
            return _NOT_FOUND
        column, name = place
        return read_answer(self.sheet.cell(match.row, column), question.scale, f"{name}{match.row}")

    def indicator_evidence(self) -> dict[str, tuple[Evidence, ...]]:
        found = {item: _evidence(*self.at(item, "evidence"), *self.at(item, "note")) for item in self.ratios}
        return {item: evidence for item, evidence in found.items() if evidence}

    def indicator_notes(self) -> dict[str, Note]:
        return {item: note for item in self.ratios if (note := _note(*self.at(item, "note"))).text}

    @cached_property
    def ratios(self) -> list[str]:
        """Indicators with a row of their own above their counts."""
        return [i.id for i in self.pack.indicators.values() if i.ratio is not None and i.id in self.matches]

    def arithmetic(self) -> OwnArithmetic | None:
        if not self.layout.has_formulas:
            return None
        columns = {role: self.columns[role].column for role in _ARITHMETIC_ROLES if role in self.columns}
        cells = self.sheet.cells
        weight, answer_type, answer, score = (columns.get(role, 0) for role in _ARITHMETIC_ROLES)  # 0: none
        lines = {
            item: Line(
                item,
                (row := match.row),
                cells.get((row, weight), NO_CELL),
                cells.get((row, answer_type), NO_CELL),
                cells.get((row, answer), NO_CELL),
                cells.get((row, score), NO_CELL),
            )
            for item, match in self.matches.items()
        }
        return OwnArithmetic(lines=lines, columns=columns, strangers=self.strangers(columns))

    @cached_property
    def unmatched(self) -> list[tuple[int, int, Cell]]:
        """(row, column, cell) in the columns of answers and scores, of rows that are no item."""
        items = {match.row for match in self.matches.values()}
        columns = {self.columns[role].column for role in ("answer", "score") if role in self.columns}
        return [
            (*place, cell)
            for place, cell in self.sheet.cells.items()
            if place[1] in columns and place[0] not in items
        ]

    def strangers(self, columns: dict[str, int]) -> dict[int, Cell]:
        """Score cells of rows that are no item: a number, an error, or a formula for some answer type."""
        score, kind = columns.get("score"), columns.get("answer_type")
        if score is None or kind is None:
            return {}
        return {
            row: cell
            for row, column, cell in self.unmatched
            if column == score
            and (
                isinstance(cell.value, float)
                or cell.error is not None
                or (cell.uncalculated and not self.sheet.cell(row, kind).is_blank)
            )
        }

    def unread(self) -> Iterator[Unread]:
        """Rows of the table with something typed where answers stand, which belong to no item."""
        answer, name = self.places["answer"]
        below = [(row, cell) for row, at, cell in self.unmatched if at == answer and row > self.table_row]
        typed = [(row, cell) for row, cell in below if not cell.is_blank and cell.formula is None]
        last = max(match.row for match in self.matches.values()) if typed else 0
        for row, cell in sorted(typed, key=itemgetter(0)):
            texts = (self.sheet.cell(row, at).value for at in range(1, answer))
            longest = max((text for text in texts if isinstance(text, str)), key=len, default="")
            if longest or row < last:  # below the table, a signature has nothing beside it
                yield Unread(
                    text=longest,
                    answer=entered(cell),
                    cell=f"{name}{row}",
                    beside=tuple(self.beside(row)),
                )

    def beside(self, row: int) -> Iterator[str]:
        """Note and evidence of a row, with the targets of links."""
        for role in ("note", "evidence"):
            cell = self.sheet.cell(row, self.columns[role].column) if role in self.columns else NO_CELL
            yield from (text for text in (entered(cell), *cell.links) if text)

    def unit_name(self) -> tuple[str, bool]:
        """The unit's name from the identity sheet, the lines above the table, or the file name."""
        if named := self.forms.entry("unit"):
            return named, False
        for row in range(1, self.table_row):
            for column, text in sorted(self.sheet.texts_of(row)):
                label = _UNIT_LABEL.search(text) if len(text) < _LONGEST_LABEL else None
                if label and (found := (label["name"] or "").strip() or self.right_of(row, column)):
                    return found, False
        return self.path.stem, True

    def right_of(self, row: int, column: int) -> str:
        for offset in range(1, 6):
            value = self.sheet.cell(row, column + offset).value
            if isinstance(value, str) and value.strip(" :"):
                return value.strip(" :")
        return ""


def _note(cell: Cell, place: str | None) -> Note:
    return Note(entered(cell), place) if place else _NO_NOTE


def _evidence(cell: Cell, place: str | None, note: Cell, note_place: str | None) -> tuple[Evidence, ...]:
    """Evidence of the evidence column, and links that were put into the note."""
    found = read_evidence(cell, place) if place else ()
    return found + (read_evidence(note, note_place, links_only=True) if note_place else ())
