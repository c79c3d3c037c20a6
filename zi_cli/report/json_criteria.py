"""The part of the JSON that is about minimum criteria, prerequisites and the register of innovations."""

from fractions import Fraction
from typing import Any

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import CriterionResult, FamilyResult
from zi_cli.assessment.prerequisites import PrerequisiteResult
from zi_cli.criteria.layers import Kind
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.wording import normalised
from zi_cli.language import Translator
from zi_cli.workbook.evidence import Evidence

Json = dict[str, Any]


def packs(assessment: Assessment) -> list[Json]:
    """Every pack that the workbook was held against."""
    used = assessment.criteria
    found = (
        (Kind.LKE, used.lke.id, used.lke.version),
        (Kind.MINIMUM, used.minimum.id, used.minimum.version),
        (Kind.PREREQUISITES, used.prerequisites.id, used.prerequisites.version),
    )
    return [{"kind": kind.value, "id": name, "version": version} for kind, name, version in found if name]


def families(assessment: Assessment) -> list[Json]:
    """The families, in order, with their counts."""
    return [_family(result) for result in assessment.families]


def _family(result: FamilyResult) -> Json:
    return {
        "id": result.family.id,
        "name": result.family.name,
        "passed": result.passed,
        **{status.value: result.count(status) for status in Status},
        "mandatory": len(result.mandatory),
        "mandatory_met": sum(each.status is Status.MET for each in result.mandatory),
        "required_percent": float(result.family.required_share * 100),
    }


def minimum_criteria(assessment: Assessment, translator: Translator) -> list[Json]:
    """The criteria of all families, in order."""
    return [_criterion(result, translator) for family in assessment.families for result in family.results]


def _criterion(result: CriterionResult, translator: Translator) -> Json:
    criterion = result.criterion
    return {
        "family": criterion.family_id,
        "id": criterion.id,
        "name": criterion.name,
        "mandatory": criterion.mandatory,
        "status": result.status.value,
        "source": result.basis.value,
        "cell": result.cell,
        "because": translator.text(result.because),
        "note": result.note,
        "evidence": [evidence_object(evidence) for evidence in result.evidence],
    }


def prerequisites(assessment: Assessment, translator: Translator) -> list[Json]:
    """The prerequisites of the target, in order."""
    return [_prerequisite(result, translator) for result in assessment.prerequisites]


def _prerequisite(result: PrerequisiteResult, translator: Translator) -> Json:
    prerequisite = result.prerequisite
    return {
        "id": prerequisite.id,
        "level": result.level.id,
        "name": prerequisite.name,
        "status": result.status.value,
        "value": None if result.value is None else _plain(result.value),
        "minimum": _plain(result.minimum),
        "unit": prerequisite.unit,
        "cell": result.cell,
        "because": translator.text(result.because),
        "note": result.note,
        "source": prerequisite.source,
    }


def _plain(value: str | Fraction) -> str | float:
    return value if isinstance(value, str) else float(value)


def innovations(assessment: Assessment) -> list[Json]:
    """Rows of the register of innovations: column id → text for the columns that are filled in, and the cell."""
    asked, found = assessment.criteria.minimum.register, assessment.filled.forms.register
    if asked is None or found is None:
        return []
    titles = {column.id: normalised(column.name) for column in asked.columns}
    return [
        {
            **{column: row.entries[title] for column, title in titles.items() if title in row.entries},
            "cell": row.cell,
        }
        for row in found.innovations
    ]


def evidence_object(evidence: Evidence) -> Json:
    """A piece of evidence."""
    return {"kind": evidence.kind.value, "target": evidence.target, "cell": evidence.cell}
