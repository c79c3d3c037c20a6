"""ZI6xx: the numbers."""

from collections.abc import Iterator

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome
from zi_cli.findings.finding import Hit
from zi_cli.language import msg


def over_zero(assessment: Assessment) -> Iterator[Hit]:
    """A count above 0 out of a total of 0 cannot be."""
    for indicator in assessment.pack.indicators.values():
        if (
            indicator.ratio is None
            or assessment.claimed.indicators[indicator.id].outcome is not Outcome.OVER_ZERO
        ):
            continue
        above = indicator.ratio.numerator
        answer = assessment.filled.responses[above].answer
        yield Hit(
            soal_id=above,
            item_id=indicator.id,
            cell=answer.cell,
            message=msg(
                "{label}: {count} out of a total of 0 cannot be; it counts as 0",
                label=indicator.label,
                count=answer.written,
            ),
            hint=msg(
                "Correct this number or the total (soal {total}).",
                total=", ".join(map(str, indicator.ratio.denominator)),
            ),
            points_at_stake=assessment.points_at_stake(indicator.id),
        )


def zero_policy(assessment: Assessment) -> Iterator[Hit]:
    """The total is 0, which the regulation leaves open; the pack's policy was applied."""
    for indicator in assessment.pack.indicators.values():
        score = assessment.claimed.indicators[indicator.id]
        if indicator.ratio is None or score.outcome is not Outcome.POLICY:
            continue
        yield Hit(
            soal_id=indicator.ratio.numerator,
            item_id=indicator.id,
            cell=assessment.filled.responses[indicator.ratio.numerator].answer.cell,
            message=msg(
                "{label}: the total is 0, which the regulation leaves open; by policy it counts as {percent} %. {reason}",
                label=indicator.label,
                percent=int(score.ratio * 100),
                reason=score.policy,
            ),
            hint=msg("Ask TPI how it will count this; state the reason in the note."),
        )
