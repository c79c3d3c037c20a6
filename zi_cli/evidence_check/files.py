"""Paths given as evidence, looked for below one folder and nowhere else.

A path is never opened as it stands: that could reach another computer (`\\\\server\\…`) or tell what lies outside.
Its parts are compared with the names that the folder holds, without regard to case, as Windows does.
"""

import os
import re
import unicodedata
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from zi_cli.errors import UsageProblem
from zi_cli.language import Message, msg
from zi_cli.workbook.evidence import EvidenceState, Standing

MAX_ENTRIES: Final = 200_000
"""Names looked at below the folder; beyond, what was not met is unknown, not broken."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")


class EvidenceFolder:
    """The folder of evidence, listed as far as paths ask for it."""

    def __init__(self, folder: Path, max_entries: int = MAX_ENTRIES) -> None:
        """UsageProblem where it is no folder."""
        if not folder.is_dir():
            raise UsageProblem(
                msg("there is no folder {folder} (--evidence-dir)", folder=str(folder)),
                msg("Give the folder that holds the files of evidence."),
            )
        self.folder = folder
        self.names = [_same(part) for part in folder.resolve().parts]
        self.left = max_entries
        self._listed: dict[Path, dict[str, list[tuple[Path, bool]]]] = {}
        self._unreadable = False
        self._everywhere: set[str] | None = None

    def state(self, path: str) -> EvidenceState:
        """Whether the file or folder that `path` names is there."""
        readings = list(
            dict.fromkeys((path, unquote(path), path.partition("#")[0], unquote(path.partition("#")[0])))
        )
        if any(self._is_there(reading) for reading in readings):
            return EvidenceState(
                standing=Standing.EXISTS, reason=msg("found below {folder}", folder=str(self.folder))
            )
        if self._unreadable or self.left <= 0:
            return EvidenceState(standing=Standing.UNKNOWN, reason=_not_all_seen(self.folder))
        return EvidenceState(
            standing=Standing.BROKEN, reason=msg("not found below {folder}", folder=str(self.folder))
        )

    def _is_there(self, path: str) -> bool:
        parts, elsewhere = _parts(path)
        if not parts:
            return False
        if len(parts) == 1:  # a bare name says nothing of the folder that the file lies in
            return parts[0] in self._names_everywhere()
        return any(self._holds(tail) for tail in self._tails(parts, elsewhere))

    def _tails(self, parts: list[str], elsewhere: bool) -> list[list[str]]:
        """The ends of a path that may lie below the folder.

        A path that passes a folder of the same name goes on from there. A full path was written on some computer,
        where the folder may have had another name: of such a one any end will do.
        """
        passed = [parts[at + 1 :] for at, part in enumerate(parts[:-1]) if part == self.names[-1]]
        if passed:
            return [parts, *passed]
        return [parts[at:] for at in range(len(parts))] if elsewhere else [parts]

    def _holds(self, parts: list[str]) -> bool:
        folders = [self.folder]
        for part in parts[:-1]:
            folders = [
                place for folder in folders for place, is_dir in self._list(folder).get(part, ()) if is_dir
            ]
        return any(parts[-1] in self._list(folder) for folder in folders)

    def _names_everywhere(self) -> set[str]:
        if self._everywhere is None:
            self._everywhere = set()
            waiting = [self.folder]
            while waiting and self.left > 0:
                for name, places in self._list(waiting.pop()).items():
                    self._everywhere.add(name)
                    waiting += [place for place, is_dir in places if is_dir and not place.is_symlink()]
        return self._everywhere

    def _list(self, folder: Path) -> dict[str, list[tuple[Path, bool]]]:
        """Names in a folder → places and whether they are folders themselves."""
        if folder in self._listed:
            return self._listed[folder]
        names: dict[str, list[tuple[Path, bool]]] = {}
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.left -= 1
                    if self.left <= 0:
                        break
                    names.setdefault(_same(entry.name), []).append((Path(entry.path), entry.is_dir()))
        except OSError:
            self._unreadable = True
        self._listed[folder] = names
        return names


def _not_all_seen(folder: Path) -> Message:
    return msg("not all of {folder} could be looked through", folder=str(folder))


def _same(name: str) -> str:
    """A name as file systems compare it: without regard to case or to how accents are composed."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def _parts(path: str) -> tuple[list[str], bool]:
    """The parts of a path, and whether it starts outside the folder: a drive, a server, the root or `..`."""
    bare = re.sub(r"^file:(?:/{2,})?", "/", path.strip(), flags=re.IGNORECASE).replace("\\", "/")
    parts = [part for part in bare.split("/") if part not in ("", ".")]
    elsewhere = bare.startswith("/") or ".." in parts or bool(parts and _DRIVE.fullmatch(parts[0]))
    kept = [_same(part) for part in parts if part != ".." and not _DRIVE.fullmatch(part)]
    return kept, elsewhere
