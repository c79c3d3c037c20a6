"""From an assessment to the record that is kept of it."""

from collections import Counter
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import FamilyResult
from zi_cli.assessment.scoring import Score
from zi_cli.assessment.views import View, evidence_of, supports
from zi_cli.batch.record import (
    AreaLine,
    EvidenceLine,
    FamilyLine,
    GateLine,
    Identity,
    IndicatorLine,
    NearestLine,
    StepLine,
    UnitRecord,
)
from zi_cli.criteria.minimum.pack import Status
from zi_cli.findings.finding import Severity
from zi_cli.gap_report.causes import cause_of, gap_points
from zi_cli.gap_report.head import tone_of
from zi_cli.language import Exactly, Translator
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Step, Typed
from zi_cli.report.outcome import Assessed
from zi_cli.workbook.answers import AnswerState

_MOST_WRITTEN: Final = 40
"""Characters of an answer that cannot be used."""
FEW_GATES: Final = 3
"""Up to this many missed gates a unit's nearest step is worked out: that takes as long as reading its file."""


def record_of(
    outcome: Assessed, fail_on: Severity | None, modified: str, translator: Translator
) -> UnitRecord:
    """The record of one assessed file; `modified` as in `UnitRecord`."""
    assessment, found = outcome.assessment, outcome.controlled
    filled, pack = assessment.filled, assessment.pack
    states = [assessment.given(soal).state for soal in pack.questions]
    counted = [finding for finding in found.shown if finding.waiver is None]
    grave = Counter(finding.severity for finding in counted)
    codes = Counter(finding.rule.code for finding in counted)
    return UnitRecord(
        sha256=filled.sha256,
        modified=modified,
        unit=_identity(assessment),
        file_format=filled.file_format,
        layout=filled.layout.id,
        target=assessment.target,
        target_assumed=assessment.target_assumed,
        view=assessment.view.value,
        tone=tone_of(assessment),
        ready=assessment.ready,
        at_fault=found.at_fault(fail_on),
        complete=assessment.complete,
        answered=states.count(AnswerState.ANSWERED),
        questions=len(states),
        scores={view.value: _totals(assessment.scores[view]) for view in View},
        gates=tuple(
            GateLine(
                id=gate.gate.id,
                minimum=float(gate.minimum),
                actual=_number(gate.actual),
                met=gate.met,
                shortfall=_number(gate.shortfall),
            )
            for gate in assessment.gates
        ),
        areas=tuple(
            AreaLine(
                number=area.area.number,
                percent=float(area.percent),
                pemenuhan_percent=float(area.pemenuhan_percent),
                reform_percent=float(area.reform_percent),
            )
            for area in assessment.areas
        ),
        families=tuple(map(_family, assessment.families)),
        minimum_counts=assessment.minimum_counts,
        findings={severity.word: grave[severity] for severity in reversed(Severity)},
        codes=dict(sorted(codes.items())),
        waived=len(found.shown) - len(counted),
        evidence=_evidence(assessment),
        indicators=_indicators(assessment),
        nearest=_nearest(assessment, translator),
    )


def _identity(assessment: Assessment) -> Identity:
    filled = assessment.filled
    said = filled.forms.entry
    return Identity(
        name=filled.unit_name,
        name_from="file" if filled.unit_name_from_file else "workbook",
        id=said("unit_id"),
        type=said("type"),
        parent=said("parent"),
        region=said("region"),
    )


def _number(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _totals(score: Score | None) -> dict[str, float] | None:
    return None if score is None else {name: float(points) for name, points in score.totals.items()}


def _family(result: FamilyResult) -> FamilyLine:
    return FamilyLine(
        id=result.family.id,
        state={True: "passed", False: "missed", None: "unknown"}[result.passed],
        met=result.count(Status.MET),
        criteria=len(result.results),
        mandatory_met=sum(one.status is Status.MET for one in result.mandatory),
        mandatory=len(result.mandatory),
    )


def _evidence(assessment: Assessment) -> EvidenceLine:
    supported = assessment.scores[View.SUPPORTED]
    claimed = [item for item, score in assessment.claimed.indicators.items() if score.ratio]
    if supported is None:
        return EvidenceLine(known=False, claimed=len(claimed), supported=0)
    return EvidenceLine(
        known=True,
        claimed=len(claimed),
        supported=sum(bool(supported.indicators[item].ratio) for item in claimed),
    )


def _indicators(assessment: Assessment) -> tuple[IndicatorLine, ...]:
    lines = []
    filled, states = assessment.filled, assessment.evidence_states
    for indicator in assessment.pack.indicators.values():
        gap = gap_points(assessment, indicator.id)
        if gap.numerator > 0:
            lines.append(IndicatorLine(float(gap), cause_of(assessment, indicator).value, False))
            continue
        shown = filled.evidence_known and supports(evidence_of(indicator, filled), states)
        lines.append(IndicatorLine(0.0, "", shown))
    return tuple(lines)


def _nearest(assessment: Assessment, translator: Translator) -> NearestLine | None:
    """The cheapest plan in brief, for a unit that misses few gates."""
    missed = sum(gate.met is not True for gate in assessment.gates)
    if assessment.ready or missed > FEW_GATES or assessment.scores[assessment.view] is None:
        return None
    if not missed:  # complete, or the minimum criteria: no answer has to change
        return NearestLine(feasible=True, effort=0.0, steps=0, first=None)
    plan = make_plan(assessment)
    steps = [step for step in plan.steps if step.goes_with is None]
    first = steps[0] if steps else None
    return NearestLine(
        feasible=plan.feasible,
        effort=float(plan.effort),
        steps=len(steps),
        first=None if first is None else _step(first, translator),
    )


def _step(step: Step, translator: Translator) -> StepLine:
    return StepLine(
        soal_id=step.soal_id,
        label=step.question.label,
        before=_before(step, translator),
        after=_typed(step.after, translator),
        todo=translator.text(step.todo),
        points=float(step.points),
        alone=step.alone,
        assumed=step.assumed,
        cell=step.cell or "",
    )


def _before(step: Step, translator: Translator) -> str:
    """The answer now; what is there but cannot be used is no blank."""
    if step.state is AnswerState.INVALID and step.written:
        return translator.say("(not valid: {found})", found=step.written[:_MOST_WRITTEN])
    return _typed(step.before, translator)


def _typed(answer: Typed, translator: Translator) -> str:
    if isinstance(answer, Fraction):
        return translator.show(Exactly(answer))
    return answer or ""
