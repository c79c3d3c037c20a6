"""A YAML source against its model: pydantic finds the mistakes, this module says where and what."""

import difflib
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import Message, msg

Model = TypeVar("Model", bound=BaseModel)


def checked(source: Source, model: type[Model]) -> Model | None:
    """The source's data as `model`; None with `source.mistakes` filled where it does not fit."""
    if source.data is None and source.mistakes:
        return None
    try:
        result = model.model_validate(source.data)
    except ValidationError as fault:
        source.mistakes.extend(_mistake(source, model, error) for error in fault.errors(include_url=False))
        return None
    return result


def nearest(name: str, valid: list[str]) -> str | None:
    """The valid name that looks most like `name`, if any looks like it."""
    found = difflib.get_close_matches(name, valid, n=1, cutoff=0.55)
    return found[0] if found else None


def _mistake(source: Source, model: type[BaseModel], error: ErrorDetails) -> Mistake:
    steps: Steps = tuple(step for step in error["loc"] if step != "[key]")
    last = _named(steps) or source.file.name
    kind = error["type"]
    if kind == "extra_forbidden":
        return source.mistake(
            steps, msg("unknown key {key}", key=last), nearest(last, _fields(model, steps[:-1]))
        )
    if kind == "missing":
        return source.mistake(steps[:-1], msg("the key {key} is missing here", key=last))
    if kind == "literal_error":
        valid = (
            str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        )
        found = str(error["input"])
        message = msg("{found} is not one of: {valid}", found=found, valid=", ".join(valid))
        return source.mistake(steps, message, nearest(found, valid))
    return source.mistake(steps, _wrong_value(kind, last, error))


def _named(steps: Steps) -> str:
    """What the last step is called: a key, or the third item of a key's list."""
    if len(steps) > 1 and isinstance(steps[-1], int):
        return f"{steps[-2]} {steps[-1] + 1}"
    return str(steps[-1]) if steps else ""


def _wrong_value(kind: str, key: str, error: ErrorDetails) -> Message:
    found, limits = error["input"], error.get("ctx", {})
    if kind == "string_type":
        return msg(
            "{key}: text is expected, {found} was found; put it in quotes", key=key, found=repr_yaml(found)
        )
    if kind in ("decimal_type", "decimal_parsing", "int_type", "int_parsing", "int_from_float"):
        return msg("{key}: a number is expected, {found} was found", key=key, found=repr_yaml(found))
    if kind in ("bool_type", "bool_parsing"):
        return msg("{key}: true or false is expected, {found} was found", key=key, found=repr_yaml(found))
    if kind in ("list_type", "dict_type", "model_type"):
        if kind == "list_type":
            return msg("{key}: a list is expected here", key=key)
        return msg("{key}: a block is expected here", key=key)
    if kind in ("greater_than_equal", "greater_than", "less_than_equal", "less_than"):
        limit = next((str(v) for k, v in limits.items() if k in ("ge", "gt", "le", "lt")), "")
        return msg(
            "{key}: {found} is outside the range (limit {limit})",
            key=key,
            found=repr_yaml(found),
            limit=limit,
        )
    if kind == "string_pattern_mismatch":
        return msg("{key}: {found} is not written like a valid name here", key=key, found=repr_yaml(found))
    if kind in ("too_short", "string_too_short"):
        return msg("{key}: this must not be empty", key=key)
    return msg("{key}: {found} does not fit here", key=key, found=repr_yaml(found))


def repr_yaml(found: object) -> str | Message:
    """A value as the author of the file would know it."""
    if found is None:
        return msg("(empty)")
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, dict | list):
        return msg("a block of keys") if isinstance(found, dict) else msg("a list")
    return str(found)


def _fields(model: type[BaseModel], steps: Steps) -> list[str]:
    """Names of the keys that may stand at `steps`."""
    current: Any = model
    in_mapping = False  # then the step is a key of the author's own
    for step in steps:
        named = isinstance(current, type) and issubclass(current, BaseModel) and not in_mapping
        in_mapping = False
        if isinstance(step, int) or not named:
            continue
        info = current.model_fields.get(step)
        current = _model_within(info.annotation) if info else None
        in_mapping = info is not None and typing.get_origin(info.annotation) is dict
    if isinstance(current, type) and issubclass(current, BaseModel):
        return list(current.model_fields)
    return []


def _model_within(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in typing.get_args(annotation):
        found = _model_within(part)
        if found is not None:
            return found
    return None
