"""How the status of a minimum criterion or a prerequisite came about: sheet, register, LKE levels."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_lke import Unfolded, indicator_tree
from zi_cli.assessment.minimum import (
    STATUS_WORDS,
    CriterionResult,
    FamilyResult,
    by_indicator,
    by_register,
)
from zi_cli.assessment.prerequisites import PrerequisiteResult
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.criteria.minimum.pack import Link, Status
from zi_cli.language import Below, Exactly, Message, msg

PASSED_WORDS: Final = {
    True: msg("passed"),
    False: msg("not passed yet"),
    None: msg("cannot be decided yet"),
}
"""What a family's result is called."""


def criteria_ids(criteria: CriteriaSet) -> list[str]:
    """Families and their criteria, levels and their prerequisites."""
    families, levels = criteria.minimum.families, criteria.prerequisites.levels
    return [
        *(item for family in families for item in (family.id, *(c.id for c in family.criteria))),
        *(item for level in levels for item in (level.id, *(p.id for p in level.prerequisites))),
    ]


def unfold_criteria(assessment: Assessment, wanted: str) -> Unfolded | None:
    """The tree of a family, criterion, level or prerequisite; None for an id that is not known or not asked for."""
    for family in assessment.families:
        if family.family.id == wanted:
            return _family(family)
        for result in family.results:
            if result.criterion.id == wanted:
                return _criterion(assessment, result)
    results = assessment.prerequisites
    found = next((result for result in results if result.prerequisite.id == wanted), None)
    if found is not None:
        return _prerequisite(assessment, found)
    level = [result for result in results if result.level.id == wanted]
    return _level(level) if level else None


def _family(result: FamilyResult) -> Unfolded:
    family = result.family
    return Unfolded(
        id=family.id,
        name=family.name,
        how=msg(
            "{met} of {all} mandatory criteria met, {others} of {rest} others; of those, {percent} % are needed",
            met=sum(r.status is Status.MET for r in result.mandatory),
            all=len(result.mandatory),
            others=sum(r.status is Status.MET for r in result.others),
            rest=len(result.others),
            percent=Exactly(family.required_share * 100),
        ),
        standing=PASSED_WORDS[result.passed],
        source=family.source,
        parts=tuple(_status(criterion) for criterion in result.results),
    )


def _status(result: CriterionResult) -> Unfolded:
    criterion, status = result.criterion, STATUS_WORDS[result.status]
    return Unfolded(
        id=criterion.id,
        name=criterion.name,
        how=result.because,
        standing=msg("{status} (mandatory)", status=status) if criterion.mandatory else status,
        cell=result.cell,
    )


def _criterion(assessment: Assessment, result: CriterionResult) -> Unfolded:
    parts = tuple(_link(assessment, link) for link in result.criterion.derived_from)
    return replace(
        _status(result), source=result.criterion.source, parts=parts + _register(assessment, result)
    )


def _link(assessment: Assessment, link: Link) -> Unfolded:
    indicator = assessment.pack.indicators[link.indicator_id]
    tree = indicator_tree(assessment, indicator)
    return replace(
        tree,
        how=msg("{how}. {levels}", how=tree.how, levels=levels_of(link, indicator)),
        standing=STATUS_WORDS[by_indicator(link, assessment.decisive)],
        source="",
    )


def levels_of(link: Link, indicator: Indicator) -> Message:
    """From which level of its indicator on a criterion is met, or partly met."""
    met = _level_shown(link.met_from, indicator)
    if not link.partly_from:
        return msg("Met from {met} on", met=met)
    partly = _level_shown(link.partly_from, indicator)
    return msg("Met from {met} on, partly from {partly} on", met=met, partly=partly)


def _level_shown(level: str, indicator: Indicator) -> object:
    """An answer, an index, a percentage."""
    if indicator.ratio is not None:
        return Message("{number} %", {"number": Exactly(Fraction(level))})
    return level if level in indicator.inputs[0].scale.ratios else Exactly(Fraction(level))


def _register(assessment: Assessment, result: CriterionResult) -> tuple[Unfolded, ...]:
    minimum, registered = assessment.criteria.minimum, result.criterion.registered
    if registered is None or minimum.register is None:
        return ()
    status, because = by_register(result.criterion, minimum, assessment.filled.forms)
    known = assessment.filled.forms.register is not None
    because = because if known else msg("this workbook has no register")
    names = {column.id: column.name for column in minimum.register.columns}
    asked = ", ".join(names[column] for column in registered.columns)
    return (
        Unfolded(
            id="register",
            name=minimum.register.name,
            how=msg("{because}; asked for: {columns}", because=because, columns=asked),
            standing=STATUS_WORDS[status],
        ),
    )


def _level(results: Sequence[PrerequisiteResult]) -> Unfolded:
    level = results[0].level
    return Unfolded(
        id=level.id,
        name=level.name,
        how=msg(
            "{met} of {all} prerequisites met",
            met=sum(result.status is Status.MET for result in results),
            all=len(results),
        ),
        source=level.source,
        parts=tuple(_one_prerequisite(result) for result in results),
    )


def _one_prerequisite(result: PrerequisiteResult) -> Unfolded:
    prerequisite = result.prerequisite
    minimum = amount(result.minimum, prerequisite.unit)
    how = (
        msg("{because}; minimum {minimum}", because=result.because, minimum=minimum)
        if result.value is None
        else msg(
            "{value}, minimum {minimum} ({because})",
            value=amount(result.value, prerequisite.unit, result.minimum),
            minimum=minimum,
            because=result.because,
        )
    )
    return Unfolded(
        id=prerequisite.id,
        name=prerequisite.name,
        how=how,
        standing=STATUS_WORDS[result.status],
        cell=result.cell,
        source=prerequisite.source,
    )


def _prerequisite(assessment: Assessment, result: PrerequisiteResult) -> Unfolded:
    indicator = assessment.pack.indicators.get(result.prerequisite.indicator_id)
    parts = () if indicator is None else (indicator_tree(assessment, indicator),)
    return replace(_one_prerequisite(result), parts=parts)


def amount(value: str | Fraction, unit: str, minimum: str | Fraction | None = None) -> Message:
    """A value of a prerequisite with its unit: all its decimals, or two and never rounded up to `minimum`."""
    if isinstance(value, str):
        return Message("{value}", {"value": value})
    ends = (value * 100).denominator == 1
    number = Exactly(value) if ends or not isinstance(minimum, Fraction) else Below(value, minimum)
    return Message("{number} {unit}" if unit else "{number}", {"number": number, "unit": unit})
