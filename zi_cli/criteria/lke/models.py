"""The YAML files of an LKE pack: questions, weights, gates and layouts."""

from typing import Annotated, Literal

from pydantic import Field

from zi_cli.criteria.model_parts import (
    ColumnLetters,
    ItemId,
    Number,
    PackId,
    Points,
    Positive,
    Ratio01,
    Strict,
    Text,
    Weight,
)


class LevelModel(Strict):
    """An answer of an option scale and its ratio, 0 to 1."""

    answer: Text
    ratio: Ratio01


class ScaleModel(Strict):
    """A named answer scale."""

    id: Text
    kind: Literal["options", "index", "count"]
    written: Text
    levels: list[LevelModel] = []
    maximum: Positive | None = None
    source: Text


class AreaModel(Strict):
    """An area perubahan and its two nodes."""

    number: Number
    name: Text
    pemenuhan: ItemId
    reform: ItemId


class LimitModel(Strict):
    """Counts that cannot be what they are together; numbers are soal_ids, summed on each side."""

    at: Annotated[int, Field(ge=1)]
    left: Annotated[list[int], Field(min_length=1)]
    relation: Literal["at_most", "equals"]
    right: Annotated[list[int], Field(min_length=1)]
    source: Text


class TopNodeModel(Strict):
    """A component or aspect whose areas live in files of their own."""

    id: ItemId
    level: Literal["component", "aspect", "area"]
    name: Text
    weight_points: Weight
    source: Text


class PackModel(Strict):
    """pack.yaml"""

    id: PackId
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


class ZeroModel(Strict):
    """What a ratio is worth where its denominator is 0."""

    nothing: Ratio01
    reason: Text
    something: Ratio01 | None = None
    something_reason: str = ""
    source: Text


class RatioModel(Strict):
    """How counts form a ratio; numbers are soal_ids."""

    rule: Literal["share", "reduction"]
    numerator: Number
    denominator: Annotated[list[Number], Field(min_length=1)]
    required: list[Number] = []
    zero_denominator: ZeroModel
    source: Text


class InputModel(Strict):
    """A count under a ratio."""

    id: ItemId
    soal_id: Number
    label: Text
    question: Text
    scale: Text
    evidence: Annotated[list[Text], Field(min_length=1)]


class IndicatorModel(Strict):
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


class NodeModel(Strict):
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


class TargetModel(Strict):
    """A predicate."""

    id: Text
    name: Text


class GateModel(Strict):
    """A minimum, per predicate; in points, percent, or (predicate) 1 for yes."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: Text
    of: Annotated[list[Text], Field(min_length=1)]
    measure: Literal["points", "percent", "predicate"]
    minimum: dict[str, Points]
    equivalent: str = ""
    source: Text


class GatesModel(Strict):
    """gates.yaml"""

    targets: list[TargetModel]
    gates: list[GateModel]


class ColumnModel(Strict):
    """A column: official letter, and headers that name it."""

    at: ColumnLetters
    headers: list[Text] = []


class SumRowModel(Strict):
    """A row of the sheet that sums the denominators of a ratio."""

    item: Text
    calculated: bool


class AverageModel(Strict):
    """A sub-area whose score is averaged over other rows than its own."""

    first: ItemId
    last: ItemId


class FormModel(Strict):
    """A sheet beside the LKE, with a row for each thing asked; the column `id` tells which."""

    sheets: Annotated[list[Text], Field(min_length=1)]
    columns: dict[Literal["id", "name", "mandatory", "answer", "note", "evidence"], ColumnModel]
    rows: dict[str, Text] = {}


class LayoutModel(Strict):
    """layouts/*.yaml"""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Text
    sheets: list[Text]
    formulas: Literal["official", "zi", "none"]
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
    rows: dict[str, Number] = {}
    first_row: Number | None = None
    forms: dict[Literal["identity", "minimum", "prerequisites", "register"], FormModel] = {}


class WordingEntry(Strict):
    """How one item is recognised."""

    digests: list[Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]] = []
    keywords: list[Text] = []


class WordingModel(Strict):
    """wording.yaml"""

    wording: dict[str, WordingEntry]
