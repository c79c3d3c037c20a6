"""What a node is made of must have its weight, and every node must hang on one of pack.yaml."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zi_cli.criteria.lke.models import NodeModel, PackModel, QuestionsModel, TopNodeModel
from zi_cli.criteria.lke.pack_files import LocatedNode, PackFiles
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source
from zi_cli.language import msg


def weight_mistakes(files: PackFiles, nodes: Sequence[LocatedNode]) -> Iterator[Mistake]:
    """Parts that do not add up, and nodes that hang on nothing."""
    for found in nodes:
        if isinstance(found.model, NodeModel):
            yield from _parts(found, [n.weight_points for n in found.model.nodes])
    if files.pack is None:
        return
    yield from _parents(files.pack, files.questions)
    if files.all_questions:
        yield from _top_weights(files.pack, nodes)


def _parts(found: LocatedNode, parts: list[Decimal]) -> Iterator[Mistake]:
    """What a node is made of must have its weight, exactly."""
    model = found.model
    indicators = model.indicators if isinstance(model, NodeModel) else []
    own = [i.weight_points for i in indicators if i.weight_points is not None]
    if own and len(own) != len(indicators):
        yield found.source.mistake(
            (*found.steps, "id"),
            msg("{id}: either all indicators have a weight of their own or none", id=model.id),
        )
    parts = [*parts, *own]
    if not parts and not indicators:
        yield found.source.mistake((*found.steps, "id"), msg("{id}: nothing is scored here", id=model.id))
    if parts and sum(parts) != model.weight_points:
        yield found.source.mistake(
            (*found.steps, "weight_points"),
            msg(
                "{id}: its weight is {weight}, but its parts add up to {total}",
                id=model.id,
                weight=model.weight_points,
                total=sum(parts),
            ),
        )


def _parents(
    file: tuple[Source, PackModel], questions: tuple[tuple[Source, QuestionsModel], ...]
) -> Iterator[Mistake]:
    """Every node hangs on one of pack.yaml."""
    source, pack = file
    top = [node.id for node in pack.nodes]
    for position, node in enumerate(pack.nodes):
        parent = node.id.rpartition(".")[0]
        if parent and parent not in top:
            yield source.mistake(
                ("nodes", position, "id"),
                msg("there is no node {id} in pack.yaml", id=parent),
                nearest(parent, top),
            )
    for area_source, area in questions:
        if area.parent not in top:
            yield area_source.mistake(
                ("parent",),
                msg("there is no node {id} in pack.yaml", id=area.parent),
                nearest(area.parent, top),
            )


def _top_weights(file: tuple[Source, PackModel], nodes: Sequence[LocatedNode]) -> Iterator[Mistake]:
    source = file[0]
    children: dict[str, list[Decimal]] = {}
    for found in nodes:
        if isinstance(found.model, QuestionsModel):
            children.setdefault(found.model.parent, []).append(found.model.weight_points)
        elif isinstance(found.model, TopNodeModel):
            children.setdefault(found.model.id.rpartition(".")[0], []).append(found.model.weight_points)
    for found in nodes:
        if isinstance(found.model, TopNodeModel):
            yield from _parts(found, children.get(found.model.id, []))
    total = sum(children.get("", []))
    if total != 100:
        yield source.mistake(("nodes",), msg("the components add up to {total} points, not 100", total=total))
