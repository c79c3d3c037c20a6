"""The verdict: ready or not, and why, in a few lines."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.views import View
from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.criteria.minimum.pack import Status
from zi_cli.workbook.answers import AnswerState


def view_name(view: View) -> str:
    """Whose answers, in words."""
    names = {
        View.CLAIMED: say("the unit's answers"),
        View.SUPPORTED: say("answers with evidence"),
        View.TPI: say("TPI's answers"),
    }
    return names[view]


def verdict(assessment: Assessment, signs: Glyphs) -> RenderableType:
    """Ready or not for the target, the score, the reasons, and whose answers decided."""
    if assessment.ready:
        head = Text(f"{signs.met} " + say("READY for {target}", target=assessment.target), style="bold green")
    else:
        head = Text(
            f"{signs.missed} " + say("NOT READY for {target}", target=assessment.target), style="bold red"
        )
    score = assessment.scores[assessment.view]
    known = (
        say("score unknown")
        if score is None
        else say("score {score} of 100", score=headline_points(assessment, "total", score.totals["total"]))
    )
    head.append(f"   {known}", style="bold")
    sentence = "; ".join(_reasons(assessment))
    lines = [head, Text(f"{sentence[:1].upper()}{sentence[1:]}.")]
    if assessment.gates_only:
        lines.append(Text(say("Gates only: the minimum criteria were left out (--gates-only).")))
    if score is None:
        lines.append(
            Text(say("The file tells nothing in this view; areas and next steps go by the unit's answers."))
        )
    with_evidence = _with_evidence(assessment)
    if with_evidence:
        lines.append(Text(with_evidence))
    basis = say("Decided by: {view}. Not an official verdict.", view=view_name(assessment.view))
    return Padding(Group(*lines, Text(basis, style="dim")), (1, 0, 0, 0))


def _reasons(assessment: Assessment) -> Iterator[str]:
    missed = sum(gate.met is False for gate in assessment.gates)
    unknown = sum(gate.met is None for gate in assessment.gates)
    if missed:
        yield say("{missed} of {all} gates are missed", missed=missed, all=len(assessment.gates))
    if unknown:
        yield say("{unknown} of {all} gates cannot be decided", unknown=unknown, all=len(assessment.gates))
    if not missed and not unknown:
        yield say("all {all} gates are met", all=len(assessment.gates))
    yield from _criteria_reasons(assessment)
    short = sum(result.status is Status.NOT_MET for result in assessment.prerequisites)
    if short and assessment.asks_prerequisites:
        yield say("{count} prerequisites of a proposal are not met", count=short)
    if not assessment.complete:
        given = [assessment.given(soal).state for soal in assessment.pack.questions]
        answered = given.count(AnswerState.ANSWERED)
        yield (
            say("{answered} of {all} questions are answered", answered=answered, all=len(given))
            if answered < len(given)
            else say("the workbook is not complete")
        )


def _criteria_reasons(assessment: Assessment) -> Iterator[str]:
    """What the minimum criteria add, where they count."""
    mandatory = sum(len(family.mandatory) for family in assessment.families)
    if not assessment.minimum_counts or not mandatory:
        return
    unknown = sum(result.status is Status.UNKNOWN for result in assessment.open_criteria)
    missed = len(assessment.open_criteria) - unknown
    if missed and unknown:
        yield say(
            "{missed} mandatory minimum criteria are not met, {unknown} not known yet",
            missed=missed,
            unknown=unknown,
        )
    elif missed:
        yield say("{missed} mandatory minimum criteria are not met", missed=missed)
    elif unknown:
        yield say("{unknown} mandatory minimum criteria are not known yet", unknown=unknown)
    else:
        yield say("all {all} mandatory minimum criteria are met", all=mandatory)


def _with_evidence(assessment: Assessment) -> str:
    """What the evidence carries, where the claim is judged and the evidence would fail it."""
    score = assessment.scores[View.SUPPORTED]
    if assessment.view is not View.CLAIMED or score is None:
        return ""
    gates = check_gates(assessment.pack, assessment.target, score, None)
    missed = sum(gate.met is False for gate in gates)
    if not missed:
        return ""
    points = headline_points(assessment, "total", score.totals["total"])
    return say(
        "With evidence only: score {points}, {missed} of {all} gates missed.",
        points=points,
        missed=missed,
        all=len(gates),
    )


def headline_points(assessment: Assessment, name: str, points: Fraction) -> str:
    """A headline sum, never shown as having reached the gate on it that it misses."""
    minimum = assessment.threshold(assessment.pack.totals[name])
    return translator().number_below(points, minimum)
