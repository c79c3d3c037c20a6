"""Errors that end a command with words instead of a traceback, and the exit codes they end it with."""

from enum import IntEnum

from zi_cli.language import Message


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


class UsageProblem(ZiError):
    """The call itself is wrong: a missing file, an unknown id."""


class InputProblem(ZiError):
    """A file that is there but cannot be assessed: broken, protected, or no LKE at all."""

    exit_code = ExitCode.INPUT
