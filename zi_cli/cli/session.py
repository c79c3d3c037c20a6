"""The terminal session: language, streams, and what the stream can show."""

import errno
import io
import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from zi_cli.errors import UsageProblem, reason_of
from zi_cli.language import Translator, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.segment import Segment

_translator: Translator | None = None
WIDTH = 80
"""Columns of output that goes to a pipe or file."""
MAX_WIDTH = 100
# What a terminal acts on instead of showing it; a line end is ours. Last line of defence: texts from files are made
# printable where they are put into sentences, but a cell, a file name or a pack of someone else's may slip by.
_ACTED_ON: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


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


def prepare_streams() -> None:
    """What a console cannot show becomes `?` instead of an exception; a stream that was closed swallows."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


class ReaderGone(Exception):
    """Whoever read our output has seen enough (head, less) and closed the pipe."""


def use_utf8() -> None:
    """Let stdout write UTF-8 whatever the console's encoding, for formats that say that they are UTF-8."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def write_line(text: str) -> None:
    """A line on stdout. ReaderGone if nobody reads any more, UsageProblem if it cannot be written (disk full)."""
    _write(_harmless(text) + "\n")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as fault:
        abandon_stdout()
        if isinstance(fault, ConnectionError) or fault.errno == errno.EINVAL:  # Windows says EINVAL
            raise ReaderGone from fault
        raise UsageProblem(msg("the output cannot be written: {reason}", reason=reason_of(fault))) from None


def abandon_stdout() -> None:
    """Nothing more reaches stdout, nor does Python complain at exit about what it could not flush."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # not a real file
        sys.stdout = io.StringIO()


def complain(text: str) -> None:
    """A line on stderr: errors, warnings, progress. If nobody can hear it, so be it."""
    try:
        sys.stderr.write(_harmless(text) + "\n")
    except OSError:
        return


def _harmless(text: str) -> str:
    """`text` without anything that a terminal would act on, apart from line ends."""
    return _ACTED_ON.sub("", text)


def _harmless_segments(segments: "Iterable[Segment]") -> "Iterator[Segment]":
    """What is shown, without its control characters; styles become codes only after this."""
    for segment in segments:
        yield segment._replace(text=_harmless(segment.text))


def write_view(*views: "RenderableType") -> None:
    """Rich renderables on stdout: colour only on a terminal, 80 columns elsewhere, data never read as markup."""
    from rich.console import Console
    from rich.segment import Segments

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
        page.print(Segments(_harmless_segments(page.render(view))), end="")
    _write("".join(f"{line.rstrip()}\n" for line in text.getvalue().removesuffix("\n").split("\n")))
