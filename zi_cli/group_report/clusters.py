"""Units that lack the same, so that they sit together. One rule, which is told with the result.

A unit that misses no gate helps the others. A unit that meets the gates of no topic begins with the basics. Every
other one sits with the topic in which it reaches least, among those whose gate it misses; where only the total is
short, among all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zi_cli.gap_report.number import Number, percent
from zi_cli.group_report.gaps import CommonGap
from zi_cli.group_report.members import Member
from zi_cli.group_report.topics import guides
from zi_cli.group_report.units import Column, missed_gates, misses, reached
from zi_cli.language import Translator

_SHARED = 3
"""Common gaps that are told of a cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMember:
    """A unit of a cluster."""

    name: str
    percent: Number | None
    """What it reaches of the cluster's topic; None for clusters without a topic."""
    missed: int
    """Gates that it misses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Units that sit together."""

    number: int
    kind: str
    """basics, topic, or helping"""
    title: str
    because: str
    """What its members have in common, in a sentence."""
    together: str
    """What they sit together for, in a sentence."""
    members: tuple[ClusterMember, ...]
    shared_gates: tuple[str, ...]
    """Gates that every member misses."""
    shared_gaps: tuple[CommonGap, ...]
    """The largest gaps that every member has, of the cluster's topic where it has one."""
    helpers: tuple[str, ...]
    """Units outside the cluster that are farthest in its topic."""


_Key = tuple[str, int | None]


def clusters(
    members: Sequence[Member], shown: Sequence[Column], gaps: Sequence[CommonGap], translator: Translator
) -> tuple[Cluster, ...]:
    """Every unit in one cluster: the basics first, then topics by the number of units, helpers last."""
    groups: dict[_Key, list[Member]] = {}
    for one in members:
        groups.setdefault(_key(one, shown), []).append(one)
    rank = {"basics": 0, "topic": 1, "helping": 2}
    numbers = [column.number for column in shown]
    order = sorted(
        groups,
        key=lambda key: (rank[key[0]], -len(groups[key]), numbers.index(key[1]) if key[0] == "topic" else 0),
    )
    names = {column.number: column.name for column in shown}
    return tuple(
        _cluster(number, key, groups[key], members, gaps, names, translator)
        for number, key in enumerate(order, start=1)
    )


def _key(one: Member, shown: Sequence[Column]) -> _Key:
    assessment = one.assessment
    missed = [column.number for column in shown if misses(assessment, column.number)]
    if not missed_gates(assessment):
        return ("helping", None)
    if len(missed) == len(shown):
        return ("basics", None)
    candidates = missed or [column.number for column in shown]
    return ("topic", min(candidates, key=lambda number: reached(assessment, number)))


def _cluster(
    number: int,
    key: _Key,
    mine: Sequence[Member],
    everybody: Sequence[Member],
    gaps: Sequence[CommonGap],
    names: dict[int | None, str],
    translator: Translator,
) -> Cluster:
    kind, topic = key
    by_topic = kind == "topic"
    title, because, together = _words(kind, names[topic] if by_topic else "", translator)
    gates = [set(missed_gates(one.assessment)) for one in mine]
    shared = [
        gap
        for gap in gaps
        if all(gap.id in one.gaps for one in mine) and (not by_topic or gap.topic == topic)
    ]
    others = [one for one in everybody if one not in mine]
    return Cluster(
        number=number,
        kind=kind,
        title=title,
        because=because,
        together=together,
        members=tuple(
            ClusterMember(
                name=one.name,
                percent=percent(translator, reached(one.assessment, topic)) if by_topic else None,
                missed=len(missed_gates(one.assessment)),
            )
            for one in mine
        ),
        shared_gates=tuple(g for g in missed_gates(mine[0].assessment) if all(g in gate for gate in gates)),
        shared_gaps=() if kind == "helping" else tuple(shared[:_SHARED]),
        helpers=_helpers(kind, topic, others, translator),
    )


def _words(kind: str, topic: str, translator: Translator) -> tuple[str, str, str]:
    """Title, what the members have in common, and what they sit together for."""
    if kind == "helping":
        return (
            translator.say("Units that can help"),
            translator.say("They miss no gate."),
            translator.say("One of them sits with each of the other groups and shows how it is done."),
        )
    if kind == "basics":
        return (
            translator.say("Begin with the basics"),
            translator.say("They miss gates in every area and in the results."),
            translator.say(
                "They settle who answers for which area, and begin with the gaps that all of them have."
            ),
        )
    return (
        topic,
        translator.say("Of the topics whose gate they miss, they reach least in {topic}.", topic=topic),
        translator.say("They sit together for the topic {topic}.", topic=topic),
    )


def _helpers(
    kind: str, topic: int | None, others: Sequence[Member], translator: Translator
) -> tuple[str, ...]:
    if kind == "helping":
        return ()
    if kind == "topic":
        return tuple(guide.name for guide in guides(others, topic, translator))
    return tuple(one.name for one in others if not missed_gates(one.assessment))[:_SHARED]
