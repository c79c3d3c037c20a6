"""Which column plays which role: by its header, else by its official place, and only if its content agrees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Question
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import is_answer
from zi_cli.workbook.evidence import holds_link
from zi_cli.workbook.grid import MAX_COLUMN, Sheet, column_letters
from zi_cli.workbook.headers import HeaderReader

_AGREES: Final = 0.5
"""Share of filled cells that must be valid answers for a column to be believed."""
_TELLS: Final = 0.8
"""The same where nothing but the content speaks for a column."""
_FEW: Final = 3
"""Filled cells from which a column's content tells anything by itself."""


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

    @property
    def agrees(self) -> bool:
        return self.filled > 0 and self.share >= _AGREES

    @property
    def tells(self) -> bool:
        return self.filled >= _FEW and self.share >= _TELLS


class ColumnFinder:
    """Finds the columns of one sheet, given the rows of the questions on it."""

    def __init__(
        self, sheet: Sheet, layout: Layout, questions: Sequence[tuple[Question, int]], text_column: int
    ) -> None:
        self.sheet = sheet
        self.layout = layout
        self.questions = questions
        self.text_column = text_column
        first_row = min([row for _, row in questions])
        self.header_reader = HeaderReader(sheet, layout, first_row, text_column)
        self.headers = self.header_reader.columns()
        self._fits: dict[int, _Fit] = {}

    def find(self) -> dict[str, FoundColumn]:
        """{role: column}; `answer` is always there, other roles where something speaks for them."""
        found = {"answer": self._answer()}
        for role, column in self.headers.items():
            if role != "answer" and column not in {known.column for known in found.values()}:
                found[role] = FoundColumn(role=role, column=column, how=msg("by its header"))
        for role in self.layout.columns:
            column = self._beside(role, found)
            taken = {known.column for known in found.values()}
            taken |= set() if role.startswith("tpi_") else self.header_reader.foreign
            if role not in found and column >= 1 and column not in taken:
                found[role] = FoundColumn(
                    role=role, column=column, how=msg("by its place beside the answers")
                )
        self._tpi(found)
        self._evidence(found)
        return found

    def heads_as(self) -> float:
        """Share of the layout's columns that a header names where this layout has them, 0 to 1."""
        columns = self.layout.columns
        shifts = [at - columns[role].at for role, at in self.headers.items()]
        return max((shifts.count(shift) for shift in set(shifts)), default=0) / len(columns)

    @property
    def answered(self) -> int:
        """How many answers the column of answers holds."""
        return self.fit(self._answer().column).valid

    def fit(self, column: int) -> _Fit:
        """How many cells of the question rows are filled in `column`, and how many of those are valid answers."""
        if column not in self._fits:
            filled = [
                (question, cell)
                for question, row in self.questions
                if (cell := self.sheet.cells.get((row, column))) is not None and not cell.is_blank
            ]
            valid = sum([is_answer(cell, question.scale) for question, cell in filled])
            self._fits[column] = _Fit(len(filled), valid)
        return self._fits[column]

    def _answer(self) -> FoundColumn:
        header, official = self.headers.get("answer"), self._official_answer()
        if header is not None and self.fit(header).agrees:
            rivals = any(self.fit(column).agrees for column in self.header_reader.others("answer"))
            return FoundColumn(role="answer", column=header, how=msg("by its header"), certain=not rivals)
        if official not in self.header_reader.foreign and self.fit(official).agrees:
            how = msg("by its official place, and its content agrees")
            certain = header is None and self._alone(official)
            return FoundColumn(role="answer", column=official, how=how, certain=certain)
        best = self._best_by_content()
        if best is not None:
            share = round(self.fit(best).share * 100)
            how = msg("by its content: {percent} % of its cells are valid answers", percent=share)
            certain = header is None and self._reads_as_answers == [best] and self.fit(best).tells
            return FoundColumn(role="answer", column=best, how=how, certain=certain)
        if header is not None and header > self.text_column:
            return FoundColumn(role="answer", column=header, how=msg("by its header"))
        blank = self.fit(official).filled == 0
        return FoundColumn(role="answer", column=official, how=msg("by its official place"), certain=blank)

    def _best_by_content(self) -> int | None:
        """The leftmost column of answers, else the one with the greatest share of them, if that is most of it."""
        right = [column for column in self._unnamed if column > self.text_column]
        telling = next((column for column in right if self.fit(column).tells), None)
        if telling is not None:
            return telling
        agreeing = [at for at in right if self.fit(at).filled >= _FEW and self.fit(at).agrees]
        return max(agreeing, key=lambda column: self.fit(column).share, default=None)

    def _alone(self, column: int) -> bool:
        """Whether no other column could be the answers: one right of the official place may be TPI's."""
        others = [other for other in self._reads_as_answers if other != column]
        return not others or (self.layout.has_tpi and len(others) == 1 and others[0] > column)

    def _official_answer(self) -> int:
        """Where the answers would be, were all columns moved as far as the question texts or a header."""
        columns = self.layout.columns
        shifts = [at - columns[role].at for role, at in self.headers.items() if role != "answer"]
        if shifts:
            return max(1, columns["answer"].at + max(sorted(set(shifts), key=abs), key=shifts.count))
        if self.layout.has_formulas:
            return max(1, columns["answer"].at + self.text_column - self.layout.text_columns[-1])
        return columns["answer"].at

    @cached_property
    def _reads_as_answers(self) -> list[int]:
        """Columns whose content reads as answers."""
        return [column for column in self._unnamed if self.fit(column).tells]

    @cached_property
    def _unnamed(self) -> list[int]:
        """Columns in use that no header names for something else than answers, or gives to someone else."""
        named = {
            column for role, column in self.headers.items() if role != "answer"
        } | self.header_reader.foreign
        return [column for column in self._used_columns if column not in named]

    @cached_property
    def _used_columns(self) -> list[int]:
        rows = {row for _, row in self.questions}
        return sorted({column for row, column in self.sheet.cells if row in rows and column <= MAX_COLUMN})

    def _beside(self, role: str, found: Mapping[str, FoundColumn]) -> int:
        """Where a column without a header would be, judged by the known ones: the last before it, or the first."""
        columns = self.layout.columns
        place = columns[role].at
        known = [name for name in found if name in self.headers or name == "answer"]
        if place > max(columns[name].at for name in known):
            last = max(columns[name].at for name in known)
            return place - last + max(found[name].column for name in known)
        before = [name for name in known if columns[name].at < place]
        nearest = (
            max(before, key=lambda name: columns[name].at)
            if before
            else min(known, key=lambda name: columns[name].at)
        )
        return place - columns[nearest].at + found[nearest].column

    def _tpi(self, found: dict[str, FoundColumn]) -> None:
        """TPI's answers: another column of valid answers, right of the unit's. A place alone doesn't make them."""
        if not self.layout.has_tpi or "tpi_answer" in self.headers:
            return
        placed = found.get("tpi_answer")
        fit = self.fit(placed.column) if placed else _Fit(0, 0)
        if fit.agrees:
            return
        answer = found["answer"].column
        named = set(self.headers.values())
        right = (column for column in self._used_columns if column > answer and column not in named)
        best = next((column for column in right if self.fit(column).tells), None)
        if best is not None:
            found["tpi_answer"] = FoundColumn(role="tpi_answer", column=best, how=msg("by its content"))
        elif fit.filled:
            del found["tpi_answer"]

    def _evidence(self, found: dict[str, FoundColumn]) -> None:
        """Evidence often has no header: the column that holds most links is believed over an official place."""
        placed = found.get("evidence")
        if "evidence" in self.headers and placed is not None:
            return
        taken = {known.column for role, known in found.items() if role not in ("evidence", "expected")}
        taken |= self.header_reader.foreign
        may_hold = placed and placed.column > self.text_column and placed.column not in taken
        if placed and may_hold and self._mostly_links(placed.column):
            return  # no other column can hold twice as many
        links = {
            column: self._links(column)
            for column in self._used_columns
            if column > self.text_column and column not in taken
        }
        best = max(links, key=lambda column: links[column], default=0)
        if not best or not links[best] or (placed and 2 * links.get(placed.column, 0) >= links[best]):
            return
        if (expected := found.get("expected")) and expected.column == best:
            del found["expected"]
        how = msg("by its content: it holds links")
        found["evidence"] = FoundColumn(role="evidence", column=best, how=how)

    def _mostly_links(self, column: int) -> bool:
        """Whether at least half of the question rows hold a link: the others are not looked at."""
        half = (len(self.questions) + 1) // 2
        return sum(islice(self._each_link(column), half)) == half

    def _links(self, column: int) -> int:
        """How many cells of the question rows hold a link."""
        return sum(self._each_link(column))

    def _each_link(self, column: int) -> Iterator[int]:
        """1 for each cell of the question rows that holds a link."""
        cells = [self.sheet.cells.get((row, column)) for _, row in self.questions]
        return (1 for cell in cells if cell is not None and holds_link(cell))


def text_column(columns: Sequence[int]) -> int:
    """The commonest column of the recognised wordings."""
    return max(set(columns), key=lambda column: (columns.count(column), -column))
