"""Which column plays which role: by its header, else by its official place, and only if its content agrees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from zi_cli.criteria.pack import Layout, Question
from zi_cli.criteria.wording import normalised
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import AnswerState, read_answer
from zi_cli.workbook.evidence import EvidenceKind, read_evidence
from zi_cli.workbook.grid import MAX_COLUMN, Sheet, column_letters

HEADER_ROWS: Final = 40
"""How far above the first recognised row a header may stand."""
_AGREES: Final = 0.5
"""Share of filled cells that must be valid answers for a column to be believed."""
_TELLS: Final = 0.8
"""The same where nothing but the content speaks for a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """A column and the reason it was taken for its role."""

    role: str
    column: int
    how: Message
    certain: bool = True

    @property
    def letters(self) -> str:
        """Column letters as Excel shows them."""
        return column_letters(self.column)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a column reads as answers."""

    filled: int
    valid: int

    @property
    def share(self) -> float:
        return self.valid / self.filled if self.filled else 0.0


class ColumnFinder:
    """Finds the columns of one sheet, given the rows of the questions on it."""

    def __init__(
        self, sheet: Sheet, layout: Layout, questions: Sequence[tuple[Question, int]], text_column: int
    ) -> None:
        self.sheet = sheet
        self.layout = layout
        self.questions = questions
        self.text_column = text_column
        self.first_row = min(row for _, row in questions)
        self.headers = self._header_columns()

    def find(self) -> dict[str, FoundColumn]:
        """{role: column}; `answer` is always there, other roles where something speaks for them."""
        answer = self._answer()
        found = {"answer": answer}
        shift = answer.column - self.layout.columns["answer"].at
        for role, column in self.layout.columns.items():
            if role == "answer":
                continue
            header = self.headers.get(role)
            taken = {known.column for known in found.values()}
            if header is not None and header not in taken:
                found[role] = FoundColumn(role=role, column=header, how=msg("by its header"))
            elif column.at + shift not in {*taken, *self.headers.values()} and column.at + shift >= 1:
                found[role] = FoundColumn(
                    role=role, column=column.at + shift, how=msg("by its place beside the answers")
                )
        self._tpi(found)
        self._evidence(found)
        return found

    def _header_columns(self) -> dict[str, int]:
        """Role → column named by a header; among several the nearest to the official place."""
        named: dict[str, list[int]] = {}
        top = max(1, self.first_row - HEADER_ROWS)
        for (row, column), cell in self.sheet.cells.items():
            if not (top <= row < self.first_row and isinstance(cell.value, str) and len(cell.value) <= 60):
                continue
            role = self._role(cell.value)
            if role:
                named.setdefault(role, []).append(column)
        return {
            role: min(columns, key=lambda at: (abs(at - self.layout.columns[role].at), at))
            for role, columns in named.items()
        }

    def _role(self, header: str) -> str | None:
        words = "%" if header.strip() == "%" else normalised(header)
        for role, column in self.layout.columns.items():
            if words in column.headers:
                return role
        parts = set(words.split())
        if not parts or "pilihan" in parts:
            return None
        for role, column in self.layout.columns.items():
            if role not in ("answer", "note", "evidence", "tpi_answer", "tpi_note"):
                continue
            if ("tpi" in parts) == role.startswith("tpi_") and any(
                set(p.split()) <= parts for p in column.headers
            ):
                return role
        return None

    def fit(self, column: int) -> _Fit:
        """How many cells of the question rows are filled in `column`, and how many of those are valid answers."""
        filled = valid = 0
        for question, row in self.questions:
            cell = self.sheet.cells.get((row, column))
            if cell is None or cell.is_blank:
                continue
            filled += 1
            valid += read_answer(cell, question.scale, "").state is AnswerState.ANSWERED
        return _Fit(filled, valid)

    def _answer(self) -> FoundColumn:
        header = self.headers.get("answer")
        official = self._official_answer()
        for column, how in (
            (header, msg("by its header")),
            (official, msg("by its official place, and its content agrees")),
        ):
            if column is None:
                continue
            fit = self.fit(column)
            if fit.filled and fit.share >= _AGREES:
                return FoundColumn(role="answer", column=column, how=how)
        best = self._by_content(self.text_column + 1)
        if best is not None:
            how = msg(
                "by its content: {percent} % of its cells are valid answers",
                percent=round(self.fit(best).share * 100),
            )
            return FoundColumn(role="answer", column=best, how=how, certain=header is None)
        if header is not None:
            return FoundColumn(role="answer", column=header, how=msg("by its header"))
        blank = self.fit(official).filled == 0
        return FoundColumn(role="answer", column=official, how=msg("by its official place"), certain=blank)

    def _official_answer(self) -> int:
        """Where the answers would be, were all columns moved as far as the question texts or a header."""
        columns = self.layout.columns
        shifts = [at - columns[role].at for role, at in self.headers.items()]
        if shifts:
            return max(1, columns["answer"].at + max(set(shifts), key=shifts.count))
        if self.layout.has_formulas:
            return max(1, columns["answer"].at + self.text_column - self.layout.text_columns[-1])
        return columns["answer"].at

    def _by_content(self, first: int, besides: Iterable[int] = ()) -> int | None:
        """The leftmost column from `first` on that reads as answers."""
        for column in self._used_columns():
            if column < first or column in besides:
                continue
            fit = self.fit(column)
            if fit.filled >= 3 and fit.share >= _TELLS:
                return column
        return None

    def _used_columns(self) -> list[int]:
        rows = {row for _, row in self.questions}
        return sorted({column for row, column in self.sheet.cells if row in rows and column <= MAX_COLUMN})

    def _tpi(self, found: dict[str, FoundColumn]) -> None:
        """TPI's answers: another column of valid answers, right of the unit's."""
        if not self.layout.has_tpi or "tpi_answer" in self.headers:
            return
        placed = found.get("tpi_answer")
        fit = self.fit(placed.column) if placed else _Fit(0, 0)
        if fit.filled and fit.share >= _AGREES:
            return
        best = self._by_content(found["answer"].column + 1, {found["answer"].column})
        if best is not None:
            found["tpi_answer"] = FoundColumn(role="tpi_answer", column=best, how=msg("by its content"))

    def _evidence(self, found: dict[str, FoundColumn]) -> None:
        """Evidence often has no header: the column that holds links is believed over an empty official place."""
        if "evidence" in self.headers or self._links(found["evidence"].column if "evidence" in found else 0):
            return
        taken = {known.column for role, known in found.items() if role not in ("evidence", "expected")}
        best = max(
            (c for c in self._used_columns() if c > found["answer"].column and c not in taken),
            key=self._links,
            default=0,
        )
        if best and self._links(best):
            found["evidence"] = FoundColumn(
                role="evidence", column=best, how=msg("by its content: it holds links")
            )

    def _links(self, column: int) -> int:
        count = 0
        for _, row in self.questions:
            cell = self.sheet.cells.get((row, column))
            if cell is not None:
                count += any(e.kind is not EvidenceKind.TEXT for e in read_evidence(cell, ""))
        return count


def text_column(matches: Mapping[str, int]) -> int:
    """The commonest column of the recognised wordings."""
    columns = list(matches.values())
    return max(set(columns), key=lambda column: (columns.count(column), -column))
