"""The units side by side: verdict, total, gates, and how much of each topic is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import percent as percent_of
from zi_cli.criteria.lke.pack import Pack
from zi_cli.gap_report.areas import area_minimum
from zi_cli.gap_report.head import verdict_of
from zi_cli.gap_report.number import Number, points
from zi_cli.group_report.members import Member
from zi_cli.group_report.names import listed
from zi_cli.language import Message, Translator, msg, printable

NEAR_PERCENT: Final = 10
"""Up to this far below its minimum an area is called near."""
_SIGNS: Final = {"met": "✓", "near": "~", "missed": "✗"}
_TONE_WORDS: Final[Mapping[str, Message]] = {
    "met": msg("reached"),
    "near": msg("nearly met"),
    "missed": msg("missed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A topic of the group: an area perubahan, or the results."""

    number: int | None
    """None for the component Hasil."""
    name: str
    mark: str
    """What stands above the column where there is no room for the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """How much of a topic a unit reaches."""

    percent: Number
    """Of the topic's weight, by the deciding view; without the percent sign, which the column says."""
    tone: str
    """met, near, or missed: whether the gates of this topic are met"""
    tone_word: str
    sign: str
    """The same for those who see no colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit."""

    number: int
    name: str
    file: str
    target: str
    tone: str
    """ready, near, or not"""
    headline: str
    total: Number | None
    """None where the deciding view has no score."""
    missed: tuple[str, ...]
    """Names of the gates that are not met, or not known to be."""
    gain: Number
    """Points still to gain, over all indicators."""
    cells: tuple[HeatCell, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCount:
    """A gate and the units that it stops."""

    name: str
    units: int
    of: int
    missed_by: tuple[str, ...]
    """Short names."""
    missed_by_names: str
    """The same in words: for most of a large group, who does not miss it."""


def columns(pack: Pack) -> tuple[Column, ...]:
    """The topics, in the regulation's order."""
    areas = [Column(number=a.number, name=printable(a.name), mark=str(a.number)) for a in pack.areas]
    name = printable(pack.nodes[pack.totals["hasil"][0]].name)
    return (*areas, Column(number=None, name=name, mark=name[:1]))


def topic_nodes(pack: Pack, number: int | None) -> tuple[str, ...]:
    """The nodes of a topic."""
    if number is None:
        return pack.totals["hasil"]
    area = next(area for area in pack.areas if area.number == number)
    return (area.pemenuhan, area.reform)


def reached(assessment: Assessment, number: int | None) -> Fraction:
    """Percentage of a topic's weight that the deciding view gives."""
    nodes = topic_nodes(assessment.pack, number)
    score = sum((assessment.decisive.nodes[node] for node in nodes), Fraction(0))
    return percent_of(score, sum((assessment.pack.weight_points(node) for node in nodes), Fraction(0)))


def misses(assessment: Assessment, number: int | None) -> bool:
    """Whether a gate of this topic is missed, or not known to be met."""
    nodes = topic_nodes(assessment.pack, number)
    return any(
        not gate.met and gate.gate.of and _all_within(gate.gate.of, nodes) for gate in assessment.gates
    )


def unit_rows(
    members: Sequence[Member], shown: Sequence[Column], translator: Translator
) -> tuple[UnitRow, ...]:
    """Every unit, in the order of the members."""
    return tuple(_row(one, number, shown, translator) for number, one in enumerate(members, start=1))


def gate_counts(members: Sequence[Member], translator: Translator) -> tuple[GateCount, ...]:
    """Every gate that somebody misses, the one that stops most units first."""
    missed: dict[str, list[str]] = {}
    asked: dict[str, list[str]] = {}
    for one in members:
        for gate in one.assessment.gates:
            name = printable(gate.gate.name)
            asked.setdefault(name, []).append(one.short)
            if not gate.met:
                missed.setdefault(name, []).append(one.short)
    order = [name for name in asked if name in missed]
    counts = [
        GateCount(
            name=name,
            units=len(missed[name]),
            of=len(asked[name]),
            missed_by=tuple(missed[name]),
            missed_by_names=listed(missed[name], asked[name], translator),
        )
        for name in order
    ]
    return tuple(sorted(counts, key=lambda count: (-count.units, count.name)))


def missed_gates(assessment: Assessment) -> tuple[str, ...]:
    """Names of the gates that are not met, or not known to be, in the regulation's order."""
    return tuple(printable(gate.gate.name) for gate in assessment.gates if not gate.met)


def _row(one: Member, number: int, shown: Sequence[Column], translator: Translator) -> UnitRow:
    assessment = one.assessment
    verdict = verdict_of(assessment, translator)
    return UnitRow(
        number=number,
        name=one.name,
        file=one.file,
        target=assessment.target,
        tone=verdict.tone,
        headline=verdict.headline,
        total=verdict.total,
        missed=missed_gates(assessment),
        gain=points(translator, sum((gap.points for gap in one.gaps.values()), Fraction(0))),
        cells=tuple(_cell(assessment, column.number, translator) for column in shown),
    )


def _cell(assessment: Assessment, number: int | None, translator: Translator) -> HeatCell:
    here, minimum = reached(assessment, number), Fraction(0)
    if number is not None:
        minimum = area_minimum(assessment, next(a for a in assessment.pack.areas if a.number == number))
    tone = "met"
    if misses(assessment, number):
        tone = "near" if minimum and minimum - NEAR_PERCENT <= here < minimum else "missed"
    return HeatCell(
        percent=points(translator, here, minimum),
        tone=tone,
        tone_word=translator.text(_TONE_WORDS[tone]),
        sign=_SIGNS[tone],
    )


def _all_within(items: Sequence[str], nodes: Sequence[str]) -> bool:
    return all(any(item == node or item.startswith(f"{node}.") for node in nodes) for item in items)
