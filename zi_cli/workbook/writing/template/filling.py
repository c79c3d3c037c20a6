"""What goes into a template: the unit's entries, and the values that its formulas show before they are recalculated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

Value = str | int | float | Fraction | None


class Part(StrEnum):
    """What a formula of the template calculates."""

    RATIO = "ratio"
    """LKE: of a node, indicator: score by weight, 0 to 1."""
    SCORE = "score"
    TYPED = "typed"
    """What was typed: words without the marks around them, or a number; -1 where it is none."""
    VALID = "valid"
    """LKE: 1 where an input or a ratio counts, else 0."""
    DERIVED = "derived"
    """Criterion: what register or LKE show."""
    STATUS = "status"
    """Criterion or prerequisite: in words."""
    CODE = "code"
    """Criterion or prerequisite: 2 met, 1 partly, 0 not met, 9 unknown."""
    WEIGHT = "weight"
    GATE_ACTUAL = "gate-actual"
    GATE_MINIMUM = "gate-minimum"
    GATE_SHORT = "gate-short"
    GATE_STATUS = "gate-status"
    MANDATORY = "mandatory"
    """Of a family, or of all (`ready`): how many mandatory criteria are met, in words."""
    OTHERS = "others"
    MET = "met"
    """Of a level of prerequisites: how many; of `ready`: gates met, in words."""
    MISSED = "missed"
    UNKNOWN = "unknown"


Shown = Mapping[tuple[Part, str], Value]
"""(what, id) → the value that a formula gives for the entries made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An answer with its note and evidence."""

    answer: Value = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    """Addresses, paths or words."""
    evidence_text: str = ""
    """Words that stand for the evidence; empty where the evidence itself is shown."""
    mark: str = ""
    """What is said of it in the column on the earlier workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedLine:
    """A line of the sheet on the earlier workbook."""

    mark: str
    sheet: str
    item: str
    about: str
    entry: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFilling:
    """The entries of one workbook."""

    identity: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, Entry] = field(default_factory=dict)
    """By soal_id."""
    indicator_entries: Mapping[str, Entry] = field(default_factory=dict)
    """Notes and evidence in the row of a ratio itself, by indicator id."""
    tpi: Mapping[int, Entry] = field(default_factory=dict)
    """TPI's answers and notes by soal_id, for layouts that have a place for them."""
    minimum: Mapping[str, Entry] = field(default_factory=dict)
    """By criterion id; answers are the pack's words."""
    prerequisites: Mapping[str, Entry] = field(default_factory=dict)
    """By prerequisite id; percentages as 0 to 1."""
    register: Sequence[Mapping[str, str]] = ()
    """Innovations: column id → entry."""
    carried: Sequence[CarriedLine] = ()
    carried_from: str = ""
    """Name of the earlier workbook, if there is one."""
    remark: str = ""
    """A line under the titles, such as that the data is constructed."""
