"""From the files of prerequisites to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from collections.abc import Sequence
from typing import Any

from zi_cli.criteria.layers import Layer, travels_with_zi
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.prerequisites.checks import mistakes
from zi_cli.criteria.prerequisites.models import LevelModel, PrerequisitesModel
from zi_cli.criteria.source_files import files_in_force, head_file, in_order, read_file
from zi_cli.criteria.yaml_source import Source
from zi_cli.resources import DEFAULT_PACK


def compile_prerequisites(layers: Sequence[Layer], lke: Pack) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = read_file(head_file(layers), PrerequisitesModel, found)
    levels = [read_file(file, LevelModel, found) for file in files_in_force(layers)]
    readable = [_fitting(*level, lke) for level in levels if level is not None]
    if pack is not None and len(readable) == len(levels):
        found.extend(mistakes(pack, readable, lke))
    if found or pack is None:
        return None, found
    by_id = {level.id: level for _, level in readable}
    order = in_order(pack[1].levels, list(by_id))
    return {
        "pack": pack[1].model_dump(mode="json"),
        "levels": [by_id[name].model_dump(mode="json") for name in order],
    }, []


def _fitting(source: Source, level: LevelModel, lke: Pack) -> tuple[Source, LevelModel]:
    """A level of zi's own without what an instrument of the user's has no indicator or target for."""
    if lke.id == DEFAULT_PACK or not travels_with_zi(source.file):
        return source, level
    prerequisites = [
        prerequisite.model_copy(
            update={
                "lke": prerequisite.lke
                if prerequisite.lke and prerequisite.lke.id in lke.indicators
                else None,
                "minimum": {t: limit for t, limit in prerequisite.minimum.items() if t in lke.targets},
                "second_limit": prerequisite.second_limit
                if set(prerequisite.minimum) <= set(lke.targets)
                else None,
            }
        )
        for prerequisite in level.prerequisites
    ]
    return source, level.model_copy(update={"prerequisites": prerequisites})
