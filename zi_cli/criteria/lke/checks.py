"""What a pack's files must agree on among themselves: sums, names, references. Pure; all mistakes at once."""

from collections.abc import Iterator, Sequence

from zi_cli.criteria.lke.discussion_checks import discussion_mistakes, discussion_targets
from zi_cli.criteria.lke.effort_checks import EffortTargets, effort_mistakes
from zi_cli.criteria.lke.gates_checks import gate_mistakes
from zi_cli.criteria.lke.layouts_checks import layout_mistakes
from zi_cli.criteria.lke.models import InputModel, ScaleModel
from zi_cli.criteria.lke.notes_checks import notes_mistakes
from zi_cli.criteria.lke.pack_checks import limit_mistakes, reference_mistakes, scale_mistakes
from zi_cli.criteria.lke.pack_files import (
    LocatedIndicator,
    LocatedInput,
    PackFiles,
    indicators_of,
    inputs_of,
    nodes_of,
)
from zi_cli.criteria.lke.questions_checks import id_mistakes, indicator_mistakes
from zi_cli.criteria.lke.weight_checks import weight_mistakes
from zi_cli.criteria.mistakes import Mistake


def mistakes(files: PackFiles) -> Iterator[Mistake]:
    """Every disagreement between the files."""
    nodes = list(nodes_of(files))
    indicators = list(indicators_of(nodes))
    inputs = list(inputs_of(indicators))
    twice = list(id_mistakes(nodes, indicators, inputs))
    yield from twice
    yield from weight_mistakes(files, nodes)
    if files.pack is None:
        return
    yield from scale_mistakes(files.pack)
    scales = {scale.id: scale for scale in files.pack[1].scales}
    for indicator in indicators:
        yield from indicator_mistakes(indicator, scales)
    if not files.all_questions:
        return
    node_ids = {n.model.id for n in nodes}
    item_ids = node_ids | {i.model.id for i in indicators}
    yield from reference_mistakes(files.pack, node_ids)
    yield from limit_mistakes(
        files.pack, {i.model.soal_id for i in inputs if isinstance(i.model, InputModel)}
    )
    if files.gates is not None:
        yield from gate_mistakes(files.gates, item_ids)
    if files.notes is not None:
        yield from notes_mistakes(*files.notes, _options(inputs, scales))
    if files.effort is not None:
        yield from effort_mistakes(*files.effort, _effort_targets(indicators, inputs, scales))
    if files.discussion is not None and not twice:
        targets = discussion_targets(files.pack[1], [found.model for found in indicators])
        yield from discussion_mistakes(*files.discussion, targets)
    yield from layout_mistakes(files, item_ids | {i.model.id for i in inputs})


def _effort_targets(
    indicators: Sequence[LocatedIndicator],
    inputs: Sequence[LocatedInput],
    scales: dict[str, ScaleModel],
) -> EffortTargets:
    counts = (found.model.soal_id for found in inputs if isinstance(found.model, InputModel))
    return EffortTargets(
        answers=_options(inputs, scales),
        counts={soal for soal in counts if soal is not None},
        numerators={found.model.ratio.numerator for found in indicators if found.model.ratio},
    )


def _options(inputs: Sequence[LocatedInput], scales: dict[str, ScaleModel]) -> dict[int, list[str]]:
    """Each soal with its answers."""
    return {
        found.model.soal_id: [level.answer for level in scales[found.model.scale].levels]
        for found in inputs
        if found.model.soal_id is not None and found.model.scale in scales
    }
