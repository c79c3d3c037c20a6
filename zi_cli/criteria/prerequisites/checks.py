"""What the files of a pack of prerequisites must agree on, among themselves and with the LKE. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from zi_cli.criteria.check_parts import given_twice, no_item
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.prerequisites.models import LevelModel, PrerequisiteModel, PrerequisitesModel
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.wording import unmarked
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def mistakes(
    pack: tuple[Source, PrerequisitesModel], levels: Sequence[tuple[Source, LevelModel]], lke: Pack
) -> Iterator[Mistake]:
    """Every disagreement."""
    source, head = pack
    yield from given_twice(source, "levels", head.levels)
    there = {level.id for _, level in levels}
    for position, name in enumerate(head.levels):
        if name not in there:
            yield source.mistake(
                ("levels", position),
                msg("there is no file {name}.yaml with this level", name=name),
                nearest(name, sorted(there)),
            )
    for file, level in levels:
        if level.id != file.file.stem:
            yield file.mistake(("id",), msg("level {id} belongs into a file {id}.yaml", id=level.id))
        yield from given_twice(file, "prerequisites", [p.id for p in level.prerequisites])
        for position, prerequisite in enumerate(level.prerequisites):
            steps: Steps = ("prerequisites", position)
            if prerequisite.id.partition(".")[0] != level.id:
                start = f"{level.id}."
                yield file.mistake(
                    (*steps, "id"),
                    msg("the id {id} must begin with {start}", id=prerequisite.id, start=start),
                )
            yield from _prerequisite(file, steps, prerequisite, lke)


def _prerequisite(file: Source, steps: Steps, model: PrerequisiteModel, lke: Pack) -> Iterator[Mistake]:
    yield from given_twice(
        file, (*steps, "options"), [unmarked(option).casefold() for option in model.options]
    )
    if model.kind == "options" and len(model.options) < 2:
        yield file.mistake(steps, msg("{id}: options need at least two levels", id=model.id))
    yield from _minimum(file, (*steps, "minimum"), model, model.minimum, lke)
    if model.second_limit is not None:
        at: Steps = (*steps, "second_limit", "minimum")
        yield from _minimum(file, at, model, model.second_limit.minimum, lke)
    if model.lke is not None and model.lke.id not in lke.indicators:
        near = nearest(model.lke.id, sorted(lke.indicators))
        message = msg("there is no LKE indicator {id}", id=model.lke.id)
        yield file.mistake((*steps, "lke", "id"), message, near)


def _minimum(
    file: Source, steps: Steps, model: PrerequisiteModel, minimum: Mapping[str, str | Decimal], lke: Pack
) -> Iterator[Mistake]:
    for target, limit in minimum.items():
        place: Steps = (*steps, target)
        if target not in lke.targets:
            yield file.mistake(
                place, msg("there is no target {id}", id=target), nearest(target, sorted(lke.targets))
            )
        if model.kind == "options":
            if str(limit) not in model.options:
                yield no_item(file, place, str(limit), model.options)
        elif isinstance(limit, str):
            yield file.mistake(
                place, msg("{key}: a number is expected, {found} was found", key=target, found=limit)
            )
        elif model.kind == "percent" and not 0 <= limit <= 100:
            yield file.mistake(
                place,
                msg(
                    "{key}: {found} is outside the range (limit {limit})", key=target, found=limit, limit=100
                ),
            )
