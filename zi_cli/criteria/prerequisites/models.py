"""The YAML files of a pack of prerequisites: one per level."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zi_cli.criteria.model_parts import CriterionId, GroupId, ItemId, PackId, Percent, Strict, Text

Limit = Text | Decimal
"""An option, or a number."""


class PrerequisitesModel(Strict):
    """pack.yaml"""

    id: PackId
    kind: Literal["prerequisites"]
    version: Text
    name: Text
    sources: dict[str, Text]
    levels: Annotated[list[GroupId], Field(min_length=1)]
    remarks: list[Text] = []


class SecondLimitModel(Strict):
    """A lower minimum that holds for some agencies only."""

    minimum: dict[str, Limit]
    holds_for: Text


class ProofModel(Strict):
    """An LKE indicator that tells: met from this percentage on."""

    id: ItemId
    met_from: Percent


class PrerequisiteModel(Strict):
    """Something a unit or its agency must have before it is proposed."""

    id: CriterionId
    name: Text
    about: Text
    kind: Literal["options", "number", "percent"]
    options: list[Text] = []
    unit: str = ""
    minimum: dict[str, Limit]
    second_limit: SecondLimitModel | None = None
    evidence: list[Text] = []
    lke: ProofModel | None = None
    source: Text


class LevelModel(Strict):
    """The prerequisites of a unit, or of its agency."""

    id: GroupId
    name: Text
    about: Text
    source: Text
    prerequisites: Annotated[list[PrerequisiteModel], Field(min_length=1)]
