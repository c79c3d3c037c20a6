"""What to do: the most valuable actions for page one, and the table that a meeting fills in."""

from dataclasses import dataclass, replace
from typing import Final

from zi_cli.gap_report.number import Number
from zi_cli.gap_report.plan_part import PlanPart, PlanStep
from zi_cli.gap_report.problems import Problem, ProblemMap
from zi_cli.language import Translator

TOP: Final = 5
"""Actions on page one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do, with what it brings."""

    number: int
    soal: str
    label: str
    what: str
    """From where to where, in a few words."""
    detail: str
    """What the level asks, or which document is missing."""
    evidence: tuple[str, ...]
    points: Number
    gates: tuple[str, ...]
    """Names of the missed gates that it serves."""
    alone: bool
    """Whether the unit can do it alone."""
    who: str
    """Who or what else decides; empty where the unit can do it alone."""
    cell: str
    from_plan: bool
    """Whether it is a step of the cheapest plan; the others make the score firmer or better."""


def actions(problems: ProblemMap, plan: PlanPart, translator: Translator) -> tuple[Action, ...]:
    """Every action: steps of the plan, the most points first, then the other gaps, the largest first."""
    steps = sorted(plan.steps, key=lambda step: (not step.alone, -step.points.value, step.number))
    planned = {step.soal for step in steps}
    rest = sorted(
        (
            problem
            for area in problems.areas
            for problem in area.problems
            if not planned.intersection(_soals(problem))
        ),
        key=lambda problem: (not problem.alone, problem.rank),
    )
    drafts = [_of_step(step, translator) for step in steps] + [_of_problem(p, translator) for p in rest]
    return tuple(_numbered(draft, number) for number, draft in enumerate(drafts, start=1))


def _soals(problem: Problem) -> set[int]:
    """The inputs behind a problem."""
    if "–" in problem.soal:
        first, last = map(int, problem.soal.split("–"))
        return set(range(first, last + 1))
    return set(map(int, problem.soal.split(", ")))


def _of_step(step: PlanStep, translator: Translator) -> Action:
    return Action(
        number=0,
        soal=str(step.soal),
        label=step.label,
        what=translator.say("from {before} to {after}", before=step.before, after=step.after)
        if step.before
        else translator.say("to {after}", after=step.after),
        detail=step.level or step.todo,
        evidence=step.evidence,
        points=step.points,
        gates=step.gates,
        alone=step.alone,
        who=step.who,
        cell=step.cell,
        from_plan=True,
    )


def _of_problem(problem: Problem, translator: Translator) -> Action:
    standing = problem.standing
    what = problem.cause_name
    if standing.next and standing.next != standing.answer:
        what = translator.say("from {before} to {after}", before=standing.answer, after=standing.next)
    return Action(
        number=0,
        soal=problem.soal,
        label=problem.label,
        what=what,
        detail=standing.next_meaning,
        evidence=problem.evidence_expected,
        points=problem.points,
        gates=(),
        alone=problem.alone,
        who=problem.who,
        cell=problem.cell,
        from_plan=False,
    )


def _numbered(action: Action, number: int) -> Action:
    return replace(action, number=number)
