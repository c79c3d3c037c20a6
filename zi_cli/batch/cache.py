"""What is known of files already, by their content: nothing that a record depends on is missing from its key.

A key is made of the file's bytes and name, the settings, every criteria file in force, zi's own code, and the
libraries that read workbooks. An entry that cannot be read is made anew; deleting the folder is harmless, and so is
deleting an entry while another zi reads it. Entries that nobody asked for in a long time go, and the oldest where
there are too many.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from zi_cli import __version__
from zi_cli.batch.record import SCHEMA
from zi_cli.batch.settings import Settings
from zi_cli.criteria.load import digest_of_criteria
from zi_cli.resources import cache_folder

_PACKAGE: Final = Path(__file__).parents[1]
_CODE: Final = (".py", ".mo", ".json")
_DAY: Final = 86_400
KEPT_SECONDS: Final = 60 * _DAY
"""Since an entry was last asked for."""
KEPT_BYTES: Final = 512 * 1024 * 1024
"""Of all entries: about 50,000 workbooks."""
_LIBRARIES: Final = ("rapidfuzz", "xlrd", "openpyxl")


class RecordCache:
    """Results by key, a small file each."""

    def __init__(self, folder: Path, run: str) -> None:
        self._folder = folder
        self._run = run
        """Digest of all that is the same for every file of a run."""

    @classmethod
    def of(cls, settings: Settings) -> "RecordCache | None":
        """The cache for these settings; None where there is no place for one."""
        home, criteria = cache_folder(), digest_of_criteria(settings.criteria)
        if home is None or criteria is None or settings.evidence_names is None:
            return None
        return cls(home / "records", digest_of(SCHEMA, criteria, settings.told(), code_version()))

    def key(self, sha256: str, name: str) -> str:
        """Key of the file with these bytes and this name, folders apart."""
        return digest_of(self._run, sha256, name)

    def get(self, key: str) -> str | None:
        """The result that was kept, as JSON; None where there is none that can be read."""
        file = self._file(key)
        try:
            text = file.read_text(encoding="utf-8")
            check, _, body = text.partition("\n")
        except (OSError, ValueError):
            return None
        if check != digest_of(body):
            return None
        with suppress(OSError):
            os.utime(file)  # so that it is known to be in use
        return body

    def put(self, key: str, result: str) -> None:
        """Keep a result, whole or not at all; where that is not possible it is worked out again next time."""
        file = self._file(key)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        data = f"{digest_of(result)}\n{result}".encode()
        try:
            try:
                _write_new(draft, data)
            except FileNotFoundError:
                file.parent.mkdir(parents=True, exist_ok=True)
                _write_new(draft, data)
            draft.replace(file)
        except OSError:  # disk full; or, on Windows, another zi is reading it
            with suppress(OSError):
                draft.unlink()

    def prune(self, now: float, kept_seconds: float = KEPT_SECONDS, kept_bytes: int = KEPT_BYTES) -> None:
        """Delete what nobody asked for in so long, and the oldest beyond so much; once a day at most.

        `now`: seconds since 1970. Other runs may go on meanwhile: what they miss they work out again.
        """
        mark = self._folder / "pruned"
        with suppress(OSError):
            if abs(now - mark.stat().st_mtime) < _DAY:
                return
        left = kept_bytes
        for used, size, path in sorted(_entries(self._folder), reverse=True):
            left -= size
            if left < 0 or now - used > kept_seconds:
                with suppress(OSError):  # held open on Windows, or gone already
                    path.unlink()
        with suppress(OSError):
            mark.touch()
            os.utime(mark, (now, now))

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


def _write_new(path: Path, data: bytes) -> None:
    """For its owner only: a record tells what a unit has filled in."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(data)


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """(last asked for, bytes, path) of all entries and of drafts that were left behind."""
    for path in folder.glob("??/*"):
        with suppress(OSError):
            about = path.stat()
            yield about.st_mtime, about.st_size, path


def digest_of(*parts: str) -> str:
    """Forty hex digits that tell these texts from all others."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass")
        digest.update(b"%d " % len(data))
        digest.update(data)
    return digest.hexdigest()[:40]


@cache
def code_version() -> str:
    """Changes with zi and its code, with Python, and with the libraries that read workbooks."""
    files = sorted(file for file in _files(_PACKAGE) if file[0].endswith(_CODE))
    return repr((__version__, sys.version, [_version(name) for name in _LIBRARIES], files))


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """(path, time, size) of all files below a folder of zi's, what Python compiled apart."""
    found = []
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    about = entry.stat()
                    found.append((entry.path, about.st_mtime_ns, about.st_size))
    return found


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
