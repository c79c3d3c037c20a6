"""The units of a group and the gaps of each: what the parts of the pack are worked out from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import evidence_of
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.gap_report.causes import cause_of, cell_of, gap_points
from zi_cli.group_report.names import common_start, in_order, shortened, told_apart
from zi_cli.language import printable

_NAME_SIGNS: Final = 120
_FILE_SIGNS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What an indicator could still bring to one unit."""

    points: Fraction
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """A unit of the group."""

    name: str
    """With its file where another file names the same unit."""
    short: str
    """The name without the words with which all names of the group begin, and with its middle cut where it is long."""
    file: str
    """Name of the file, with its folders where others have the same name."""
    assessment: Assessment
    gaps: Mapping[str, Gap]
    """By indicator, in the regulation's order; indicators without a gap are left out."""

    def is_best(self, indicator: Indicator) -> bool:
        """Whether it holds the best level, and evidence shows it."""
        return indicator.id not in self.gaps and bool(evidence_of(indicator, self.assessment.filled))

    def cell(self, indicator: Indicator) -> str:
        """Where the answer stands; the first that does not count where one does not."""
        return cell_of(self.assessment, indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameUnit:
    """Several files that name the same unit."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The units, in the order in which people look them up."""

    members: tuple[Member, ...]
    copies: tuple[SameUnit, ...]
    """Files with the same content; only the first of each counts."""
    start: str
    """The words with which all names of the group begin; often empty."""


def gather(assessments: Sequence[Assessment], *, by_roster: bool = False) -> Gathered:
    """Every unit; the order of `assessments` does not matter.

    Files with the same content are one unit, unless a roster says that they are of two.
    """
    ordered = sorted(assessments, key=_place)
    files = dict(zip(map(id, ordered), told_apart([one.filled.path for one in ordered]), strict=True))
    by_content: dict[tuple[str, str], list[Assessment]] = {}
    for one in ordered:
        by_content.setdefault((one.filled.sha256, _known_as(one) if by_roster else ""), []).append(one)
    counted = [alike[0] for alike in by_content.values()]
    by_name: dict[str, list[Assessment]] = {}
    for one in counted:
        by_name.setdefault(_known_as(one), []).append(one)
    unclear = {id(one) for alike in by_name.values() if len(alike) > 1 for one in alike}
    members = [_member(one, files[id(one)], with_file=id(one) in unclear) for one in counted]
    start = common_start([one.name for one in members])
    return Gathered(
        members=tuple(replace(one, short=shortened(one.name.removeprefix(start).strip())) for one in members),
        start=start,
        copies=tuple(_same(alike, files) for alike in by_content.values() if len(alike) > 1),
    )


def _place(one: Assessment) -> tuple[object, ...]:
    name = printable(one.filled.unit_name)
    return (in_order(name), name, one.filled.path, one.filled.sha256)


def _known_as(one: Assessment) -> str:
    """A name as people compare it."""
    return " ".join(printable(one.filled.unit_name).casefold().split())


def _same(alike: Sequence[Assessment], files: Mapping[int, str]) -> SameUnit:
    return SameUnit(name=printable(alike[0].filled.unit_name), files=tuple(files[id(one)] for one in alike))


def _member(assessment: Assessment, file: str, *, with_file: bool) -> Member:
    name = printable(assessment.filled.unit_name, _NAME_SIGNS)
    gaps = {}
    for indicator in assessment.pack.indicators.values():
        open_points = gap_points(assessment, indicator.id)
        if open_points > 0:
            gaps[indicator.id] = Gap(points=open_points, cause=cause_of(assessment, indicator))
    shown = f"{name} ({printable(file, _FILE_SIGNS)})" if with_file else name
    return Member(name=shown, short=shown, file=file, assessment=assessment, gaps=gaps)
