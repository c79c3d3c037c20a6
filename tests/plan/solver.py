"""The same task for an independent solver (HiGHS): binary variables, one row a gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import highspy

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import answer_ratio
from zi_cli.criteria.lke.pack import Measure, ScaleKind
from zi_cli.plan.choice import Choice
from zi_cli.plan.gate_tree import Goal
from zi_cli.workbook.answers import AnswerState

SLACK = 1e-7
"""A gate may be met by a hair less: floating point. A test compares efforts, which are whole."""


@dataclass(frozen=True)
class Level:
    """One answer that could be taken."""

    item: str
    effort: Fraction
    points: Fraction


def levels_of_options(assessment: Assessment) -> list[list[Level]]:
    """Every option question, straight from pack and answers: one unit of effort a level."""
    pack, found = assessment.pack, []
    for indicator in pack.indicators.values():
        question = indicator.inputs[0]
        weight = pack.weight_points(indicator.id)
        answer = assessment.given(question.soal_id)
        if indicator.ratio is not None or question.scale.kind is not ScaleKind.OPTIONS:
            points = assessment.decisive.indicators[indicator.id].score_points
            found.append([Level(indicator.id, Fraction(0), points)])
            continue
        answered = answer.state is AnswerState.ANSWERED
        now = answer_ratio(question, answer) if answered else Fraction(0)
        better = sorted(ratio for ratio in question.scale.ratios.values() if ratio > now)
        found.append(
            [Level(indicator.id, Fraction(n), ratio * weight) for n, ratio in enumerate([now, *better])]
        )
    return found


def levels_of_choices(choices: Sequence[Choice]) -> list[list[Level]]:
    """Choices as they are."""
    return [
        [Level(c.indicators[0].id, o.effort, p) for o, p in zip(c.options, c.points, strict=True)]
        for c in choices
    ]


def gates_in_points(assessment: Assessment) -> Mapping[frozenset[str], Fraction]:
    """The gates, without any code of the plan."""
    pack, wanted = assessment.pack, {}
    for result in assessment.gates:
        if result.gate.measure is Measure.PREDICATE:
            continue
        minimum = result.minimum
        if result.gate.measure is Measure.PERCENT:
            minimum *= sum((pack.weight_points(item) for item in result.gate.of), Fraction(0)) / 100
        members = frozenset(
            i.id
            for i in pack.indicators.values()
            if any(i.id == part or i.id.startswith(f"{part}.") for part in result.gate.of)
        )
        wanted[members] = minimum
    return wanted


def in_points(goals: Sequence[Goal]) -> Mapping[frozenset[str], Fraction]:
    """Goals as they are."""
    return {goal.indicators: goal.points for goal in goals}


def least_effort(groups: Sequence[Sequence[Level]], gates: Mapping[frozenset[str], Fraction]) -> float | None:
    """The least effort by HiGHS; None where it finds none."""
    model = highspy.Highs()
    model.silent()
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_feasibility_tolerance", 1e-9)
    variables = [[(level, model.addBinary(obj=float(level.effort))) for level in group] for group in groups]
    for group in variables:
        model.addConstr(sum(variable for _, variable in group) == 1)
    for members, least in gates.items():
        points = [
            v * float(level.points) for group in variables for level, v in group if level.item in members
        ]
        model.addConstr(sum(points) >= float(least) - SLACK)
    model.minimize()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return float(model.getInfo().objective_function_value)
