"""What to do: one action for each step of the plan and for each further gap. `page_one.py` chooses among them."""

from dataclasses import dataclass, replace

from zi_cli.gap_report.number import Number
from zi_cli.gap_report.plan_part import PlanPart
from zi_cli.gap_report.plan_step import PlanStep
from zi_cli.gap_report.problems import Problem, ProblemMap
from zi_cli.language import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do, with what it brings."""

    number: int
    """Place in the action plan, from 1; 0 for an action of page one that stands for several."""
    soal: str
    label: str
    what: str
    """The deed, in a few words."""
    detail: str
    """What the level asks, or what else there is to say; often empty."""
    evidence: tuple[str, ...]
    document: str
    """The first document to have; empty where the pack names none."""
    points: Number
    """Gain of exactly this step."""
    points_best: Number
    """What the same indicator could bring up to its best level, this step included; at least `points`."""
    at_most: bool
    """Whether `points` is what it brings at best: counts and levels that nobody knows yet."""
    gates: tuple[str, ...]
    """Names of the missed gates that it serves."""
    alone: bool
    """Whether the unit can do it alone."""
    who: str
    """Who or what else decides; empty where the unit can do it alone."""
    people: str
    """Roles that can usually help; empty where the pack names none."""
    cell: str
    from_plan: bool
    """Whether it is a step of the cheapest plan; the others make the score firmer or better."""


def actions(problems: ProblemMap, plan: PlanPart, translator: Translator) -> tuple[Action, ...]:
    """Every action: the steps in the plan's own order, then the other gaps.

    Of each, what the unit can do itself comes first: of the plan what brings most for its effort, of the others
    the most points.
    """
    planned = {step.soal for step in plan.steps}
    steps = [step for step in plan.steps if step.goes_with is None]
    rest = [p for area in problems.areas for p in area.problems if not planned.intersection(p.soal_ids)]
    rest.sort(key=lambda problem: (not problem.alone, -problem.step_points.value, problem.rank))
    drafts = [_of_step(step, translator) for step in steps] + [_of_problem(p) for p in rest]
    return tuple(replace(draft, number=number) for number, draft in enumerate(drafts, start=1))


def _of_step(step: PlanStep, translator: Translator) -> Action:
    detail = [step.level or (f"{step.todo}." if step.assumed else "")]
    if step.along:
        detail.append(translator.say("Fill in soal {soals} along with it.", soals=step.along))
    return Action(
        number=0,
        soal=str(step.soal),
        label=step.label,
        what=step.deed,
        detail=" ".join(filter(None, detail)),
        evidence=step.evidence,
        document=next(iter(step.evidence), ""),
        points=step.points_together,
        points_best=step.points_best,
        at_most=step.assumed,
        gates=step.gates,
        alone=step.alone,
        who=step.who,
        people=step.people,
        cell=step.cell,
        from_plan=True,
    )


def _of_problem(problem: Problem) -> Action:
    return Action(
        number=0,
        soal=problem.soal,
        label=problem.label,
        what=problem.deed,
        detail=problem.standing.next_meaning if problem.standing.next else "",
        evidence=problem.evidence_expected,
        document=next(iter(problem.evidence_expected), ""),
        points=problem.step_points,
        points_best=problem.points,
        at_most=problem.at_most,
        gates=(),
        alone=problem.alone,
        who=problem.who,
        people=problem.people,
        cell=problem.cell,
        from_plan=False,
    )
