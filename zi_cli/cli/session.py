"""The terminal session: language, streams, and what the stream can show."""

import errno
import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from zi_cli.language import Translator

if TYPE_CHECKING:
    from rich.console import RenderableType

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


def glyphs(stream: TextIO) -> Glyphs:
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


class ReaderGone(Exception):
    """Whoever read our output has seen enough (head, less) and closed the pipe."""


def write_line(text: str) -> None:
    """A line on stdout. ReaderGone if nobody reads any more."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except (BrokenPipeError, ConnectionError) as gone:
        raise ReaderGone from gone
    except OSError as gone:
        if gone.errno in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL
            raise ReaderGone from gone
        raise


def complain(text: str) -> None:
    """A line on stderr: errors, warnings, progress."""
    sys.stderr.write(text + "\n")


def write_view(*views: "RenderableType") -> None:
    """Rich renderables on stdout: colour only on a terminal, 80 columns elsewhere, data never read as markup."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    screen = Console(highlight=False, markup=False, emoji=False)
    width = min(screen.width, MAX_WIDTH) if terminal else WIDTH
    text = io.StringIO()
    page = Console(
        file=text,
        width=width,
        force_terminal=terminal and not screen.no_color,
        color_system="auto" if terminal and not screen.no_color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for view in views:
        page.print(view)
    write_line("\n".join(line.rstrip() for line in text.getvalue().splitlines()))
