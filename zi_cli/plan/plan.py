"""What a plan says: which question goes from which answer to which, what that takes, and what it brings.

Effort is in the units of the pack's effort.yaml, points are exact. A plan is a calculation on the answers of one
view; it promises nothing of what assessors will find.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import AreaResult, score_areas
from zi_cli.assessment.minimum import ORDER, CriterionResult, check_minimum
from zi_cli.assessment.scoring import Score
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Gate, Indicator, Question
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Message
from zi_cli.workbook.answers import AnswerState

Typed = str | Fraction | None
"""An option, a number, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked of a plan."""

    margin: Fraction = Fraction(0)
    """How far above each gate, in points or percent, never beyond the most that the gate can reach."""
    fixed: Mapping[int, str] = field(default_factory=dict)
    """soal → the answer that it has in the end, as typed."""
    forbidden: frozenset[int] = frozenset()
    """soals that stay as they are."""
    budget: Fraction | None = None
    """The most effort; None: as much as it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One soal that changes."""

    question: Question
    indicator: Indicator
    before: Typed
    """The answer now, as one would type it; None where there is none that counts."""
    after: Typed
    """The answer in the end; the same as before where only evidence is missing."""
    todo: Message
    """What to do: sentences, without the last full stop."""
    level_text: str
    """What the level asks, in the pack's words; empty for numbers."""
    evidence: tuple[str, ...]
    """Documents usually shown for it."""
    points: Fraction
    """Gain of the total; 0 where the step only goes along with another, below 0 where a lower answer was fixed."""
    effort: Fraction
    gates: tuple[str, ...]
    """Ids of the missed gates that its points go to."""
    running_total: Fraction
    """Total after this step and all before it."""
    decided_by: DecidedBy
    cell: str | None
    """Where the answer stands."""
    state: AnswerState
    """Of the answer now; anything but answered must first be filled in or mended."""
    written: str = ""
    """What the cell holds, as found; where `state` is invalid, this is what cannot be used."""
    goes_with: int | None = None
    """soal of the step that this one only keeps in line with: counts that must fit together."""
    assumed: bool = False
    """Whether nobody knows this count: `after` is only what the plan reckons with, the true one is to be typed."""
    fixed: bool = False
    """Whether it was asked for with --fix."""
    evidence_missing: bool = False
    """Whether the file shows no evidence for this indicator yet."""

    @property
    def soal_id(self) -> int:
        """The question's number."""
        return self.question.soal_id

    @property
    def alone(self) -> bool:
        """Whether the unit can do it alone."""
        return self.decided_by is DecidedBy.UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGate:
    """A gate before and after the plan; in the minimum's unit (points, percent, 1 for a predicate held)."""

    gate: Gate
    minimum: Fraction
    wanted: Fraction
    """Minimum and margin."""
    before: Fraction | None
    """None where the file cannot tell."""
    after: Fraction | None
    best: Fraction | None
    """The most that could be reached within what is fixed and forbidden, whatever the effort."""
    why_not: tuple[Message, ...] = ()
    """Why it cannot be reached; empty where it can."""

    @property
    def met(self) -> bool | None:
        """Whether it is reached after the plan, margin included; None where it cannot be known."""
        return None if self.after is None else self.after >= self.wanted

    @property
    def met_before(self) -> bool | None:
        """Whether it is reached now, margin included."""
        return None if self.before is None else self.before >= self.wanted

    @property
    def reachable(self) -> bool | None:
        """Whether any effort reaches it."""
        return None if self.best is None else self.best >= self.wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionStep:
    """A mandatory minimum criterion that readiness needs and the plan's answers do not bring by themselves."""

    result: CriterionResult
    effort: Fraction
    """0 where its status is not known: settle that first."""

    @property
    def to_settle(self) -> bool:
        """Whether nobody knows yet whether it is met."""
        return self.result.status is Status.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """An input that does not count and that no step touches: the workbook is not complete without it."""

    question: Question
    state: AnswerState
    cell: str | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The cheapest way to every gate, or the best one within a budget. Not an official verdict."""

    assessment: Assessment
    wishes: Wishes
    feasible: bool
    """Whether no gate is missed after the steps, margin included; a gate that cannot be known is none."""
    effort: Fraction
    """Of all steps, minimum criteria apart."""
    lower_bound: Fraction
    """No set of steps that reaches every gate within reach takes less: proved by the exact calculation.

    Without a budget this is the effort of the plan itself; with one, the effort that all of it would take.
    """
    relaxation: Callable[[], Fraction]
    """Works out `relaxed_bound`, for those who ask."""
    steps: tuple[Step, ...]
    """In the order in which to do them: what the unit can do itself first, then most points for the effort."""
    gates: tuple[PlannedGate, ...]
    score: Score
    """After the plan, in the deciding view."""
    surveys_beyond_gates: bool = False
    """Whether nothing but more survey points than their own gates ask could reach every gate."""

    @property
    def relaxed_bound(self) -> Fraction:
        """`lower_bound` by a second, simpler calculation that allows parts of steps; at most as much."""
        return self.relaxation()

    @cached_property
    def areas(self) -> tuple[AreaResult, ...]:
        """After the plan."""
        return score_areas(self.assessment.pack, self.score)

    @cached_property
    def criteria(self) -> tuple[CriterionStep, ...]:
        """Mandatory minimum criteria that stay open with the answers after the plan, where readiness needs them."""
        return tuple(_open_criteria(self.assessment, self.score))

    @cached_property
    def unanswered(self) -> tuple[Unanswered, ...]:
        """Inputs that no step touches."""
        touched, given = {step.soal_id for step in self.steps}, self.assessment.given
        return tuple(
            Unanswered(question=question, state=given(soal).state, cell=given(soal).cell)
            for soal, question in self.assessment.pack.questions.items()
            if soal not in touched and given(soal).state is not AnswerState.ANSWERED
        )

    @property
    def criteria_effort(self) -> Fraction:
        """Effort of the minimum criteria that are not met."""
        return exact_sum(step.effort for step in self.criteria)

    @property
    def others_decide(self) -> tuple[Step, ...]:
        """Steps that the unit cannot take alone."""
        return tuple(step for step in self.steps if not step.alone)

    @property
    def leads(self) -> tuple[Step, ...]:
        """Steps that are acted on."""
        return tuple(step for step in self.steps if step.goes_with is None)

    @property
    def followers(self) -> tuple[Step, ...]:
        """Entries that only keep counts in line with a step."""
        return tuple(step for step in self.steps if step.goes_with is not None)


def _open_criteria(assessment: Assessment, score: Score) -> Iterator[CriterionStep]:
    if not assessment.minimum_counts:
        return
    for family in check_minimum(assessment.criteria.minimum, assessment.filled.forms, score):
        for result in family.mandatory:
            if result.status is Status.MET:
                continue
            known = result.status is not Status.UNKNOWN
            levels = ORDER.index(Status.MET) - ORDER.index(result.status) if known else 0
            yield CriterionStep(result=result, effort=levels * assessment.pack.efforts.criterion)
