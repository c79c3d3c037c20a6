"""What the causes of gaps cost: of one unit's gaps, or of the same gap in many units."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.gap_report.causes import CAUSE_NAMES
from zi_cli.gap_report.number import Number, points, share
from zi_cli.language import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """How much one cause costs."""

    id: str
    name: str
    count: int
    points: Number
    points_share: float
    """Of all points still to gain, 0 to 1."""


def cause_rows(gaps: Sequence[tuple[Cause, Fraction]], translator: Translator) -> tuple[CauseRow, ...]:
    """The causes of gaps given by cause and points, the costliest first."""
    lost: dict[Cause, list[Fraction]] = {cause: [] for cause in Cause}
    for cause, gap_points in gaps:
        lost[cause].append(gap_points)
    costs = {cause: exact_sum(each) for cause, each in lost.items() if each}
    total = exact_sum(costs.values())
    return tuple(
        CauseRow(
            id=cause.value,
            name=translator.text(CAUSE_NAMES[cause]),
            count=len(lost[cause]),
            points=points(translator, cost),
            points_share=share(cost, total),
        )
        for cause, cost in sorted(costs.items(), key=lambda pair: -pair[1])
    )
