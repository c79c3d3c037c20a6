"""What is known of files already, by their content: nothing that a record depends on is missing from its key.

A key is made of the file's bytes and name, the settings, every criteria file in force, zi's own code, and the
libraries that read workbooks. An entry that cannot be read is made anew; deleting the folder is harmless.
"""

import hashlib
import os
import sys
import tempfile
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
        if home is None or criteria is None:
            return None
        return cls(home / "records", digest_of(SCHEMA, criteria, settings.told(), code_version()))

    def key(self, sha256: str, name: str) -> str:
        """Key of the file with these bytes and this name, folders apart."""
        return digest_of(self._run, sha256, name)

    def get(self, key: str) -> str | None:
        """The result that was kept, as JSON; None where there is none that can be read."""
        try:
            text = self._file(key).read_text(encoding="utf-8")
            check, _, body = text.partition("\n")
        except (OSError, ValueError):
            return None
        return body if check == digest_of(body) else None

    def put(self, key: str, result: str) -> None:
        """Keep a result, whole or not at all; where that is not possible it is worked out again next time."""
        file = self._file(key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
        except OSError:
            return
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(f"{digest_of(result)}\n{result}")
            Path(draft).replace(file)
        except OSError:  # disk full; or, on Windows, another zi is reading it
            with suppress(OSError):
                Path(draft).unlink()

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


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
