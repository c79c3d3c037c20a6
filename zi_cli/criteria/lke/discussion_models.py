"""discussion.yaml: questions for the table where an indicator has a gap."""

from typing import Annotated, Final

from pydantic import Field

from zi_cli.criteria.model_parts import Strict, Text

MOST_CHARACTERS: Final = 220
"""A question longer than this is not read out, and breaks the rows of the report."""
Question = Annotated[
    str, Field(min_length=1, json_schema_extra={"maxLength": MOST_CHARACTERS, "pattern": r"\?$"})
]
"""Length and question mark are only hints to editors here: the checks tell them in better words than pydantic."""
MOST_ROLE_CHARACTERS: Final = 110
"""Roles stand in one line of the report's first page."""
Roles = Annotated[str, Field(min_length=1, json_schema_extra={"maxLength": MOST_ROLE_CHARACTERS})]
Openers = Annotated[list[Question], Field(min_length=1, max_length=2)]


class OpeningModel(Strict):
    """What starts a round, before its indicators are talked about."""

    areas: dict[str, Openers]
    """Number of an area → questions."""
    results: Openers


class PeopleModel(Strict):
    """Who at the table can usually do it: roles, never names."""

    areas: dict[str, Roles]
    """Number of an area → roles."""
    results: Roles


class IndicatorQuestionsModel(Strict):
    """Questions of one indicator, by the cause of its gap."""

    start: Question
    deepen: Question | None = None
    on_paper: Question | None = None
    number: Question | None = None
    evidence: Question


class DiscussionModel(Strict):
    """discussion.yaml"""

    source: Text
    opening: OpeningModel
    people: PeopleModel | None = None
    indicators: dict[str, IndicatorQuestionsModel]
