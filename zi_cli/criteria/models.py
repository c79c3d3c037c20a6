"""The YAML files of a pack, as pydantic models: what may stand where, and nothing else.

Also the source of the JSON Schemas in criteria/schema/, which editors use.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Points = Annotated[Decimal, Field(ge=0, le=100)]
Weight = Annotated[Decimal, Field(gt=0, le=100)]
Number = Annotated[int, Field(ge=1, strict=True)]
Ratio01 = Annotated[Decimal, Field(ge=0, le=1)]
ItemId = Annotated[str, Field(pattern=r"^[A-Z](\.[A-Za-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
ColumnLetters = Annotated[str, Field(pattern=r"^[A-Z]{1,2}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False)


class LevelModel(_Strict):
    """An answer of an option scale and its ratio, 0 to 1."""

    answer: Text
    ratio: Ratio01


class ScaleModel(_Strict):
    """A named answer scale."""

    id: Text
    kind: Literal["options", "index", "count"]
    written: Text
    levels: list[LevelModel] = []
    maximum: Annotated[Decimal, Field(gt=0)] | None = None
    source: Text


class AreaModel(_Strict):
    """An area perubahan and its two nodes."""

    number: Number
    name: Text
    pemenuhan: ItemId
    reform: ItemId


class LimitModel(_Strict):
    """Counts that cannot be what they are together; numbers are soal_ids, summed on each side."""

    at: Annotated[int, Field(ge=1)]
    left: Annotated[list[int], Field(min_length=1)]
    relation: Literal["at_most", "equals"]
    right: Annotated[list[int], Field(min_length=1)]
    source: Text


class TopNodeModel(_Strict):
    """A component or aspect whose areas live in files of their own."""

    id: ItemId
    level: Literal["component", "aspect", "area"]
    name: Text
    weight_points: Weight
    source: Text


class PackModel(_Strict):
    """pack.yaml"""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    kind: Literal["lke"]
    version: Text
    name: Text
    regulation: Text
    sources: dict[str, Text]
    scales: list[ScaleModel]
    totals: dict[Literal["total", "pengungkit", "pemenuhan", "reform", "hasil"], list[ItemId]]
    areas: list[AreaModel]
    limits: list[LimitModel] = []
    nodes: list[TopNodeModel]


class ZeroModel(_Strict):
    """What a ratio is worth where its denominator is 0."""

    nothing: Ratio01
    reason: Text
    something: Ratio01 | None = None
    something_reason: str = ""
    source: Text


class RatioModel(_Strict):
    """How counts form a ratio; numbers are soal_ids."""

    rule: Literal["share", "reduction"]
    numerator: Number
    denominator: Annotated[list[Number], Field(min_length=1)]
    required: list[Number] = []
    zero_denominator: ZeroModel
    source: Text


class InputModel(_Strict):
    """A count under a ratio."""

    id: ItemId
    soal_id: Number
    label: Text
    question: Text
    scale: Text
    evidence: Annotated[list[Text], Field(min_length=1)]


class IndicatorModel(_Strict):
    """A question that is scored by itself, or a ratio with its inputs."""

    id: ItemId
    label: Text
    question: Text
    soal_id: Number | None = None
    scale: Text | None = None
    levels: dict[str, Text] = {}
    weight_points: Weight | None = None
    source: str = ""
    evidence: list[Text] = []
    ratio: RatioModel | None = None
    inputs: list[InputModel] = []


class NodeModel(_Strict):
    """A sub-area, with sub-areas or indicators below it."""

    id: ItemId
    level: Literal["component", "aspect", "area", "sub_area"]
    name: Text
    weight_points: Weight
    source: Text
    nodes: "list[NodeModel]" = []
    indicators: list[IndicatorModel] = []


class QuestionsModel(NodeModel):
    """questions/*.yaml: one area, and where it hangs."""

    parent: ItemId


class TargetModel(_Strict):
    """A predicate."""

    id: Text
    name: Text


class GateModel(_Strict):
    """A minimum, per predicate; in points, percent, or (predicate) 1 for yes."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: Text
    of: Annotated[list[Text], Field(min_length=1)]
    measure: Literal["points", "percent", "predicate"]
    minimum: dict[str, Points]
    equivalent: str = ""
    source: Text


class GatesModel(_Strict):
    """gates.yaml"""

    targets: list[TargetModel]
    gates: list[GateModel]


class ColumnModel(_Strict):
    """A column: official letter, and headers that name it."""

    at: ColumnLetters
    headers: list[Text] = []


class SumRowModel(_Strict):
    """A row of the sheet that sums the denominators of a ratio."""

    item: Text
    calculated: bool


class AverageModel(_Strict):
    """A sub-area whose score is averaged over other rows than its own."""

    first: ItemId
    last: ItemId


class LayoutModel(_Strict):
    """layouts/*.yaml"""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Text
    sheets: list[Text]
    formulas: Literal["official", "none"]
    tpi: bool
    source: Text
    columns: dict[
        Literal[
            "weight",
            "explanation",
            "answer_type",
            "answer",
            "score",
            "percent",
            "note",
            "expected",
            "evidence",
            "tpi_answer",
            "tpi_note",
        ],
        ColumnModel,
    ]
    text_columns: list[ColumnLetters]
    sum_rows: dict[ItemId, SumRowModel] = {}
    average_over: dict[ItemId, AverageModel] = {}
    texts: dict[str, Text] = {}
    rows: dict[str, Number]


class WordingEntry(_Strict):
    """How one item is recognised."""

    digests: list[Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]] = []
    keywords: list[Text] = []


class WordingModel(_Strict):
    """wording.yaml"""

    wording: dict[str, WordingEntry]


SCHEMAS: dict[str, type[BaseModel]] = {
    "pack": PackModel,
    "questions": QuestionsModel,
    "gates": GatesModel,
    "layout": LayoutModel,
    "wording": WordingModel,
}
"""Schema name → model; the names of the files in criteria/schema/."""
