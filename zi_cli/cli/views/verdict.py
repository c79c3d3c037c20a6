"""The verdict: ready or not, and why, in a few lines."""

from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.verdict import errors_to_resolve, reasons, with_evidence
from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.cli.session import Glyphs, say, translator


def view_name(view: View) -> str:
    """Whose answers, in words."""
    return translator().text(VIEW_NAMES[view])


def verdict(assessment: Assessment, errors: int, signs: Glyphs) -> RenderableType:
    """Ready or not for the target, the score, the reasons, how many findings are errors, and whose answers decided."""
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
    grave = errors_to_resolve(errors)
    if grave is not None:
        lines.append(Text(f"{signs.missed} {translator().text(grave)}.", style="bold red"))
    if assessment.gates_only:
        lines.append(Text(say("Gates only: the minimum criteria were left out (--gates-only).")))
    if score is None:
        lines.append(
            Text(say("The file tells nothing in this view; areas and next steps go by the unit's answers."))
        )
    evidence = with_evidence(assessment)
    if evidence is not None:
        lines.append(Text(translator().text(evidence)))
    basis = say("Decided by: {view}. Not an official verdict.", view=view_name(assessment.view))
    return Padding(Group(*lines, Text(basis, style="dim")), (1, 0, 0, 0))


def headline_points(assessment: Assessment, name: str, points: Fraction) -> str:
    """A headline sum, never shown as having reached the gate on it that it misses."""
    minimum = assessment.threshold(assessment.pack.totals[name])
    return translator().number_below(points, minimum)
