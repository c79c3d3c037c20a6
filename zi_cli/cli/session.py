"""The terminal session: language, streams, and what the stream can show."""

import sys
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from zi_cli.language import Translator

if TYPE_CHECKING:
    from rich.console import Console

_translator: Translator | None = None
WIDTH = 80
"""Columns of output that goes to a pipe or file."""
MAX_WIDTH = 100


def use_language(language: str) -> Translator:
    """Choose the language of this process."""
    global _translator
    _translator = Translator(language)
    return _translator


def translator() -> Translator:
    """The language in force."""
    return _translator or use_language("id")


def say(template: str, /, **values: object) -> str:
    """A sentence of the catalogue in the language in force."""
    return translator().say(template, **values)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs, in what the stream's encoding has."""

    met: str
    missed: str
    unknown: str
    full: str
    empty: str
    arrow: str


_FULL = Glyphs("✓", "✗", "?", "█", "░", "→")
_PLAIN = Glyphs("v", "x", "?", "#", ".", "->")


def glyphs(stream: IO[str]) -> Glyphs:
    """Full signs where `stream` can write them, ASCII where it cannot (a cp1252 console or pipe)."""
    try:
        "✓✗█░→".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _FULL


def tolerate_encoding() -> None:
    """What a console cannot show becomes `?` instead of an exception."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write_line(text: str) -> None:
    """A line on stdout."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """A line on stderr: errors, warnings, progress."""
    sys.stderr.write(text + "\n")


def console() -> "Console":
    """A rich console on stdout; 80 columns where stdout is no terminal. Data is never read as markup."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    found = Console(highlight=False, markup=False, emoji=False, soft_wrap=False, width=None if terminal else WIDTH)
    if terminal and found.width > MAX_WIDTH:
        found.width = MAX_WIDTH
    return found
