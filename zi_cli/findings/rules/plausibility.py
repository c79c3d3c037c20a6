"""ZI611: counts that can be, but hardly are."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.findings.document_years import period_of
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Exactly, msg

YEARS_AROUND: Final = 3
"""Years before the one assessed, and one after it, that people type into the wrong cell."""


def count_is_a_year(assessment: Assessment) -> Iterator[Hit]:
    """A count is the year of the assessment, or one close to it."""
    year = period_of(assessment).year
    for soal, question in assessment.pack.questions.items():
        if question.scale.kind is not ScaleKind.COUNT:
            continue
        answer = assessment.given(soal)
        if answer.number is None or not year - YEARS_AROUND <= answer.number <= year + 1:
            continue
        yield Hit(
            soal_id=soal,
            item_id=question.id,
            cell=answer.cell,
            found=answer.written,
            message=msg(
                "{label}: {number} looks like a year, but a number of things is asked for",
                label=question.label,
                number=Exactly(answer.number),
            ),
            hint=msg("Type how many there are. If it is no year, say so in the note."),
        )


RULES: Final = (
    rule(
        "ZI611",
        Severity.WARNING,
        count_is_a_year,
        msg("A count that looks like a year"),
        msg(
            "A year in a count can hide behind a ratio that stops at 100 %, or pull it down to almost nothing."
        ),
        fires=Example(answers={105: 2025, 106: 5}),
        silent=Example(answers={105: 25, 106: 5}),
    ),
)
"""The rules of this family, by code."""
