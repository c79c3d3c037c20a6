"""Minimum criteria by family, and the prerequisites of a proposal."""

from dataclasses import dataclass

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_minimum import amount
from zi_cli.assessment.minimum import STATUS_WORDS, CriterionResult, FamilyResult
from zi_cli.assessment.prerequisites import PrerequisiteResult
from zi_cli.criteria.minimum.pack import Status
from zi_cli.gap_report.number import Number, percent
from zi_cli.language import Translator, msg, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """A minimum criterion."""

    id: str
    name: str
    mandatory: bool
    status: str
    """met, partly, not_met, or unknown"""
    status_word: str
    because: str
    """What the status goes by."""
    requirement: str
    """What met means."""
    evidence: tuple[str, ...]
    """What an assessor would accept."""
    strategies: tuple[str, ...]
    """substantif, implementatif, kolaboratif"""
    note: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family of minimum criteria."""

    id: str
    name: str
    state: str
    """passed, missed, or unknown"""
    state_word: str
    met: int
    partly: int
    not_met: int
    unknown: int
    mandatory: int
    mandatory_met: int
    required: Number
    """Percentage of the criteria that are not mandatory that must be met."""
    criteria: tuple[CriterionRow, ...]
    told: tuple[CriterionRow, ...]
    """Those worth a line: all that the workbook asks, else those of which something is known."""
    untold: str
    """How many are left out, and why, in a sentence; empty where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrerequisiteRow:
    """A prerequisite of a proposal; none is part of the score."""

    id: str
    level: str
    """Agency or unit."""
    name: str
    status: str
    """met, not_met, or unknown"""
    status_word: str
    value: str
    """What the workbook says, or which of its numbers contradict each other; empty where it is silent."""
    minimum: str
    cell: str


def family_rows(assessment: Assessment, translator: Translator) -> tuple[FamilyRow, ...]:
    """Every family, in order."""
    return tuple(_family(family, assessment.asks_minimum, translator) for family in assessment.families)


def _family(result: FamilyResult, asked: bool, translator: Translator) -> FamilyRow:
    state, word = {
        True: ("passed", msg("passed")),
        False: ("missed", msg("not passed")),
        None: ("unknown", msg("cannot be known")),
    }[result.passed]
    rows = tuple(_criterion(one, translator) for one in result.results)
    told = rows if asked else tuple(row for row in rows if row.status != Status.UNKNOWN.value)
    left = len(rows) - len(told)
    return FamilyRow(
        id=result.family.id,
        name=printable(result.family.name),
        state=state,
        state_word=translator.text(word),
        met=result.count(Status.MET),
        partly=result.count(Status.PARTLY),
        not_met=result.count(Status.NOT_MET),
        unknown=result.count(Status.UNKNOWN),
        mandatory=len(result.mandatory),
        mandatory_met=sum(one.status is Status.MET for one in result.mandatory),
        required=percent(translator, result.family.required_share * 100),
        criteria=rows,
        told=told,
        untold=""
        if not left
        else translator.say(
            "{count} criteria are not known yet, since this workbook does not ask them.", count=left
        ),
    )


def _criterion(result: CriterionResult, translator: Translator) -> CriterionRow:
    criterion = result.criterion
    return CriterionRow(
        id=criterion.id,
        name=printable(criterion.name),
        mandatory=criterion.mandatory,
        status=result.status.value,
        status_word=translator.text(STATUS_WORDS[result.status]),
        because=translator.text(result.because),
        requirement=printable(criterion.met, 2_000),
        evidence=tuple(printable(document, 500) for document in criterion.evidence),
        strategies=criterion.strategies,
        note=printable(result.note, 2_000),
        cell=result.cell or "",
    )


def prerequisite_rows(assessment: Assessment, translator: Translator) -> tuple[PrerequisiteRow, ...]:
    """Every prerequisite of the target, agency and unit."""
    return tuple(_prerequisite(result, translator) for result in assessment.prerequisites)


def _prerequisite(result: PrerequisiteResult, translator: Translator) -> PrerequisiteRow:
    unit = result.prerequisite.unit
    doubt = result.contradiction
    value = "" if result.value is None else translator.text(amount(result.value, unit, result.minimum))
    if doubt is not None:
        value = translator.say("the numbers contradict each other: {numbers}", numbers=doubt.numbers)
    return PrerequisiteRow(
        id=result.prerequisite.id,
        level=printable(result.level.name),
        name=printable(result.prerequisite.name),
        status=result.status.value,
        status_word=translator.text(STATUS_WORDS[result.status]),
        value=printable(value),
        minimum=printable(translator.text(amount(result.minimum, unit))),
        cell=(doubt.cell if doubt else result.cell) or "",
    )
