"""Gates before and after a plan, and why one stays out of reach."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.cli.views.layout import heading, plain_table
from zi_cli.criteria.lke.pack import Measure
from zi_cli.language import Below, Whole, printable
from zi_cli.plan.plan import Plan, PlannedGate


def gates(plan: Plan, signs: Glyphs) -> Iterator[RenderableType]:
    """Every gate: now, after the plan, and what is wanted."""
    wanted = say("wanted") if plan.wishes.margin else say("minimum")
    table = plain_table(
        say("Gates for {target}", target=plan.assessment.target), (say("now"), say("after the plan"), wanted)
    )
    for gate in plan.gates:
        sign = {True: signs.met, False: signs.missed, None: signs.unknown}[gate.met]
        name = Text(f"{sign} {printable(gate.gate.name, 60)}")
        style = {True: None, False: "red", None: "yellow"}[gate.met]
        values = (shown(gate, gate.before), shown(gate, gate.after), shown(gate, gate.wanted))
        table.add_row(name, *values, style=style)
    yield Padding(table, (1, 0, 0, 0))


def shown(gate: PlannedGate, value: Fraction | None) -> str:
    """A value in the gate's unit, never shown as having reached what it misses."""
    if value is None:
        return say("unknown")
    if gate.gate.measure is Measure.PREDICATE:
        return say("yes") if value else say("no")
    unit = " %" if gate.gate.measure is Measure.PERCENT else ""
    return translator().show(Below(value, gate.wanted)) + unit


def out_of_reach(plan: Plan) -> Iterator[RenderableType]:
    """Gates that no plan can reach within what is asked for."""
    lines = [_reason(gate) for gate in plan.gates if gate.reachable is False]
    if lines:
        title = heading(say("Out of reach, whatever the effort"))
        yield Padding(Group(title, *(Padding(Text(line), (0, 0, 0, 2)) for line in lines)), (1, 0, 0, 0))


def _reason(gate: PlannedGate) -> str:
    because = "; ".join(translator().text(reason) for reason in gate.why_not)
    if gate.gate.measure is Measure.PREDICATE:
        return say("{gate}: {because}", gate=gate.gate.name, because=Whole(because))
    at_most = say(
        "{gate}: at most {best}, wanted {wanted}",
        gate=gate.gate.name,
        best=shown(gate, gate.best),
        wanted=shown(gate, gate.wanted),
    )
    return f"{at_most} ({because})" if because else at_most
