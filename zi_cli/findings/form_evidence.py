"""Evidence on the sheets beside the LKE: given for a criterion or a prerequisite, it brings no points."""

from collections.abc import Iterator

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.finding import Hit
from zi_cli.language import Message, msg
from zi_cli.workbook.evidence import EvidenceKind, Standing


def broken_beside(assessment: Assessment, kind: EvidenceKind, hint: Message) -> Iterator[Hit]:
    """Evidence of this kind on Kriteria Minimal and Prasyarat of which it is known that it is not there."""
    forms = assessment.filled.forms
    rows = [row for sheet in (forms.minimum, forms.prerequisites) if sheet is not None for row in sheet.rows]
    told: set[tuple[str, str]] = set()
    for row in rows:
        for piece in row.evidence:
            state = assessment.evidence_states.get(piece.target)
            place = (piece.cell, piece.target)
            gone = state is not None and state.standing is Standing.BROKEN
            if piece.kind is not kind or state is None or not gone or place in told:
                continue
            told.add(place)
            yield Hit(
                item_id=row.id or None,
                cell=piece.cell,
                message=msg(
                    "{label}: {target} is not there: {reason}",
                    label=row.name or row.id,
                    target=piece.target,
                    reason=state.reason,
                ),
                hint=hint,
                found=piece.target,
            )
