"""Gaps that units have in common: how many have it, why, what the next level asks, and who can show how."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.views import evidence_of
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.criteria.lke.pack import Indicator, Pack, ScaleKind
from zi_cli.criteria.soal_text import soal_numbers
from zi_cli.gap_report.cause_costs import CauseRow, cause_rows
from zi_cli.gap_report.causes import CAUSE_NAMES, area_of, counted_points, scored_soal
from zi_cli.gap_report.levels import Standing, answer_text, number_text, standing_of
from zi_cli.gap_report.number import Number, points, share
from zi_cli.gap_report.problems import EVIDENCE_SIGNS
from zi_cli.group_report.members import Member
from zi_cli.group_report.names import listed
from zi_cli.language import Translator, printable

_QUESTIONS = 2
"""Questions that a table of many gets through for one gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCount:
    """Units at the same level, and what the next one asks of them."""

    answer: str
    """Empty for numbers, which differ from unit to unit."""
    next: str
    asks: str
    units: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A unit that has the gap."""

    name: str
    short: str
    """For dense lists."""
    answer: str
    cause_name: str
    points: Number
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A unit that holds the best level, with evidence: where others can go and see."""

    name: str
    short: str
    file: str
    answer: str
    cell: str
    pieces: int
    """Pieces of evidence."""
    evidence: str
    """The first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonGap:
    """A gap by indicator, over all units."""

    rank: int
    """1 for the gap with the most points over all units."""
    id: str
    soal: str
    label: str
    question: str
    topic: int | None
    """Number of the area; None for the component Hasil."""
    units: int
    """How many have it."""
    of: int
    """How many units there are."""
    points: Number
    """Still to gain, all units together: how many have it, times what each of them lacks on average."""
    points_share: float
    """Of the largest gap, 0 to 1, for the length of a bar."""
    average: Number
    """Points that each unit concerned lacks, on average."""
    causes: tuple[CauseRow, ...]
    """The costliest first; each counts the units that it concerns."""
    levels: tuple[LevelCount, ...]
    """The most frequent first."""
    concerned: tuple[Concerned, ...]
    who_has_it: str
    """Their short names; for most of a large group, who is not among them."""
    evidence: tuple[str, ...]
    """The usual documents."""
    discussion: tuple[str, ...]
    mentors: tuple[Mentor, ...]
    """Those of whom most is shown first."""
    nearest: Mentor | None
    """Where nobody holds the best level: the unit with evidence that lacks least. None where none lacks less."""
    alone: bool
    """Whether units can by themselves do something about what costs most of it."""
    who: str
    """Who or what else decides; empty where units can do something by themselves."""


def common_gaps(members: Sequence[Member], pack: Pack, translator: Translator) -> tuple[CommonGap, ...]:
    """Every indicator that some unit has a gap in, the most points first, then in the regulation's order."""
    totals = {
        indicator.id: sum(
            (one.gaps[indicator.id].points for one in _concerned(members, indicator)), Fraction(0)
        )
        for indicator in pack.indicators.values()
    }
    ranked = sorted((item for item, total in totals.items() if total), key=lambda item: -totals[item])
    largest = totals[ranked[0]] if ranked else Fraction(1)
    return tuple(
        _gap(members, pack.indicators[item], rank, largest, translator)
        for rank, item in enumerate(ranked, start=1)
    )


def _concerned(members: Sequence[Member], indicator: Indicator) -> list[Member]:
    return [one for one in members if indicator.id in one.gaps]


def _gap(
    members: Sequence[Member], indicator: Indicator, rank: int, largest: Fraction, translator: Translator
) -> CommonGap:
    concerned = _concerned(members, indicator)
    total = sum((one.gaps[indicator.id].points for one in concerned), Fraction(0))
    assessment = concerned[0].assessment
    area = area_of(assessment, indicator)
    mine = [one.gaps[indicator.id] for one in concerned]
    causes = cause_rows([(gap.cause, gap.points) for gap in mine], translator)
    held = mentors(members, indicator, translator)
    index = indicator.inputs[0].scale.kind is ScaleKind.INDEX
    alone = not index or causes[0].id != Cause.NUMBER.value
    standings = [
        standing_of(one.assessment, indicator, one.gaps[indicator.id].cause, translator) for one in concerned
    ]
    documents = (document for question in indicator.inputs for document in question.evidence)
    return CommonGap(
        rank=rank,
        id=indicator.id,
        soal=soal_numbers(indicator.soal_ids),
        label=printable(indicator.label),
        question=printable(indicator.question, 500),
        topic=area.number if area else None,
        units=len(concerned),
        of=len(members),
        points=points(translator, total),
        points_share=share(total, largest),
        average=points(translator, total / len(concerned)),
        causes=causes,
        levels=_levels(concerned, standings),
        concerned=tuple(
            _one(one, indicator, standing, translator)
            for one, standing in zip(concerned, standings, strict=True)
        ),
        who_has_it=listed([one.short for one in concerned], [one.short for one in members], translator),
        evidence=tuple(printable(document, 500) for document in dict.fromkeys(documents)),
        discussion=_questions(assessment.pack, indicator, causes),
        mentors=held,
        nearest=None if held else _nearest(concerned, indicator, translator),
        alone=alone,
        who="" if alone else printable(assessment.pack.efforts.of(scored_soal(indicator)).reason),
    )


def mentors(members: Sequence[Member], indicator: Indicator, translator: Translator) -> tuple[Mentor, ...]:
    """The units that hold the best level of an indicator with evidence, those with most evidence first."""
    found = [_mentor(one, indicator, translator) for one in members if one.is_best(indicator)]
    return tuple(sorted(found, key=lambda mentor: -mentor.pieces))


def _nearest(concerned: Sequence[Member], indicator: Indicator, translator: Translator) -> Mentor | None:
    lacking = [one.gaps[indicator.id].points for one in concerned]
    shown = [
        (points_lacking, one)
        for points_lacking, one in zip(lacking, concerned, strict=True)
        if evidence_of(indicator, one.assessment.filled) and counted_points(one.assessment, indicator.id) > 0
    ]
    least, best = min(shown, key=lambda pair: pair[0], default=(Fraction(0), None))
    return None if best is None or least == max(lacking) else _mentor(best, indicator, translator)


def _mentor(one: Member, indicator: Indicator, translator: Translator) -> Mentor:
    pieces = evidence_of(indicator, one.assessment.filled)
    options = indicator.ratio is None and indicator.inputs[0].scale.kind is ScaleKind.OPTIONS
    if options:
        answer = answer_text(one.assessment.given(indicator.soal_ids[0]), translator)
    else:
        answer = number_text(one.assessment, indicator, translator)
    return Mentor(
        name=one.name,
        short=one.short,
        file=one.file,
        answer=answer,
        cell=one.cell(indicator),
        pieces=len(pieces),
        evidence=printable(pieces[0].target, EVIDENCE_SIGNS),
    )


def _one(one: Member, indicator: Indicator, standing: Standing, translator: Translator) -> Concerned:
    gap = one.gaps[indicator.id]
    return Concerned(
        name=one.name,
        short=one.short,
        answer=standing.answer,
        cause_name=translator.text(CAUSE_NAMES[gap.cause]),
        points=points(translator, gap.points),
        cell=one.cell(indicator),
    )


def _levels(concerned: Sequence[Member], standings: Sequence[Standing]) -> tuple[LevelCount, ...]:
    """Units by their level: for numbers, all whom the same would help together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one, standing in zip(concerned, standings, strict=True):
        answer = standing.answer if standing.next else ""
        groups.setdefault((answer, standing.next, standing.next_meaning), []).append(one.short)
    counts = [
        LevelCount(answer=answer, next=following, asks=asks, units=len(names), names=tuple(names))
        for (answer, following, asks), names in groups.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.units, count.answer, count.asks)))


def _questions(pack: Pack, indicator: Indicator, causes: Sequence[CauseRow]) -> tuple[str, ...]:
    """The questions of the causes, the costliest cause first."""
    asked = (q for cause in causes for q in pack.discussion.questions(indicator.id, cause.id))
    return tuple(dict.fromkeys(asked))[:_QUESTIONS]
