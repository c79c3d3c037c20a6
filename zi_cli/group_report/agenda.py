"""The agenda: what is done in which minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from zi_cli.gap_report.number import Number
from zi_cli.group_report.minutes import Shares
from zi_cli.group_report.topics import Topic
from zi_cli.language import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A part of the meeting."""

    number: int
    kind: str
    """opening, topic, innovation, or agreements"""
    title: str
    what: str
    """What is done, in a sentence."""
    begins: int
    """Minutes after the start."""
    ends: int
    minutes: int
    points: Number | None
    """At stake; only for topics."""
    topic: int | None
    """The topic's order; only for topics."""


def agenda(topics: Sequence[Topic], shares: Shares, translator: Translator) -> tuple[AgendaItem, ...]:
    """Opening, topics, innovation, agreements: one after the other, without a break."""
    held = [topic for topic in topics if topic.minutes]
    parts: list[tuple[str, str, str, int, Topic | None]] = [
        (
            "opening",
            translator.say("Opening"),
            translator.say(
                "Aim of the meeting, the picture of the group, and who writes down what is agreed."
            ),
            shares.opening,
            None,
        ),
        *(("topic", topic.name, _what(topic, translator), topic.minutes, topic) for topic in held),
        (
            "innovation",
            translator.say("Deepening of innovations"),
            translator.say("What works already, and which unit takes it over."),
            shares.innovation,
            None,
        ),
        (
            "agreements",
            translator.say("Agreements"),
            translator.say(
                "Read the worksheet aloud: who does what by when, and when it is looked at again."
            ),
            shares.agreements,
            None,
        ),
    ]
    items, begins = [], 0
    for number, (kind, title, what, minutes, topic) in enumerate(parts, start=1):
        items.append(
            AgendaItem(
                number=number,
                kind=kind,
                title=title,
                what=what,
                begins=begins,
                ends=begins + minutes,
                minutes=minutes,
                points=topic.points if topic else None,
                topic=topic.order if topic else None,
            )
        )
        begins += minutes
    return tuple(items)


def _what(topic: Topic, translator: Translator) -> str:
    return translator.say(
        "{units} unit(s) with gaps, {missed} below the gate; begin with soal {soals}.",
        units=topic.units,
        missed=topic.missed_by,
        soals=", ".join(gap.soal for gap in topic.gaps),
    )
