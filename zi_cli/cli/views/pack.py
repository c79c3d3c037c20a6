"""Criteria packs on the terminal: of each kind, and all of them in a list."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_cli.assessment.explain_minimum import amount
from zi_cli.cli.session import say, translator
from zi_cli.cli.views.layout import heading, id_table, plain_table
from zi_cli.criteria.layers import Kind
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.criteria.load import AnyPack
from zi_cli.criteria.minimum.pack import Family, MinimumCriteria
from zi_cli.criteria.prerequisites.pack import Level, Prerequisites
from zi_cli.language import Exactly


def overview(packs: Sequence[AnyPack]) -> RenderableType:
    """A row a pack: kind, id, version, name and counts."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    for pack in packs:
        kind, counts = _kind_and_counts(pack)
        name = Text(pack.name)
        name.append(f" ({counts})", style="dim")
        table.add_row(Text(kind.value), Text(pack.id, style="bold"), Text(pack.version), name)
    return table


def _kind_and_counts(pack: AnyPack) -> tuple[Kind, str]:
    if isinstance(pack, Pack):
        inputs, indicators = len(pack.questions), len(pack.indicators)
        return Kind.LKE, say("{inputs} inputs, {indicators} indicators", inputs=inputs, indicators=indicators)
    if isinstance(pack, MinimumCriteria):
        families, criteria = len(pack.families), len(pack.criteria)
        return Kind.MINIMUM, say(
            "{families} families, {criteria} criteria", families=families, criteria=criteria
        )
    return Kind.PREREQUISITES, say("{count} prerequisites", count=len(pack.by_id))


def view(pack: AnyPack) -> RenderableType:
    """Name, what is in it, sources."""
    if isinstance(pack, Pack):
        parts = _lke(pack)
    elif isinstance(pack, MinimumCriteria):
        parts = _minimum(pack)
    else:
        parts = _prerequisites(pack)
    title = Text(f"{pack.name} ({pack.id} {pack.version})", style="bold")
    return Group(title, *parts, _sources(pack.sources))


def _sources(named: Mapping[str, str]) -> RenderableType:
    sources = [Padding(Text(f"{name}: {text}"), (0, 0, 0, 2)) for name, text in named.items()]
    return Padding(Group(heading(say("Sources")), *sources), (1, 0, 0, 0))


def _lke(pack: Pack) -> list[RenderableType]:
    """The tree down to the sub-areas, and the gates."""
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
    return [
        Text(pack.regulation, style="dim"),
        Padding(Group(heading(say("Weights in points")), tree), (1, 0, 0, 0)),
        Padding(gates, (1, 0, 0, 0)),
    ]


def _minimum(pack: MinimumCriteria) -> list[RenderableType]:
    """Families with their criteria, the mandatory ones marked; strategies."""
    strategies = [
        Padding(Text(f"{strategy.name}: {strategy.meaning}"), (0, 0, 0, 2))
        for strategy in pack.strategies.values()
    ]
    return [
        *(_family(family) for family in pack.families),
        Padding(Text(say("* mandatory"), style="dim"), (0, 0, 0, 2)),
        Padding(Group(heading(say("Strategies")), *strategies), (1, 0, 0, 0)),
    ]


def _family(family: Family) -> RenderableType:
    title = heading(family.name)
    title.append(f"  {family.id}", style="not bold dim")
    table = id_table()
    for criterion in family.criteria:
        mark = "*" if criterion.mandatory else " "
        table.add_row(Text(f"  {mark} {criterion.id}"), Text(criterion.name))
    return Padding(
        Group(title, Padding(Text(rule_of(family), style="dim"), (0, 0, 0, 2)), table), (1, 0, 0, 0)
    )


def rule_of(family: Family) -> str:
    """When a family passes."""
    mandatory = sum(criterion.mandatory for criterion in family.criteria)
    return say(
        "passes when all {mandatory} mandatory criteria are met, and {percent} % of the {others} others",
        mandatory=mandatory,
        percent=Exactly(family.required_share * 100),
        others=len(family.criteria) - mandatory,
    )


def _prerequisites(pack: Prerequisites) -> list[RenderableType]:
    """Prerequisites by level, with what each target asks."""
    targets = list(dict.fromkeys(target for item in pack.by_id.values() for target in item.minimum))
    remarks = [Padding(Text(remark), (0, 0, 0, 2)) for remark in pack.remarks]
    return [
        *(_level(level, targets) for level in pack.levels),
        *([Padding(Group(heading(say("Remarks")), *remarks), (1, 0, 0, 0))] if remarks else []),
    ]


def _level(level: Level, targets: Sequence[str]) -> RenderableType:
    words = translator()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    table.add_column(Text(level.name, style="bold not dim"), no_wrap=True)
    table.add_column()
    for target in targets:
        table.add_column(target, justify="right", no_wrap=True)
    for item in level.prerequisites:
        minima = (
            words.text(amount(item.minimum[target], item.unit)) if target in item.minimum else "–"
            for target in targets
        )
        table.add_row(Text(f"  {item.id}"), Text(item.name), *minima)
    return Padding(table, (1, 0, 0, 0))
