"""Read the files of a pack against their models, collecting every mistake."""

from collections.abc import Sequence
from pathlib import Path

from zi_cli.criteria.layers import Layer
from zi_cli.criteria.mistakes import Mistake, Place
from zi_cli.criteria.validate import Model, checked
from zi_cli.criteria.yaml_source import Source, load
from zi_cli.language import msg

Parsed = tuple[Source, Model]


def read_file(file: Path, model: type[Model], found: list[Mistake]) -> tuple[Source, Model] | None:
    """The file as `model`; None with `found` filled where it is missing or does not fit."""
    if not file.is_file():
        found.append(Mistake(Place(file, 1, 1), msg("the file {name} is missing", name=file.name)))
        return None
    source = load(file)
    result = checked(source, model)
    found.extend(source.mistakes)
    return (source, result) if result is not None else None


def head_file(layers: Sequence[Layer]) -> Path:
    """The pack.yaml in force: of the last layer that has one."""
    return next(layer for layer in reversed(layers) if layer.has_head).head


def files_in_force(layers: Sequence[Layer]) -> list[Path]:
    """The files beside pack.yaml; of layers with a file of one name (x.yaml or x.yml), that of the last."""
    by_name: dict[str, list[Path]] = {}
    for layer in layers:
        own: dict[str, list[Path]] = {}
        for (
            file
        ) in layer.files:  # x.yaml and x.yml side by side are both read: what they both hold is a mistake
            own.setdefault(file.stem, []).append(file)
        by_name.update(own)
    return [file for files in by_name.values() for file in files]


def in_order(named: Sequence[str], there: Sequence[str]) -> list[str]:
    """The ids that are there: first those that the pack names, then the others in their own order."""
    return [*(name for name in named if name in there), *(name for name in there if name not in named)]
