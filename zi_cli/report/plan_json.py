"""A plan as JSON: every number unrounded. Schema: plan.schema.json, `zi schema plan`."""

from fractions import Fraction
from pathlib import Path
from typing import Final

from zi_cli.language import Translator
from zi_cli.plan.plan import CriterionStep, Plan, PlannedGate, Step, Typed, Unanswered
from zi_cli.report.json_criteria import Json
from zi_cli.report.json_format import head_object, line, score_object

PLAN_SCHEMA_FILE: Final = Path(__file__).with_name("plan.schema.json")


def plan_json(plan: Plan, translator: Translator) -> str:
    """The document on one line."""
    return line(plan_object(plan, translator))


def plan_object(plan: Plan, translator: Translator) -> Json:
    """The document as plain values, in a fixed order."""
    assessment, wishes = plan.assessment, plan.wishes
    filled, efforts = assessment.filled, assessment.pack.efforts
    return {
        **head_object(),
        "official": False,
        "pack": {"id": assessment.pack.id, "version": assessment.pack.version},
        "file": {"path": filled.path, "sha256": filled.sha256, "layout": filled.layout.id},
        "unit": {"name": filled.unit_name},
        "target": assessment.target,
        "view": assessment.view.value,
        "margin": float(wishes.margin),
        "budget": None if wishes.budget is None else number(wishes.budget),
        "fixed": {str(soal): wishes.fixed[soal] for soal in sorted(wishes.fixed)},
        "forbidden": sorted(wishes.forbidden),
        "effort_unit": efforts.unit,
        "feasible": plan.feasible,
        "effort": number(plan.effort),
        "lower_bound": number(plan.lower_bound),
        "relaxed_bound": number(plan.relaxed_bound),
        "surveys_beyond_gates": plan.surveys_beyond_gates,
        "steps": [_step(step, translator) for step in plan.steps],
        "scores_before": score_object(assessment.decisive),
        "scores": score_object(plan.score),
        "gates": [_gate(gate, translator) for gate in plan.gates],
        "criteria_effort": number(plan.criteria_effort),
        "minimum_criteria": [_criterion(step) for step in plan.criteria],
        "unanswered": [_unanswered(each) for each in plan.unanswered],
    }


def number(value: Fraction) -> int | float:
    """A whole number as one."""
    return int(value) if value.denominator == 1 else float(value)


def typed(value: Typed) -> str | int | float | None:
    """An answer as one would type it."""
    return number(value) if isinstance(value, Fraction) else value


def _step(step: Step, translator: Translator) -> Json:
    return {
        "soal_id": step.soal_id,
        "id": step.question.id,
        "label": step.question.label,
        "from": typed(step.before),
        "to": typed(step.after),
        "state": step.state.value,
        "todo": translator.text(step.todo),
        "level": step.level_text or None,
        "evidence": list(step.evidence),
        "evidence_missing": step.evidence_missing,
        "points": float(step.points),
        "effort": number(step.effort),
        "gates": list(step.gates),
        "running_total": float(step.running_total),
        "decided_by": step.decided_by.value,
        "alone": step.alone,
        "fixed": step.fixed,
        "assumed": step.assumed,
        "goes_with": step.goes_with,
        "cell": step.cell,
    }


def _gate(gate: PlannedGate, translator: Translator) -> Json:
    return {
        "id": gate.gate.id,
        "name": gate.gate.name,
        "measure": gate.gate.measure.value,
        "minimum": float(gate.minimum),
        "wanted": float(gate.wanted),
        "before": _float(gate.before),
        "after": _float(gate.after),
        "best": _float(gate.best),
        "met_before": gate.met_before,
        "met": gate.met,
        "reachable": gate.reachable,
        "why_not": [translator.text(reason) for reason in gate.why_not],
    }


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _criterion(step: CriterionStep) -> Json:
    return {
        "id": step.result.criterion.id,
        "name": step.result.criterion.name,
        "status": step.result.status.value,
        "effort": number(step.effort),
        "cell": step.result.cell,
    }


def _unanswered(each: Unanswered) -> Json:
    return {"soal_id": each.question.soal_id, "state": each.state.value, "cell": each.cell}
