"""A criteria pack on the terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_cli.cli.session import say, translator
from zi_cli.cli.views.layout import heading, plain_table
from zi_cli.criteria.lke.pack import Measure, Pack


def view(pack: Pack) -> RenderableType:
    """Name, tree down to the sub-areas, gates, sources."""
    words = translator()
    tree = Table.grid(padding=(0, 2))
    for root in pack.roots:
        for node in root.walk():
            depth = node.id.count(".")
            tree.add_row(
                Text(f"  {node.id}"),
                Text(words.exactly(node.weight_points), justify="right"),
                Text("  " * depth + node.name),
            )
    gates = plain_table(say("Gates"), tuple(pack.targets))
    for gate in pack.gates:
        unit = " %" if gate.measure is Measure.PERCENT else ""
        cells = []
        for target in pack.targets:
            minimum = gate.minimum.get(target)
            shown = (
                "–"
                if minimum is None
                else say("yes")
                if gate.measure is Measure.PREDICATE
                else words.number(minimum) + unit
            )
            cells.append(shown)
        gates.add_row(Text(gate.name), *cells)
    sources = [Padding(Text(f"{name}: {text}"), (0, 0, 0, 2)) for name, text in pack.sources.items()]
    return Group(
        Text(f"{pack.name} ({pack.id} {pack.version})", style="bold"),
        Text(pack.regulation, style="dim"),
        Padding(Group(heading(say("Weights in points")), tree), (1, 0, 0, 0)),
        Padding(gates, (1, 0, 0, 0)),
        Padding(Group(heading(say("Sources")), *sources), (1, 0, 0, 0)),
    )
