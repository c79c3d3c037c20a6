"""Which files a batch is about: those named, those in folders, those that patterns and lists name.

In folders a workbook is told by its ending. What Excel and LibreOffice leave beside an open workbook, hidden and
temporary files are passed over; a folder is entered once, however many links lead to it.
"""

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.language import Message, msg

ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"})
_TEMPORARY: Final = (".tmp", ".temp", ".part", ".crdownload", ".bak")
_NOT_ENTERED: Final = frozenset({"__macosx"})
_LIST_BYTES: Final = 10 * 1024 * 1024
_DEEPEST: Final = 20
"""Lists that name lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What was found."""

    files: tuple[Path, ...]
    """In the order of the inputs, those of a folder by path; each once."""
    closed: tuple[Path, ...]
    """Folders that may not be entered."""
    passed_over: int
    """Files in folders that are no workbooks by their ending."""
    temporary: int
    """Lock, temporary and hidden files."""


@dataclass(slots=True)
class _Search:
    """A search under way."""

    apart: str
    """Folder that is not searched: where the batch writes to."""
    files: dict[str, Path] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    closed: list[Path] = field(default_factory=list)
    passed_over: int = 0
    temporary: int = 0
    missing: list[str] = field(default_factory=list)

    def take(self, path: Path) -> None:
        """Note a file, unless it is there already."""
        self.files.setdefault(_real(path), path)


def discover(inputs: Sequence[str], apart: Path | None = None) -> Discovery:
    """The workbooks that `inputs` name; `apart` is a folder that is left out wherever it is met.

    UsageProblem for what is not there, with all of it, and where nothing is found.
    """
    search = _Search(apart=_real(apart) if apart is not None else "")
    for name in inputs:
        _add(search, name, Path(), 0)
    if search.missing:
        raise UsageProblem(
            msg("there is no such file or folder: {files}", files=_listed(search.missing)),
            msg("Check the spelling and the folder you are in; names with spaces need quotes."),
        )
    if not search.files and not search.closed:
        raise UsageProblem(
            msg("no workbook was found in: {files}", files=_listed(inputs)),
            msg("Workbooks are files that end with: {endings}", endings=", ".join(sorted(ENDINGS))),
        )
    return Discovery(
        files=tuple(search.files.values()),
        closed=tuple(search.closed),
        passed_over=search.passed_over,
        temporary=search.temporary,
    )


def is_temporary(name: str) -> bool:
    """Whether a file is a mark of an open workbook, hidden, or half written."""
    return name.startswith(("~$", ".")) or name.lower().endswith(_TEMPORARY)


def _add(search: _Search, name: str, home: Path, depth: int) -> None:
    """What one input names; `home` is the folder that relative names start from."""
    if name.startswith("@") and depth < _DEEPEST:
        _add_list(search, name[1:], home, depth)
        return
    path = home / name
    if _is_there(path):
        _add_path(search, path, named=True)
        return
    found = sorted(glob.glob(str(path), recursive=True), key=_order) if glob.has_magic(name) else []  # noqa: PTH207
    for each in found:
        _add_path(search, Path(each), named=False)
    if not found:
        search.missing.append(name)


def _add_list(search: _Search, name: str, home: Path, depth: int) -> None:
    """A text file with one input a line, relative to its own folder; `#` begins a remark."""
    path = home / name
    try:
        with path.open("rb") as stream:
            data = stream.read(_LIST_BYTES)
    except (OSError, ValueError):
        search.missing.append(f"@{name}")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    for line in text.splitlines():
        entry = line.strip().strip('"')
        if entry and not entry.startswith("#"):
            _add(search, entry, path.parent, depth + 1)


def _add_path(search: _Search, path: Path, named: bool) -> None:
    if path.is_dir():
        _add_folder(search, path)
    elif named or path.suffix.lower() in ENDINGS:
        _add_file(search, path)
    else:
        search.passed_over += 1


def _add_file(search: _Search, path: Path) -> None:
    if is_temporary(path.name):
        search.temporary += 1
    else:
        search.take(path)


def _add_folder(search: _Search, top: Path) -> None:
    """All workbooks below a folder, without recursion: a tree may be deep."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        real = _real(folder)
        if real in search.entered or real == search.apart:
            continue
        search.entered.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: _order(entry.name))
        except OSError:
            search.closed.append(folder)
            continue
        folders = []
        for entry in entries:
            if not _is_folder(entry):
                _add_found(search, folder / entry.name)
            elif not entry.name.startswith(".") and entry.name.casefold() not in _NOT_ENTERED:
                folders.append(folder / entry.name)
        waiting.extend(reversed(folders))


def _add_found(search: _Search, path: Path) -> None:
    """A file met in a folder."""
    if is_temporary(path.name):
        search.temporary += 1
    elif path.suffix.lower() in ENDINGS:
        search.take(path)
    else:
        search.passed_over += 1


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads nowhere
        return False


def _is_there(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except (OSError, ValueError):
        return False


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _listed(names: Iterable[str]) -> Message:
    """All the names; a text of its own for each, so that none is cut off with the line."""
    places = {f"n{number}": name for number, name in enumerate(names)}
    return Message(", ".join(f"{{{place}}}" for place in places), places)
