"""The mistakes of a zi.toml, noted while it is read, so that all of them are told at once."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from zi_cli.config.places import KeyPath, KeyPlace, key_places, place_of
from zi_cli.config.values import Reader, Wrong
from zi_cli.criteria.mistakes import Mistake, MistakesProblem, Place
from zi_cli.language import Message, msg


class ConfigProblem(MistakesProblem):
    """All mistakes of a zi.toml."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(
            mistakes,
            msg("the settings hold {count} mistake(s)", count=len(mistakes)),
            msg("Correct the lines shown, or go on without settings: --no-config"),
        )


class Notes:
    """The mistakes found so far, and where the keys stand."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._places = key_places(text)
        self.mistakes: list[Mistake] = []

    def add(self, where: KeyPath, message: Message, nearest: str | None = None) -> None:
        """Note a mistake at a key."""
        self.add_at(
            place_of(where, self._places),
            msg("{key}: {wrong}", key=shown_path(where), wrong=message),
            nearest,
        )

    def add_at(self, at: KeyPlace, message: Message, nearest: str | None = None) -> None:
        """Note a mistake at a place."""
        place = Place(self._path, at.line, at.column)
        self.mistakes.append(Mistake(place, message, at.excerpt, nearest))

    def take(self, table: Mapping[str, Any], readers: Mapping[str, Reader], where: KeyPath) -> dict[str, Any]:
        """The values of a table, read; what cannot be read is noted and left out."""
        read: dict[str, Any] = {}
        for key, value in table.items():
            try:
                if key not in readers:
                    near = get_close_matches(key.casefold().replace("-", "_"), readers, n=1)
                    raise Wrong(msg("there is no such key"), near[0] if near else None)
                read[key] = readers[key](value)
            except Wrong as wrong:
                for each in (wrong, *wrong.more):
                    self.add((*where, key), each.message, each.nearest)
        return read


def shown_path(path: KeyPath) -> str:
    """`waiver[1].code`; counted from 1, as people do."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
