"""Load criteria: folders of YAML files, checked as a whole, compiled once and kept.

The compiled form is JSON in the user's cache folder, named by the digest of the very bytes it was made from, so
it can be missing but never stale. It is data only; deleting it is harmless.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from zi_cli import __version__
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.layers import HEAD, Kind, Layer, Stack, built_in, kind_of, pack_folders, with_folders
from zi_cli.criteria.lke.build import build_pack
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.build import build_minimum
from zi_cli.criteria.minimum.pack import MinimumCriteria
from zi_cli.criteria.mistakes import CriteriaProblem, Mistake
from zi_cli.criteria.prerequisites.build import build_prerequisites
from zi_cli.criteria.prerequisites.pack import Prerequisites
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.resources import DEFAULT_PACK, cache_folder

Document = dict[str, Any]
Compiler = Callable[[], tuple[Document | None, list[Mistake]]]
Built = TypeVar("Built", Pack, MinimumCriteria, Prerequisites)


def find_pack(name: str) -> Path:
    """The folder of a built-in pack by its id, or a folder given by path. UsageProblem if there is none."""
    folders = pack_folders()
    if name in folders:
        return folders[name]
    if (Path(name) / HEAD).is_file():
        return Path(name)
    from zi_cli.criteria.validate import nearest

    near = nearest(name, list(folders)) or DEFAULT_PACK
    raise UsageProblem(
        msg("there is no criteria pack {name}", name=name),
        msg(
            "Give the id of a pack (see zi criteria list) or a folder with a pack.yaml. Did you mean {near}?",
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
    folder = stack[Kind.LKE][-1].folder
    version = _digest(_lke_files(folder), folder)
    lke = _loaded(folder, version)
    mistakes: list[Mistake] = []
    minimum = _built(
        _digest_of(stack[Kind.MINIMUM], version), _minimum(stack[Kind.MINIMUM], lke), build_minimum, mistakes
    )
    prerequisites = _built(
        _digest_of(stack[Kind.PREREQUISITES], version),
        _prerequisites(stack[Kind.PREREQUISITES], lke),
        build_prerequisites,
        mistakes,
    )
    if minimum is None or prerequisites is None:
        raise CriteriaProblem(mistakes)
    return CriteriaSet(lke=lke, minimum=minimum, prerequisites=prerequisites)


def load_pack(folder: Path | None = None) -> Pack:
    """The LKE pack in `folder` (default: the official one). CriteriaProblem with every mistake in its files."""
    folder = folder or find_pack(DEFAULT_PACK)
    return _loaded(folder, _digest(_lke_files(folder), folder))


def _loaded(folder: Path, digest: str | None) -> Pack:
    mistakes: list[Mistake] = []
    pack = _built(digest, _lke(folder), build_pack, mistakes)
    if pack is None:
        raise CriteriaProblem(mistakes)
    return pack


def compile_pack(folder: Path) -> tuple[Document | None, list[Mistake]]:
    """Read and check the pack in `folder`, of whatever kind, without any cache: (document, []) or (None, mistakes)."""
    kind = kind_of(folder)
    if kind is Kind.LKE:
        return _lke(folder)()
    layers = with_folders(built_in(), [folder])[kind]
    compiler = _minimum if kind is Kind.MINIMUM else _prerequisites
    return compiler(layers, load_pack())()


def _lke_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def _lke(folder: Path) -> Compiler:
    def compiled() -> tuple[Document | None, list[Mistake]]:
        from zi_cli.criteria.lke.compile import compile_lke

        return compile_lke(folder)

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
    """Of all files of the layers; what is made of them depends on the LKE with the digest `lke` too."""
    heads = [layer.folder / HEAD for layer in layers if layer.has_head]
    files = [*heads, *(file for layer in layers for file in layer.files)]
    return _digest(files, layers[0].folder, lke) if lke else None


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
