"""The YAML files of a pack of minimum criteria: a family each."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zi_cli.criteria.model_parts import CriterionId, GroupId, ItemId, PackId, Percent, Strict, Text

Level = Text | Decimal
"""An answer of the question's scale; for a ratio a percentage, for an index the index."""


class AnswerWordsModel(Strict):
    """How the three answers are written in a workbook."""

    met: Text
    partly: Text
    not_met: Text


class StrategyModel(Strict):
    """A strategy that criteria serve."""

    id: GroupId
    name: Text
    meaning: Text


class RegisterColumnModel(Strict):
    """A column of the register of innovations."""

    id: GroupId
    name: Text
    help: Text
    choices: list[Text] = []
    width: Annotated[Decimal, Field(ge=5, le=80)] = Decimal(18)


class RegisterModel(Strict):
    """The register of innovations that a unit fills in."""

    name: Text
    columns: Annotated[list[RegisterColumnModel], Field(min_length=1)]
    nothing: list[Text] = []


class MinimumModel(Strict):
    """pack.yaml"""

    id: PackId
    kind: Literal["minimum"]
    version: Text
    name: Text
    sources: dict[str, Text]
    answers: AnswerWordsModel
    strategies: Annotated[list[StrategyModel], Field(min_length=1)]
    families: Annotated[list[GroupId], Field(min_length=1)]
    innovation_register: RegisterModel | None = None


class LinkModel(Strict):
    """An LKE indicator that a criterion supports or, with `met_from`, is derived from."""

    id: ItemId
    how: Text
    met_from: Level | None = None
    partly_from: Level | None = None


class RegisteredModel(Strict):
    """Derived from the register: at least one innovation with all these columns filled in."""

    columns: Annotated[list[GroupId], Field(min_length=1)]
    how: Text


class CriterionModel(Strict):
    """A criterion: what one can observe on site."""

    id: CriterionId
    name: Text
    mandatory: bool = False
    met: Text
    partly: Text
    why: Text
    evidence: Annotated[list[Text], Field(min_length=1)]
    strategies: Annotated[list[GroupId], Field(min_length=1)]
    source: str = ""
    lke: list[LinkModel] = []
    registered: RegisteredModel | None = None


class FamilyModel(Strict):
    """A family of criteria."""

    id: GroupId
    name: Text
    about: Text
    required_percent: Percent
    source: Text
    criteria: Annotated[list[CriterionModel], Field(min_length=1)]
