"""ZI4xx: the evidence."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome
from zi_cli.assessment.views import View
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import msg


def no_evidence(assessment: Assessment) -> Iterator[Hit]:
    """An answer above the lowest level has no evidence, so it does not count in the supported score."""
    supported = assessment.scores[View.SUPPORTED]
    if supported is None:
        return
    for indicator in assessment.pack.indicators.values():
        if supported.indicators[indicator.id].outcome is not Outcome.UNSUPPORTED:
            continue
        shown = indicator.inputs[-1]
        yield Hit(
            soal_id=shown.soal_id,
            item_id=indicator.id,
            cell=assessment.filled.responses[shown.soal_id].evidence_cell,
            message=msg("{label}: no evidence is given", label=indicator.label),
            hint=msg(
                "Put a link to the document here. Usually expected: {document}.", document=shown.evidence[0]
            ),
            points_at_stake=assessment.claimed.indicators[indicator.id].score_points,
        )


RULES: Final = (
    rule(
        "ZI401",
        Severity.WARNING,
        no_evidence,
        msg("No evidence"),
        msg("Assessors lower an answer without evidence to its lowest level; so does the supported score."),
    ),
)
"""The rules of this family, by code."""
