"""Load a pack: a folder of YAML files, checked as a whole, compiled once and kept.

The compiled form is JSON in the user's cache folder, named by the digest of the very bytes it was made from, so
it can be missing but never stale. It is data only; deleting it is harmless.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from zi_cli import __version__
from zi_cli.criteria.build import build_pack
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.criteria.pack import Pack
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.resources import DEFAULT_PACK, cache_folder, data_folder


def pack_folders() -> dict[str, Path]:
    """Packs that travel with the program, by id."""
    return {
        folder.parent.name: folder.parent for folder in sorted(data_folder("criteria").glob("*/pack.yaml"))
    }


def find_pack(name: str) -> Path:
    """The folder of a built-in pack by its id, or a folder given by path. UsageProblem if there is none."""
    folders = pack_folders()
    if name in folders:
        return folders[name]
    if (Path(name) / "pack.yaml").is_file():
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


def load_pack(folder: Path | None = None) -> Pack:
    """The pack in `folder` (default: the official one). CriteriaProblem with every mistake in its files."""
    folder = folder or find_pack(DEFAULT_PACK)
    kept = _kept_file(folder)
    pack = _kept_pack(kept)
    if pack is None:
        document = compile_pack(folder)
        _keep(kept, document)
        pack = build_pack(document)
    return pack


def compile_pack(folder: Path) -> dict[str, Any]:
    """Read, check and join the files of `folder`, without any cache. CriteriaProblem with every mistake."""
    from zi_cli.criteria.compile import compile_files

    document, mistakes = compile_files(folder)
    if document is None:
        raise CriteriaProblem(mistakes)
    return document


def _kept_file(folder: Path) -> Path | None:
    """The compiled form of the very bytes in `folder`; None where nothing can be kept."""
    cache = cache_folder()
    if cache is None:
        return None
    digest = hashlib.sha256(f"zi {__version__} ".encode())
    for module in ("build", "checks", "compile", "models", "validate", "yaml_source"):
        digest.update(str(Path(__file__).with_name(f"{module}.py").stat().st_mtime_ns).encode())
    for file in sorted(folder.rglob("*.yaml")):
        try:
            content = file.read_bytes()
        except OSError:  # compiling says what is wrong with it
            return None
        name = file.relative_to(folder).as_posix().encode()
        digest.update(b"%d %s %d " % (len(name), name, len(content)))
        digest.update(content)
    return cache / f"pack-{digest.hexdigest()[:32]}.json"


def _kept_pack(file: Path | None) -> Pack | None:
    """The pack as it was kept; None if it was not, or if what stands there is no pack (then it is made anew)."""
    try:
        return build_pack(json.loads(file.read_bytes())) if file else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _keep(file: Path | None, document: dict[str, Any]) -> None:
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
