"""Why an indicator brings less than it could: what keeps a unit from its points decides what to talk about."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import IndicatorScore
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.criteria.lke.pack import Area, Indicator, Pack, ScaleKind
from zi_cli.gap_report.areas import area_minimum
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import AnswerState

CAUSE_NAMES: Final[Mapping[Cause, Message]] = {
    Cause.UNCOUNTED: msg("blank, or cannot be worked out"),
    Cause.NOT_DONE: msg("not done yet"),
    Cause.PARTLY_DONE: msg("done in part"),
    Cause.NO_EVIDENCE: msg("done, but without evidence"),
    Cause.ON_PAPER: msg("done on paper, without effect yet"),
    Cause.NUMBER: msg("unfavourable number"),
}


def counted_points(assessment: Assessment, indicator_id: str) -> Fraction:
    """What an indicator surely brings, in points: by the deciding view, and no more than its evidence supports.

    TPI's view has judged the evidence already.
    """
    return _counted(assessment, indicator_id).score_points


class _Grounds(NamedTuple):
    """The scores of indicators, by id, that say what an indicator brings and why."""

    decisive: Mapping[str, IndicatorScore]
    claimed: Mapping[str, IndicatorScore]
    supported: Mapping[str, IndicatorScore] | None
    """None where evidence is unknown, or TPI has judged it."""


def _grounds(assessment: Assessment) -> _Grounds:
    supported = None if assessment.shown_view is View.TPI else assessment.scores[View.SUPPORTED]
    return _Grounds(
        decisive=assessment.decisive.indicators,
        claimed=assessment.claimed.indicators,
        supported=None if supported is None else supported.indicators,
    )


def _counted(assessment: Assessment, indicator_id: str) -> IndicatorScore:
    decisive, _, supported = assessment.once(_grounds)
    brings = decisive[indicator_id]
    if supported is None:
        return brings
    shown = supported[indicator_id]
    return shown if shown is brings or shown.ratio < brings.ratio else brings


def gap_points(assessment: Assessment, indicator_id: str) -> Fraction:
    """What an indicator could still bring, in points, beyond what it surely brings."""
    counted = _counted(assessment, indicator_id)
    if counted.ratio == 1:  # nearly always
        return Fraction(0)
    return assessment.pack.weight_points(indicator_id) - counted.score_points


def evidence_points(assessment: Assessment, indicator: Indicator) -> Fraction:
    """What evidence alone brings: the claim, which nothing supports yet."""
    return assessment.claimed.indicators[indicator.id].score_points


def step_points(assessment: Assessment, indicator: Indicator, cause: Cause) -> Fraction:
    """What the next step alone brings, in points: one level up, the evidence of the claim, or the better number.

    A number has no levels: its next step goes all the way, so this is what it brings at most.
    """
    if cause is Cause.NO_EVIDENCE:
        return evidence_points(assessment, indicator)
    question = indicator.inputs[0]
    if indicator.ratio is not None or question.scale.kind is not ScaleKind.OPTIONS:
        return gap_points(assessment, indicator.id)
    ratios, answer = question.scale.ratios, assessment.given(question.soal_id)
    here = Fraction(0)
    if answer.state is AnswerState.ANSWERED and answer.option is not None:
        here = ratios[answer.option]
    better = min((ratio for ratio in ratios.values() if ratio > here), default=here)
    return (better - here) * assessment.pack.weight_points(indicator.id)


def cause_of(assessment: Assessment, indicator: Indicator) -> Cause:
    """The cause of an indicator's gap; meant for indicators that have one."""
    if uncounted(assessment, indicator):
        return Cause.UNCOUNTED
    if _lacks_evidence(assessment, indicator):
        return Cause.NO_EVIDENCE
    if indicator.ratio is not None or indicator.inputs[0].scale.kind is not ScaleKind.OPTIONS:
        return Cause.NUMBER
    if _on_paper(assessment, indicator):
        return Cause.ON_PAPER
    return Cause.PARTLY_DONE if assessment.decisive.indicators[indicator.id].ratio else Cause.NOT_DONE


def uncounted(assessment: Assessment, indicator: Indicator) -> tuple[int, ...]:
    """The inputs without an answer that counts, by soal: blank, not understood, an error, not found."""
    return tuple(
        [soal for soal in indicator.soal_ids if assessment.given(soal).state is not AnswerState.ANSWERED]
    )


def scored_soal(indicator: Indicator) -> int:
    """The input at which people look for an indicator."""
    return indicator.ratio.numerator if indicator.ratio else indicator.soal_ids[0]


def cell_of(assessment: Assessment, indicator: Indicator) -> str:
    """Where to look: the first input that does not count, else the scored one; empty where it has no cell."""
    soal = next(iter(uncounted(assessment, indicator)), scored_soal(indicator))
    return assessment.given(soal).cell or ""


def _lacks_evidence(assessment: Assessment, indicator: Indicator) -> bool:
    _, claimed, supported = assessment.once(_grounds)
    if supported is None:
        return False
    claim, shown = claimed[indicator.id], supported[indicator.id]
    return shown is not claim and shown.ratio < claim.ratio


def _on_paper(assessment: Assessment, indicator: Indicator) -> bool:
    area = area_of(assessment, indicator)
    return area is not None and area in assessment.once(_paper_areas) and _is_below(indicator, area.reform)


def _paper_areas(assessment: Assessment) -> frozenset[Area]:
    """Areas whose pemenuhan reaches what is asked of the area, and is no lower than their reform."""
    return frozenset(
        result.area
        for result in assessment.areas
        if result.pemenuhan_percent >= max(area_minimum(assessment, result.area), result.reform_percent)
    )


def area_of(assessment: Assessment, indicator: Indicator) -> Area | None:
    """The area that an indicator belongs to; None for those of the component Hasil."""
    return _area_of(assessment.pack, indicator)


@lru_cache(maxsize=1_000)
def _area_of(pack: Pack, indicator: Indicator) -> Area | None:
    """Remembered: the same for every workbook."""
    halves = ((area, half) for area in pack.areas for half in (area.pemenuhan, area.reform))
    return next((area for area, half in halves if _is_below(indicator, half)), None)


def _is_below(indicator: Indicator, node_id: str) -> bool:
    return indicator.node_id == node_id or indicator.node_id.startswith(f"{node_id}.")
