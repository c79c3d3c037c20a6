"""What a pack says about effort: how much a step up costs, and who decides it. A policy, from effort.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache


class DecidedBy(StrEnum):
    """Who brings a question to a level."""

    UNIT = "unit"
    SHARED = "shared"
    """The unit and circumstances that it does not hold in its hand."""
    OTHERS = "others"
    """Such as the respondents of a survey: no plan of the unit's can promise it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuestionEffort:
    """What is special about one soal; None: as usual."""

    soal_id: int
    decided_by: DecidedBy = DecidedBy.UNIT
    effort: Fraction | None = None
    """Of each step of this question."""
    levels: Mapping[str, Fraction] = field(default_factory=dict)
    """Options only: answer → effort of the step up to it from the next lower one."""
    step: Fraction | None = None
    """Index: how far one step goes. Count: the part of the ratio that one step closes, 0 to 1."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Efforts:
    """Effort in units of the pack's own; as it stands, one a step."""

    unit: str = ""
    """What one unit of effort is, in words."""
    level: Fraction = Fraction(1)
    """Option questions: one level up."""
    index_step: Fraction = Fraction(1, 20)
    """Surveys: how far one step raises the index."""
    index: Fraction = Fraction(1)
    """Surveys: one step."""
    unmeasured: Fraction = Fraction(4)
    """Surveys: to hold one where there is no index yet, whatever it shows."""
    count_step: Fraction = Fraction(1, 4)
    """Ratios of counts: the part of the whole that one step closes."""
    count: Fraction = Fraction(1)
    """Ratios of counts: one step."""
    evidence: Fraction = Fraction(1)
    """To show evidence for an answer that is claimed without any."""
    criterion: Fraction = Fraction(1)
    """Minimum criteria: one status up."""
    source: str = ""
    questions: Mapping[int, QuestionEffort] = field(default_factory=dict)

    def of(self, soal_id: int) -> QuestionEffort:
        """What is said about a soal; nothing special where nothing is."""
        return self.questions.get(soal_id) or _usual(soal_id)


@lru_cache(maxsize=512)
def _usual(soal_id: int) -> QuestionEffort:
    return QuestionEffort(soal_id=soal_id)
