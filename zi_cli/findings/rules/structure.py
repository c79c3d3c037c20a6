"""ZI2xx: the structure of the workbook."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome
from zi_cli.criteria.lke.pack import Question
from zi_cli.criteria.wording import normalised
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Below, Exactly, Quoted, msg
from zi_cli.workbook.answers import AnswerState, shown_decimal
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.official_formulas import RATIO_TYPE
from zi_cli.workbook.recognition import Match

MANY = 8
"""From this number on, altered formulas are told in one finding."""


def not_found(assessment: Assessment) -> Iterator[Hit]:
    """A question of the regulation has no row on the sheet."""
    suspected = {match.item_id: match.row for match in assessment.filled.uncertain}
    for soal, response in assessment.filled.responses.items():
        question = assessment.pack.questions[soal]
        if response.answer.state is not AnswerState.NOT_FOUND or question.id in suspected:
            continue
        yield Hit(
            soal_id=soal,
            item_id=question.id,
            message=msg(
                "no row of the sheet is question {id} ({label})", id=question.id, label=question.label
            ),
            hint=msg("Restore the row from the official workbook, in its place and with its wording."),
            points_at_stake=assessment.points_at_stake(question.indicator_id),
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
            points_at_stake=assessment.points_at_stake(question.indicator_id),
        )


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


def answer_type_overwritten(assessment: Assessment) -> Iterator[Hit]:
    """The answer type beside a question was changed; the sheet's formula then leaves the question out."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None or "answer_type" not in own.columns:
        return
    for item, expected, soal in _answer_types(assessment):
        line = own.lines.get(item)
        if line is None:
            continue
        found = line.answer_type.value
        if (
            isinstance(found, str)
            and normalised(found) == normalised(expected)
            and (found.strip() == "%") == (expected == RATIO_TYPE)
        ):
            continue
        yield Hit(
            soal_id=soal,
            item_id=item,
            cell=filled.cell_name(line.row, own.columns["answer_type"]),
            message=msg(
                "the answer type reads {found} instead of {expected}; the sheet's own total leaves this row out",
                found=_shown(line.answer_type),
                expected=expected,
            ),
            hint=msg(
                "Write {expected} there; the answer itself belongs in the answer column.", expected=expected
            ),
        )


EMPTY = msg("(empty)")


def _shown(cell: Cell) -> object:
    """A cell's content for a message: numbers as the language writes them, nothing as a word."""
    if isinstance(cell.value, float):
        return Exactly(shown_decimal(cell.value))
    return cell.error or cell.value or EMPTY


def _answer_types(assessment: Assessment) -> Iterator[tuple[str, str, int | None]]:
    """(item, answer type as the official sheet writes it, soal) of every row that has one."""
    for indicator in assessment.pack.indicators.values():
        if indicator.ratio is not None:
            yield indicator.id, RATIO_TYPE, None
        for question in indicator.inputs:
            yield question.id, question.scale.written, question.soal_id


def weight_changed(assessment: Assessment) -> Iterator[Hit]:
    """A weight on the sheet is not the regulation's. The regulation's counts."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None or "weight" not in own.columns:
        return
    weighted = [
        *assessment.pack.nodes,
        *(i.id for i in assessment.pack.indicators.values() if i.weight_points),
    ]
    for item in weighted:
        line = own.lines.get(item)
        if line is None:
            continue
        expected = assessment.pack.weight_points(item)
        found = line.weight.value
        if isinstance(found, float) and shown_decimal(found) == expected:
            continue
        yield Hit(
            item_id=item,
            cell=filled.cell_name(line.row, own.columns["weight"]),
            message=msg(
                "the weight of {id} reads {found} instead of {expected}",
                id=item,
                found=_shown(line.weight),
                expected=expected,
            ),
            hint=msg("Write the regulation's weight there: {expected}.", expected=expected),
        )


def formula_altered(assessment: Assessment) -> Iterator[Hit]:
    """Formulas of the sheet were changed or overwritten, so its own total cannot be trusted."""
    altered = assessment.spreadsheet.altered
    hint = msg(
        "Copy the formula back from the official workbook. The scores in this report do not depend on it."
    )
    if len(altered) >= MANY:
        yield Hit(
            cell=altered[0].cell,
            message=msg(
                "{count} formulas were changed or overwritten, from {first} to {last}",
                count=len(altered),
                first=altered[0].cell,
                last=altered[-1].cell,
            ),
            hint=hint,
        )
        return
    for formula in altered:
        message = (
            msg("a value was typed over the formula: {found}", found=formula.found)
            if formula.typed
            else msg("the formula is not the official one: {found}", found=formula.found or EMPTY)
        )
        yield Hit(item_id=formula.item_id or None, cell=formula.cell, message=message, hint=hint)


def official_defect(assessment: Assessment) -> Iterator[Hit]:
    """The official formula for the wealth reports counts LHKPN twice and never reads the non-LHKPN reports."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None:
        return
    for node_id in filled.layout.average_over:
        line, sheet = own.lines.get(node_id), assessment.spreadsheet.scores.get(node_id)
        regulated = assessment.claimed.nodes[node_id]
        if (
            line is None
            or assessment.spreadsheet.altered
            or not isinstance(sheet, Fraction)
            or sheet == regulated
        ):
            continue
        yield Hit(
            item_id=node_id,
            cell=filled.cell_name(line.row, own.columns["score"]),
            message=msg(
                "the official formula counts LHKPN twice and never reads the non-LHKPN reports: "
                "it gives {sheet} points, the regulation {regulated}",
                sheet=sheet,
                regulated=regulated,
            ),
            hint=msg("Not your mistake, and nothing to mend: the report uses the regulation's reading."),
        )


def formulas_yield_error(assessment: Assessment) -> Iterator[Hit]:
    """The official formulas give an error instead of a total for these answers."""
    error = assessment.spreadsheet.error
    if error is not None:
        yield Hit(
            cell=assessment.spreadsheet.total_cell,
            message=msg(
                "the sheet's own formulas give {code} instead of a total: {because}",
                code=error.code,
                because=error.because,
            ),
            hint=msg("The scores in this report are calculated without the sheet's formulas."),
        )


def blanks_averaged_away(assessment: Assessment) -> Iterator[Hit]:
    """The sheet's formulas leave blank answers out of the average, so its total is higher than what is earned."""
    own_total, total = assessment.spreadsheet.by_its_formulas, assessment.claimed.totals["total"]
    if own_total is None or own_total <= total:
        return
    blank = sum(
        score.outcome is not Outcome.COUNTED and score.ratio == 0
        for score in assessment.claimed.indicators.values()
    )
    if not blank:
        return
    shown = Below(total, assessment.threshold(assessment.pack.totals["total"]))
    yield Hit(
        cell=assessment.spreadsheet.total_cell,
        message=msg(
            "by its own formulas the sheet reads {own}, the regulation counts {total}: "
            "the formulas leave {blank} unanswered indicator(s) out of the average",
            own=own_total,
            total=shown,
            blank=blank,
        ),
        hint=msg("Go by {total}; answer what is blank.", total=shown),
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
                text=unread.text or EMPTY,
            ),
            hint=msg(
                "If it answers a question, restore that question's wording in this row; else move it elsewhere."
            ),
        )


RULES: Final = (
    rule(
        "ZI201",
        Severity.ERROR,
        not_found,
        msg("A question has no row"),
        msg("A question that is not on the sheet scores 0 and leaves the workbook incomplete."),
    ),
    rule(
        "ZI202",
        Severity.ERROR,
        uncertain_match,
        msg("A row is only probably a question"),
        msg(
            "A doubtful match is never used in silence: the question counts as not found until its wording is restored."
        ),
    ),
    rule(
        "ZI203",
        Severity.WARNING,
        duplicate_row,
        msg("A question stands on the sheet twice"),
        msg("The row that stands in the regulation's order was used, the other one was not read."),
    ),
    rule(
        "ZI204",
        Severity.WARNING,
        answer_type_overwritten,
        msg("The answer type was overwritten"),
        msg(
            "The sheet's formula reads the answer type first. With an unknown one the question drops out of its average."
        ),
    ),
    rule(
        "ZI205",
        Severity.WARNING,
        weight_changed,
        msg("A weight was changed"),
        msg("Weights are set by P90, Lampiran III. The regulation's weights count, not the sheet's."),
    ),
    rule(
        "ZI206",
        Severity.WARNING,
        formula_altered,
        msg("A formula was changed or overwritten"),
        msg("The sheet's own total then says something else than the official workbook would."),
    ),
    rule(
        "ZI207",
        Severity.INFO,
        official_defect,
        msg("The official formula for wealth reports is wrong"),
        msg(
            "LKE ZI!L175 averages L176:L179: LHKPN counts twice, the non-LHKPN reports never. By P90 each counts one point."
        ),
    ),
    rule(
        "ZI208",
        Severity.INFO,
        formulas_yield_error,
        msg("The sheet's formulas give an error"),
        msg("A zero, a blank result or a text makes the official formulas fail up to the total."),
    ),
    rule(
        "ZI209",
        Severity.INFO,
        blanks_averaged_away,
        msg("The sheet's total is too high because of blanks"),
        msg(
            "The official formulas average only what is filled: one A among four questions earns full marks. Here blank is 0."
        ),
    ),
    rule(
        "ZI210",
        Severity.ERROR,
        uncertain_column,
        msg("The column of answers is uncertain"),
        msg("No header names it. Its content or place speaks for it, but a person should confirm."),
    ),
    rule(
        "ZI213",
        Severity.INFO,
        unread_row,
        msg("An answer belongs to no question"),
        msg("A row of one's own, or a question whose wording is gone: what is typed there earns nothing."),
    ),
)
"""The rules of this family, by code."""
