"""Files of evidence of many units, looked up below one folder: each unit in its own subfolder where it has one."""

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zi_cli.batch.names import Names, Words
from zi_cli.batch.worker import AssessFile, FileTask
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.evidence_check.files import MAX_ENTRIES, EvidenceFolder

if TYPE_CHECKING:
    from zi_cli.workbook.evidence import EvidenceState
    from zi_cli.workbook.filled import FilledWorkbook

DEPTH: Final = 2
"""A unit's folder lies in the folder of evidence, or in one of its folders."""


class EvidenceFolders:
    """The folder of evidence, and those of units in it."""

    def __init__(self, folder: Path) -> None:
        """UsageProblem where it is no folder."""
        self._whole = EvidenceFolder(folder)
        self._own: dict[Path, EvidenceFolder] = {}

    def of(self, names: tuple[str, ...]) -> EvidenceFolder:
        """The subfolder that has one of these names, the first first; where none has, or several, the whole folder."""
        for name in names:
            found = self._by_words.get(self._names.words_of_file(name), ()) if name else ()
            if len(found) == 1:
                return self._own.setdefault(found[0], EvidenceFolder(found[0]))
        return self._whole

    @cached_property
    def _folders(self) -> list[Path]:
        found, level = list[Path](), [self._whole.folder]
        for _ in range(DEPTH):
            level = [child for folder in level for child in _folders_in(folder)]
            found += level
        return found

    @cached_property
    def _names(self) -> Names:
        return Names(folder.name for folder in self._folders)

    @cached_property
    def _by_words(self) -> dict[Words, list[Path]]:
        found: dict[Words, list[Path]] = {}
        for folder in self._folders:
            found.setdefault(self._names.words_of_file(folder.name), []).append(folder)
        found.pop((), None)
        return found


class AssessWithEvidence(AssessFile):
    """A workbook → its record, with its files of evidence looked up where the settings name a folder."""

    def evidence_states(self, task: FileTask, filled: "FilledWorkbook") -> "dict[str, EvidenceState] | None":
        """Evidence that is not there supports nothing."""
        if self._evidence is None:
            return None
        names = filled.forms.entry("unit_id"), filled.unit_name, task.path.stem, task.path.parent.name
        return EvidenceCheck(folder=self._evidence.of(names)).states(filled)

    @cached_property
    def _evidence(self) -> EvidenceFolders | None:
        folder = self.settings.evidence_dir
        return None if folder is None else EvidenceFolders(folder)


def names_below(folder: Path) -> str | None:
    """Digest of all names below a folder: what a record depends on. None where not all of them can be known."""
    digest, left, waiting = hashlib.sha256(), MAX_ENTRIES, [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                there = sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries)
        except OSError:
            return None
        if any(is_dir and is_link for _, is_dir, is_link in there):
            return None  # what is behind a link may change unseen
        left -= len(there)
        if left < 0:
            return None
        digest.update(repr((here.relative_to(folder).parts, there)).encode(errors="surrogatepass"))
        waiting += [here / name for name, is_dir, _ in there if is_dir]
    return digest.hexdigest()


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if child.is_dir())
    except OSError:
        return []
