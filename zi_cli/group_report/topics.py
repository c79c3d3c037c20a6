"""Topics of the meeting: the areas and the results, by what the units together could still gain there."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import Pack
from zi_cli.gap_report.causes import counted_points
from zi_cli.gap_report.number import Number, percent, points, share
from zi_cli.group_report.gaps import CommonGap
from zi_cli.group_report.members import Member
from zi_cli.group_report.minutes import Shares, share_out
from zi_cli.group_report.units import Column, misses, topic_nodes
from zi_cli.language import Translator

TOP: Final = 3
"""Gaps of a topic that are told in full; so many fit into the minutes of a topic."""
_GUIDES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A unit that meets the gates of a topic and is farthest in it, by what evidence supports."""

    name: str
    percent: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic."""

    order: int
    """1 for the topic with the most points still to gain."""
    number: int | None
    """Of the area; None for the component Hasil."""
    name: str
    points: Number
    points_share: float
    """Of all points still to gain, 0 to 1."""
    units: int
    """Units with a gap here."""
    missed_by: int
    """Units that miss a gate here."""
    minutes: int
    """0 where the meeting has no time for it."""
    opening: tuple[str, ...]
    """Questions that open the talk."""
    gaps: tuple[CommonGap, ...]
    """The largest ones, to be talked about."""
    others: int
    """Further gaps, which only the appendix tells."""
    guides: tuple[Guide, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    column: Column
    gaps: tuple[CommonGap, ...]
    points: Fraction


def topics(
    members: Sequence[Member],
    pack: Pack,
    gaps: Sequence[CommonGap],
    shown: Sequence[Column],
    minutes: int,
    translator: Translator,
) -> tuple[tuple[Topic, ...], Shares]:
    """Every topic with a gap, the most points first, and how the minutes of the meeting are shared out."""
    drafts = [_draft(members, column, gaps) for column in shown]
    drafts = sorted((draft for draft in drafts if draft.points), key=lambda draft: -draft.points)
    shares = share_out(minutes, [draft.points for draft in drafts])
    total = sum((draft.points for draft in drafts), Fraction(0))
    made = (
        _topic(members, pack, draft, order, shares.topics[order - 1], total, translator)
        for order, draft in enumerate(drafts, start=1)
    )
    return tuple(made), shares


def _draft(members: Sequence[Member], column: Column, gaps: Sequence[CommonGap]) -> _Draft:
    mine = tuple(gap for gap in gaps if gap.topic == column.number)
    lacking = (one.gaps[gap.id].points for gap in mine for one in members if gap.id in one.gaps)
    return _Draft(column, mine, sum(lacking, Fraction(0)))


def _topic(
    members: Sequence[Member],
    pack: Pack,
    draft: _Draft,
    order: int,
    minutes: int,
    total: Fraction,
    translator: Translator,
) -> Topic:
    number = draft.column.number
    return Topic(
        order=order,
        number=number,
        name=draft.column.name,
        points=points(translator, draft.points),
        points_share=share(draft.points, total),
        units=sum(any(gap.id in one.gaps for gap in draft.gaps) for one in members),
        missed_by=sum(misses(one.assessment, number) for one in members),
        minutes=minutes,
        opening=pack.discussion.opening(number),
        gaps=draft.gaps[:TOP],
        others=max(0, len(draft.gaps) - TOP),
        guides=guides(members, number, translator),
    )


def guides(members: Sequence[Member], number: int | None, translator: Translator) -> tuple[Guide, ...]:
    """The units that are farthest in a topic whose gates they meet, at most three."""
    able = [(_supported(one, number), one) for one in members if not misses(one.assessment, number)]
    best = sorted(able, key=lambda pair: -pair[0])[:_GUIDES]
    return tuple(Guide(name=one.name, percent=percent(translator, part)) for part, one in best if part)


def _supported(one: Member, number: int | None) -> Fraction:
    """Percentage of a topic's weight that the unit surely has."""
    pack = one.assessment.pack
    ids = [
        indicator.id
        for node in topic_nodes(pack, number)
        for below in pack.nodes[node].walk()
        for indicator in below.indicators
    ]
    weight = sum((pack.weight_points(item) for item in ids), Fraction(0))
    return sum((counted_points(one.assessment, item) for item in ids), Fraction(0)) * 100 / weight
