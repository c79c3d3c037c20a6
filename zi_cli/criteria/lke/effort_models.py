"""effort.yaml: what steps cost, and who decides them."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zi_cli.criteria.model_parts import Number, Strict, Text

Effort = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=2)]
"""Two decimals at most: the plan counts in whole parts of them."""
IndexStep = Annotated[Decimal, Field(ge=Decimal("0.01"), le=4, decimal_places=2)]
Part = Annotated[Decimal, Field(ge=Decimal("0.05"), le=1, decimal_places=2)]


class UsualEffortModel(Strict):
    """What a step costs where nothing else is said."""

    unit: Text
    level: Effort
    index_step: IndexStep
    index: Effort
    unmeasured: Effort
    count_step: Part
    count: Effort
    evidence: Effort
    criterion: Effort


class QuestionEffortModel(Strict):
    """What is special about one soal; of a ratio, the soal of its numerator."""

    soal: Number
    decided_by: Literal["unit", "shared", "others"] = "unit"
    effort: Effort | None = None
    levels: dict[str, Effort] = {}
    """Answer → effort of the step up to it."""
    step: Annotated[Decimal, Field(ge=Decimal("0.01"), le=4, decimal_places=2)] | None = None
    reason: Text


class EffortModel(Strict):
    """effort.yaml"""

    source: Text
    effort: UsualEffortModel
    questions: list[QuestionEffortModel] = []
