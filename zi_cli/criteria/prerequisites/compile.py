"""From the files of prerequisites to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from collections.abc import Sequence
from typing import Any

from zi_cli.criteria.layers import Layer
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.prerequisites.checks import mistakes
from zi_cli.criteria.prerequisites.models import LevelModel, PrerequisitesModel
from zi_cli.criteria.source_files import files_in_force, head_file, in_order, read_file


def compile_prerequisites(layers: Sequence[Layer], lke: Pack) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = read_file(head_file(layers), PrerequisitesModel, found)
    levels = [read_file(file, LevelModel, found) for file in files_in_force(layers)]
    readable = [level for level in levels if level is not None]
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
