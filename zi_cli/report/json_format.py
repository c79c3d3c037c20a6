"""JSON for scripts: every number unrounded, every input with its cell. Schema: assessment.schema.json, `zi schema`."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Final

from zi_cli import __version__
from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import GateResult
from zi_cli.assessment.scoring import Score
from zi_cli.assessment.views import View, evidence_of
from zi_cli.criteria.lke.pack import Indicator, Question
from zi_cli.errors import ZiError
from zi_cli.language import Translator
from zi_cli.report import json_criteria as criteria
from zi_cli.report.json_control import control_objects
from zi_cli.report.json_criteria import Json, evidence_object
from zi_cli.report.outcome import Assessed, Outcome, Report, Style, Told, tell_findings
from zi_cli.workbook.evidence import Evidence

SCHEMA_VERSION: Final = "1"
SCHEMA_FILE: Final = Path(__file__).with_name("assessment.schema.json")


class JsonReport(Report):
    """One JSON object a file, each on one line."""

    def __init__(self, style: Style) -> None:
        self.translator = style.translator

    def file(self, outcome: Outcome) -> str:
        """The object of a file."""
        if isinstance(outcome, Assessed):
            return line(assessment_object(outcome, self.translator))
        error = problem_object(outcome.problem, self.translator)
        return line({**head_object(), "file": {"path": outcome.path}, "error": error})


def line(document: Json) -> str:
    """The document on one line. ASCII only, so that no console or pipe can spoil it."""
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def head_object() -> Json:
    """What every document begins with."""
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "zi", "version": __version__}}


def problem_object(problem: ZiError, translator: Translator) -> Json:
    """Why a file could not be assessed, and what to do."""
    error: Json = {"message": translator.text(problem.message)}
    if problem.hint is not None:
        error["hint"] = translator.text(problem.hint)
    return error


def assessment_object(outcome: Assessed, translator: Translator) -> Json:
    """The document as plain values, in a fixed order."""
    assessment = outcome.assessment
    filled, pack = assessment.filled, assessment.pack
    sheet = assessment.spreadsheet
    return {
        **head_object(),
        "official": False,
        "pack": {"id": pack.id, "version": pack.version},
        "packs": criteria.packs(assessment),
        "target": assessment.target,
        "file": {
            "path": filled.path,
            "sha256": filled.sha256,
            "format": filled.file_format,
            "layout": filled.layout.id,
            "sheet": filled.sheet,
        },
        "unit": {"name": filled.unit_name, "name_from": "file" if filled.unit_name_from_file else "workbook"},
        "view": assessment.view.value,
        "numbers_by": assessment.shown_view.value,
        "complete": assessment.complete,
        "ready": assessment.ready,
        "minimum_criteria_required": assessment.minimum_counts,
        "gates_only": assessment.gates_only,
        "margin": float(assessment.margin),
        "scores": {view.value: score_object(assessment.scores[view]) for view in View},
        "spreadsheet": {"total": _float(sheet.total), "by_its_formulas": _float(sheet.by_its_formulas)},
        "nodes": _nodes(assessment),
        "areas": _areas(assessment),
        "gates": [_gate(result) for result in assessment.gates],
        "families": criteria.families(assessment),
        "minimum_criteria": criteria.minimum_criteria(assessment, translator),
        "prerequisites": criteria.prerequisites(assessment, translator),
        "innovations": criteria.innovations(assessment),
        "indicators": [_indicator(assessment, indicator) for indicator in pack.indicators.values()],
        "answers": [_answer(assessment, question) for question in pack.questions.values()],
        "findings": [finding_object(told) for told in tell_findings(outcome, translator)],
        **control_objects(outcome.controlled),
    }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def score_object(score: Score | None) -> Json | None:
    """The totals of a score."""
    return None if score is None else {name: float(points) for name, points in score.totals.items()}


def _nodes(assessment: Assessment) -> list[Json]:
    score = assessment.decisive
    return [
        {
            "id": node.id,
            "level": node.level,
            "name": node.name,
            "soal_ids": list(node.soal_ids()),
            "weight_points": float(node.weight_points),
            "score_points": float(score.nodes[node.id]),
        }
        for node in assessment.pack.nodes.values()
    ]


def _areas(assessment: Assessment) -> list[Json]:
    return [
        {
            "number": result.area.number,
            "name": result.area.name,
            "weight_points": float(result.weight_points),
            "score_points": float(result.score_points),
            "percent": float(result.percent),
            "pemenuhan_percent": float(result.pemenuhan_percent),
            "reform_percent": float(result.reform_percent),
        }
        for result in assessment.areas
    ]


def _gate(result: GateResult) -> Json:
    return {
        "id": result.gate.id,
        "name": result.gate.name,
        "measure": result.gate.measure.value,
        "minimum": float(result.minimum),
        "actual": _float(result.actual),
        "met": result.met,
        "shortfall": _float(result.shortfall),
        "source": result.gate.source,
    }


def _indicator(assessment: Assessment, indicator: Indicator) -> Json:
    score = assessment.decisive.indicators[indicator.id]
    answers = [assessment.given(question.soal_id) for question in indicator.inputs]
    scored = indicator.ratio.numerator if indicator.ratio else indicator.soal_ids[0]
    return {
        "id": indicator.id,
        "soal_ids": list(indicator.soal_ids),
        "label": indicator.label,
        "answer": [answer.value for answer in answers] if indicator.ratio else answers[0].value,
        "outcome": score.outcome.value,
        "policy": score.policy or None,
        "ratio": float(score.ratio),
        "weight_points": float(assessment.pack.weight_points(indicator.id)),
        "score_points": float(score.score_points),
        "points_at_stake": float(assessment.points_at_stake(indicator.id)),
        "evidence": [
            evidence_object(evidence) | {"state": _standing(assessment, evidence)}
            for evidence in evidence_of(indicator, assessment.filled)
        ],
        "cell": assessment.given(scored).cell,
    }


def _standing(assessment: Assessment, evidence: Evidence) -> str | None:
    """What --evidence-dir or --check-links found out; None where nobody looked."""
    state = assessment.evidence_states.get(evidence.target)
    return None if state is None else state.standing.value


def _answer(assessment: Assessment, question: Question) -> Json:
    response = assessment.filled.responses[question.soal_id]
    tpi = response.tpi
    return {
        "soal_id": question.soal_id,
        "id": question.id,
        "state": response.answer.state.value,
        "value": response.answer.value,
        "cell": response.answer.cell,
        "tpi": None if tpi is None else {"state": tpi.state.value, "value": tpi.value, "cell": tpi.cell},
    }


def finding_object(told: Told) -> Json:
    """A finding."""
    waiver = told.waiver
    return {
        "code": told.code,
        "name": told.name,
        "severity": told.severity.word,
        "question": told.soal_id,
        "item": told.item_id,
        "cell": told.cell,
        "found": told.found,
        "message": told.message,
        "hint": told.hint,
        "points_at_stake": float(told.points_at_stake),
        "view": told.view,
        "fingerprint": told.fingerprint,
        "waived": waiver and {"reason": waiver.reason, "approver": waiver.approver, "until": waiver.until},
    }
