"""Long texts over which a careless regular expression takes the square of their length, or longer."""

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 32_767
"""Characters of the longest text that a cell of Excel can hold."""
UNITS = (
    " ", "\t", "\n", "\r", "\u00a0", "0", "1", "7", "a", "A", "x", "_", ".", ",", "-", ":", ";", "/", "\\", "(", "[", "{", "'", '"', "%",
    "=", "#", "*", "é", "😀", "aA1.", "a.", "1.", "1,", "1/", "a b ", "a 1 ", "(a", "[a", "''", '""', 'a"', "a'", "\\\\", "./", "../", "//",
    ".1", "1 ", " 1", "2 kali ", "https://", "http://a", "www.", "www.a ", "drive.", "a-", "a_", "A1", "A1:", "$A$1", "\n ", " \n", "1.000",
    "2025", "2025-", "tidak ", "HYPERLINK(", 'HYPERLINK("', "unit kerja ", "12,5 % ", "no. ", "tahun 2025 ",
)  # fmt: skip
"""What is repeated."""
TAILS = ("", "!", "\n!")
"""What comes at the end and fits nothing."""
_SIGNS = "aA0 .-_/\\'\"=:,;!()[]<>|#%\n\t\u00e9\x00"
"""What is tried for a class of characters."""


def texts(pattern: "re.Pattern[str] | None" = None, length: int = LONGEST) -> Iterator[str]:
    """Repetitions of `length`: those that trouble many patterns, and those made of what this one looks for."""
    for unit in UNITS:
        yield repeated(unit, length)
    for head, unit in dict.fromkeys(pumps(pattern) if pattern else ()):
        for tail in TAILS:
            yield head + repeated(unit, length - len(head) - len(tail)) + tail


def repeated(unit: str, length: int) -> str:
    """`unit` again and again, cut off at `length`."""
    return (unit * (length // len(unit) + 1))[: max(length, 0)]


def pumps(pattern: "re.Pattern[str]") -> Iterator[tuple[str, str]]:
    """(text that leads to a repetition of the pattern, text that the repetition takes), and whole matches, repeated."""
    for tree in _alternatives(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
        head = ""
        for node in tree:
            for unit in _repetitions(node):
                yield head, unit
                yield "", head + unit
            head += _fitting(node)
        if head:
            yield "", head
            yield "", f"{head} "


def _alternatives(tree: Any) -> Iterator[list[Any]]:
    """The ways through a pattern's outermost branches."""
    nodes = list(tree)
    for at, (kind, value) in enumerate(nodes):
        if kind is op.BRANCH:
            for branch in value[1]:
                for way in _alternatives(branch):
                    yield [*nodes[:at], *way, *nodes[at + 1 :]]
            return
        if kind is op.SUBPATTERN:
            for way in _alternatives(value[-1]):
                if len(way) != len(list(value[-1])) or any(k is op.BRANCH for k, _ in value[-1]):
                    yield [*nodes[:at], *way, *nodes[at + 1 :]]
            if any(k is op.BRANCH for k, _ in value[-1]):
                return
    yield nodes


def _repetitions(node: Any) -> Iterator[str]:
    """What each repetition in a part of a pattern takes."""
    kind, value = node
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        for way in _alternatives(value[2]):
            if unit := "".join(map(_fitting, way)):
                yield unit
        yield from _within(value[2])
    elif kind is op.SUBPATTERN:
        yield from _within(value[-1])
    elif kind is op.ATOMIC_GROUP:
        yield from _within(value)
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield from _within(value[1])
    elif kind is op.BRANCH:
        for branch in value[1]:
            yield from _within(branch)


def _within(tree: Any) -> Iterator[str]:
    for node in tree:
        yield from _repetitions(node)


def _fitting(node: Any) -> str:
    """A short text that a part of a pattern takes."""
    kind, value = node
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.SUBPATTERN:
        return "".join(map(_fitting, value[-1]))
    if kind is op.ATOMIC_GROUP:
        return "".join(map(_fitting, value))
    if kind is op.BRANCH:
        return "".join(map(_fitting, value[1][0]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return "".join(map(_fitting, value[2])) * max(value[0], min(value[1], 1))
    if kind in (op.IN, op.NOT_LITERAL, op.ANY):
        return next((sign for sign in _SIGNS if _takes(kind, value, sign)), "")
    return ""


def _takes(kind: Any, value: Any, sign: str) -> bool:
    if kind is op.ANY:
        return sign != "\n"
    if kind is op.NOT_LITERAL:
        return ord(sign) != value
    negated = value[0][0] is op.NEGATE
    return any(_in_class(part, sign) for part in value[negated:]) is not negated


def _in_class(part: Any, sign: str) -> bool:
    kind, value = part
    if kind is op.LITERAL:
        return ord(sign) == value
    if kind is op.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    fits = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda s: s.isalnum() or s == "_"}
    name = str(value).removeprefix("CATEGORY_")
    return fits[name.removeprefix("NOT_")](sign) is not name.startswith("NOT_")
