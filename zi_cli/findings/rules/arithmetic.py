"""ZI204 to ZI209: the sheet's own arithmetic. No score depends on it."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Below, Exactly, msg
from zi_cli.workbook.answers import shown_decimal
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.official_formulas import RATIO_TYPE

MANY: Final = 8
"""From this number on, altered formulas are told in one finding."""
EMPTY: Final = msg("(empty)")


def answer_type_overwritten(assessment: Assessment) -> Iterator[Hit]:
    """The answer type beside a question was changed; the sheet's formula then leaves the question out."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None or "answer_type" not in own.columns:
        return
    for item, expected, soal in _answer_types(assessment.pack):
        line = own.lines.get(item)
        if line is None:
            continue
        found = line.answer_type.value
        if found == expected or (
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


def _shown(cell: Cell) -> object:
    """A cell's content for a message: numbers as the language writes them, nothing as a word."""
    if isinstance(cell.value, float):
        return Exactly(shown_decimal(cell.value))
    return cell.error or cell.value or EMPTY


@lru_cache(maxsize=8)
def _answer_types(pack: Pack) -> tuple[tuple[str, str, int | None], ...]:
    """(item, answer type as the official sheet writes it, soal) of every row that has one."""
    rows: list[tuple[str, str, int | None]] = []
    for indicator in pack.indicators.values():
        if indicator.ratio is not None:
            rows.append((indicator.id, RATIO_TYPE, None))
        rows += [(question.id, question.scale.written, question.soal_id) for question in indicator.inputs]
    return tuple(rows)


def weight_changed(assessment: Assessment) -> Iterator[Hit]:
    """A weight on the sheet is not the regulation's. The regulation's counts."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None or "weight" not in own.columns:
        return
    for item in _weighted(assessment.pack):
        line = own.lines.get(item)
        if line is None:
            continue
        found = line.weight.value
        if isinstance(found, float) and _is_weight(found, item, assessment.pack):
            continue
        expected = assessment.pack.weight_points(item)
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


@lru_cache(maxsize=8)
def _weighted(pack: Pack) -> tuple[str, ...]:
    """Nodes and indicators beside which the sheet has a weight."""
    return (*pack.nodes, *(i.id for i in pack.indicators.values() if i.weight_points))


@lru_cache(maxsize=1_000)
def _is_weight(found: float, item: str, pack: Pack) -> bool:
    """Whether a number of the sheet is the regulation's weight; remembered, for nearly every workbook has the same."""
    return shown_decimal(found) == pack.weight_points(item)


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


RULES: Final = (
    rule(
        "ZI204",
        Severity.WARNING,
        answer_type_overwritten,
        msg("The answer type was overwritten"),
        msg(
            "The sheet's formula reads the answer type first. With an unknown one the question drops out of its average."
        ),
        fires=Example(change="jenis jawaban tertimpa"),
        silent=Example(),
    ),
    rule(
        "ZI205",
        Severity.WARNING,
        weight_changed,
        msg("A weight was changed"),
        msg("Weights are set by P90, Lampiran III. The regulation's weights count, not the sheet's."),
        fires=Example(change="bobot diubah"),
        silent=Example(),
    ),
    rule(
        "ZI206",
        Severity.WARNING,
        formula_altered,
        msg("A formula was changed or overwritten"),
        msg("The sheet's own total then says something else than the official workbook would."),
        fires=Example(change="rumus tertimpa"),
        silent=Example(),
    ),
    rule(
        "ZI207",
        Severity.INFO,
        official_defect,
        msg("The official formula for wealth reports is wrong"),
        msg(
            "LKE ZI!L175 averages L176:L179: LHKPN counts twice, the non-LHKPN reports never. By P90 each counts one point."
        ),
        fires=Example(answers={120: 12}),
        silent=Example(),
    ),
    rule(
        "ZI208",
        Severity.INFO,
        formulas_yield_error,
        msg("The sheet's formulas give an error"),
        msg("A zero, a blank result or a text makes the official formulas fail up to the total."),
        fires=Example(answers={88: 0, 89: 0}),
        silent=Example(),
    ),
    rule(
        "ZI209",
        Severity.INFO,
        blanks_averaged_away,
        msg("The sheet's total is too high because of blanks"),
        msg(
            "The official formulas average only what is filled: one A among four questions earns full marks. Here blank is 0."
        ),
        fires=Example(answers={2: None}),
        silent=Example(answers={2: "C"}),
    ),
)
"""The rules of this family, by code."""
