"""What pack.yaml must agree on, with itself and with the questions."""

from collections.abc import Iterator

from zi_cli.criteria.check_parts import given_twice
from zi_cli.criteria.lke.models import PackModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def scale_mistakes(file: tuple[Source, PackModel]) -> Iterator[Mistake]:
    """Scales and areas given twice; levels that do not run from 1 to 0; what a scale of its kind needs."""
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


def limit_mistakes(file: tuple[Source, PackModel], counts: set[int]) -> Iterator[Mistake]:
    """Limits on what is no count; `counts`: the soal of all counts."""
    source, pack = file
    for position, limit in enumerate(pack.limits):
        for soal in (limit.at, *limit.left, *limit.right):
            if soal not in counts:
                yield source.mistake(
                    ("limits", position), msg("soal {soal} is not a count under a ratio", soal=soal)
                )


def reference_mistakes(file: tuple[Source, PackModel], node_ids: set[str]) -> Iterator[Mistake]:
    """Totals and areas of nodes that there are none of, and totals that are missing."""
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
