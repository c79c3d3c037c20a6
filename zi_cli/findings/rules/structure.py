"""ZI2xx: the structure of the workbook."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Question
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.stakes import at_best, brought_by, what_it_brings
from zi_cli.language import Quoted, msg
from zi_cli.workbook.answers import AnswerState, read_answer
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.matches import Match

OTHER_SET: Final = Fraction(1, 10)
"""Share of the questions from which on, reworded or missing, they are another year's."""
REWORDED: Final = 5
"""So many of them must be there in other words: rows that are only deleted tell of no other year."""


def not_found(assessment: Assessment) -> Iterator[Hit]:
    """A question of the regulation has no row on the sheet."""
    suspected = {match.item_id: match.row for match in assessment.filled.uncertain}
    for soal, response in assessment.filled.responses.items():
        if response.answer.state is not AnswerState.NOT_FOUND:
            continue
        question = assessment.pack.questions[soal]
        if question.id in suspected:
            continue
        best = at_best(assessment, question, View.CLAIMED)
        hint = msg(
            "Restore the row from the official workbook, in its place and with its wording, and answer it."
        )
        yield Hit(
            soal_id=soal,
            item_id=question.id,
            message=msg(
                "no row of the sheet is question {id} ({label})", id=question.id, label=question.label
            ),
            hint=what_it_brings(hint, best),
            points_at_stake=best.points,
            view=View.CLAIMED,
        )


def uncertain_match(assessment: Assessment) -> Iterator[Hit]:
    """A row looks like a question, but not enough to be taken for it. It was not used."""
    filled = assessment.filled
    for question, match in _questions(assessment, filled.uncertain):
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=filled.cell_name(match.row, match.column),
            message=msg(
                "row {row} may be question {id} ({label}): {how}. It was not used",
                row=match.row,
                id=question.id,
                label=question.label,
                how=match.how,
            ),
            hint=msg("Copy the wording of this question from the official workbook into that cell."),
            points_at_stake=_of_its_answer(assessment, question, match),
            view=View.CLAIMED,
        )


def _of_its_answer(assessment: Assessment, question: Question, match: Match) -> Fraction:
    """What the answer that stands in the doubtful row brings, once the row is known."""
    filled = assessment.filled
    place = filled.cell_name(match.row, filled.columns["answer"].column)
    written = next((unread.answer for unread in filled.unread if unread.cell == place), None)
    if written is None:
        return Fraction(0)
    answer = read_answer(Cell(value=written), question.scale, place)
    return max(Fraction(0), brought_by(assessment, question.soal_id, answer, View.CLAIMED))


def _questions(assessment: Assessment, matches: Iterable[Match]) -> Iterator[tuple[Question, Match]]:
    """Those of `matches` that are about a question, with it."""
    for match in matches:
        question = assessment.pack.question_by_id(match.item_id)
        if question is not None:
            yield question, match


def duplicate_row(assessment: Assessment) -> Iterator[Hit]:
    """A question stands on the sheet twice; the row that is in order counts."""
    filled = assessment.filled
    for question, match in _questions(assessment, filled.duplicates):
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=filled.cell_name(match.row, filled.columns["answer"].column),
            message=msg(
                "row {row} repeats question {id}; row {used} was used",
                row=match.row,
                id=question.id,
                used=filled.matches[match.item_id].row,
            ),
            hint=msg("Delete the row that is too much."),
        )


def uncertain_column(assessment: Assessment) -> Iterator[Hit]:
    """No header names the column of answers; it was told by its content or place."""
    filled = assessment.filled
    column = filled.columns["answer"]
    if not column.certain:
        first = min(match.row for match in filled.matches.values())
        yield Hit(
            cell=filled.cell_name(first, column.column),
            message=msg(
                "column {column} was taken for the answers ({how}), but that is not certain",
                column=column.letters,
                how=column.how,
            ),
            hint=msg(
                "Let the header Jawaban stand above the unit's answers and above no other column, and check again."
            ),
        )


def unread_row(assessment: Assessment) -> Iterator[Hit]:
    """Something stands among the answers, in a row of the table that belongs to no question. It was not counted."""
    filled = assessment.filled
    rows = [match.row for match in filled.matches.values()]
    told = {match.row for match in (*filled.uncertain, *filled.duplicates)}
    for unread in filled.unread:
        row = int(unread.cell.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        header = normalised(unread.answer) in filled.layout.columns["answer"].headers
        if header or row in told or not min(rows) < row < max(rows):
            continue
        yield Hit(
            cell=unread.cell,
            message=msg(
                "{found} stands in a row that belongs to no question ({text}); it was not counted",
                found=Quoted(unread.answer),
                text=unread.text or msg("(empty)"),
            ),
            hint=msg(
                "If it answers a question, restore that question's wording in this row; else move it elsewhere."
            ),
        )


def old_template(assessment: Assessment) -> Iterator[Hit]:
    """Many questions stand there in other words, or not at all: the question set of another year."""
    filled, pack = assessment.filled, assessment.pack
    reworded = [
        q.soal_id
        for q in pack.questions.values()
        if (match := filled.matches.get(q.id)) is not None and not match.exact
    ]
    doubtful = {match.item_id for match in filled.uncertain}
    missing = [q.soal_id for q in pack.questions.values() if q.id not in filled.matches]
    unclear = [soal for soal in missing if pack.questions[soal].id in doubtful]
    if (
        len(reworded) + len(missing) < OTHER_SET * len(pack.questions)
        or len(reworded) + len(unclear) < REWORDED
    ):
        return
    yield Hit(
        item_id="question-set",
        message=msg(
            "{reworded} question(s) stand there in other words and {missing} are not found, "
            "as in the question set of another year",
            reworded=len(reworded),
            missing=len(missing),
        ),
        hint=msg(
            "Carry the answers over into a workbook of this year and look at what it marks: "
            "zi template --from FILE --layout {layout}",
            layout=filled.layout.id,
        ),
    )


RULES: Final = (
    rule(
        "ZI201",
        Severity.ERROR,
        not_found,
        msg("A question has no row"),
        msg("A question that is not on the sheet scores 0 and leaves the workbook incomplete."),
        fires=Example(change="baris satu soal dihapus"),
        silent=Example(),
    ),
    rule(
        "ZI202",
        Severity.ERROR,
        uncertain_match,
        msg("A row is only probably a question"),
        msg(
            "A doubtful match is never used in silence: the question counts as not found until its wording is restored."
        ),
        fires=Example(change="bunyi satu soal hilang"),
        silent=Example(),
    ),
    rule(
        "ZI203",
        Severity.WARNING,
        duplicate_row,
        msg("A question stands on the sheet twice"),
        msg("The row that stands in the regulation's order was used, the other one was not read."),
        fires=Example(change="satu soal tertulis dua kali"),
        silent=Example(),
    ),
    rule(
        "ZI210",
        Severity.ERROR,
        uncertain_column,
        msg("The column of answers is uncertain"),
        msg("No header names it. Its content or place speaks for it, but a person should confirm."),
        fires=Example(change="dua kolom yang mirip jawaban"),
        silent=Example(),
    ),
    rule(
        "ZI213",
        Severity.INFO,
        unread_row,
        msg("An answer belongs to no question"),
        msg("A row of one's own, or a question whose wording is gone: what is typed there earns nothing."),
        fires=Example(change="baris buatan sendiri"),
        silent=Example(),
    ),
    rule(
        "ZI214",
        Severity.WARNING,
        old_template,
        msg("The questions of another year"),
        msg(
            "Where every tenth question is worded differently, the workbook is probably an old one: "
            "answers may then stand for something else than is asked now."
        ),
        fires=Example(change="banyak soal dengan bunyi lain"),
        silent=Example(change="bunyi satu soal hilang"),
    ),
)
"""The rules of this family, by code."""
