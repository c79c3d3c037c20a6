"""Errors that end a command with words instead of a traceback, and the exit codes they end it with."""

import errno
from enum import IntEnum
from typing import Final

from zi_cli.language import Message, msg


class ExitCode(IntEnum):
    """What a script learns from the exit status. Documented in docs/otomasi.md, tested by subprocess."""

    READY = 0
    """Ready, and nothing at or above `--fail-on`; for other commands: done."""
    GAPS = 1
    """Assessed: a gate is missed, or there are findings."""
    USAGE = 2
    """Wrong call, wrong configuration, or a mistake in the criteria."""
    INPUT = 3
    """A file that cannot be assessed."""
    INTERNAL = 70
    """A defect of this program."""
    INTERRUPTED = 130
    """Stopped by the user."""


class ZiError(Exception):
    """Something a user can mend: what is wrong (`message`) and what to do about it (`hint`)."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.hint = hint
        self.subject = ""
        """The file it is about, where the message does not name it."""

    def __reduce__(self) -> tuple[type["ZiError"], tuple[Message, Message | None], dict[str, str]]:
        """As it travels between processes."""
        return type(self), (self.message, self.hint), {"subject": self.subject}


class UsageProblem(ZiError):
    """The call itself is wrong: a missing file, an unknown id."""


class InputProblem(ZiError):
    """A file that is there but cannot be assessed: broken, protected, or no LKE at all."""

    exit_code = ExitCode.INPUT


_REASONS: Final = {
    errno.EISDIR: msg("it is a folder"),
    errno.ENOTDIR: msg("a part of its path is no folder"),
    errno.ENOENT: msg("it is not there"),
    errno.EEXIST: msg("there is something of that name already"),
    errno.EACCES: msg("it may not be opened; another program may hold it, or its owner has not allowed it"),
    errno.EPERM: msg("that is not allowed there"),
    errno.EROFS: msg("nothing can be written there"),
    errno.ENOSPC: msg("there is no space left"),
    errno.EFBIG: msg("it is too large"),
    errno.ENAMETOOLONG: msg("the name is too long"),
    errno.EMFILE: msg("too many files are open"),
    errno.EIO: msg("the drive or the network failed"),
    errno.EBUSY: msg("another program is using it"),
    errno.EINVAL: msg("there can be no file of that name"),
}


def reason_of(fault: Exception) -> Message:
    """Why the system refused, in words; its own words where there are no others."""
    number = getattr(fault, "errno", None)
    if number in _REASONS:
        return _REASONS[number]
    if isinstance(fault, ValueError) and "null" in str(fault):  # a NUL in the name
        return msg("there can be no file of that name")
    return msg("{reason}", reason=getattr(fault, "strerror", None) or str(fault))
