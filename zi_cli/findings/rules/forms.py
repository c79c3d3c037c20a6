"""ZI310 and ZI709: the sheets beside the LKE, where they hold what no criteria in force ask or allow."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import wrong_choices
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Quoted, msg


def no_such_choice(assessment: Assessment) -> Iterator[Hit]:
    """An entry of the register is not in the list of its column; it counts as not filled in."""
    for wrong in wrong_choices(assessment.criteria.minimum, assessment.filled.forms):
        yield Hit(
            item_id=f"register.{wrong.column.id}",
            cell=wrong.cell,
            found=wrong.entry,
            message=msg(
                "{name}: {found} is not one of: {allowed}",
                name=wrong.column.name,
                found=Quoted(wrong.entry),
                allowed=", ".join(wrong.column.choices),
            ),
            hint=msg("Choose from the list in that cell."),
        )


def not_judged(assessment: Assessment) -> Iterator[Hit]:
    """A mandatory row of Kriteria Minimal is in no criteria in force and does not say that it is met."""
    for row in assessment.unjudged:
        yield Hit(
            item_id=row.id or None,
            cell=row.answer_cell,
            message=msg(
                "{name}: mandatory in this workbook, but in no criteria in force ({id}), so nobody judged it",
                name=row.name or row.id,
                id=row.id or "–",
            ),
            hint=msg(
                "Name the folder of the criteria that the workbook was made with: zi check --criteria DIR. If they "
                "hold no more, carry it over: zi template --from FILE."
            ),
        )


RULES: Final = (
    rule(
        "ZI310",
        Severity.ERROR,
        no_such_choice,
        msg("An entry of the register is not in its list"),
        msg("What cannot be understood is never guessed: it counts as not filled in until it is corrected."),
        fires=Example(change="tahap inovasi di luar pilihan"),
        silent=Example(change="tahap inovasi dari pilihan"),
    ),
    rule(
        "ZI709",
        Severity.ERROR,
        not_judged,
        msg("A mandatory criterion of the workbook was not judged"),
        msg(
            "The workbook was made with other criteria, perhaps stricter ones. A unit is not called ready by criteria "
            "that are not its own; with --gates-only they are left out."
        ),
        fires=Example(change="kriteria wajib dari luar"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
)
"""The rules of this family, by code."""
