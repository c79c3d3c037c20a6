"""What a batch writes, by file name. An output is a module with `write(recap, stream, style)`, imported when needed.

It may also have `get_ready(style)`: what takes time and needs no unit yet, in short steps.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from zi_cli.batch.beside import Work, beside
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.errors import UsageProblem, ZiError
from zi_cli.language import msg

Write = Callable[[Recap, BinaryIO, RecapStyle], None]

OUTPUTS: Final[dict[str, str]] = {
    "recap.json": "zi_cli.batch.recap.json_format",
    "recap.csv": "zi_cli.batch.recap.csv_format",
    "recap.xlsx": "zi_cli.batch.recap.xlsx",
    "index.html": "zi_cli.batch.dashboard.page",
}
"""Name of a file in the folder of the batch → module that writes it."""
_BESIDE: Final = ("recap.xlsx",)
"""What takes about as long as all others together, and is written beside them."""
MARK: Final = ".zi-batch.json"
"""The file by which a folder is known as one that a batch has written."""


def get_ready(style: RecapStyle) -> Iterator[None]:
    """Load what the outputs need, as far as it is there: what is wrong with it is told when they are written.

    Yields after each short step, for those who have something else to see to.
    """
    for module in OUTPUTS.values():
        if _is_there(module):
            with suppress(ImportError, ZiError):
                loaded = import_module(module)
                yield
                if hasattr(loaded, "get_ready"):
                    yield from loaded.get_ready(style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The folder that a batch writes to."""

    path: Path

    @classmethod
    def prepared(cls, path: Path, force: bool) -> "Folder":
        """The folder, there and writable. UsageProblem where it holds something else and `force` is off."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            there = any(path.iterdir())
        except (OSError, ValueError) as fault:
            raise _cannot_write(path, fault) from None
        if there and not force and not (path / MARK).is_file():
            raise UsageProblem(
                msg("{folder} is there already, and no batch has written it", folder=path),
                msg("Choose another folder, or write into it with --force."),
            )
        folder = cls(path=path)
        if not (path / MARK).is_file():
            with folder.draft(MARK) as stream:  # so that an interrupted batch can go on in it
                stream.write(b"{}")
        return folder

    def written(self) -> dict[str, Any]:
        """What the mark of an earlier batch says; empty where there is none."""
        try:
            found = json.loads((self.path / MARK).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write_all(
        self, recap: Recap, style: RecapStyle, content: str, reports: Mapping[str, str]
    ) -> tuple[list[Path], list[tuple[str, ZiError]]]:
        """Write the outputs; those written, and (name, why) of those that could not be, which cost no other.

        `content` tells what they are made of, `reports` what those are. Outputs of an earlier batch of the same
        content that nobody changed stay as they are; one of another content that cannot be renewed is taken away.
        """
        before = self.written()
        known = before.get("outputs", {}) if before.get("content") == content else {}
        there = [name for name, module in OUTPUTS.items() if _is_there(module)]
        stale = {name for name in there if not known.get(name) or known[name] != _digest(self.path / name)}
        writing: dict[str, Work] = {
            name: partial(self._write, name, recap, style) for name in there if name in stale
        }
        if len(stale) > 1:
            writing |= {name: self._beside(name, recap, style) for name in _BESIDE if name in stale}
        unwritten = list[tuple[str, ZiError]]()
        for name in sorted(writing, key=_BESIDE.count):
            try:
                writing[name]()
            except ZiError as problem:
                unwritten.append((name, problem))
                with suppress(OSError):  # held open: it says its own day
                    (self.path / name).unlink(missing_ok=True)
        unwritten.sort(key=lambda pair: there.index(pair[0]))
        lost = {name for name, _ in unwritten}
        outputs = {name: _digest(self.path / name) for name in there if name not in lost}
        mark = {"content": content, "outputs": outputs, "reports": dict(sorted(reports.items()))}
        with self.draft(MARK) as stream:
            stream.write(json.dumps(mark, indent=1).encode())
        return [self.path / name for name in outputs], unwritten

    def _write(self, name: str, recap: Recap, style: RecapStyle) -> None:
        with self.draft(name) as stream:
            cast("Write", import_module(OUTPUTS[name]).write)(recap, stream, style)

    def _beside(self, name: str, recap: Recap, style: RecapStyle) -> Work:
        """An output that is made beside others, in a file without a name, and put in place when it is waited for."""
        made = tempfile.TemporaryFile()  # noqa: SIM115 - closed by put()

        def make() -> None:
            made.seek(0)
            made.truncate()
            cast("Write", import_module(OUTPUTS[name]).write)(recap, made, style)
            made.flush()

        ended = beside(make)

        def put() -> None:
            with made, self.draft(name) as stream:
                ended()
                made.seek(0)
                shutil.copyfileobj(made, stream)

        return put

    @contextmanager
    def draft(self, name: str) -> Iterator[BinaryIO]:
        """A file of the folder, whole or not at all. UsageProblem where it cannot be written."""
        path = self.path / name
        draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as stream:
                yield stream
            draft.replace(path)
        except OSError as fault:
            raise _cannot_write(path, fault) from None
        finally:
            draft.unlink(missing_ok=True)


def _cannot_write(path: Path, fault: Exception) -> UsageProblem:
    reason = getattr(fault, "strerror", None) or fault
    return UsageProblem(
        msg("{file} cannot be written: {reason}", file=path, reason=reason),
        msg("Close it if it is open in Excel, or choose another folder."),
    )


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
