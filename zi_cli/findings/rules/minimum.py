"""ZI704 to ZI706: minimum criteria and prerequisites that are not met."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_minimum import amount
from zi_cli.assessment.minimum import STATUS_WORDS, CriterionResult
from zi_cli.criteria.minimum.pack import Status
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Message, Whole, msg

NEW_TEMPLATE: Final = msg("Carry it over into a new workbook: zi template --from FILE.")


def criterion_not_met(assessment: Assessment) -> Iterator[Hit]:
    """A mandatory minimum criterion is not met, or only partly."""
    for result in assessment.open_criteria:
        if result.status is not Status.UNKNOWN:
            yield Hit(
                item_id=result.criterion.id,
                cell=result.cell,
                message=msg(
                    "{name}: {status}. Met means: {requirement}",
                    name=result.criterion.name,
                    status=STATUS_WORDS[result.status],
                    requirement=Whole(result.criterion.met),
                ),
                hint=msg(
                    "{because}. See also: zi explain {id}", because=result.because, id=result.criterion.id
                ),
            )


def criterion_unknown(assessment: Assessment) -> Iterator[Hit]:
    """Nobody can know from the workbook whether a mandatory minimum criterion is met."""
    for result in assessment.open_criteria:
        if result.status is Status.UNKNOWN and not result.invalid:
            yield Hit(
                item_id=result.criterion.id,
                cell=result.cell,
                message=msg("{name}: not known yet", name=result.criterion.name),
                hint=_where_to_say(assessment, result),
            )


def _where_to_say(assessment: Assessment, result: CriterionResult) -> Message:
    if result.cell is not None:
        words = ", ".join(assessment.criteria.minimum.words.values())
        return msg("Fill in {cell}: {words}.", cell=result.cell, words=words)
    if assessment.filled.forms.minimum is None:
        return msg("The sheet for it is missing. {what}", what=NEW_TEMPLATE)
    return msg(
        "Sheet {sheet} has no row for it. {what}",
        sheet=assessment.filled.forms.minimum.sheet,
        what=NEW_TEMPLATE,
    )


def prerequisite_not_met(assessment: Assessment) -> Iterator[Hit]:
    """A prerequisite of the target is not met, by a workbook that has a sheet for them."""
    if assessment.filled.forms.prerequisites is None:
        return
    for result in assessment.prerequisites:
        if result.status is not Status.NOT_MET or result.value is None:
            continue
        unit = result.prerequisite.unit
        yield Hit(
            item_id=result.prerequisite.id,
            cell=result.cell,
            message=msg(
                "{name}: {value}, minimum {minimum}",
                name=result.prerequisite.name,
                value=amount(result.value, unit, result.minimum),
                minimum=amount(result.minimum, unit),
            ),
            hint=msg("No score makes up for it ({source}).", source=result.prerequisite.source),
        )


RULES: Final = (
    rule(
        "ZI704",
        Severity.ERROR,
        criterion_not_met,
        msg("A mandatory minimum criterion is not met"),
        msg(
            "The directorate's minimum criteria are what must be in place before an LKE is worth filling in; "
            "without the mandatory ones a unit is not called ready. Partly is not met."
        ),
        fires=Example(change="satu kriteria belum terpenuhi"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI705",
        Severity.WARNING,
        criterion_unknown,
        msg("A mandatory minimum criterion is not known"),
        msg("Unknown is not met: the unit is not called ready until somebody has looked and said so."),
        fires=Example(change="satu kriteria kosong"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI706",
        Severity.WARNING,
        prerequisite_not_met,
        msg("A prerequisite is not met"),
        msg(
            "Prerequisites (P90 table 5, p. 46) are separate from the score: a unit that lacks one is not proposed."
        ),
        fires=Example(change="satu prasyarat belum terpenuhi"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
)
"""The rules of this module, by code."""
