"""Write a file of the user's: whole or not at all, and never over another one unasked."""

import os
from pathlib import Path

from zi_cli.errors import UsageProblem, reason_of
from zi_cli.language import msg


def refuse_existing(path: Path, force: bool) -> None:
    """UsageProblem where `path` is a folder, or there already; a dangling link counts too."""
    if path.is_dir():
        raise UsageProblem(
            msg("{file} is a folder", file=path),
            msg("Name a file in it, or choose another name."),
        )
    if os.path.lexists(path) and not force:
        raise UsageProblem(
            msg("{file} is there already", file=path),
            msg("Choose another name or folder, or overwrite it with --force."),
        )


def write_new(path: Path, content: bytes, force: bool = False) -> None:
    """Write `content` to `path`, its folder made if need be.

    UsageProblem if the file is there and `force` is off, or if it cannot be written.
    """
    refuse_existing(path, force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, content)
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise UsageProblem(
            msg("{file} cannot be written: {reason}", file=path, reason=reason_of(fault)),
            msg("Close it if it is open in Excel, or choose another folder."),
        ) from None


def _write_whole(path: Path, content: bytes) -> None:
    """All of the file or nothing, also when the disk is full."""
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
