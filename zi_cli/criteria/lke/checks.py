"""What a pack's files must agree on among themselves: sums, names, references. Pure; all mistakes at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from zi_cli.criteria.check_parts import given_twice, no_item
from zi_cli.criteria.lke.discussion_checks import discussion_mistakes, discussion_targets
from zi_cli.criteria.lke.discussion_models import DiscussionModel
from zi_cli.criteria.lke.effort_checks import EffortTargets, effort_mistakes
from zi_cli.criteria.lke.effort_models import EffortModel
from zi_cli.criteria.lke.models import (
    GatesModel,
    IndicatorModel,
    InputModel,
    LayoutModel,
    NodeModel,
    PackModel,
    QuestionsModel,
    ScaleModel,
    TopNodeModel,
    WordingModel,
)
from zi_cli.criteria.lke.notes_checks import notes_mistakes
from zi_cli.criteria.lke.notes_models import NotesModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFiles:
    """The parsed files of a pack, each with the source that knows its places; without those that could not be read.

    Where one is missing, only what does not depend on it is checked: no mistake is reported that is none.
    """

    pack: tuple[Source, PackModel] | None
    questions: tuple[tuple[Source, QuestionsModel], ...]
    gates: tuple[Source, GatesModel] | None
    layouts: tuple[tuple[Source, LayoutModel], ...]
    wording: tuple[Source, WordingModel] | None
    notes: tuple[Source, NotesModel] | None
    """None too for a pack that has no notes.yaml."""
    effort: tuple[Source, EffortModel] | None
    """None too for a pack that has no effort.yaml."""
    discussion: tuple[Source, DiscussionModel] | None
    """None too for a pack that has no discussion.yaml."""
    all_questions: bool
    all_layouts: bool


T = TypeVar("T", covariant=True)


@dataclass(frozen=True)
class _Located(Generic[T]):
    source: Source
    steps: Steps
    model: T


def mistakes(files: PackFiles) -> Iterator[Mistake]:
    """Every disagreement between the files."""
    nodes = list(_nodes(files))
    indicators = [
        _Located(n.source, (*n.steps, "indicators", i), model)
        for n in nodes
        if isinstance(n.model, NodeModel)
        for i, model in enumerate(n.model.indicators)
    ]
    inputs = list(_inputs(indicators))
    twice = list(_twice(nodes, indicators, inputs))
    yield from twice
    yield from _weights(files, nodes)
    if files.pack is None:
        return
    yield from _scales(files.pack)
    scales = {scale.id: scale for scale in files.pack[1].scales}
    for indicator in indicators:
        yield from _indicator(indicator, scales)
    if not files.all_questions:
        return
    node_ids = {n.model.id for n in nodes}
    item_ids = node_ids | {i.model.id for i in indicators}
    yield from _pack_references(files.pack, node_ids)
    yield from _limits(files.pack, {i.model.soal_id for i in inputs if isinstance(i.model, InputModel)})
    if files.gates is not None:
        yield from _gates(files.gates, item_ids)
    if files.notes is not None:
        yield from notes_mistakes(*files.notes, _options(inputs, scales))
    if files.effort is not None:
        yield from effort_mistakes(*files.effort, _effort_targets(indicators, inputs, scales))
    if files.discussion is not None and not twice:
        targets = discussion_targets(files.pack[1], [found.model for found in indicators])
        yield from discussion_mistakes(*files.discussion, targets)
    yield from _layouts_and_wording(files, item_ids | {i.model.id for i in inputs})


def _nodes(files: PackFiles) -> Iterator[_Located[TopNodeModel | NodeModel]]:
    if files.pack is not None:
        source, pack = files.pack
        for position, node in enumerate(pack.nodes):
            yield _Located(source, ("nodes", position), node)
    for file, area in files.questions:
        yield from _below(file, (), area)


def _below(source: Source, steps: Steps, node: NodeModel) -> Iterator[_Located[TopNodeModel | NodeModel]]:
    yield _Located(source, steps, node)
    for position, child in enumerate(node.nodes):
        yield from _below(source, (*steps, "nodes", position), child)


def _inputs(indicators: list[_Located[IndicatorModel]]) -> Iterator[_Located[IndicatorModel | InputModel]]:
    for found in indicators:
        if found.model.ratio is None:
            yield _Located(found.source, found.steps, found.model)
        for position, count in enumerate(found.model.inputs):
            yield _Located(found.source, (*found.steps, "inputs", position), count)


def _effort_targets(
    indicators: list[_Located[IndicatorModel]],
    inputs: list[_Located[IndicatorModel | InputModel]],
    scales: dict[str, ScaleModel],
) -> EffortTargets:
    counts = (found.model.soal_id for found in inputs if isinstance(found.model, InputModel))
    return EffortTargets(
        answers=_options(inputs, scales),
        counts={soal for soal in counts if soal is not None},
        numerators={found.model.ratio.numerator for found in indicators if found.model.ratio},
    )


def _options(
    inputs: list[_Located[IndicatorModel | InputModel]], scales: dict[str, ScaleModel]
) -> dict[int, list[str]]:
    """Each soal with its answers."""
    return {
        found.model.soal_id: [level.answer for level in scales[found.model.scale].levels]
        for found in inputs
        if found.model.soal_id is not None and found.model.scale in scales
    }


def _scales(file: tuple[Source, PackModel]) -> Iterator[Mistake]:
    source, pack = file
    yield from given_twice(source, "scales", [scale.id for scale in pack.scales])
    yield from given_twice(source, "areas", [str(area.number) for area in pack.areas], "number")
    for position, scale in enumerate(pack.scales):
        steps: Steps = ("scales", position)
        yield from given_twice(source, (*steps, "levels"), [x.answer for x in scale.levels], "answer")
        if scale.kind == "options" and len(scale.levels) < 2:
            yield source.mistake(steps, msg("scale {id}: options need at least two levels", id=scale.id))
        if scale.kind == "options" and scale.levels:
            ratios = [level.ratio for level in scale.levels]
            if ratios != sorted(ratios, reverse=True) or ratios[0] != 1 or ratios[-1] != 0:
                yield source.mistake(
                    (*steps, "levels"),
                    msg("scale {id}: levels run from ratio 1 down to 0, best first", id=scale.id),
                )
        if scale.kind == "index" and scale.maximum is None:
            yield source.mistake(steps, msg("scale {id}: an index needs its maximum", id=scale.id))


def _twice(
    nodes: list[_Located[TopNodeModel | NodeModel]],
    indicators: list[_Located[IndicatorModel]],
    inputs: list[_Located[IndicatorModel | InputModel]],
) -> Iterator[Mistake]:
    seen: dict[str, str] = {}
    counts = [i for i in inputs if isinstance(i.model, InputModel)]
    for found in [*nodes, *indicators, *counts]:
        key, place = found.model.id, found.source.place(found.steps)
        if key in seen:
            yield found.source.mistake(
                (*found.steps, "id"),
                msg("the id {id} is used twice (first: {place})", id=key, place=seen[key]),
            )
        seen.setdefault(key, f"{place.file.name}:{place.line}")
    numbers: dict[int, str] = {}
    for question in inputs:
        soal, place = question.model.soal_id, question.source.place(question.steps)
        if soal is None:
            continue
        if soal in numbers:
            yield question.source.mistake(
                (*question.steps, "soal_id"),
                msg("soal {soal} is used twice (first: {place})", soal=soal, place=numbers[soal]),
            )
        numbers.setdefault(soal, f"{place.file.name}:{place.line}")
    yield from _labels_twice(inputs)


def _labels_twice(inputs: list[_Located[IndicatorModel | InputModel]]) -> Iterator[Mistake]:
    labels: dict[str, int | None] = {}
    for question in inputs:
        label = question.model.label.casefold()
        if label in labels:
            yield question.source.mistake(
                (*question.steps, "label"),
                msg("this label already belongs to soal {soal}", soal=labels[label]),
            )
        labels.setdefault(label, question.model.soal_id)


def _weights(files: PackFiles, nodes: list[_Located[TopNodeModel | NodeModel]]) -> Iterator[Mistake]:
    for found in nodes:
        if isinstance(found.model, NodeModel):
            yield from _parts(found, [n.weight_points for n in found.model.nodes])
    if files.pack is None:
        return
    yield from _parents(files.pack, files.questions)
    if files.all_questions:
        yield from _top_weights(files.pack, nodes)


def _parts(found: _Located[TopNodeModel | NodeModel], parts: list[Decimal]) -> Iterator[Mistake]:
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


def _top_weights(
    file: tuple[Source, PackModel], nodes: list[_Located[TopNodeModel | NodeModel]]
) -> Iterator[Mistake]:
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


def _indicator(found: _Located[IndicatorModel], scales: dict[str, ScaleModel]) -> Iterator[Mistake]:
    model, source, steps = found.model, found.source, found.steps
    if model.ratio is not None:
        yield from _ratio(found, scales)
        return
    if model.soal_id is None or model.scale is None:
        yield source.mistake(
            steps,
            msg("{id}: a question needs soal_id and scale, a ratio needs ratio and inputs", id=model.id),
        )
        return
    scale = scales.get(model.scale)
    if scale is None:
        yield source.mistake(
            (*steps, "scale"),
            msg("there is no scale {id} in pack.yaml", id=model.scale),
            nearest(model.scale, sorted(scales)),
        )
        return
    if scale.kind == "count":
        yield source.mistake(
            (*steps, "scale"), msg("{id}: a count is scored only as part of a ratio", id=model.id)
        )
        return
    answers = [level.answer for level in scale.levels]
    if list(model.levels) != answers:
        yield source.mistake(
            (*steps, "levels"),
            msg(
                "{id}: scale {scale} has the levels {answers}, in this order",
                id=model.id,
                scale=scale.id,
                answers=", ".join(answers),
            ),
        )
    if not model.evidence:
        yield source.mistake(steps, msg("{id}: the evidence usually expected is missing", id=model.id))


def _ratio(found: _Located[IndicatorModel], scales: dict[str, ScaleModel]) -> Iterator[Mistake]:
    model, source, steps = found.model, found.source, found.steps
    assert model.ratio is not None
    own = [count.soal_id for count in model.inputs]
    used = [model.ratio.numerator, *model.ratio.denominator, *model.ratio.required]
    for soal in used:
        if soal not in own:
            yield source.mistake(
                (*steps, "ratio"), msg("{id}: soal {soal} is not among its inputs", id=model.id, soal=soal)
            )
    for position, count in enumerate(model.inputs):
        if count.soal_id not in used:
            yield source.mistake(
                (*steps, "inputs", position),
                msg("{id}: soal {soal} is never used", id=model.id, soal=count.soal_id),
            )
        scale = scales.get(count.scale)
        if scale is None or scale.kind != "count":
            yield source.mistake(
                (*steps, "inputs", position, "scale"),
                msg("{id}: the input of a ratio is a count, not {scale}", id=count.id, scale=count.scale),
                nearest(count.scale, [s.id for s in scales.values() if s.kind == "count"]),
            )


def _limits(file: tuple[Source, PackModel], counts: set[int]) -> Iterator[Mistake]:
    source, pack = file
    for position, limit in enumerate(pack.limits):
        for soal in (limit.at, *limit.left, *limit.right):
            if soal not in counts:
                yield source.mistake(
                    ("limits", position), msg("soal {soal} is not a count under a ratio", soal=soal)
                )


def _pack_references(file: tuple[Source, PackModel], node_ids: set[str]) -> Iterator[Mistake]:
    source, pack = file
    references: list[tuple[Steps, str]] = [
        (("totals", name, position), node)
        for name, parts in pack.totals.items()
        for position, node in enumerate(parts)
    ]
    for position, area in enumerate(pack.areas):
        references += [
            (("areas", position, "pemenuhan"), area.pemenuhan),
            (("areas", position, "reform"), area.reform),
        ]
    for steps, node in references:
        if node not in node_ids:
            yield source.mistake(
                steps, msg("there is no node {id}", id=node), nearest(node, sorted(node_ids))
            )
    for name in ("total", "pengungkit", "pemenuhan", "reform", "hasil"):
        if name not in pack.totals:
            yield source.mistake(("totals",), msg("the key {key} is missing here", key=name))


def _gates(file: tuple[Source, GatesModel], item_ids: set[str]) -> Iterator[Mistake]:
    source, model = file
    targets = {target.id for target in model.targets}
    yield from given_twice(source, "targets", [target.id for target in model.targets])
    yield from given_twice(source, "gates", [gate.id for gate in model.gates])
    for position, gate in enumerate(model.gates):
        steps: Steps = ("gates", position)
        valid = targets if gate.measure == "predicate" else item_ids
        for place, item in enumerate(gate.of):
            if item not in valid:
                yield source.mistake(
                    (*steps, "of", place), msg("there is no node {id}", id=item), nearest(item, sorted(valid))
                )
        for target in gate.minimum:
            if target not in targets:
                yield source.mistake(
                    (*steps, "minimum", target),
                    msg("there is no target {id}", id=target),
                    nearest(target, sorted(targets)),
                )


def _layouts_and_wording(files: PackFiles, known: set[str]) -> Iterator[Mistake]:
    extra: set[str] = set()
    seen: dict[str, str] = {}
    for file, layout in files.layouts:
        own = known | set(layout.texts)
        extra |= set(layout.texts)
        yield from _layout(file, layout, own)
        if layout.id in seen:
            message = msg("the id {id} is used twice (first: {place})", id=layout.id, place=seen[layout.id])
            yield file.mistake(("id",), message)
        seen.setdefault(layout.id, file.file.name)
    if files.wording is None or not files.all_layouts:
        return
    source, wording = files.wording
    for item in wording.wording:
        if item not in known | extra:
            yield no_item(source, ("wording", item), item, known | extra)


def _layout(file: Source, layout: LayoutModel, known: set[str]) -> Iterator[Mistake]:
    references: list[tuple[Steps, str]] = [(("rows", item), item) for item in layout.rows]
    for indicator, row in layout.sum_rows.items():
        references += [(("sum_rows", indicator), indicator), (("sum_rows", indicator, "item"), row.item)]
    for node, over in layout.average_over.items():
        references.append((("average_over", node), node))
        references.append((("average_over", node, "first"), over.first))
        references.append((("average_over", node, "last"), over.last))
    for steps, item in references:
        if item not in known:
            yield no_item(file, steps, item, known)
    if "answer" not in layout.columns:
        yield file.mistake(("columns",), msg("the key {key} is missing here", key="answer"))
    if not layout.rows and layout.first_row is None:
        yield file.mistake(
            (), msg("a layout needs rows, or first_row where its rows follow the pack's order")
        )
    taken: dict[int, str] = {}
    for item, number in layout.rows.items():
        if number in taken:
            message = msg("row {row} already belongs to {id}", row=number, id=taken[number])
            yield file.mistake(("rows", item), message)
        taken.setdefault(number, item)
