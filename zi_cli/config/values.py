"""Values of zi.toml: each reader returns what a value means, or says what is wrong with it."""

import json
from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from zi_cli.findings.selection import codes_named, nearest_code
from zi_cli.language import Message, Quoted, msg

Reader = Callable[[Any], Any]


class Wrong(Exception):
    """A value that will not do: what is wrong with it, and the nearest that would do."""

    def __init__(self, message: Message, nearest: str | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.nearest = nearest
        self.more: list[Wrong] = []
        """What else is wrong in the same value, a list."""


def shown_value(value: object) -> str:
    """A value as one would find it in the file."""
    return json.dumps(value, ensure_ascii=False, default=str)


def not_a(value: object, expected: Message) -> Wrong:
    """What to raise where `expected` was expected."""
    return Wrong(msg("{found} is not {expected}", found=shown_value(value), expected=expected))


def a_text(value: object) -> str:
    """A text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise not_a(value, msg("a text"))
    return value.strip()


def a_choice(*choices: str) -> Reader:
    """A reader of one of these words, whatever its case."""

    def read(value: object) -> str:
        for choice in choices:
            if isinstance(value, str) and value.strip().casefold() == choice.casefold():
                return choice
        near = get_close_matches(str(value).casefold(), {c.casefold(): c for c in choices}, n=1)
        nearest = next((c for c in choices if near and c.casefold() == near[0]), None)
        raise Wrong(
            msg("{found} is not one of: {allowed}", found=shown_value(value), allowed=", ".join(choices)),
            nearest,
        )

    return read


def a_flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise not_a(value, msg("true or false"))
    return value


def a_margin(value: object) -> Fraction:
    """A number of 0 or more."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite() and 0 <= number <= 100:
            return Fraction(number)
    raise not_a(value, msg("a number from 0 to 100"))


def a_list(of: Reader, expected: Message) -> Reader:
    """A reader of a list."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise not_a(value, expected)
        read, wrong = [], []
        for each in value:
            try:
                read.append(of(each))
            except Wrong as fault:
                wrong.append(fault)
        if wrong:
            wrong[0].more = wrong[1:]
            raise wrong[0]
        return tuple(read)

    return read


def a_code(value: object) -> str:
    """A code, the beginning of codes, or a name."""
    word = a_text(value)
    if not codes_named(word):
        raise Wrong(msg("there is no finding {code}", code=Quoted(word)), nearest_code(word))
    return word
