"""Names that people can tell apart: of files in several folders, of units in an order that they expect."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath, PureWindowsPath
from typing import Final

from zi_cli.language import Translator, Whole, printable

_ROMAN: Final = re.compile(r"(?=.)(x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_FEWEST_NAMES: Final = 3
_LONGEST: Final = 44
_LARGE_GROUP: Final = 8
_DIGITS: Final = {"i": 1, "v": 5, "x": 10}
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")


def told_apart(paths: Sequence[str]) -> tuple[str, ...]:
    """Each path without its folders; where several files have the same name, with as many folders as it takes."""
    parts = [_parts(path) for path in paths]
    length = [1] * len(paths)
    while True:
        tails = ["/".join(part[-wanted:]) for part, wanted in zip(parts, length, strict=True)]
        times = Counter(tail.casefold() for tail in tails)
        unclear = [
            place for place, tail in enumerate(tails)
            if times[tail.casefold()] > 1 and length[place] < len(parts[place])
        ]  # fmt: skip
        if not unclear:
            return tuple(printable(tail) for tail in tails)
        for place in unclear:
            length[place] += 1


def in_order(name: str) -> tuple[tuple[int, str, int], ...]:
    """Key by which people look a unit up: `IX` stands after `V`, and `10` after `9`."""
    return tuple(_key(part, first=place == 0) for place, part in enumerate(_PARTS.findall(name.casefold())))


def common_start(names: Sequence[str]) -> str:
    """The words with which all names begin, and which dense lists leave out; empty for fewer than three names.

    Every name keeps at least one word.
    """
    if len(names) < _FEWEST_NAMES:
        return ""
    shared = []
    for words in zip(*(name.split(" ")[:-1] for name in names), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return " ".join(shared)


def shortened(name: str) -> str:
    """`name` for a dense list: first and last words of a long one, since units of a kind differ at the end."""
    words, half = name.split(" "), _LONGEST // 2
    if len(name) <= _LONGEST or len(words) < _FEWEST_NAMES:
        return name
    head, tail = words[:1], words[-1:]
    rest = words[1:-1]
    while rest and len(" ".join((*head, rest[0]))) <= half:
        head.append(rest.pop(0))
    while rest and len(" ".join((rest[-1], *tail))) <= half:
        tail.insert(0, rest.pop())
    return name if not rest else f"{' '.join(head)} … {' '.join(tail)}"


def listed(names: Sequence[str], everybody: Sequence[str], translator: Translator) -> str:
    """`names` for a dense list; where they are most of a large group, it says who is not among them."""
    others = [name for name in everybody if name not in names]
    if len(names) == len(everybody) > 1:
        return translator.say("all of them")
    clear = len(others) == len(everybody) - len(names)
    if clear and len(everybody) >= _LARGE_GROUP and len(others) * 4 <= len(everybody):
        return translator.say("all except {names}", names=Whole(", ".join(others)))
    return ", ".join(names)


def _parts(path: str) -> tuple[str, ...]:
    pure = PureWindowsPath(path) if "\\" in path else PurePath(path)
    return tuple(part for part in pure.parts if part not in ("/", "\\")) or (path,)


def _key(part: str, *, first: bool) -> tuple[int, str, int]:
    if part.isdecimal():
        return (0, "", int(part))
    if not first and _ROMAN.fullmatch(part):
        return (0, "", _roman(part))
    return (1, part, 0)


def _roman(text: str) -> int:
    values = [_DIGITS[sign] for sign in text]
    following = [*values[1:], 0]
    return sum(-here if here < then else here for here, then in zip(values, following, strict=True))
