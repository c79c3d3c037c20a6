"""What the criteria and the rules say about themselves: questions, nodes, gates, minimum criteria, codes."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_cli.assessment.explain import known_ids
from zi_cli.cli.session import say, translator
from zi_cli.cli.views import criterion, rule
from zi_cli.cli.views.layout import heading
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Gate, Indicator, Measure, Node, Pack, Question, ScaleKind
from zi_cli.findings.catalogue import RULES
from zi_cli.language import Exactly


def known(criteria: CriteriaSet) -> list[str]:
    """Everything that can be explained, of the criteria and of the rules."""
    return [*known_ids(criteria), *RULES]


def view(item: str, criteria: CriteriaSet) -> RenderableType:
    """The explanation of `item`, which is one of `known`."""
    pack = criteria.lke
    question = pack.questions[int(item)] if item.isdecimal() else pack.question_by_id(item)
    if question is not None:
        return _question(question, criteria)
    if item in pack.indicators:
        return _ratio(pack.indicators[item], criteria)
    if item in pack.nodes:
        return _node(pack.nodes[item], pack)
    if item in RULES:
        return rule.view(RULES[item])
    gate = next((gate for gate in pack.gates if gate.id == item), None)
    if gate is not None:
        return _gate(gate)
    if item in pack.totals:
        return Group(*(_node(pack.nodes[node], pack) for node in pack.totals[item]))
    found = criterion.view(item, criteria)
    assert found is not None
    return found


def _block(title: Text, lines: Iterator[RenderableType]) -> RenderableType:
    return Padding(Group(title, *lines), (0, 0, 1, 0))


def _labelled(name: str, text: str) -> Padding:
    return Padding(Text(f"{name}: {text}", style="dim"), (0, 0, 0, 2))


def _question(question: Question, criteria: CriteriaSet) -> RenderableType:
    title = Text(f"soal {question.soal_id}  {question.id}  ", style="dim")
    title.append(question.label, style="bold not dim")
    return _block(title, _question_lines(question, criteria))


def _question_lines(question: Question, criteria: CriteriaSet) -> Iterator[RenderableType]:
    pack = criteria.lke
    words, indicator = translator(), pack.indicators[question.indicator_id]
    weight = pack.weight_points(indicator.id)
    yield Padding(Text(question.question), (0, 0, 1, 2))
    if question.scale.kind is ScaleKind.OPTIONS:
        levels = Table.grid(padding=(0, 2))
        for option, level in question.levels.items():
            points = words.exactly(question.scale.ratios[option] * weight)
            levels.add_row(Text(f"  {option}", style="bold"), Text(points, justify="right"), Text(level))
        yield levels
    elif question.scale.kind is ScaleKind.INDEX:
        maximum = int(question.scale.maximum)
        yield Padding(
            Text(say("points: index / {maximum} × {weight}", maximum=maximum, weight=Exactly(weight))),
            (0, 0, 0, 2),
        )
    elif indicator.ratio is not None:
        yield Padding(
            Text(
                say(
                    "counted in {id}, {label}: {weight} points at most",
                    id=indicator.id,
                    label=indicator.label,
                    weight=Exactly(weight),
                )
            ),
            (0, 0, 0, 2),
        )
    yield Text("")
    yield Padding(heading(say("Evidence usually expected")), (0, 0, 0, 2))
    for document in question.evidence:
        yield Padding(Text(f"- {document}"), (0, 0, 0, 4))
    yield Text("")
    yield from criterion.served_by(indicator, criteria)
    yield _labelled(say("Belongs to"), _path(pack, indicator.node_id))
    yield from _sources(question.id, question.scale.source, pack)


def _path(pack: Pack, node_id: str) -> str:
    names: list[str] = []
    current: str | None = node_id
    while current is not None:
        names.insert(0, f"{current} {pack.nodes[current].name}")
        current = pack.parents.get(current)
    return " > ".join(names)


def _sources(item: str, scale_source: str, pack: Pack) -> Iterator[RenderableType]:
    for layout in pack.layouts.values():
        if item in layout.rows:
            yield _labelled(layout.name, say("row {row}", row=layout.rows[item]))
    yield _labelled(say("Source"), scale_source)


def _ratio(indicator: Indicator, criteria: CriteriaSet) -> RenderableType:
    title = Text(f"{indicator.id}  ", style="dim")
    title.append(indicator.label, style="bold not dim")
    return _block(title, _ratio_lines(indicator, criteria))


def _ratio_lines(indicator: Indicator, criteria: CriteriaSet) -> Iterator[RenderableType]:
    pack, ratio = criteria.lke, indicator.ratio
    assert ratio is not None
    yield Padding(Text(indicator.question), (0, 0, 1, 2))
    weight = pack.weight_points(indicator.id)
    yield Padding(Text(say("{weight} points at most", weight=Exactly(weight))), (0, 0, 0, 2))
    for question in indicator.inputs:
        yield Padding(Text(f"soal {question.soal_id}: {question.label}"), (0, 0, 0, 4))
    yield Padding(
        Text(
            say(
                "Total of 0: {reason} Counts as {percent} % (policy of zi).",
                reason=ratio.zero.reason,
                percent=int(ratio.zero.nothing * 100),
            )
        ),
        (1, 0, 1, 2),
    )
    yield from criterion.served_by(indicator, criteria)
    yield _labelled(say("Source"), ratio.source)


def _node(node: Node, pack: Pack) -> RenderableType:
    title = Text(f"{node.id}  ", style="dim")
    title.append(node.name, style="bold not dim")
    return _block(title, _node_lines(node, pack))


def _node_lines(node: Node, pack: Pack) -> Iterator[RenderableType]:
    yield Padding(Text(say("{weight} points", weight=Exactly(node.weight_points))), (0, 0, 0, 2))
    parts: list[tuple[str, str, Fraction]] = [
        (child.id, child.name, child.weight_points) for child in node.children
    ]
    parts += [(i.id, i.label, pack.weight_points(i.id)) for i in node.indicators]
    table = Table.grid(padding=(0, 2))
    for identifier, name, weight in parts:
        table.add_row(
            Text(f"    {identifier}"), Text(translator().exactly(weight), justify="right"), Text(name)
        )
    yield table
    yield _labelled(say("Source"), node.source)


def _gate(gate: Gate) -> RenderableType:
    title = Text(f"{gate.id}  ", style="dim")
    title.append(gate.name, style="bold not dim")
    return _block(title, _gate_lines(gate))


def _gate_lines(gate: Gate) -> Iterator[RenderableType]:
    unit = {Measure.POINTS: say("points"), Measure.PERCENT: "%", Measure.PREDICATE: ""}[gate.measure]
    for target, minimum in gate.minimum.items():
        value = say("yes") if gate.measure is Measure.PREDICATE else f"{translator().number(minimum)} {unit}"
        yield Padding(Text(say("minimum for {target}: {value}", target=target, value=value)), (0, 0, 0, 2))
    if gate.equivalent:
        yield Padding(Text(say("that is: {equivalent}", equivalent=gate.equivalent)), (0, 0, 0, 2))
    if gate.measure is not Measure.PREDICATE:
        yield _labelled(say("Made of"), " + ".join(gate.of))
    yield _labelled(say("Source"), gate.source)
