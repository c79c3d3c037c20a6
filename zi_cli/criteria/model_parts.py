"""What the models of all kinds of packs are made of."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Points = Annotated[Decimal, Field(ge=0, le=100)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]
Weight = Annotated[Decimal, Field(gt=0, le=100)]
Positive = Annotated[Decimal, Field(gt=0)]
Number = Annotated[int, Field(ge=1, strict=True)]
Ratio01 = Annotated[Decimal, Field(ge=0, le=1)]
ItemId = Annotated[str, Field(pattern=r"^[A-Z](\.[A-Za-z0-9]+)*$")]
PackId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
GroupId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""A family of criteria, a level of prerequisites."""
CriterionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9-]*$")]
"""The group it belongs to, a dot, and a name of its own."""
Text = Annotated[str, Field(min_length=1)]
ColumnLetters = Annotated[str, Field(pattern=r"^[A-Z]{1,2}$")]


class Strict(BaseModel):
    """No key that is not known."""

    model_config = ConfigDict(extra="forbid", strict=False)
