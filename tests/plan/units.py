"""Workbooks and tasks made at random, the same ones each time; and plans written back into workbooks."""

import random
import warnings
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Indicator, Pack, ScaleKind
from zi_cli.plan.choice import Choice, Move, Option
from zi_cli.plan.gate_tree import Goal
from zi_cli.plan.plan import Plan
from zi_cli.report.plan_json import typed

WHOLES: Mapping[int, tuple[int, ...]] = {
    88: (89, 91), 105: (106,), 110: (112,), 122: (123,), 102: (103,),
}  # fmt: skip


def random_answers(pack: Pack, seed: int, blanks: float = 0.1) -> dict[int, Typed]:
    """A unit somewhere between the beginning and the end; some answers blank."""
    dice = random.Random(seed)
    answers: dict[int, Typed] = dict(best_answers(pack))
    for soal, question in pack.questions.items():
        if question.scale.kind is ScaleKind.OPTIONS:
            answers[soal] = dice.choice(list(question.scale.ratios))
        elif question.scale.kind is ScaleKind.INDEX:
            answers[soal] = round(dice.uniform(2.6, 4), 2)
    for whole, parts in WHOLES.items():
        number = dice.choice([0, 1, 2, 3, 5, 8, 13, 40])
        answers[whole] = number
        for part in parts:
            answers[part] = dice.randint(0, number)
    answers[90] = answers[89]
    answers[91] = dice.randint(0, int(answers[90] or 0))
    answers[104] = dice.randint(0, int(answers[103] or 0))
    answers[111] = int(answers[110] or 0) - int(answers[112] or 0)
    answers[116], answers[120] = dice.randint(0, 3), dice.randint(0, 13)
    for soal in pack.questions:
        if dice.random() < blanks:
            answers[soal] = None
    return answers


def assessed(
    criteria: CriteriaSet,
    answers: Mapping[int, Typed],
    target: str = "WBK",
    view: View = View.CLAIMED,
    **how: Any,
) -> Assessment:
    """An assessment of these answers, without any file."""
    evidence = how.pop("evidence", frozenset(criteria.lke.questions))
    return assess_workbook(
        filled(criteria.lke, answers, evidence, tpi=how.pop("tpi", None)), criteria, target, view, **how
    )


def with_plan(answers: Mapping[int, Typed], plan: Plan) -> dict[int, Typed]:
    """The answers with every step of a plan taken."""
    return {**answers, **{step.soal_id: typed(step.after) for step in plan.steps}}


def written_into(path: Path, plan: Plan, to: Path) -> Path:
    """A copy of the workbook with every step typed in."""
    return typed_into(path, {step.cell or "": typed(step.after) for step in plan.steps}, to)


def typed_into(path: Path, cells: Mapping[str, Typed], to: Path) -> Path:
    """A copy of the workbook with these cells (`LKE ZI!K8`) typed over, as someone in Excel would."""
    with warnings.catch_warnings():  # openpyxl drops the validations of zi's template, and says so
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(path)
    for place, content in cells.items():
        sheet, _, cell = place.rpartition("!")
        book[sheet][cell] = content
    book.save(to)
    return to


def random_task(seed: int, choices: int, options: int) -> tuple[tuple[Choice, ...], tuple[Goal, ...]]:
    """Choices with small numbers, so that ties are frequent, and goals within goals that are within reach."""
    dice = random.Random(seed)
    made = tuple(_choice(dice, place + 1, options) for place in range(choices))
    names = [choice.indicators[0].id for choice in made]
    cut = dice.randint(1, choices)
    inner = dice.randint(1, cut)
    sets = [names[:inner], names[:cut], names[cut:], names]
    goals = tuple(
        _goal(dice, f"gate-{place}", members, made) for place, members in enumerate(sets) if members
    )
    return made, goals


def _choice(dice: random.Random, soal: int, options: int) -> Choice:
    effort, points = Fraction(0), Fraction(dice.randint(0, 2), 7)
    indicator = _indicator(soal)
    made = [(Option(moves={indicator.id: Move(ratio=points, effort=effort)}), points)]
    for level in range(dice.randint(0, options - 1)):
        effort += Fraction(dice.randint(1, 4), dice.choice([1, 2]))
        points += Fraction(dice.randint(1, 3), dice.choice([1, 3, 7]))
        move = Move(ratio=points, effort=effort)
        made.append((Option(moves={indicator.id: move}, answers={soal: str(level)}), points))
    return Choice(
        indicators=(indicator,),
        options=tuple(option for option, _ in made),
        points=tuple(points for _, points in made),
    )


def _goal(dice: random.Random, name: str, members: list[str], choices: tuple[Choice, ...]) -> Goal:
    most = sum((c.points[-1] for c in choices if c.indicators[0].id in members), Fraction(0))
    return Goal(gate_id=name, indicators=frozenset(members), points=most * Fraction(dice.randint(0, 9), 9))


def _indicator(soal: int) -> Indicator:
    from zi_cli.criteria.load import load_pack

    pack = load_pack()
    return pack.indicators[pack.questions[soal].indicator_id]
