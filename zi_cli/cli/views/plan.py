"""The terminal view of a plan: what it takes, the steps, what they bring to each gate, and the proof. 80 columns."""

import sys
from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_cli.cli.session import Glyphs, glyphs, say, translator, write_view
from zi_cli.cli.views.layout import heading, plain_table
from zi_cli.cli.views.plan_gates import gates, out_of_reach
from zi_cli.cli.views.verdict import view_name
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.language import Below, Exactly, Whole, printable
from zi_cli.plan.plan import Plan, Step, Typed
from zi_cli.plan.words import found_words
from zi_cli.workbook.answers import AnswerState


def show(plan: Plan) -> None:
    """Write the view."""
    signs = glyphs(sys.stdout)
    parts: list[RenderableType] = [
        _file(plan),
        _verdict(plan, signs),
        *_steps(plan, signs),
        *gates(plan, signs),
        *out_of_reach(plan),
        *_rest(plan),
        _proof(plan),
    ]
    write_view(*parts)


def _file(plan: Plan) -> RenderableType:
    filled = plan.assessment.filled
    where = say("{layout}, sheet {sheet}", layout=filled.layout.id, sheet=filled.sheet)
    return Group(
        Text(printable(filled.unit_name, 100), style="bold"),
        Text(f"{printable(filled.path, 200)} ({where})", style="dim"),
    )


def _verdict(plan: Plan, signs: Glyphs) -> RenderableType:
    """What it takes, and what it brings."""
    target = plan.assessment.target
    if plan.feasible and not plan.steps:
        head = Text(
            f"{signs.met} " + say("Every gate of {target} is met already", target=target), style="bold green"
        )
    elif plan.feasible:
        head = Text(f"{signs.met} " + say("Plan for {target}", target=target), style="bold green")
    else:
        head = Text(
            f"{signs.missed} " + say("Plan for {target}: not every gate is reached", target=target),
            style="bold red",
        )
    head.append(f"   {', '.join(_size(plan))}")
    lines = [head, Text(_sentence(plan))]
    asked = "; ".join(_asked(plan))
    if asked:
        lines.append(Text(say("Asked for: {asked}.", asked=asked)))
    basis = say("Starts from: {view}. Not an official verdict.", view=view_name(plan.assessment.view))
    return Padding(Group(*lines, Text(basis, style="dim")), (1, 0, 0, 0))


def _size(plan: Plan) -> Iterator[str]:
    """Effort, steps, and what comes with them."""
    yield say("effort {effort}", effort=Exactly(plan.effort))
    yield say("{count} steps", count=len(plan.leads))
    if plan.followers:
        yield say("{count} entries that follow", count=len(plan.followers))


def _sentence(plan: Plan) -> str:
    gate = plan.assessment.threshold(plan.assessment.pack.totals["total"])
    before, after = plan.assessment.decisive.totals["total"], plan.score.totals["total"]
    missed, left = (
        sum(each is False for each in found)
        for found in ((g.met_before for g in plan.gates), (g.met for g in plan.gates))
    )
    sentences = [
        say(
            "Total {before}, after the plan {after}; gates missed: {missed} of {all}, after the plan {left}.",
            before=Below(before, gate),
            after=Below(after, gate),
            missed=missed,
            all=len(plan.gates),
            left=left,
        )
    ]
    unknown = sum(gate.met is None for gate in plan.gates)
    if unknown:
        sentences.append(say("{count} cannot be known from the file (--holds-wbk).", count=unknown))
    if plan.criteria:
        sentences.append(
            say(
                "Beside them {count} mandatory minimum criteria are open: effort {effort}.",
                count=len(plan.criteria),
                effort=Exactly(plan.criteria_effort),
            )
        )
    return " ".join(sentences)


def _asked(plan: Plan) -> Iterator[str]:
    wishes = plan.wishes
    if wishes.margin:
        yield say("margin {margin}", margin=Exactly(wishes.margin))
    if wishes.budget is not None:
        yield say("effort at most {budget}", budget=Exactly(wishes.budget))
    if wishes.fixed:
        yield say(
            "fixed {fixed}", fixed=Whole(", ".join(f"{s}={wishes.fixed[s]}" for s in sorted(wishes.fixed)))
        )
    if wishes.forbidden:
        yield say("not touched {soal}", soal=Whole(", ".join(map(str, sorted(wishes.forbidden)))))


def _steps(plan: Plan, signs: Glyphs) -> Iterator[RenderableType]:
    if not plan.steps:
        return
    yield Padding(
        heading(say("Steps: the unit's own first, then those that bring most for their effort")), (1, 0, 0, 0)
    )
    leads, along = plan.leads, dict[int, list[Step]]()
    for step in plan.followers:
        along.setdefault(step.goes_with or 0, []).append(step)
    for number, step in enumerate(leads, 1):
        yield _head(number, step, signs)
        details = _details(plan, step, along.get(step.soal_id, []), signs)
        yield Padding(Group(*details), (0, 0, int(number < len(leads)), 4))


def _head(number: int, step: Step, signs: Glyphs) -> RenderableType:
    """Number, soal, from and to; points, effort and running total at the right."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(width=3, justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    what = Text()
    what.append(say("soal {soal}", soal=step.soal_id), style="bold")
    what.append(f"  {_change(step, signs)}", style="bold")
    what.append(f"  {printable(step.question.label, 100)}")
    words = translator()
    sign = "+" if step.points >= 0 else ""
    brings = Text()
    brings.append(f"{sign}{words.number(step.points)}", style="bold")
    brings.append(say(" for {effort}, total {total}", effort=Exactly(step.effort), total=step.running_total))
    grid.add_row(Text(f"{number}"), what, brings)
    return grid


def shown(answer: Typed) -> str:
    """An answer as people read it."""
    if answer is None:
        return say("(blank)")
    if isinstance(answer, Fraction):
        whole_or_long = answer.denominator == 1 or (answer * 100).denominator != 1
        return translator().exactly(answer) if whole_or_long else translator().number(answer)
    return printable(answer)


def _change(step: Step, signs: Glyphs) -> str:
    """From what to what; no number where nobody knows it."""
    if step.assumed:
        return say("type the true count")
    if step.before == step.after:
        return say("{answer}, with evidence", answer=shown(step.after))
    return f"{_before(step)} {signs.arrow} {shown(step.after)}"


def _before(step: Step) -> str:
    """The answer now; what is there but cannot be used is no blank."""
    if step.state is AnswerState.INVALID and step.written:
        return say("(not valid: {found})", found=found_words(printable(step.written, 40)))
    return shown(step.before)


def _details(plan: Plan, step: Step, along: list[Step], signs: Glyphs) -> Iterator[RenderableType]:
    words = translator()
    text = f"{words.text(step.todo)}."
    if step.level_text:
        level = words.show(Whole(step.level_text))
        text = f"{text} {level}" if step.before in (None, step.after) else level
    yield Text(text)
    if along:
        yield Text(say("entries that follow: {entries}", entries=Whole("; ".join(_followers(along, signs)))))
    documents = "; ".join(printable(document, 300) for document in step.evidence)
    missing = say("evidence, none in the file yet") if step.evidence_missing else say("evidence")
    if documents:
        yield Text(f"{missing}: {documents}", style="dim")
    yield Text(" · ".join(_facts(plan, step)), style="dim")


def _facts(plan: Plan, step: Step) -> Iterator[str]:
    names = {gate.gate.id: gate.gate.name for gate in plan.gates}
    if step.cell:
        yield printable(step.cell)
    if step.gates:
        yield say("for: {gates}", gates=Whole(", ".join(names[gate] for gate in step.gates)))
    if step.fixed:
        yield say("fixed")
    if step.decided_by is DecidedBy.OTHERS:
        yield say("not in the unit's hand: respondents decide")
    elif step.decided_by is DecidedBy.SHARED:
        yield say("not in the unit's hand alone")


def _followers(steps: list[Step], signs: Glyphs) -> Iterator[str]:
    """What changes only with the step; those whose true counts nobody knows together, and last."""
    for step in steps:
        if not step.assumed:
            soal = say("soal {soal}", soal=step.soal_id)
            yield f"{soal} {_change(step, signs)}"
    unknown = ", ".join(str(step.soal_id) for step in steps if step.assumed)
    if unknown:
        yield say("soal {soal} type the true counts", soal=Whole(unknown))


def _rest(plan: Plan) -> Iterator[RenderableType]:
    """What readiness needs beside the steps."""
    if plan.unanswered:
        soals = ", ".join(str(each.question.soal_id) for each in plan.unanswered)
        lines: list[RenderableType] = [
            heading(say("Not needed for the gates, but the workbook is not complete without them")),
            Padding(Text(say("soal {soal}", soal=Whole(soals))), (0, 0, 0, 2)),
        ]
        yield Padding(Group(*lines), (1, 0, 0, 0))
    if plan.criteria:
        table = plain_table(say("Mandatory minimum criteria still open"), ("", say("effort")))
        name = table.columns[0]  # gives way to the cell, which is of no use when it is cut
        name.no_wrap, name.overflow, name.ratio = False, "fold", 1
        for step in plan.criteria:
            effort = say("settle first") if step.to_settle else translator().exactly(step.effort)
            table.add_row(
                Padding(Text(printable(step.result.criterion.name, 60)), (0, 0, 0, 2)),
                printable(step.result.cell or ""),
                effort,
            )
        yield Padding(table, (1, 0, 0, 0))


def _proof(plan: Plan) -> RenderableType:
    """Why nothing cheaper exists, and what it rests on."""
    unit = plan.assessment.pack.efforts.unit
    lines = [
        say(
            "Proof: every combination was reckoned with exactly; no plan reaches {what} with an effort below {bound}.",
            what=say("every gate")
            if all(g.reachable is not False for g in plan.gates)
            else say("what can be reached"),
            bound=Exactly(plan.lower_bound),
        ),
        say(
            "A second calculation, with parts of steps allowed, shows at least {bound}.",
            bound=plan.relaxed_bound,
        ),
    ]
    if plan.surveys_beyond_gates:
        lines.append(say("Only more survey points than the surveys' own gates ask can reach every gate."))
    elif any(step.decided_by is DecidedBy.OTHERS for step in plan.steps):
        lines.append(say("Surveys are raised only as far as their own gates ask, never to gather points."))
    if unit:
        lines.append(
            say("One unit of effort: {unit} (effort.yaml, a policy that can be changed).", unit=unit)
        )
    return Padding(Text(" ".join(lines), style="dim"), (1, 0, 0, 0))
