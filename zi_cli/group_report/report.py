"""The view model of the pack for a group: all that a template may show, the same in every format."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction

from zi_cli import __version__
from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import VIEW_NAMES
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.head import long_date
from zi_cli.gap_report.number import Number, points
from zi_cli.group_report.agenda import AgendaItem, agenda
from zi_cli.group_report.clusters import Cluster, clusters
from zi_cli.group_report.gaps import CommonGap, common_gaps
from zi_cli.group_report.innovation import InnovationRound, innovation_round
from zi_cli.group_report.members import Member, SameUnit, gather
from zi_cli.group_report.names import told_apart
from zi_cli.group_report.topics import Topic, topics
from zi_cli.group_report.units import Column, GateCount, UnitRow, columns, gate_counts, unit_rows
from zi_cli.group_report.words import words_of
from zi_cli.language import Translator, printable
from zi_cli.report.outcome import Refused

TOP = 5
"""Common gaps on page one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """A file that could not be assessed, and so is in no number of the pack."""

    file: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """The pack for a group of units."""

    language: str
    """`id` or `en`"""
    words: Mapping[str, str]
    """Fixed words, by key."""
    title: str
    group: str
    """Name of the group."""
    start: str
    """The words with which all names of units begin and which short names leave out; often empty."""
    date: str
    """In words: `22 November 2026`."""
    date_iso: str
    targets: str
    """Names of the predicates that the units aim at."""
    view: str
    """Whose answers decided, in words."""
    instrument: str
    regulation: str
    program: str
    notice: str
    """What the pack is not."""
    count: int
    """Units that were assessed."""
    ready: int
    sentences: tuple[str, ...]
    """How the group stands, most important first."""
    columns: tuple[Column, ...]
    units: tuple[UnitRow, ...]
    refused: tuple[RefusedFile, ...]
    same_unit: tuple[SameUnit, ...]
    copies: tuple[SameUnit, ...]
    gates: tuple[GateCount, ...]
    """Gates that somebody misses, the one that stops most units first."""
    points: Number
    """Still to gain, all units together."""
    top_gaps: tuple[CommonGap, ...]
    gaps: tuple[CommonGap, ...]
    """All of them, the most points first."""
    topics: tuple[Topic, ...]
    minutes: int
    agenda: tuple[AgendaItem, ...]
    clusters: tuple[Cluster, ...]
    innovation: InnovationRound

    def plain(self) -> dict[str, object]:
        """The model as JSON would hold it: dictionaries, lists, texts and numbers."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What is settled about the meeting, apart from the workbooks."""

    group: str
    minutes: int
    day: date
    older: tuple[SameUnit, ...] = ()
    """Units with several files, the one that counts first; the others are not among the assessments."""
    by_roster: bool = False
    """Whether a roster named the units and what they aim at, rather than their files."""


def group_report(
    assessments: Sequence[Assessment],
    refused: Sequence[Refused],
    criteria: CriteriaSet,
    meeting: Meeting,
    translator: Translator,
) -> GroupReport:
    """The pack of at least one assessed workbook, all held against `criteria`; their order does not matter."""
    gathered = gather(assessments, by_roster=meeting.by_roster)
    members, pack = gathered.members, criteria.lke
    shown = columns(pack)
    gaps = common_gaps(members, pack, translator)
    held, shares = topics(members, pack, gaps, shown, meeting.minutes, translator)
    units, gates = unit_rows(members, shown, translator), gate_counts(members, translator)
    group = printable(meeting.group)
    lacking = (gap.points for one in members for gap in one.gaps.values())
    return GroupReport(
        language=translator.language,
        words=words_of(translator),
        title=translator.say("Discussion pack: {group}", group=group),
        group=group,
        start=gathered.start,
        date=long_date(meeting.day, translator),
        date_iso=meeting.day.isoformat(),
        targets=", ".join(name for name in pack.targets if any(unit.target == name for unit in units)),
        view=translator.text(VIEW_NAMES[members[0].assessment.view]),
        instrument=f"{pack.name} ({pack.id} {pack.version})",
        regulation=pack.regulation,
        program=f"zi {__version__}",
        notice=translator.say(
            "The pack shows the units' own workbooks, to talk about; it is not an official verdict and no contest. "
            "The predicate is decided by the evaluation of TPI and TPN."
        ),
        count=len(members),
        ready=sum(one.assessment.ready for one in members),
        sentences=_sentences(members, gates, meeting, refused, translator),
        columns=shown,
        units=units,
        refused=_refused(refused, translator),
        same_unit=meeting.older,
        copies=gathered.copies,
        gates=gates,
        points=points(translator, sum(lacking, Fraction(0))),
        top_gaps=gaps[:TOP],
        gaps=gaps,
        topics=held,
        minutes=meeting.minutes,
        agenda=agenda(held, shares, translator),
        clusters=clusters(members, shown, gaps, translator),
        innovation=innovation_round(members, criteria, gaps, translator),
    )


def _sentences(
    members: Sequence[Member],
    gates: Sequence[GateCount],
    meeting: Meeting,
    refused: Sequence[Refused],
    translator: Translator,
) -> tuple[str, ...]:
    ready = sum(one.assessment.ready for one in members)
    told = [translator.say("{ready} of {all} unit(s) are ready.", ready=ready, all=len(members))]
    if gates:
        told.append(
            translator.say(
                "Most often missed: {gate} ({units} of {all} unit(s)).",
                gate=gates[0].name,
                units=gates[0].units,
                all=gates[0].of,
            )
        )
    if refused:
        told.append(
            translator.say(
                "{count} file(s) could not be assessed and count nowhere here.", count=len(refused)
            )
        )
    if meeting.older:
        told.append(
            translator.say(
                "{count} unit(s) have more than one file; only the newest of each counts.",
                count=len(meeting.older),
            )
        )
    if not meeting.by_roster:
        told.append(
            translator.say(
                "Names and targets are those in the files alone; no roster of the units was given."
            )
        )
    return tuple(told)


def _refused(refused: Sequence[Refused], translator: Translator) -> tuple[RefusedFile, ...]:
    ordered = sorted(refused, key=lambda one: one.path)
    files = told_apart([one.path for one in ordered])
    return tuple(
        RefusedFile(
            file=file,
            reason=printable(translator.text(one.problem.message), 500),
            hint="" if one.problem.hint is None else printable(translator.text(one.problem.hint), 500),
        )
        for file, one in zip(files, ordered, strict=True)
    )
