"""Evidence as a workbook gives it: which cell gives what for which questions, and what a cell is worth."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome
from zi_cli.assessment.views import View, evidence_of
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Question
from zi_cli.findings.finding import Hit
from zi_cli.language import Message, msg
from zi_cli.workbook.evidence import Evidence


class Given(NamedTuple):
    """One piece of evidence in one cell; a merged cell gives it for several questions."""

    evidence: Evidence
    item_id: str
    """Question or ratio that it is shown at: the first."""
    label: str
    questions: tuple[Question, ...]
    words: str
    """What stands in the evidence cell of the first."""


def given(assessment: Assessment) -> tuple[Given, ...]:
    """All evidence of the LKE, each target of a cell once, in the order of the questions."""
    return assessment.once(_given)


def _given(assessment: Assessment) -> tuple[Given, ...]:
    found: dict[tuple[str, str], Given] = {}
    for piece in _pieces(assessment):
        place = piece.evidence.cell, piece.evidence.target
        first = found.setdefault(place, piece)
        if first is not piece:
            found[place] = first._replace(questions=(*first.questions, *piece.questions))
    return tuple(found.values())


def _pieces(assessment: Assessment) -> Iterator[Given]:
    filled = assessment.filled
    beside, responses = filled.indicator_evidence, filled.responses
    for indicator in assessment.pack.indicators.values():
        for evidence in beside.get(indicator.id, ()):
            words = filled.indicator_evidence_texts.get(indicator.id, "")
            yield Given(evidence, indicator.id, indicator.label, indicator.inputs, words)
        for question in indicator.inputs:
            response = responses[question.soal_id]
            for evidence in response.evidence:
                yield Given(evidence, question.id, question.label, (question,), response.evidence_text)


def unsupported(assessment: Assessment) -> tuple[Indicator, ...]:
    """Indicators that count as their lowest level for want of evidence; none where evidence is unknown."""
    return assessment.once(_unsupported)


def _unsupported(assessment: Assessment) -> tuple[Indicator, ...]:
    supported = assessment.scores[View.SUPPORTED]
    if supported is None:
        return ()
    return tuple(
        indicator
        for indicator in assessment.pack.indicators.values()
        if supported.indicators[indicator.id].outcome is Outcome.UNSUPPORTED
    )


def wanting_by_cell(assessment: Assessment) -> Mapping[str | None, tuple[Indicator, ...]]:
    """Cell → unsupported indicators that evidence in it would support: several where the cell is merged."""
    return assessment.once(_wanting_by_cell)


def _wanting_by_cell(assessment: Assessment) -> Mapping[str | None, tuple[Indicator, ...]]:
    found: dict[str | None, tuple[Indicator, ...]] = {}
    for indicator in unsupported(assessment):
        for cell in _cells(assessment, indicator) - {None}:
            found[cell] = (*found.get(cell, ()), indicator)
    return found


def raised_by(assessment: Assessment, wanting: Iterable[Indicator]) -> Fraction:
    """Points by which the supported score rises once the `wanting` indicators have evidence that stands."""
    claimed = assessment.claimed.indicators
    points = [claimed[indicator.id].score_points for indicator in wanting]
    return points[0] if len(points) == 1 else exact_sum(points)  # nearly always a cell of one question


def _cells(assessment: Assessment, indicator: Indicator) -> set[str | None]:
    """Cells in which evidence of the indicator stands or belongs."""
    filled = assessment.filled
    places: set[str | None] = {filled.responses[soal].evidence_cell for soal in indicator.soal_ids}
    if indicator.ratio is not None:
        places.add(ratio_cell(assessment, indicator))
    return places.union([piece.cell for piece in evidence_of(indicator, filled)])


def ratio_cell(assessment: Assessment, indicator: Indicator) -> str | None:
    """The evidence cell of a ratio's own row, where it has one."""
    filled = assessment.filled
    match, column = filled.matches.get(indicator.id), filled.columns.get("evidence")
    if indicator.ratio is None or match is None or column is None:
        return None
    return filled.cell_name(match.row, column.column)


def with_others(message: Message, others: int) -> Message:
    """The message of a merged cell, which stands for `others` more questions."""
    if others <= 0:
        return message
    return msg("{what} (and for {others} more, which share the cell)", what=message, others=others)


def hit_at(piece: Given, message: Message, hint: Message) -> Hit:
    """A hit at a piece of evidence that costs no points by itself."""
    return Hit(
        soal_id=piece.questions[0].soal_id,
        item_id=piece.item_id,
        cell=piece.evidence.cell,
        message=message,
        hint=hint,
        found=piece.evidence.target,
    )
