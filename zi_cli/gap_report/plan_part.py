"""The shortest path to the predicate, as the report tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zi_cli.gap_report.number import Number, measured, points
from zi_cli.gap_report.plan_step import TEXT_SIGNS, PlanStep, effort_number, plan_step
from zi_cli.language import Translator, printable
from zi_cli.plan.plan import Plan, PlannedGate, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGate:
    """A gate that the plan does not reach, and why."""

    name: str
    wanted: Number
    after: Number | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCriterion:
    """A mandatory minimum criterion that is still open."""

    name: str
    requirement: str
    to_settle: bool
    """Whether nobody knows yet whether it is met."""
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """The cheapest plan."""

    needed: bool
    """False where every gate is met already and nothing is open."""
    feasible: bool
    """Whether the steps reach every gate that answers can reach."""
    effort: Number
    lower_bound: Number
    """No set of steps that reaches the same gates takes less effort."""
    total_after: Number
    steps: tuple[PlanStep, ...]
    """Steps, each with the entries that go along with it."""
    led: int
    """How many of `steps` are acted on."""
    following: int
    """How many only go along."""
    counted: str
    """Both numbers in words."""
    others_decide: int
    """How many of the steps the unit cannot take alone."""
    unreached: tuple[PlanGate, ...]
    criteria: tuple[PlanCriterion, ...]


def plan_part(plan: Plan, translator: Translator) -> PlanPart:
    """The plan in words."""
    minimum = plan.assessment.threshold(plan.assessment.pack.totals["total"])
    criteria = tuple(
        PlanCriterion(
            name=printable(step.result.criterion.name),
            requirement=printable(step.result.criterion.met, TEXT_SIGNS),
            to_settle=step.to_settle,
            cell=step.result.cell or "",
        )
        for step in plan.criteria
    )
    return PlanPart(
        needed=bool(plan.steps or criteria),
        feasible=plan.feasible,
        effort=effort_number(plan.effort, translator),
        lower_bound=effort_number(plan.lower_bound, translator),
        total_after=points(translator, plan.score.totals["total"], minimum),
        steps=tuple(_steps(plan, translator)),
        led=len(plan.leads),
        following=len(plan.followers),
        counted=_counted(len(plan.leads), len(plan.followers), translator),
        others_decide=sum(not step.alone for step in plan.leads),
        unreached=tuple(_gate(gate, translator) for gate in plan.gates if gate.met is False),
        criteria=criteria,
    )


def _steps(plan: Plan, translator: Translator) -> Iterator[PlanStep]:
    numbered = tuple(_numbered(plan.steps))
    for step, number in numbered:
        others = [each for each, its in numbered if its == number and each is not step]
        yield plan_step(plan, step, others if step.goes_with is None else [], number, translator)


def _numbered(steps: Sequence[Step]) -> Iterator[tuple[Step, int]]:
    """Steps count from 1; what goes along with one stands after it and shares its number."""
    number = 0
    for step in steps:
        number += step.goes_with is None
        yield step, number


def _counted(led: int, following: int, translator: Translator) -> str:
    if not following:
        return translator.say("{count} steps", count=led)
    return translator.say("{count} steps, {following} entries that go along", count=led, following=following)


def _gate(gate: PlannedGate, translator: Translator) -> PlanGate:
    measure = gate.gate.measure
    return PlanGate(
        name=printable(gate.gate.name),
        wanted=measured(translator, gate.wanted, measure),
        after=None if gate.after is None else measured(translator, gate.after, measure, gate.wanted),
        reasons=tuple(printable(translator.text(reason), TEXT_SIGNS) for reason in gate.why_not),
    )
