"""The parsed files of a pack, and what stands in them with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from zi_cli.criteria.lke.discussion_models import DiscussionModel
from zi_cli.criteria.lke.effort_models import EffortModel
from zi_cli.criteria.lke.models import (
    GatesModel,
    IndicatorModel,
    InputModel,
    LayoutModel,
    NodeModel,
    PackModel,
    QuestionsModel,
    TopNodeModel,
    WordingModel,
)
from zi_cli.criteria.lke.notes_models import NotesModel
from zi_cli.criteria.yaml_source import Source, Steps


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
class Located(Generic[T]):
    """A model with the place where it stands."""

    source: Source
    steps: Steps
    model: T


LocatedNode = Located[TopNodeModel | NodeModel]
LocatedIndicator = Located[IndicatorModel]
LocatedInput = Located[IndicatorModel | InputModel]


def nodes_of(files: PackFiles) -> Iterator[LocatedNode]:
    """Every node, those of pack.yaml first, then each area's from the top down."""
    if files.pack is not None:
        source, pack = files.pack
        for position, node in enumerate(pack.nodes):
            yield Located(source, ("nodes", position), node)
    for file, area in files.questions:
        yield from _below(file, (), area)


def _below(source: Source, steps: Steps, node: NodeModel) -> Iterator[LocatedNode]:
    yield Located(source, steps, node)
    for position, child in enumerate(node.nodes):
        yield from _below(source, (*steps, "nodes", position), child)


def indicators_of(nodes: Sequence[LocatedNode]) -> Iterator[LocatedIndicator]:
    """Every indicator of the nodes."""
    for found in nodes:
        if isinstance(found.model, NodeModel):
            for position, model in enumerate(found.model.indicators):
                yield Located(found.source, (*found.steps, "indicators", position), model)


def inputs_of(indicators: Sequence[LocatedIndicator]) -> Iterator[LocatedInput]:
    """Every question, and every count under a ratio."""
    for found in indicators:
        if found.model.ratio is None:
            yield Located(found.source, found.steps, found.model)
        for position, count in enumerate(found.model.inputs):
            yield Located(found.source, (*found.steps, "inputs", position), count)
