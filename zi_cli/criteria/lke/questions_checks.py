"""What questions must agree on: ids, soal and labels given once; scales, levels and inputs that fit together."""

from collections.abc import Iterator, Sequence

from zi_cli.criteria.lke.models import InputModel, ScaleModel
from zi_cli.criteria.lke.pack_files import LocatedIndicator, LocatedInput, LocatedNode
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.language import msg


def id_mistakes(
    nodes: Sequence[LocatedNode],
    indicators: Sequence[LocatedIndicator],
    inputs: Sequence[LocatedInput],
) -> Iterator[Mistake]:
    """Ids, soal and labels that are given twice."""
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


def _labels_twice(inputs: Sequence[LocatedInput]) -> Iterator[Mistake]:
    labels: dict[str, int | None] = {}
    for question in inputs:
        label = question.model.label.casefold()
        if label in labels:
            yield question.source.mistake(
                (*question.steps, "label"),
                msg("this label already belongs to soal {soal}", soal=labels[label]),
            )
        labels.setdefault(label, question.model.soal_id)


def indicator_mistakes(found: LocatedIndicator, scales: dict[str, ScaleModel]) -> Iterator[Mistake]:
    """What a question or a ratio lacks, and scales, levels and inputs that do not fit."""
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


def _ratio(found: LocatedIndicator, scales: dict[str, ScaleModel]) -> Iterator[Mistake]:
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
