"""All indicators, in the regulation's order."""

from dataclasses import dataclass

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View, evidence_of
from zi_cli.criteria.lke.pack import Indicator, Node
from zi_cli.criteria.soal_text import soal_numbers
from zi_cli.gap_report.causes import cell_of
from zi_cli.gap_report.levels import answer_text
from zi_cli.gap_report.number import Number, points
from zi_cli.gap_report.problems import NOTE_SIGNS
from zi_cli.language import Translator, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An indicator."""

    id: str
    soal: str
    label: str
    answer: str
    """As one would type it; counts in order, with semicolons between them."""
    weight: Number
    score: Number
    """By the deciding view."""
    supported: Number | None
    """None where evidence cannot be read from the file."""
    tpi: Number | None
    pieces: int | None
    """Pieces of evidence; None where evidence cannot be read from the file."""
    note: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup:
    """The indicators of one sub-area."""

    id: str
    path: str
    """Names of component, aspect and area above it."""
    name: str
    weight: Number
    score: Number
    rows: tuple[IndicatorRow, ...]


def indicator_groups(assessment: Assessment, translator: Translator) -> tuple[IndicatorGroup, ...]:
    """Every sub-area that has indicators."""
    groups = []
    for root in assessment.pack.roots:
        for node, above in _with_path(root, ()):
            if node.indicators:
                groups.append(_group(assessment, node, above, translator))
    return tuple(groups)


def _with_path(node: Node, above: tuple[str, ...]) -> list[tuple[Node, tuple[str, ...]]]:
    found = [(node, above)]
    for child in node.children:
        found += _with_path(child, (*above, node.name))
    return found


def _group(
    assessment: Assessment, node: Node, above: tuple[str, ...], translator: Translator
) -> IndicatorGroup:
    return IndicatorGroup(
        id=node.id,
        path=printable(" · ".join(above), 300),
        name=printable(node.name),
        weight=points(translator, node.weight_points),
        score=points(translator, assessment.decisive.nodes[node.id]),
        rows=tuple(_row(assessment, indicator, translator) for indicator in node.indicators),
    )


def _row(assessment: Assessment, indicator: Indicator, translator: Translator) -> IndicatorRow:
    filled = assessment.filled
    notes = [filled.responses[soal].note.text for soal in indicator.soal_ids]

    def by(view: View) -> Number | None:
        score = assessment.scores[view]
        return None if score is None else points(translator, score.indicators[indicator.id].score_points)

    return IndicatorRow(
        id=indicator.id,
        soal=soal_numbers(indicator.soal_ids),
        label=printable(indicator.label),
        answer="; ".join(answer_text(assessment.given(soal), translator) for soal in indicator.soal_ids),
        weight=points(translator, assessment.pack.weight_points(indicator.id)),
        score=points(translator, assessment.decisive.indicators[indicator.id].score_points),
        supported=by(View.SUPPORTED),
        tpi=by(View.TPI),
        pieces=len(evidence_of(indicator, filled)) if filled.evidence_known else None,
        note=printable("; ".join(dict.fromkeys(note for note in notes if note)), NOTE_SIGNS),
        cell=cell_of(assessment, indicator),
    )
