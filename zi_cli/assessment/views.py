"""Three views of one workbook: what the unit claims, what its evidence supports, what TPI found."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from zi_cli.assessment.scoring import NOTHING, Outcome, Score, added_up, score_answers
from zi_cli.criteria.lke.pack import Indicator, Pack
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.evidence import Evidence, EvidenceState, Standing
from zi_cli.workbook.filled import FilledWorkbook


class View(StrEnum):
    """Whose answers count."""

    CLAIMED = "claimed"
    SUPPORTED = "supported"
    TPI = "tpi"


VIEW_NAMES: Final[Mapping[View, Message]] = {
    View.CLAIMED: msg("the unit's answers"),
    View.SUPPORTED: msg("answers with evidence"),
    View.TPI: msg("TPI's answers"),
}
"""Whose answers, in words."""


def evidence_of(indicator: Indicator, filled: FilledWorkbook) -> tuple[Evidence, ...]:
    """All evidence of an indicator: of each of its inputs and, for a ratio, of its own row."""
    beside = filled.indicator_evidence.get(indicator.id, ())
    if not beside and len(indicator.soal_ids) == 1:  # nearly always; a cell names each target once
        return filled.responses[indicator.soal_ids[0]].evidence
    found = dict.fromkeys(beside)
    for soal in indicator.soal_ids:
        found.update(dict.fromkeys(filled.responses[soal].evidence))
    return tuple(found)


def claimed(pack: Pack, filled: FilledWorkbook) -> Score:
    """The unit's own answers."""
    return score_answers(pack, {soal: response.answer for soal, response in filled.responses.items()})


def supports(evidence: Collection[Evidence], states: Mapping[str, EvidenceState]) -> bool:
    """Whether any piece may be there: all but those known to be broken."""
    if not states:
        return bool(evidence)
    known = (states.get(piece.target) for piece in evidence)
    return any(state is None or state.standing is not Standing.BROKEN for state in known)


def supported(
    pack: Pack, filled: FilledWorkbook, claim: Score, states: Mapping[str, EvidenceState] | None = None
) -> Score | None:
    """The claim, with the lowest level for every indicator that no evidence supports; None where it is unknown."""
    if not filled.evidence_known:
        return None
    known = states or {}
    bare = [
        indicator.id
        for indicator in pack.indicators.values()
        if claim.indicators[indicator.id].ratio and not supports(evidence_of(indicator, filled), known)
    ]
    if not bare:
        return claim
    return added_up(pack, {**claim.indicators, **dict.fromkeys(bare, NOTHING[Outcome.UNSUPPORTED])})


def tpi(pack: Pack, filled: FilledWorkbook) -> Score | None:
    """TPI's answers; None where the layout has none or TPI has not answered anything yet."""
    answers = {soal: r.tpi for soal, r in filled.responses.items() if r.tpi is not None}
    if len(answers) < len(filled.responses):
        return None
    silent = (AnswerState.BLANK, AnswerState.NOT_FOUND)
    return None if all(a.state in silent for a in answers.values()) else score_answers(pack, answers)
