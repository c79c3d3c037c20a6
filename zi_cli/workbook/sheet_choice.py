"""Which sheet of a workbook is the LKE, and in which layout."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Pack, Question
from zi_cli.criteria.wording import normalised
from zi_cli.errors import InputProblem
from zi_cli.language import msg
from zi_cli.workbook.columns import ColumnFinder, text_column
from zi_cli.workbook.forms import Forms
from zi_cli.workbook.gaps import fill_gaps
from zi_cli.workbook.grid import Book, Sheet
from zi_cli.workbook.matches import Recognition, official_share
from zi_cli.workbook.recognition import Recogniser

MIN_SHARE: Final = 0.25
"""Share of the pack's questions that must be recognised for a sheet to be an LKE."""
_MOST_COMPLETED: Final = 6
"""Sheets that are looked through for drifted wordings where none holds enough exact ones: that is slow."""


@dataclass(frozen=True)
class Candidate:
    """A sheet that may be the LKE."""

    sheet: Sheet
    recognition: Recognition
    asked: Sequence[tuple[Question, int]]
    """The questions that it holds, and their rows."""
    others: tuple[str, ...] = ()
    """Names of further sheets that hold them too, once this one is chosen."""
    finders: dict[str, ColumnFinder] = field(default_factory=dict)
    """By layout: made once."""

    @property
    def questions(self) -> int:
        """How many of the pack's it holds."""
        return len(self.asked)

    @cached_property
    def text_column(self) -> int:
        """Where the questions stand."""
        matches = self.recognition.matches
        return text_column([matches[question.id].column for question, _ in self.asked])

    def columns(self, layout: Layout) -> ColumnFinder:
        """The finder of this sheet's columns, were it laid out so."""
        if layout.id not in self.finders:
            self.finders[layout.id] = ColumnFinder(self.sheet, layout, self.asked, self.text_column)
        return self.finders[layout.id]


def choose_sheet(book: Book, recogniser: Recogniser, pack: Pack, forms: Forms) -> Candidate:
    """The sheet with the most questions, visible ones first. InputProblem where none holds enough of them."""
    candidates = [
        _candidate(sheet, recogniser.recognise(sheet), pack)
        for sheet in book.sheets
        if sheet.name not in forms.sheets
    ]
    least = MIN_SHARE * len(pack.questions)
    if not any(c.questions >= least for c in candidates):
        candidates = [_completed(candidate, recogniser, pack) for candidate in _likeliest(candidates)]
    enough = [c for c in candidates if c.questions >= least]
    if not enough:
        raise _no_lke(candidates, len(pack.questions))
    best = enough[0] if len(enough) == 1 else _fullest(enough, pack, forms)
    others = tuple(c.sheet.name for c in enough if c is not best)
    return replace(_completed(best, recogniser, pack), others=others)


def _fullest(candidates: list[Candidate], pack: Pack, forms: Forms) -> Candidate:
    """Of several sheets with the questions: a visible one that holds answers, best one with the official name."""
    answered = [c.columns(choose_layout(c, pack, forms)).answered for c in candidates]
    many = max(answered) / 2
    official = {normalised(name) for layout in pack.layouts.values() for name in layout.sheets}

    def rank(at: int) -> tuple[bool, bool, bool, int, int]:
        found = candidates[at]
        named = normalised(found.sheet.name) in official
        return not found.sheet.hidden, answered[at] >= many, named, found.questions, answered[at]

    return candidates[max(range(len(candidates)), key=rank)]


def _likeliest(candidates: list[Candidate]) -> list[Candidate]:
    """The sheets that may yet turn out to be an LKE, in their order: those that hold most of what it holds."""
    fullest = sorted(candidates, key=lambda c: (c.questions, len(c.recognition.texts)), reverse=True)
    return [c for c in candidates if any(c is one for one in fullest[:_MOST_COMPLETED])]


def _candidate(sheet: Sheet, recognition: Recognition, pack: Pack) -> Candidate:
    found = recognition.matches
    questions = pack.questions.values() if found else ()
    asked = [(question, found[question.id].row) for question in questions if question.id in found]
    return Candidate(sheet, recognition, asked)


def _completed(candidate: Candidate, recogniser: Recogniser, pack: Pack) -> Candidate:
    """The candidate with what keywords find on it too: slow, hence not done for every sheet."""
    before = len(candidate.recognition.matches)
    fill_gaps(recogniser, candidate.recognition, candidate.sheet)
    if len(candidate.recognition.matches) == before:
        return candidate
    return _candidate(candidate.sheet, candidate.recognition, pack)


def _no_lke(candidates: list[Candidate], wanted: int) -> InputProblem:
    if not any(c.sheet.cells for c in candidates):
        return InputProblem(
            msg("the workbook is empty"), msg("Choose the file of the LKE that your unit has filled in.")
        )
    best = max(candidates, key=lambda c: c.questions)
    return InputProblem(
        msg(
            "no sheet of this workbook is an LKE: of {wanted} questions, {found} were recognised (sheets: {sheets})",
            wanted=wanted,
            found=best.questions,
            sheets=", ".join(c.sheet.name for c in candidates),
        ),
        msg(
            "Check that this is the LKE workbook (sheet LKE ZI or Jawaban) with its column of questions unchanged."
        ),
    )


def choose_layout(found: Candidate, pack: Pack, forms: Forms) -> Layout:
    """The layout whose rows stand where they should, or whose sheet name it has."""
    rows = {question.id: row for question, row in found.asked}
    texts = {match.column for match in found.recognition.matches.values()}
    formulas = any(cell.formula is not None for cell in found.sheet.cells.values())

    def likeness(layout: Layout) -> float:
        headed = found.columns(layout).heads_as()
        named = normalised(found.sheet.name) in {normalised(name) for name in layout.sheets}
        named = named and bool(not layout.forms or forms.sheets)
        placed = len(texts & set(layout.text_columns)) / len(texts)
        share = official_share(rows, layout)
        return share + 0.5 * named + 0.5 * headed + 0.1 * placed + 0.15 * (formulas == layout.totals_itself)

    return max(pack.layouts.values(), key=likeness)
