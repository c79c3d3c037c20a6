"""The shortest path to the predicate, as the report tells it."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.gap_report.number import Number, measured, points
from zi_cli.language import Translator, printable
from zi_cli.plan.plan import Plan, PlannedGate, Step

_TEXT_SIGNS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One question that changes."""

    number: int
    """In the order in which to do them, from 1."""
    soal: int
    label: str
    before: str
    """Empty where there is no answer that counts."""
    after: str
    todo: str
    level: str
    """What the level asks; empty for numbers."""
    evidence: tuple[str, ...]
    points: Number
    effort: Number
    running_total: Number
    gates: tuple[str, ...]
    """Names of the missed gates that it serves."""
    alone: bool
    """Whether the unit can do it alone."""
    who: str
    """Who or what else decides; empty where the unit can do it alone."""
    cell: str


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
            requirement=printable(step.result.criterion.met, _TEXT_SIGNS),
            to_settle=step.to_settle,
            cell=step.result.cell or "",
        )
        for step in plan.criteria
    )
    return PlanPart(
        needed=bool(plan.steps or criteria),
        feasible=plan.feasible,
        effort=_effort(plan.effort, translator),
        lower_bound=_effort(plan.lower_bound, translator),
        total_after=points(translator, plan.score.totals["total"], minimum),
        steps=tuple(_step(plan, step, number, translator) for number, step in enumerate(plan.steps, start=1)),
        others_decide=len(plan.others_decide),
        unreached=tuple(_gate(gate, translator) for gate in plan.gates if gate.met is False),
        criteria=criteria,
    )


def _effort(effort: Fraction, translator: Translator) -> Number:
    """Effort with as many decimals as it has."""
    return Number(value=float(effort), text=translator.exactly(effort))


def _typed(answer: str | Fraction | None, translator: Translator) -> str:
    """An answer as one would type it; empty where there is none."""
    if isinstance(answer, Fraction):
        return translator.exactly(answer)
    return printable(answer or "")


def _step(plan: Plan, step: Step, number: int, translator: Translator) -> PlanStep:
    names = {gate.gate.id: gate.gate.name for gate in plan.gates}
    minimum = plan.assessment.threshold(plan.assessment.pack.totals["total"])
    return PlanStep(
        number=number,
        soal=step.soal_id,
        label=printable(step.question.label),
        before=_typed(step.before, translator),
        after=_typed(step.after, translator),
        todo=printable(translator.text(step.todo), _TEXT_SIGNS),
        level=printable(step.level_text, _TEXT_SIGNS),
        evidence=tuple(printable(document, _TEXT_SIGNS) for document in step.evidence),
        points=points(translator, step.points),
        effort=_effort(step.effort, translator),
        running_total=points(translator, step.running_total, minimum),
        gates=tuple(printable(names[gate]) for gate in step.gates if gate in names),
        alone=step.alone,
        who=""
        if step.alone
        else printable(plan.assessment.pack.efforts.of(step.soal_id).reason, _TEXT_SIGNS),
        cell=step.cell or "",
    )


def _gate(gate: PlannedGate, translator: Translator) -> PlanGate:
    measure = gate.gate.measure
    return PlanGate(
        name=printable(gate.gate.name),
        wanted=measured(translator, gate.wanted, measure),
        after=None if gate.after is None else measured(translator, gate.after, measure, gate.wanted),
        reasons=tuple(printable(translator.text(reason), _TEXT_SIGNS) for reason in gate.why_not),
    )
