"""Groups of options: a command takes several that belong together as one value, a dataclass with an option a field."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import update_wrapper
from inspect import Parameter, signature
from typing import Any


def spread(run: Callable[..., int]) -> Callable[..., int]:
    """`run` as Typer can take it: where it takes a group, the options of the group stand in their order."""
    taken = signature(run).parameters
    groups: dict[str, Any] = {
        name: param.annotation for name, param in taken.items() if is_dataclass(param.annotation)
    }

    def called(**given: Any) -> int:
        gathered = {
            name: group(**{field.name: given.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        return run(**given, **gathered)

    spread_out = [
        option.replace(kind=Parameter.KEYWORD_ONLY)
        for name, param in taken.items()
        for option in (signature(groups[name]).parameters.values() if name in groups else [param])
    ]
    update_wrapper(called, run)
    called.__signature__ = signature(run).replace(parameters=spread_out)  # type: ignore[attr-defined]
    return called
