"""From a compiled document (checked, plain JSON values) to Prerequisites."""

from fractions import Fraction
from typing import Any

from zi_cli.criteria.prerequisites.pack import (
    Level,
    Prerequisite,
    PrerequisiteKind,
    Prerequisites,
    SecondLimit,
)

Json = dict[str, Any]


def build_prerequisites(document: Json) -> Prerequisites:
    """The prerequisites that a compiled document describes."""
    head = document["pack"]
    return Prerequisites(
        id=head["id"],
        version=head["version"],
        name=head["name"],
        sources=head["sources"],
        levels=tuple(_level(level) for level in document["levels"]),
        remarks=tuple(head["remarks"]),
    )


def _level(data: Json) -> Level:
    return Level(
        id=data["id"],
        name=data["name"],
        about=data["about"],
        source=data["source"],
        prerequisites=tuple(_prerequisite(item, data["id"]) for item in data["prerequisites"]),
    )


def _prerequisite(data: Json, level_id: str) -> Prerequisite:
    kind, second, proof = PrerequisiteKind(data["kind"]), data["second_limit"], data["lke"]
    return Prerequisite(
        id=data["id"],
        level_id=level_id,
        name=data["name"],
        about=data["about"],
        kind=kind,
        options=tuple(data["options"]),
        unit="%" if kind is PrerequisiteKind.PERCENT else data["unit"],
        minimum=_limits(data["minimum"], kind),
        second_limit=SecondLimit(minimum=_limits(second["minimum"], kind), holds_for=second["holds_for"])
        if second
        else None,
        evidence=tuple(data["evidence"]),
        indicator_id=proof["id"] if proof else "",
        indicator_ratio=Fraction(proof["met_from"]) / 100 if proof else Fraction(0),
        source=data["source"],
    )


def _limits(data: Json, kind: PrerequisiteKind) -> dict[str, str | Fraction]:
    return {
        target: str(limit) if kind is PrerequisiteKind.OPTIONS else Fraction(limit)
        for target, limit in data.items()
    }
