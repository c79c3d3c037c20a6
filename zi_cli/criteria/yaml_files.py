"""Which files of a folder are criteria: *.yaml, and *.yml, as some editors call them; and what else lies there."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

HEAD: Final = "pack.yaml"
_ENDINGS: Final = (".yaml", ".yml")
_EXPECTED: Final = ("readme", "license", "lisensi", "catatan")
"""Names of files that tell something about a pack and are no part of it."""


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of the folder itself, by name."""
    return _yaml(folder.glob("*"))


def yaml_files_below(folder: Path) -> list[Path]:
    """The YAML files of the folder and of the folders in it."""
    return _yaml(folder.rglob("*"))


def named_file(folder: Path, name: str) -> Path:
    """The file called `name` (it ends in .yaml), which may end in .yml instead; as `name` where there is neither."""
    file = folder / name
    other = file.with_suffix(".yml")
    return other if other.is_file() and not file.is_file() else file


def heads_below(folder: Path) -> list[Path]:
    """The pack.yaml of every pack in `folder`, one a pack."""
    heads = (named_file(pack, HEAD) for pack in sorted(folder.glob("*/")))
    return [head for head in heads if head.is_file()]


def strays(folder: Path, read: Iterable[Path]) -> list[Path]:
    """Files in the folder, and in the folders in it, that are not among those `read`, in order.

    Hidden ones and those that describe a pack (README, LICENSE) are left out.
    """
    known = set(read)
    there = (file for file in folder.rglob("*") if file.is_file() and file not in known)
    return sorted(
        file
        for file in there
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.stem.casefold() not in _EXPECTED
    )


def _yaml(files: Iterable[Path]) -> list[Path]:
    # macOS leaves ._facilities.yaml beside a file that it copies to a stick.
    return sorted(f for f in files if f.suffix.lower() in _ENDINGS and not f.name.startswith("."))
