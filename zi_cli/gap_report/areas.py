"""The six areas: both halves together and apart, in each view."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import AreaResult, score_areas
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Area, Measure
from zi_cli.gap_report.number import Number, percent, points
from zi_cli.language import Translator, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """An area perubahan. Percentages are of the area's weight, 0 to 100."""

    number: int
    name: str
    weight: Number
    score: Number
    combined: Number
    """Pemenuhan and reform together, by the deciding view."""
    pemenuhan: Number
    reform: Number
    claimed: Number
    supported: Number | None
    """None where evidence cannot be read from the file."""
    tpi: Number | None
    """None where TPI has not answered."""
    minimum: Number
    """What the gate of this area asks."""
    met: bool
    weak_half: str
    """pemenuhan or reform, where that half alone stays under the minimum; empty where neither or both do."""


def area_minimum(assessment: Assessment, area: Area) -> Fraction:
    """The percentage that the target asks of an area; 0 where it asks none."""
    wanted = {area.pemenuhan, area.reform}
    gates = (g for g in assessment.gates if g.gate.measure is Measure.PERCENT and set(g.gate.of) == wanted)
    return next((gate.minimum for gate in gates), Fraction(0))


def area_rows(assessment: Assessment, translator: Translator) -> tuple[AreaRow, ...]:
    """Every area, in order."""
    scores = {view: assessment.scores[view] for view in View}
    others = {
        view: {r.area.number: r.percent for r in score_areas(assessment.pack, score)}
        for view, score in scores.items()
        if score is not None
    }
    return tuple(_row(assessment, result, others, translator) for result in assessment.areas)


def _row(
    assessment: Assessment,
    result: AreaResult,
    others: dict[View, dict[int, Fraction]],
    translator: Translator,
) -> AreaRow:
    minimum = area_minimum(assessment, result.area)

    def by(view: View) -> Number | None:
        if view not in others:
            return None
        return percent(translator, others[view][result.area.number], minimum)

    claimed = by(View.CLAIMED)
    assert claimed is not None
    weak = [
        half
        for half, value in (("pemenuhan", result.pemenuhan_percent), ("reform", result.reform_percent))
        if value < minimum
    ]
    return AreaRow(
        number=result.area.number,
        name=printable(result.area.name),
        weight=points(translator, result.weight_points),
        score=points(translator, result.score_points),
        combined=percent(translator, result.percent, minimum),
        pemenuhan=percent(translator, result.pemenuhan_percent, minimum),
        reform=percent(translator, result.reform_percent, minimum),
        claimed=claimed,
        supported=by(View.SUPPORTED),
        tpi=by(View.TPI),
        minimum=percent(translator, minimum),
        met=result.percent >= minimum,
        weak_half=weak[0] if len(weak) == 1 else "",
    )
