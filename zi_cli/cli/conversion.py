"""What was typed for a parameter, as its command expects it: texts, paths, flags, choices, numbers.

Typer builds a pydantic adapter for every parameter of the command it runs, which is half of its start-up, and
complains in English.
"""

import math
import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import typer

from zi_cli.cli.session import say
from zi_cli.language import Exactly

_DECIMAL_COMMA: Final = re.compile(r"\s*[+-]?[0-9]+,[0-9]{1,2}\s*")
"""Three digits behind a comma may be thousands."""
_MOST_SHOWN: Final = 40
"""Characters of what was typed for a number."""


class Plain:
    """Converts one parameter's text to what its command expects."""

    def __init__(self, annotation: Any, least: float | None = None, most: float | None = None) -> None:
        self.annotation, self.least, self.most = annotation, least, most

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The converted value; typer.BadParameter if it is not one of the choices, or no such number."""
        if value is None or self.annotation in (str, bool):
            return value
        if isinstance(value, Sequence) and not isinstance(value, str):
            return list(value)
        if self.annotation is Path:
            return Path(value)
        if self.annotation in (int, float):
            return self._number(value, param, ctx)
        return _choice(self.annotation, value, param, ctx)

    def _number(self, value: Any, param: Any, ctx: Any) -> float:
        """A number within its range, with a decimal point or comma."""
        number = _read(value) if isinstance(value, str) else float(value)
        least = -math.inf if self.least is None else self.least
        if math.isfinite(number) and least <= number <= (math.inf if self.most is None else self.most):
            if self.annotation is float:
                return number
            if number.is_integer():
                return int(number)
        words: dict[str, object] = {"option": param.opts[0], "found": str(value)[:_MOST_SHOWN]}
        whole = self.annotation is int
        if self.least is None or self.most is None:
            text = (
                say("{option} takes a whole number, not {found}", **words)
                if whole
                else say("{option} takes a number, not {found}", **words)
            )
        else:
            words |= {"least": _shown(self.least), "most": _shown(self.most)}
            text = (
                say("{option} takes a whole number from {least} to {most}, not {found}", **words)
                if whole
                else say("{option} takes a number from {least} to {most}, not {found}", **words)
            )
        raise typer.BadParameter(text, ctx=ctx)


def _read(text: str) -> float:
    """A number as it was typed; NaN for what is none."""
    if not text.isascii() or "_" in text or ("," in text and not _DECIMAL_COMMA.fullmatch(text)):
        return math.nan
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return math.nan


def _shown(number: float) -> Exactly:
    return Exactly(Fraction(str(number)))


def plain_for(param: Any) -> Plain | None:
    """The converter for a parameter of Typer's; None where its type is none of ours."""
    about = getattr(param, "type_descriptor", None)
    annotation = getattr(about, "annotation", None)
    if annotation in (int, float):
        limits = getattr(about, "parameter_info", None)
        return Plain(annotation, getattr(limits, "min", None), getattr(limits, "max", None))
    return Plain(annotation) if annotation in (str, bool, Path, list[str]) or _is_choice(annotation) else None


def _is_choice(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, StrEnum)


def _choice(choices: type[StrEnum], value: str, param: Any, ctx: Any) -> StrEnum:
    for choice in choices:
        if choice.value.casefold() == value.casefold():
            return choice
    words = ", ".join(choice.value for choice in choices)
    if param.param_type_name == "argument":  # its name stands for what was typed; it would say nothing
        raise typer.BadParameter(say("{found} is not one of: {allowed}", found=value, allowed=words), ctx=ctx)
    name = param.opts[0]
    raise typer.BadParameter(
        say("{option} takes one of: {choices}, not {found}", option=name, choices=words, found=value), ctx=ctx
    )
