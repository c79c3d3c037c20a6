"""Load a pack: a folder of YAML files, checked as a whole, compiled once and kept.

The compiled form is JSON in the user's cache folder, named by the digest of the very bytes it was made from, so
it can be missing but never stale. It is data only; deleting it is harmless.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Final

from zi_cli import __version__
from zi_cli.criteria.build import build_pack
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.criteria.pack import Pack
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.resources import cache_folder, data_folder

DEFAULT_PACK: Final = "lke-zi-2026"


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
    files = {file: file.read_bytes() for file in sorted(folder.rglob("*.yaml"))}
    kept = _kept_file(folder, files)
    document = _kept(kept)
    if document is None:
        document = compile_pack(folder)
        _keep(kept, document)
    return build_pack(document)


def compile_pack(folder: Path) -> dict[str, Any]:
    """Read, check and join the files of `folder`, without any cache. CriteriaProblem with every mistake."""
    from zi_cli.criteria.compile import compile_files

    document, mistakes = compile_files(folder)
    if document is None:
        raise CriteriaProblem(mistakes)
    return document


def _kept_file(folder: Path, files: dict[Path, bytes]) -> Path | None:
    cache = cache_folder()
    if cache is None:
        return None
    digest = hashlib.sha256(f"zi {__version__} ".encode())
    for source in (Path(__file__).with_name("models.py"), Path(__file__).with_name("checks.py")):
        digest.update(str(source.stat().st_mtime_ns).encode())
    for file, content in files.items():
        name = file.relative_to(folder).as_posix().encode()
        digest.update(b"%d %s %d " % (len(name), name, len(content)))
        digest.update(content)
    return cache / f"pack-{digest.hexdigest()[:32]}.json"


def _kept(file: Path | None) -> dict[str, Any] | None:
    try:
        loaded = json.loads(file.read_bytes()) if file else None
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None


def _keep(file: Path | None, document: dict[str, Any]) -> None:
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(document, stream, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(file)
    except OSError:
        return  # no place to keep it: the next start compiles again
