"""The files that a call names."""

import errno
import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zi_cli.errors import UsageProblem, ZiError
from zi_cli.language import Message, msg


def expand(files: list[str]) -> list[Path]:
    """The files named; patterns are expanded here too, since cmd.exe leaves them alone. UsageProblem for missing ones."""
    paths: list[Path] = []
    missing: list[str] = []
    for name in files:
        if _is_there(name):
            paths.append(Path(name))
            continue
        found = sorted(glob.glob(name)) if glob.has_magic(name) else []  # noqa: PTH207 - absolute patterns too
        paths.extend(map(Path, found))
        if not found:
            missing.append(name)
    if missing:
        raise UsageProblem(
            msg("there is no such file: {files}", files=_listed(missing)),
            msg("Check the spelling and the folder you are in; names with spaces need quotes."),
        )
    return paths


def only_file(named: str, command: str, advice: Message) -> Path:
    """The workbook named to a command that takes one; UsageProblem where there is none, or a pattern names several."""
    found = expand([named])
    if len(found) > 1:
        raise UsageProblem(
            msg(
                "{command} takes one file; {named} names {count}",
                command=command,
                named=named,
                count=len(found),
            ),
            advice,
        )
    return found[0]


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """What goes wrong in it is told with the name of the file."""
    try:
        yield
    except ZiError as problem:
        problem.subject = problem.subject or str(path)
        raise


def _listed(names: list[str]) -> Message:
    """All the names; a text of its own for each, so that none is cut off with the line."""
    places = {f"n{number}": name for number, name in enumerate(names)}
    return Message(", ".join(f"{{{place}}}" for place in places), places)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (
        OSError
    ) as fault:  # a folder that may not be entered is told on reading; a name too long cannot exist
        return fault.errno == errno.EACCES
