"""Load criteria: folders of YAML files, checked as a whole, compiled once and kept.

The compiled form is JSON in the user's cache folder, named by the digest of the very bytes it was made from, so
it can be missing but never stale. It is data only; deleting it is harmless.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from zi_cli import __version__
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.layers import (
    Kind,
    Layer,
    Stack,
    built_in,
    laid_over_lke,
    layers_of,
    lke_home,
    pack_folders,
    travels_with_zi,
    with_folders,
)
from zi_cli.criteria.lke.build import build_pack
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.build import build_minimum
from zi_cli.criteria.minimum.pack import MinimumCriteria
from zi_cli.criteria.mistakes import CriteriaProblem, Mistake
from zi_cli.criteria.prerequisites.build import build_prerequisites
from zi_cli.criteria.prerequisites.pack import Prerequisites
from zi_cli.criteria.yaml_files import strays, yaml_files_below
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.resources import DEFAULT_PACK, cache_folder

Document = dict[str, Any]
Compiler = Callable[[], tuple[Document | None, list[Mistake]]]
AnyPack = Pack | MinimumCriteria | Prerequisites
Built = TypeVar("Built", Pack, MinimumCriteria, Prerequisites)


def find_pack(name: str) -> Path:
    """The folder of a built-in pack by its id, or a folder given by path. UsageProblem if there is none."""
    folders = pack_folders()
    if name in folders:
        return folders[name]
    if Path(name).is_dir():
        return Path(name)
    from zi_cli.criteria.validate import nearest

    near = nearest(name, list(folders)) or DEFAULT_PACK
    raise UsageProblem(
        msg("there is no criteria pack {name}", name=name),
        msg(
            "Give the id of a pack (see zi criteria list) or a folder with criteria. Did you mean {near}?",
            near=near,
        ),
    )


def load_criteria(folders: Sequence[Path] = ()) -> CriteriaSet:
    """The criteria that travel with zi, with the user's `folders` laid over them (see `layers`).

    UsageProblem for a folder without criteria; CriteriaProblem with every mistake in the files.
    """
    return load_stack(with_folders(built_in(), folders))


def load_stack(stack: Stack) -> CriteriaSet:
    """The criteria of these layers. CriteriaProblem with every mistake in their files."""
    lke, version = _lke_of(stack)
    mistakes: list[Mistake] = []
    minimum = _minimum_of(stack, lke, version, mistakes)
    prerequisites = _prerequisites_of(stack, lke, version, mistakes)
    if minimum is None or prerequisites is None:
        raise CriteriaProblem(mistakes)
    return CriteriaSet(lke=lke, minimum=minimum, prerequisites=prerequisites)


def digest_of_criteria(folders: Sequence[Path] = ()) -> str | None:
    """Changes with every byte of the criteria in force; None where a file of them cannot be read.

    UsageProblem for a folder without criteria.
    """
    stack = with_folders(built_in(), folders)
    home, over = lke_home(stack), laid_over_lke(stack)
    parts = [_digest([*_lke_files(home), *over.values()], home)]
    parts += [_digest_of(stack[kind], parts[0]) for kind in (Kind.MINIMUM, Kind.PREREQUISITES)]
    return None if None in parts else " ".join(filter(None, parts))


def load_folder(folder: Path) -> tuple[AnyPack, ...]:
    """What `folder` holds, each kind laid over what travels with zi: of a pack just this one.

    UsageProblem where it holds no criteria; CriteriaProblem with every mistake in the files.
    """
    kinds, stack = {layer.kind for layer in layers_of(folder)}, with_folders(built_in(), [folder])
    lke, version = _lke_of(stack)
    mistakes = list[Mistake]()
    found: list[AnyPack | None] = [lke] if Kind.LKE in kinds else []
    if Kind.MINIMUM in kinds:
        found.append(_minimum_of(stack, lke, version, mistakes))
    if Kind.PREREQUISITES in kinds:
        found.append(_prerequisites_of(stack, lke, version, mistakes))
    if mistakes:
        raise CriteriaProblem(mistakes)
    return tuple(pack for pack in found if pack is not None)


def _lke_of(stack: Stack) -> tuple[Pack, str | None]:
    """The LKE in force, and the digest of its own folder: nothing else depends on what was laid over it."""
    folder, over = lke_home(stack), laid_over_lke(stack)
    own = _digest(_lke_files(folder), folder)
    whole = _digest([*_lke_files(folder), *over.values()], folder) if over else own
    return _loaded(folder, whole, over), own


def _minimum_of(
    stack: Stack, lke: Pack, version: str | None, mistakes: list[Mistake]
) -> MinimumCriteria | None:
    layers = stack[Kind.MINIMUM]
    return _built(_digest_of(layers, version), _minimum(layers, lke), build_minimum, mistakes)


def _prerequisites_of(
    stack: Stack, lke: Pack, version: str | None, mistakes: list[Mistake]
) -> Prerequisites | None:
    layers = stack[Kind.PREREQUISITES]
    return _built(_digest_of(layers, version), _prerequisites(layers, lke), build_prerequisites, mistakes)


def load_pack(folder: Path | None = None) -> Pack:
    """The LKE pack in `folder` (default: the official one). CriteriaProblem with every mistake in its files."""
    folder = folder or find_pack(DEFAULT_PACK)
    return _loaded(folder, _digest(_lke_files(folder), folder))


def _loaded(folder: Path, digest: str | None, over: Mapping[str, Path] | None = None) -> Pack:
    mistakes: list[Mistake] = []
    pack = _built(digest, _lke(folder, over), build_pack, mistakes)
    if pack is None:
        raise CriteriaProblem(mistakes)
    return pack


def check_folder(folder: Path) -> list[Mistake]:
    """Every mistake in the criteria that `folder` holds, read without any cache.

    Minimum criteria and prerequisites are held against the folder's own LKE pack, where it has one that is right.
    """
    layers, stack = layers_of(folder), with_folders(built_in(), [folder])
    mistakes: list[Mistake] = []
    lke: Pack | None = None
    for layer in layers:
        if layer.kind is Kind.LKE:
            home = layer.folder if layer.has_head else lke_home(stack)
            document, found = _lke(home, laid_over_lke(stack))()
            mistakes += found
            lke = build_pack(document) if document is not None else lke
    kinds = {layer.kind for layer in layers}
    if kinds != {Kind.LKE}:
        lke = lke or load_pack()
        mistakes += _minimum(stack[Kind.MINIMUM], lke)()[1] if Kind.MINIMUM in kinds else []
        mistakes += _prerequisites(stack[Kind.PREREQUISITES], lke)()[1] if Kind.PREREQUISITES in kinds else []
    return mistakes


def unread_files(folder: Path) -> list[Path]:
    """Files in `folder` that belong to no criteria: misspelt, misplaced, or of another kind. Same errors as above."""
    read: list[Path] = []
    for layer in layers_of(folder):
        if layer.kind is Kind.LKE and layer.has_head:
            from zi_cli.criteria.lke.compile import files_of

            read += files_of(layer.folder)
        else:
            read += [layer.head, *layer.files]
    return strays(folder, read)


def _lke_files(folder: Path) -> list[Path]:
    return yaml_files_below(folder)


def _lke(folder: Path, over: Mapping[str, Path] | None = None) -> Compiler:
    def compiled() -> tuple[Document | None, list[Mistake]]:
        from zi_cli.criteria.lke.compile import compile_lke

        return compile_lke(folder, over)

    return compiled


def _minimum(layers: tuple[Layer, ...], lke: Pack) -> Compiler:
    def compiled() -> tuple[Document | None, list[Mistake]]:
        from zi_cli.criteria.minimum.compile import compile_minimum

        return compile_minimum(layers, lke)

    return compiled


def _prerequisites(layers: tuple[Layer, ...], lke: Pack) -> Compiler:
    def compiled() -> tuple[Document | None, list[Mistake]]:
        from zi_cli.criteria.prerequisites.compile import compile_prerequisites

        return compile_prerequisites(layers, lke)

    return compiled


def _built(
    digest: str | None, compiler: Compiler, build: Callable[[Document], Built], mistakes: list[Mistake]
) -> Built | None:
    """What was kept under `digest`, else what is compiled now; None with `mistakes` filled."""
    folder = cache_folder()
    file = folder / f"pack-{digest}.json" if folder and digest else None
    found = _kept(file, build)
    if found is not None:
        return found
    document, faults = compiler()
    mistakes += faults
    if document is None:
        return None
    _keep(file, document)
    return build(document)


def _digest_of(layers: tuple[Layer, ...], lke: str | None) -> str | None:
    """Of all files of the layers; what is made of them depends on the LKE with the digest `lke` too.

    And on whose files they are: zi's own give way to an LKE of the user's.
    """
    owners = "".join("zu"[not travels_with_zi(layer.folder)] for layer in layers)
    heads = [layer.head for layer in layers if layer.has_head]
    files = [*heads, *(file for layer in layers for file in layer.files)]
    return _digest(files, layers[0].folder, f"{lke} {owners}") if lke else None


def _digest(files: Sequence[Path], home: Path, beside: str = "") -> str | None:
    """Of the very bytes in `files`, their names within `home`, and this version of zi; None if one cannot be read."""
    digest = hashlib.sha256(f"zi {__version__} {beside} ".encode())
    digest.update(_code_version())
    for file in files:
        try:
            content = file.read_bytes()
        except OSError:  # compiling says what is wrong with it
            return None
        name = (file.relative_to(home) if file.is_relative_to(home) else file).as_posix().encode()
        digest.update(b"%d %s %d " % (len(name), name, len(content)))
        digest.update(content)
    return digest.hexdigest()[:32]


@cache
def _code_version() -> bytes:
    """Changes with this package's own code, for those who work on it."""
    modules = sorted(Path(__file__).parent.rglob("*.py"))
    return " ".join(str(module.stat().st_mtime_ns) for module in modules).encode()


def _kept(file: Path | None, build: Callable[[Document], Built]) -> Built | None:
    """The pack as it was kept; None if it was not, or if what stands there is no pack (then it is made anew)."""
    try:
        return build(json.loads(file.read_bytes())) if file else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _keep(file: Path | None, document: Document) -> None:
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    except OSError:
        return  # no place to keep it: the next start compiles again
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(document, stream, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(file)
    except OSError:  # disk full; or, on Windows, another zi is reading it
        with suppress(OSError):
            Path(name).unlink()
