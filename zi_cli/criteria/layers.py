"""Which folders the criteria come from: those that travel with zi, and a directorate's own laid over them.

A folder given with --criteria is a pack (it has a pack.yaml), a folder of packs, or just files: a single
facilities.yaml replaces that family and leaves the rest as it is. A pack with the id of the one in force takes
its place; one with another id adds its files, each in place of the file of the same name. Of an LKE, only
effort.yaml and discussion.yaml can be replaced so: they are a directorate's own, while weights must add up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from zi_cli.criteria.yaml_files import HEAD, heads_below, named_file, yaml_files
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.resources import DEFAULT_PACKS, data_folder

_KEY: Final = re.compile(r"^([a-z_]+)[ \t]*:", re.MULTILINE)


class Kind(StrEnum):
    """What a pack holds."""

    LKE = "lke"
    MINIMUM = "minimum"
    PREREQUISITES = "prerequisites"


_MARKS: Final = {"criteria": Kind.MINIMUM, "prerequisites": Kind.PREREQUISITES}
"""Key by which a file without a pack.yaml tells what it is."""
_OWN: Final = ("effort", "discussion")
"""Names of the files of an LKE that can be replaced by themselves."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Files of one folder that belong to one kind of pack."""

    kind: Kind
    folder: Path
    files: tuple[Path, ...]
    """Besides pack.yaml; only those of the folder itself (an LKE pack has more below it)."""
    has_head: bool

    @property
    def head(self) -> Path:
        """Its pack.yaml, if it has one."""
        return named_file(self.folder, HEAD)


Stack = dict[Kind, tuple[Layer, ...]]
"""Kind → its layers, the one in force last."""


def pack_folders() -> dict[str, Path]:
    """Packs that travel with the program, by id."""
    return {head.parent.name: head.parent for head in heads_below(data_folder("criteria"))}


def built_in() -> Stack:
    """The packs that travel with the program. No file is read."""
    home = data_folder("criteria")
    return {Kind(kind): (_pack_layer(Kind(kind), home / name),) for kind, name in DEFAULT_PACKS.items()}


def travels_with_zi(file: Path) -> bool:
    """Whether a file is one of those that are installed with zi."""
    return file.resolve().is_relative_to(data_folder("criteria").resolve())


def with_folders(stack: Stack, folders: Sequence[Path]) -> Stack:
    """`stack` with the user's folders on top, in order. UsageProblem for a folder that holds no criteria."""
    result = dict(stack)
    for folder in folders:
        for layer in layers_of(folder):
            below = result[layer.kind]
            replaces = layer.has_head and (layer.kind is Kind.LKE or _head_id(layer) == _stack_id(below))
            result[layer.kind] = (layer,) if replaces else (*below, layer)
    return result


def lke_home(stack: Stack) -> Path:
    """The folder of the LKE in force."""
    return next(layer.folder for layer in reversed(stack[Kind.LKE]) if layer.has_head)


def laid_over_lke(stack: Stack) -> dict[str, Path]:
    """Files laid over those of the LKE in force, by their names without ending: effort, discussion."""
    over: dict[str, Path] = {}
    for layer in stack[Kind.LKE]:
        over = {} if layer.has_head else over | {file.stem: file for file in layer.files}
    return over


def kind_of(folder: Path) -> Kind:
    """What the pack in `folder` says it is; an LKE where it does not say it rightly, so that its check complains."""
    kind = _read(named_file(folder, HEAD)).get("kind")
    return next((known for known in Kind if known == kind), Kind.LKE)


def _pack_layer(kind: Kind, folder: Path) -> Layer:
    head = named_file(folder, HEAD)
    files = tuple(file for file in yaml_files(folder) if file != head)
    return Layer(kind, folder, files, has_head=True)


def layers_of(folder: Path) -> list[Layer]:
    """What a folder of the user's holds: a pack, packs, or loose files. UsageProblem where it holds no criteria."""
    if not folder.is_dir():
        raise UsageProblem(
            msg("there is no criteria folder {folder}", folder=folder),
            msg("Give a folder with a pack.yaml, or with files such as facilities.yaml."),
        )
    if named_file(folder, HEAD).is_file():
        return [_pack_layer(kind_of(folder), folder)]
    packs = [head.parent for head in heads_below(folder)]
    if packs:
        return [_pack_layer(kind_of(pack), pack) for pack in packs]
    return _loose_files(folder)


def _loose_files(folder: Path) -> list[Layer]:
    """Files without a pack.yaml, by what they say they are."""
    found: dict[Kind, list[Path]] = {}
    strangers = []
    for file in yaml_files(folder):
        keys = _top_keys(file)
        kind = next((kind for key, kind in _MARKS.items() if key in keys), _namesake(file))
        if kind is not None:
            found.setdefault(kind, []).append(file)
        else:
            strangers.append(file.name)
    if strangers or not found:
        raise UsageProblem(
            msg(
                "{folder} holds no pack.yaml, and no criteria in: {files}",
                folder=folder,
                files=", ".join(strangers),
            )
            if strangers
            else msg("{folder} holds no criteria", folder=folder),
            msg("Give a folder with a pack.yaml, or with files such as facilities.yaml."),
        )
    return [Layer(kind, folder, tuple(files), has_head=False) for kind, files in found.items()]


def _namesake(file: Path) -> Kind | None:
    """The kind of zi's own file of this name: one whose very key is misspelt is still known by its name."""
    if file.stem in _OWN:
        return Kind.LKE
    own = built_in()
    kinds = (Kind.MINIMUM, Kind.PREREQUISITES)
    return next((kind for kind in kinds if any(file.stem == f.stem for f in own[kind][0].files)), None)


def _top_keys(file: Path) -> set[str]:
    """The keys at the margin of a file, also where its YAML is broken: its mistakes are told when it is compiled."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return set()
    return set(_KEY.findall(text))


def _read(file: Path) -> dict[str, object]:
    from zi_cli.criteria.yaml_source import load

    data = load(file).data
    return data if isinstance(data, dict) else {}


def _head_id(layer: Layer) -> object:
    return _read(layer.head).get("id")


def _stack_id(layers: tuple[Layer, ...]) -> object:
    return next((_head_id(layer) for layer in reversed(layers) if layer.has_head), None)
