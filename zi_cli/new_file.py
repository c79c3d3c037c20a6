"""Write a file of the user's: whole or not at all, and never over another one unasked."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from zi_cli.errors import UsageProblem, reason_of
from zi_cli.language import msg


def refuse_existing(path: Path, force: bool) -> None:
    """UsageProblem where `path` is a folder, or there already; a dangling link counts too."""
    if _is_folder(path):
        raise UsageProblem(
            msg("{file} is a folder", file=path),
            msg("Name a file in it, or choose another name."),
        )
    if os.path.lexists(path) and not force:
        raise UsageProblem(
            msg("{file} is there already", file=path),
            msg("Choose another name or folder, or overwrite it with --force."),
        )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, for one: said when the file is written
        return False


def write_new(path: Path, content: bytes, force: bool = False) -> None:
    """Write `content` to `path`, its folder made if need be.

    UsageProblem if the file is there and `force` is off, or if it cannot be written.
    """
    refuse_existing(path, force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, content)
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise _not_written(path, fault) from None


def write_together(contents: Mapping[Path, bytes], force: bool = False) -> None:
    """Write every file, or none: what was there before is there again where one cannot be written.

    UsageProblem as for `write_new`.
    """
    for path in contents:
        refuse_existing(path, force)
    written: list[tuple[Path, Path | None]] = []
    path = Path()
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            before = _put_aside(path, len(written))
            written.append((path, before))
            _write_whole(path, content)
    except BaseException as fault:
        for name, before in reversed(written):
            _put_back(name, before)
        if isinstance(fault, OSError | ValueError):
            raise _not_written(path, fault) from None
        raise
    for _, before in written:
        if before is not None:
            before.unlink(missing_ok=True)


def _put_aside(path: Path, number: int) -> Path | None:
    """Where the file that was there is kept meanwhile; None where there was none."""
    if not os.path.lexists(path):
        return None
    return path.replace(_beside(path, f"{number}.old"))


def _put_back(path: Path, before: Path | None) -> None:
    with suppress(OSError, ValueError):  # the others are still put back
        if before is None:
            path.unlink()
        else:
            before.replace(path)


def _not_written(path: Path, fault: OSError | ValueError) -> UsageProblem:
    return UsageProblem(
        msg("{file} cannot be written: {reason}", file=path, reason=reason_of(fault)),
        msg("Close it if it is open in Excel, or choose another folder."),
    )


def _beside(path: Path, ending: str) -> Path:
    """A name of our own in the same folder."""
    return path.with_name(f".{path.name[:100]}.{os.getpid()}.{ending}")


def _write_whole(path: Path, content: bytes) -> None:
    """All of the file or nothing, also when the disk is full."""
    draft = _beside(path, "tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
