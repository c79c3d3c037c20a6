"""What a family file names and refers to, as far as it can be read: one wrong key must not hide the other mistakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from zi_cli.criteria.minimum.models import LinkModel
from zi_cli.criteria.yaml_source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionParts:
    """Names and references of one criterion; empty where something else is written."""

    id: str
    name: str
    strategies: Mapping[int, str]
    """By position, like the rest."""
    columns: Mapping[int, str]
    """Of the register."""
    links: Mapping[int, LinkModel]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyParts:
    """Names and references of one file."""

    id: str
    criteria: Mapping[int, CriterionParts]


def parts_of(source: Source) -> FamilyParts | None:
    """The parts of a file; None where it has no form at all."""
    if not isinstance(source.data, dict):
        return None
    criteria = _items(source.data.get("criteria"))
    found = {at: _criterion(each) for at, each in enumerate(criteria) if isinstance(each, dict)}
    return FamilyParts(id=_text(source.data.get("id")), criteria=found)


def _criterion(data: Mapping[str, Any]) -> CriterionParts:
    registered = data.get("registered")
    links = {at: _link(each) for at, each in enumerate(_items(data.get("lke")))}
    return CriterionParts(
        id=_text(data.get("id")),
        name=_text(data.get("name")),
        strategies=_texts(data.get("strategies")),
        columns=_texts(registered.get("columns")) if isinstance(registered, dict) else {},
        links={at: link for at, link in links.items() if link is not None},
    )


def _link(data: object) -> LinkModel | None:
    if not isinstance(data, dict):
        return None
    try:
        return LinkModel.model_validate({key: data[key] for key in data if key in LinkModel.model_fields})
    except ValidationError:
        return None


def _texts(data: object) -> dict[int, str]:
    return {at: each for at, each in enumerate(_items(data)) if isinstance(each, str)}


def _items(data: object) -> Sequence[object]:
    return data if isinstance(data, list) else ()


def _text(data: object) -> str:
    return data if isinstance(data, str) else ""
