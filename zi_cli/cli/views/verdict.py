"""The verdict: ready or not, and why, in a few lines."""

from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.verdict import reasons
from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.cli.session import Glyphs, say, translator


def view_name(view: View) -> str:
    """Whose answers, in words."""
    return translator().text(VIEW_NAMES[view])


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
    sentence = "; ".join(map(translator().text, reasons(assessment)))
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
