"""From the compiled effort.yaml to Efforts."""

from fractions import Fraction
from typing import Any

from zi_cli.criteria.lke.effort import DecidedBy, Efforts, QuestionEffort

Json = dict[str, Any]


def build_efforts(data: Json | None) -> Efforts:
    """What steps cost; one a step for a pack without effort.yaml."""
    if data is None:
        return Efforts()
    usual = dict(data["effort"])
    return Efforts(
        unit=usual.pop("unit"),
        source=data["source"],
        questions={question["soal"]: _question(question) for question in data["questions"]},
        **{name: Fraction(number) for name, number in usual.items()},
    )


def _question(data: Json) -> QuestionEffort:
    return QuestionEffort(
        soal_id=data["soal"],
        decided_by=DecidedBy(data["decided_by"]),
        effort=None if data["effort"] is None else Fraction(data["effort"]),
        levels={answer: Fraction(number) for answer, number in data["levels"].items()},
        step=None if data["step"] is None else Fraction(data["step"]),
        reason=data["reason"],
    )
