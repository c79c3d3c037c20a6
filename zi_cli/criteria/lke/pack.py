"""A criteria pack in memory: the instrument as data, nothing about any workbook.

Weights and scores are points, exact fractions; ratios run from 0 to 1 inclusive. Every number comes from the
pack's YAML files, beside its citation. A pack's parts are compared by identity: there is one of each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from zi_cli.criteria.lke.discussion import Discussion
from zi_cli.criteria.lke.effort import Efforts
from zi_cli.criteria.lke.layout import Layout, Wording
from zi_cli.criteria.lke.notes import Notes


class ScaleKind(StrEnum):
    """What an answer may be."""

    OPTIONS = "options"
    INDEX = "index"
    COUNT = "count"


class RatioRule(StrEnum):
    """How counts form a ratio."""

    SHARE = "share"
    """min(1, numerator / sum of denominators)"""
    REDUCTION = "reduction"
    """max(0, (denominator - numerator) / denominator): how far a number fell"""


class Measure(StrEnum):
    """What a gate compares."""

    POINTS = "points"
    PERCENT = "percent"
    """Score as a percentage of the weight of the gate's nodes, 0 to 100."""
    PREDICATE = "predicate"
    """Whether the unit already holds a predicate: not in any workbook."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scale:
    """An answer scale as named data."""

    id: str
    kind: ScaleKind
    written: str
    """As the workbook's column of answer types writes it."""
    ratios: Mapping[str, Fraction]
    """Options only: answer → ratio, best first."""
    maximum: Fraction
    """Index only: the value worth a ratio of 1."""
    source: str

    @property
    def lowest(self) -> str:
        """The answer worth least (options only)."""
        return _lowest(self)


@lru_cache(maxsize=256)
def _lowest(scale: Scale) -> str:
    """Remembered: a note is held against it for every question of every workbook."""
    return min(scale.ratios, key=lambda answer: scale.ratios[answer])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One input of the workbook (soal)."""

    id: str
    soal_id: int
    label: str
    question: str
    scale: Scale
    levels: Mapping[str, str]
    """Options only: what each answer means, best first."""
    evidence: tuple[str, ...]
    indicator_id: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZeroDenominator:
    """What a ratio is worth where its denominator is 0: unregulated, hence a policy of the pack."""

    nothing: Fraction
    """Ratio where the numerator is 0 too."""
    reason: str
    something: Fraction | None
    """Ratio where the numerator is above 0; None makes the input invalid."""
    something_reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ratio:
    """Counts that together are scored as one indicator."""

    rule: RatioRule
    numerator: int
    """soal_id; under `reduction`, the later count."""
    denominator: tuple[int, ...]
    """soal_ids, summed; under `reduction`, the earlier count."""
    required: tuple[int, ...]
    """soal_ids that never change the value, but leave the ratio blank where they are blank."""
    zero: ZeroDenominator
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indicator:
    """What is scored: a question, or a ratio of counts."""

    id: str
    label: str
    question: str
    inputs: tuple[Question, ...]
    ratio: Ratio | None
    weight_points: Fraction | None
    """Its own weight, where it has one; else it shares its sub-area's weight evenly with its siblings."""
    source: str
    node_id: str
    soal_ids: tuple[int, ...] = field(init=False)
    """The inputs' numbers, in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "soal_ids", tuple(question.soal_id for question in self.inputs))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """A component, aspect, area or sub-area."""

    id: str
    level: str
    name: str
    weight_points: Fraction
    source: str
    children: tuple["Node", ...]
    indicators: tuple[Indicator, ...]

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the regulation's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def items(self) -> Iterator[str]:
        """Ids of all nodes, indicators and inputs from here down, in the regulation's order."""
        for node in self.walk():
            yield node.id
            for indicator in node.indicators:
                yield indicator.id
                yield from (question.id for question in indicator.inputs if question.id != indicator.id)

    def soal_ids(self) -> tuple[int, ...]:
        """All inputs below this node, in order."""
        return tuple(s for node in self.walk() for indicator in node.indicators for s in indicator.soal_ids)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Area:
    """An area perubahan: its pemenuhan and its reform node are judged together."""

    number: int
    name: str
    pemenuhan: str
    reform: str


class Relation(StrEnum):
    """How the sums of a limit must stand to each other."""

    AT_MOST = "at_most"
    EQUALS = "equals"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limit:
    """Counts that must fit together; soal_ids, summed on each side, reported at `at`."""

    at: int
    left: tuple[int, ...]
    relation: Relation
    right: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gate:
    """A minimum that a predicate asks for. A value equal to the minimum meets it."""

    id: str
    name: str
    of: tuple[str, ...]
    """Node or indicator ids whose scores are added; for a predicate gate, the predicate."""
    measure: Measure
    minimum: Mapping[str, Fraction]
    """Target → minimum, in points or percent; a target that is missing has no such gate."""
    equivalent: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """A versioned instrument."""

    id: str
    version: str
    name: str
    regulation: str
    sources: Mapping[str, str]
    scales: Mapping[str, Scale]
    totals: Mapping[str, tuple[str, ...]]
    """Headline sums: total, pengungkit, pemenuhan, reform, hasil."""
    areas: tuple[Area, ...]
    limits: tuple[Limit, ...]
    roots: tuple[Node, ...]
    targets: Mapping[str, str]
    gates: tuple[Gate, ...]
    layouts: Mapping[str, Layout]
    wording: Mapping[str, Wording]
    notes: Notes = field(default_factory=Notes)
    """What notes beside answers may and may not say."""
    efforts: Efforts = field(default_factory=Efforts)
    """What steps to a better answer cost; a policy."""
    discussion: Discussion = field(default_factory=Discussion)
    """What a table talks about where an indicator has a gap."""
    nodes: Mapping[str, Node] = field(init=False)
    parents: Mapping[str, str] = field(init=False)
    indicators: Mapping[str, Indicator] = field(init=False)
    questions: Mapping[int, Question] = field(init=False)
    _indicator_weights: Mapping[str, Fraction] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        nodes = {node.id: node for root in self.roots for node in root.walk()}
        indicators = {i.id: i for node in nodes.values() for i in node.indicators}
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "parents", {c.id: node.id for node in nodes.values() for c in node.children})
        object.__setattr__(self, "indicators", indicators)
        object.__setattr__(self, "questions", {q.soal_id: q for i in indicators.values() for q in i.inputs})
        weights = {i.id: _weight_points(i, nodes[i.node_id]) for i in indicators.values()}
        object.__setattr__(self, "_indicator_weights", weights)

    def question_by_id(self, question_id: str) -> Question | None:
        """The question with this id, such as `A.I.1.i.a`."""
        return next((q for q in self.questions.values() if q.id == question_id), None)

    def gates_for(self, target: str) -> tuple[Gate, ...]:
        """The gates that `target` asks for, in order."""
        return tuple(gate for gate in self.gates if target in gate.minimum)

    def weight_points(self, item_id: str) -> Fraction:
        """Weight of a node or of an indicator, its share of the sub-area where it has none of its own."""
        if item_id in self.nodes:
            return self.nodes[item_id].weight_points
        return self._indicator_weights[item_id]


def _weight_points(indicator: Indicator, node: Node) -> Fraction:
    """Its own weight, else its share of the sub-area's."""
    if indicator.weight_points is not None:
        return indicator.weight_points
    return node.weight_points / len(node.indicators)
