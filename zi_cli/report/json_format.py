"""JSON for scripts: every number unrounded, every input with its cell. Schema: assessment.schema.json, `zi schema`."""

import json
from collections.abc import Sequence
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
from zi_cli.findings.finding import Finding
from zi_cli.language import Translator
from zi_cli.report import json_criteria as criteria
from zi_cli.report.json_criteria import Json, evidence_object

SCHEMA_VERSION: Final = "1"
SCHEMA_FILE: Final = Path(__file__).with_name("assessment.schema.json")


def render(assessment: Assessment, findings: Sequence[Finding], translator: Translator) -> str:
    """One JSON object on one line. ASCII only, so that no console or pipe can spoil it."""
    return _line(assessment_object(assessment, findings, translator))


def render_problem(path: str, problem: ZiError, translator: Translator) -> str:
    """The object of a file that could not be assessed."""
    error: Json = {"message": translator.text(problem.message)}
    if problem.hint is not None:
        error["hint"] = translator.text(problem.hint)
    return _line({**_head(), "file": {"path": path}, "error": error})


def _line(document: Json) -> str:
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def _head() -> Json:
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "zi", "version": __version__}}


def assessment_object(assessment: Assessment, findings: Sequence[Finding], translator: Translator) -> Json:
    """The document as plain values, in a fixed order."""
    filled, pack = assessment.filled, assessment.pack
    sheet = assessment.spreadsheet
    return {
        **_head(),
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
        "scores": {view.value: _score(assessment.scores[view]) for view in View},
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
        "findings": [_finding(finding, translator) for finding in findings],
    }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _score(score: Score | None) -> Json | None:
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
        "evidence": [evidence_object(evidence) for evidence in evidence_of(indicator, assessment.filled)],
        "cell": assessment.given(scored).cell,
    }


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


def _finding(finding: Finding, translator: Translator) -> Json:
    hit = finding.hit
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.word,
        "question": hit.soal_id,
        "item": hit.item_id,
        "cell": hit.cell,
        "message": translator.text(hit.message),
        "hint": translator.text(hit.hint),
        "points_at_stake": float(hit.points_at_stake),
    }
