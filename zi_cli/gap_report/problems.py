"""The problem map: every gap with its points, its cause, and what to talk about."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.contradictions import contradiction_of
from zi_cli.assessment.survey_scale import index_meant
from zi_cli.assessment.views import VIEW_NAMES, View, evidence_of
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Indicator, ScaleKind
from zi_cli.criteria.soal_text import soal_numbers
from zi_cli.gap_report.cause_costs import CauseRow, cause_rows
from zi_cli.gap_report.causes import (
    CAUSE_NAMES,
    area_of,
    cause_of,
    cell_of,
    counted_points,
    gap_points,
    scored_soal,
    step_points,
)
from zi_cli.gap_report.deeds import deed, number_deed, retyping, righting
from zi_cli.gap_report.levels import Standing, answer_text, standing_of
from zi_cli.gap_report.number import Number, points, share
from zi_cli.language import Translator, printable

NOTE_SIGNS: Final = 2_000
"""Signs of a note that a report shows; the cell holds the rest."""
EVIDENCE_SIGNS: Final = 300
_LARGEST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A gap: an indicator below its best level, or without evidence."""

    rank: int
    """1 for the gap with the most points."""
    id: str
    soal: str
    """`12`; for counts `88, 89` or `113–116`."""
    soal_ids: tuple[int, ...]
    label: str
    question: str
    cause: str
    """uncounted, not_done, partly_done, no_evidence, on_paper, or number"""
    cause_name: str
    points: Number
    """Still to gain: up to the best level, beyond what evidence supports."""
    step_points: Number
    """What the next step alone brings: one level, or the evidence of the claim; for a number all of `points`."""
    points_share: float
    """Of the largest gap, 0 to 1, for the length of a bar."""
    deed: str
    """What to do next, in a few words."""
    at_most: bool
    """Whether `step_points` is what the step brings at best: a number has no levels."""
    standing: Standing
    evidence_known: bool
    """Whether evidence can be read from the file at all."""
    evidence_given: tuple[str, ...]
    """Empty also where it cannot be read."""
    evidence_expected: tuple[str, ...]
    """The usual documents; empty where the pack names none."""
    note: str
    """The unit's own."""
    tpi_answer: str
    """As one would type it; empty where TPI has not answered."""
    tpi_note: str
    cell: str
    alone: bool
    """Whether the unit can do it by itself, by the pack's efforts; evidence it can always show."""
    who: str
    """Who or what else decides; empty where the unit can do it by itself."""
    people: str
    """Roles that can usually help; empty where the pack names none."""
    discussion: tuple[str, ...]
    """Questions for the discussion that follow from this gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemArea:
    """The gaps of one area, the largest first."""

    number: int | None
    """None for the component Hasil."""
    name: str
    points: Number
    count: int
    opening: tuple[str, ...]
    """Questions that open the talk about the area as a whole."""
    causes: tuple[CauseRow, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemMap:
    """All gaps."""

    count: int
    points: Number
    basis: str
    """Whose answers the gaps are counted by, with their total: `points` is what that lacks of 100."""
    causes: tuple[CauseRow, ...]
    """The costliest first."""
    largest: tuple[Problem, ...]
    """The ten with the most points, by rank."""
    areas: tuple[ProblemArea, ...]
    """The area with the most points to gain first; areas without a gap are left out."""


@dataclass(frozen=True, slots=True)
class _Gap:
    indicator: Indicator
    points: Fraction
    cause: Cause
    area: int | None


def problem_map(assessment: Assessment, translator: Translator) -> ProblemMap:
    """Every gap of the workbook."""
    gaps = _gaps(assessment)
    total = exact_sum(gap.points for gap in gaps)
    largest = gaps[0].points if gaps else Fraction(1)
    problems = {
        gap.indicator.id: _problem(assessment, gap, rank, largest, translator)
        for rank, gap in enumerate(gaps, start=1)
    }
    numbers = [*(area.number for area in assessment.pack.areas), None]
    areas = [_area(assessment, number, gaps, problems, translator) for number in numbers]
    return ProblemMap(
        count=len(gaps),
        points=points(translator, total),
        basis=_basis(assessment, translator),
        causes=_causes(gaps, translator),
        largest=tuple(problems.values())[:_LARGEST],
        areas=tuple(sorted((area for area in areas if area.count), key=lambda area: -area.points.value)),
    )


def _basis(assessment: Assessment, translator: Translator) -> str:
    """Whose answers the gaps are counted by, with their total: `jawaban yang didukung bukti (67,45)`."""
    view = assessment.shown_view
    if view is not View.TPI and assessment.scores[View.SUPPORTED] is not None:
        view = View.SUPPORTED
    counted = exact_sum(counted_points(assessment, item) for item in assessment.pack.indicators)
    return translator.say("{view} ({points})", view=VIEW_NAMES[view], points=counted)


def _gaps(assessment: Assessment) -> list[_Gap]:
    """Every gap, the largest first, then in the regulation's order."""
    gaps = []
    for indicator in assessment.pack.indicators.values():
        open_points = gap_points(assessment, indicator.id)
        if open_points > 0:
            area = area_of(assessment, indicator)
            cause = cause_of(assessment, indicator)
            gaps.append(_Gap(indicator, open_points, cause, area.number if area else None))
    return sorted(gaps, key=lambda gap: -gap.points)


def _causes(gaps: list[_Gap], translator: Translator) -> tuple[CauseRow, ...]:
    return cause_rows([(gap.cause, gap.points) for gap in gaps], translator)


def _area(
    assessment: Assessment,
    number: int | None,
    gaps: list[_Gap],
    problems: dict[str, Problem],
    translator: Translator,
) -> ProblemArea:
    mine = [gap for gap in gaps if gap.area == number]
    total = exact_sum(gap.points for gap in mine)
    names = {area.number: area.name for area in assessment.pack.areas}
    return ProblemArea(
        number=number,
        name=printable(names[number]) if number is not None else _results_name(assessment),
        points=points(translator, total),
        count=len(mine),
        opening=assessment.pack.discussion.opening(number),
        causes=_causes(mine, translator),
        problems=tuple(problems[gap.indicator.id] for gap in mine),
    )


def _results_name(assessment: Assessment) -> str:
    """Name of the component that belongs to no area."""
    return printable(assessment.pack.nodes[assessment.pack.totals["hasil"][0]].name)


def _problem(
    assessment: Assessment, gap: _Gap, rank: int, largest: Fraction, translator: Translator
) -> Problem:
    indicator, filled = gap.indicator, assessment.filled
    scored = scored_soal(indicator)
    response = filled.responses[scored]
    special = assessment.pack.efforts.of(scored)
    alone = gap.cause is Cause.NO_EVIDENCE or special.decided_by is DecidedBy.UNIT
    given = evidence_of(indicator, filled)
    notes = [filled.responses[soal].note.text for soal in indicator.soal_ids]
    notes.append(filled.indicator_notes[indicator.id].text if indicator.id in filled.indicator_notes else "")
    standing = standing_of(assessment, indicator, gap.cause, translator)
    options = indicator.ratio is None and indicator.inputs[0].scale.kind is ScaleKind.OPTIONS
    return Problem(
        rank=rank,
        id=indicator.id,
        soal=soal_numbers(indicator.soal_ids),
        soal_ids=indicator.soal_ids,
        label=printable(indicator.label),
        question=printable(indicator.question, 500),
        cause=gap.cause.value,
        cause_name=translator.text(CAUSE_NAMES[gap.cause]),
        points=points(translator, gap.points),
        step_points=points(translator, step_points(assessment, indicator, gap.cause)),
        points_share=share(gap.points, largest),
        deed=printable(_deed(assessment, gap, standing, translator)),
        at_most=not options and gap.cause is not Cause.NO_EVIDENCE,
        standing=standing,
        evidence_known=filled.evidence_known,
        evidence_given=tuple(printable(piece.target, EVIDENCE_SIGNS) for piece in given),
        evidence_expected=tuple(printable(document, 500) for document in _documents(indicator)),
        note=printable("; ".join(dict.fromkeys(note for note in notes if note)), NOTE_SIGNS),
        tpi_answer="" if response.tpi is None else answer_text(response.tpi, translator),
        tpi_note=printable(response.tpi_note.text, NOTE_SIGNS),
        cell=cell_of(assessment, indicator),
        alone=alone,
        who="" if alone else printable(special.reason),
        people=printable(assessment.pack.discussion.who_can_help(gap.area)),
        discussion=assessment.pack.discussion.questions(indicator.id, gap.cause.value),
    )


def _deed(assessment: Assessment, gap: _Gap, standing: Standing, translator: Translator) -> str:
    question, only_evidence = gap.indicator.inputs[0], gap.cause is Cause.NO_EVIDENCE
    given = assessment.given(question.soal_id)
    wrong = contradiction_of(assessment.pack, gap.indicator, assessment.given)
    if wrong is not None:
        return righting(wrong, translator)
    meant = index_meant(question, given)
    if meant is not None:
        return retyping(given.written, meant, None, translator)
    if standing.next or only_evidence or gap.cause is Cause.UNCOUNTED:
        return deed(question, standing.answer, standing.next or None, only_evidence, translator)
    return number_deed(gap.indicator, standing.answer, translator)


def _documents(indicator: Indicator) -> tuple[str, ...]:
    """The usual documents of an indicator, those of its inputs together."""
    return tuple(dict.fromkeys(document for question in indicator.inputs for document in question.evidence))
