"""A mistake in a file of settings or criteria, told so that someone who doesn't program can mend it."""

from dataclasses import dataclass
from pathlib import Path

from zi_cli.errors import ZiError
from zi_cli.language import Message, msg


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: line and column count from 1."""

    file: Path
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place, and the nearest valid name where there is one."""

    place: Place
    message: Message
    excerpt: str = ""
    """The line of the file."""
    nearest: str | None = None


class MistakesProblem(ZiError):
    """All mistakes found in files that people write, in the order of the files."""

    def __init__(self, mistakes: list[Mistake], message: Message, hint: Message) -> None:
        self.mistakes = sorted(mistakes, key=lambda m: m.place)
        super().__init__(message, hint)


class CriteriaProblem(MistakesProblem):
    """All mistakes found in the criteria."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(
            mistakes,
            msg("the criteria hold {count} mistake(s)", count=len(mistakes)),
            msg("Correct the lines shown, then run: zi criteria validate"),
        )
