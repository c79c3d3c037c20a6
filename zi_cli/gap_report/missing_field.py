"""A field that a template asks for and the report does not have: its name, and the nearest that there is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import UndefinedError
from jinja2.utils import missing

from zi_cli.language import Message, msg


class FieldMissing(UndefinedError):
    """What it is about, in words."""

    def __init__(self, text: str, what: Message) -> None:
        super().__init__(text)
        self.what = what


class MissingField(StrictUndefined):
    """Jinja's, which names Python's classes; this one names fields."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Callable[[str], Exception] = UndefinedError,
    ) -> None:
        if exc is UndefinedError:  # a way out of the sandbox has an exception of its own
            super().__init__(hint, obj, name, lambda text: FieldMissing(text, _words(obj, name)))  # type: ignore[arg-type]
        else:
            super().__init__(hint, obj, name, exc)  # type: ignore[arg-type]


def _words(obj: Any, name: str | None) -> Message:
    asked = str(name)
    near = get_close_matches(asked, _names(obj), n=1, cutoff=0.5)
    if near:
        return msg("there is no field “{name}” there; did you mean “{near}”?", name=asked, near=near[0])
    return msg("there is no field “{name}” there", name=asked)


def _names(obj: Any) -> Iterable[str]:
    """What could have been asked for."""
    if is_dataclass(obj):
        return [field.name for field in fields(obj)]
    return [str(key) for key in obj] if isinstance(obj, Mapping) else []
