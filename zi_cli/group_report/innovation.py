"""The round about innovations: what units registered, which of it others could take over, and who is without."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.innovation import FAMILY, Entry, RegisteredInnovation, innovation_part
from zi_cli.gap_report.number import Number, points
from zi_cli.group_report.gaps import CommonGap
from zi_cli.group_report.members import Member
from zi_cli.language import Translator, printable

_NAMED: Final = 5
"""Units that are named for one innovation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupInnovation:
    """An innovation of the group."""

    unit: str
    name: str
    entries: tuple[Entry, ...]
    missing: tuple[str, ...]
    """Columns of the register that are still empty."""
    mature: bool
    """Whether the register shows all that the mandatory minimum criteria ask of an innovation."""
    takers: tuple[str, ...]
    """Units that could take it over: those without a mature innovation, the most points to gain first."""
    more_takers: int
    """Further ones."""
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitInWant:
    """A unit without a mature innovation."""

    name: str
    registered: int
    """Innovations that it registered."""
    has_register: bool
    """Whether its workbook has a register at all."""
    points: Number
    """Still to gain in the answers that innovation lifts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationRound:
    """Innovation in the group."""

    units: int
    """Units that registered something."""
    of: int
    innovations: tuple[GroupInnovation, ...]
    """Mature ones first."""
    asked: tuple[str, ...]
    """Columns that an innovation needs to be mature."""
    wanting: tuple[UnitInWant, ...]
    """The most points to gain first."""
    gaps: tuple[CommonGap, ...]
    """Common gaps that innovation lifts, the largest first."""


@dataclass(frozen=True, slots=True)
class _Of:
    """What one unit says."""

    member: Member
    registered: tuple[RegisteredInnovation, ...]
    has_register: bool
    points: Fraction
    mature: tuple[bool, ...]


def innovation_round(
    members: Sequence[Member], criteria: CriteriaSet, gaps: Sequence[CommonGap], translator: Translator
) -> InnovationRound:
    """What the registers and the linked answers of all units say."""
    asked, linked = _asked(criteria), _linked(criteria)
    told = [_of(one, asked, linked, translator) for one in members]
    without = sorted((one for one in told if not any(one.mature)), key=lambda one: -one.points)
    pairs = [
        (mature, one, innovation)
        for one in told
        for mature, innovation in zip(one.mature, one.registered, strict=True)
    ]
    pairs.sort(key=lambda pair: not pair[0])
    return InnovationRound(
        units=sum(bool(one.registered) for one in told),
        of=len(told),
        innovations=tuple(_innovation(*pair, without) for pair in pairs),
        asked=asked,
        wanting=tuple(
            UnitInWant(
                name=one.member.name,
                registered=len(one.registered),
                has_register=one.has_register,
                points=points(translator, one.points),
            )
            for one in without
        ),
        gaps=tuple(gap for gap in gaps if gap.id in linked),
    )


def _asked(criteria: CriteriaSet) -> tuple[str, ...]:
    """Names of the columns that the mandatory criteria read from the register."""
    register = criteria.minimum.register
    if register is None:
        return ()
    wanted = {
        column
        for criterion in criteria.minimum.criteria.values()
        if criterion.family_id == FAMILY and criterion.mandatory and criterion.registered is not None
        for column in criterion.registered.columns
    }
    return tuple(printable(column.name) for column in register.columns if column.id in wanted)


def _linked(criteria: CriteriaSet) -> frozenset[str]:
    """The indicators that innovation lifts."""
    return frozenset(
        link.indicator_id
        for criterion in criteria.minimum.criteria.values()
        if criterion.family_id == FAMILY
        for link in criterion.links
    )


def _of(one: Member, asked: Sequence[str], linked: frozenset[str], translator: Translator) -> _Of:
    part = innovation_part(one.assessment, translator)
    return _Of(
        member=one,
        registered=part.registered,
        has_register=part.has_register,
        points=sum((gap.points for item, gap in one.gaps.items() if item in linked), Fraction(0)),
        mature=tuple(not set(asked) & set(innovation.missing) for innovation in part.registered),
    )


def _innovation(
    mature: bool, one: _Of, innovation: RegisteredInnovation, without: Sequence[_Of]
) -> GroupInnovation:
    takers = [other.member.name for other in without if other is not one] if mature else []
    return GroupInnovation(
        unit=one.member.name,
        name=innovation.name,
        entries=innovation.entries,
        missing=innovation.missing,
        mature=mature,
        takers=tuple(takers[:_NAMED]),
        more_takers=max(0, len(takers) - _NAMED),
        cell=innovation.cell,
    )
