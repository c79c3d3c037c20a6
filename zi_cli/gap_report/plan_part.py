"""The shortest path to the predicate, as the report tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zi_cli.criteria.soal_text import soal_ranges
from zi_cli.gap_report.number import Number, measured, points
from zi_cli.gap_report.plan_step import TEXT_SIGNS, PlanStep, effort_number, plan_step
from zi_cli.language import Exactly, Translator, Whole, printable
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
    """False only where every gate is known to be met, margin included, and nothing else is open."""
    feasible: bool
    """Whether no gate is missed after the steps, margin included; a gate that cannot be known is none."""
    margin: Number
    """How far above each gate the plan goes: points or percentage points; 0 where nobody asked for one."""
    notes: tuple[str, ...]
    """What else there is to know of the plan: margin, gates that nobody knows, inputs still open. Sentences."""
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
    """Gates missed after the steps."""
    unknown: tuple[str, ...]
    """Names of the gates of which the file cannot tell."""
    unanswered: tuple[int, ...]
    """Inputs, by soal, that do not count and that no step touches: without them the workbook is not complete."""
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
        needed=_needed(plan),
        feasible=plan.feasible,
        margin=effort_number(plan.wishes.margin, translator),
        notes=tuple(_notes(plan, translator)),
        effort=effort_number(plan.effort, translator),
        lower_bound=effort_number(plan.lower_bound, translator),
        total_after=points(translator, plan.score.totals["total"], minimum),
        steps=tuple(_steps(plan, translator)),
        led=len(plan.leads),
        following=len(plan.followers),
        counted=_counted(len(plan.leads), len(plan.followers), translator),
        others_decide=sum(not step.alone for step in plan.leads),
        unreached=tuple(_gate(gate, translator) for gate in plan.gates if gate.met is False),
        unknown=_unknown(plan),
        unanswered=_unanswered(plan),
        criteria=criteria,
    )


def _needed(plan: Plan) -> bool:
    met = all(gate.met_before for gate in plan.gates) and plan.assessment.ready
    return bool(plan.steps or plan.criteria or plan.unanswered) or not met


def _unknown(plan: Plan) -> tuple[str, ...]:
    return tuple(printable(gate.gate.name) for gate in plan.gates if gate.met is None)


def _unanswered(plan: Plan) -> tuple[int, ...]:
    return tuple(each.question.soal_id for each in plan.unanswered)


def _notes(plan: Plan, translator: Translator) -> Iterator[str]:
    if plan.wishes.margin:
        yield translator.say(
            "Every gate is to be met with {margin} points or percentage points to spare.",
            margin=Exactly(plan.wishes.margin),
        )
    if not plan.steps and all(gate.met for gate in plan.gates) and _needed(plan):
        yield translator.say("Every gate is met already, but the workbook is not ready yet.")
    if _unknown(plan):
        yield translator.say(
            "The file does not tell whether this is met: {gates}.", gates=Whole(", ".join(_unknown(plan)))
        )
    if _unanswered(plan):
        yield translator.say(
            "Not needed for the gates, but without them the workbook is not complete: soal {soals}.",
            soals=Whole(soal_ranges(_unanswered(plan))),
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
