"""What was typed for a parameter, as its command expects it: texts, paths, flags, choices, numbers.

Typer builds a pydantic adapter for every parameter of the command it runs, which is half of its start-up, and
complains in English.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import typer

from zi_cli.cli.session import say
from zi_cli.language import Exactly


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
        try:
            number: float = (
                self.annotation(value.replace(",", ".")) if isinstance(value, str) else self.annotation(value)
            )
            least = -math.inf if self.least is None else self.least
            if math.isfinite(number) and least <= number <= (math.inf if self.most is None else self.most):
                return number
        except ValueError:
            pass
        words: dict[str, object] = {"option": param.opts[0], "found": value}
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
