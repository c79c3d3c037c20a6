"""Where the keys of a TOML text stand. tomllib does not tell, and people who mend a file want to know."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

KeyPath = tuple[str | int, ...]
"""As in `("waiver", 0, "code")`."""

_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME: Final = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_KEY: Final = re.compile(rf"[ \t]*({_NAME})[ \t]*=")
_TABLE: Final = re.compile(rf"[ \t]*\[[ \t]*({_NAME})[ \t]*\][ \t]*(?:#.*)?$")
_TABLES: Final = re.compile(rf"[ \t]*\[\[[ \t]*({_NAME})[ \t]*\]\][ \t]*(?:#.*)?$")
_LONG_TEXT: Final = re.compile(r"\"\"\"|'''")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Line and column, both from 1, and the line itself."""

    line: int = 1
    column: int = 1
    excerpt: str = ""


def key_places(text: str) -> dict[KeyPath, KeyPlace]:
    """The place of every table and key that stands on a line of its own."""
    found: dict[KeyPath, KeyPlace] = {}
    table: KeyPath = ()
    tables: Counter[KeyPath] = Counter()
    for number, line in _lines_outside_long_texts(text):
        several, one, key = _TABLES.match(line), _TABLE.match(line), _KEY.match(line)
        match = several or one or key
        if match is None:
            continue
        path: KeyPath = _parts(match[1])
        if several:
            path = (*path, tables[path])
            tables[path[:-1]] += 1
        if key is None:
            table = path
        else:
            path = (*table, *path)
        found.setdefault(path, KeyPlace(number, match.start(1) + 1, line))
    return found


def _parts(name: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))


def _lines_outside_long_texts(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of the lines that do not begin within a text of several lines."""
    open_with = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not open_with:
            yield number, line
        for mark in _LONG_TEXT.findall(line):
            open_with = "" if open_with == mark else open_with or mark


def place_of(path: KeyPath, places: Mapping[KeyPath, KeyPlace]) -> KeyPlace:
    """The place of a key, else of the nearest table around it, else the beginning of the file."""
    for end in range(len(path), 0, -1):
        if path[:end] in places:
            return places[path[:end]]
    return KeyPlace()
