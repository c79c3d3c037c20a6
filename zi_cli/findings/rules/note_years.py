"""ZI509: years in notes."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.document_years import period_of
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.note_reading.noted import noted_questions
from zi_cli.findings.note_reading.years import past_year
from zi_cli.language import Quoted, msg

_LATE: Final = 1
"""Years by which a note may be older than evidence may be: what was done may have been written about before."""


def note_of_past_year(assessment: Assessment) -> Iterator[Hit]:
    """A note tells of something done every year, and of a year long past."""
    earliest, notes = period_of(assessment).earliest - _LATE, assessment.pack.notes
    for noted in noted_questions(assessment):
        found = past_year(noted.text, earliest, notes) if noted.answer else None
        if found is not None and noted.answer != noted.question.scale.lowest:
            message = msg(
                "{label}: the note speaks of a year long past: {found}",
                label=noted.question.label,
                found=Quoted(found),
            )
            hint = msg(
                "Write what holds for the year that is assessed, or choose the level that is true today."
            )
            yield noted.hit(message, hint, found)


RULES: Final = (
    rule(
        "ZI509",
        Severity.WARNING,
        note_of_past_year,
        msg("The note speaks of a year long past"),
        msg(
            "What is due every year counts for the year that is assessed; last done years ago, it is not done."
        ),
        fires=Example(notes={39: "Data kepegawaian terakhir diperbarui tahun 2019."}),
        silent=Example(notes={39: "Data kepegawaian terakhir diperbarui Desember 2025."}),
    ),
)
"""The rules of this family, by code."""
