"""What is lacking, and in which way."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.phrases import has
from zi_cli.findings.note_reading.text import Tokens

_VERBAL: Final = ("di", "me", "ber", "ter")


class Kind(Enum):
    """How something is lacking."""

    NOT_DONE = auto()
    NOT_THERE = auto()
    NOT_HEEDED = auto()
    UNFINISHED = auto()
    POOR = auto()
    LIMITED = auto()
    REST = auto()
    TRAILING = auto()
    SOME = auto()
    PART = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Where in a statement something is said to be lacking."""

    kind: Kind
    first: int
    end: int
    """Past the last word that says so."""


def is_verbal(word: str, notes: Notes) -> bool:
    """Whether a word is a verb by its form."""
    return word in notes.common or word.startswith(_VERBAL)


def welcome_in(words: Tokens, notes: Notes) -> bool:
    """Whether something is among them of which it is good news that there is none."""
    return has(words, notes.role("welcome"))
