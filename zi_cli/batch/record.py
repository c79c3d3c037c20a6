"""What is kept of one file: plain values, compact, and the same whoever reads them back.

Numbers are unrounded floats: points, or percent from 0 to 100. Nothing here depends on where the file lies.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

SCHEMA: Final = "2"
"""Changes with the shape of a record, so that no older one is read back."""
READY: Final = "ready"
NEAR: Final = "near"
NOT_READY: Final = "not"
DEFECT: Final = "defect"
"""Kind of a refusal for which zi is to blame, not the file."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Whose workbook it is, as read from it; empty texts where it is silent."""

    name: str
    name_from: str
    """workbook, or file where the workbook does not name its unit."""
    id: str = ""
    type: str = ""
    parent: str = ""
    region: str = ""


@dataclass(frozen=True, kw_only=True)
class GateLine:
    """A gate held against the deciding view, in the gate's own unit."""

    id: str
    minimum: float
    actual: float | None
    """None where the file cannot tell."""
    met: bool | None
    shortfall: float | None


@dataclass(frozen=True, kw_only=True)
class AreaLine:
    """An area perubahan, in percent of its weight."""

    number: int
    percent: float
    pemenuhan_percent: float
    reform_percent: float


@dataclass(frozen=True, kw_only=True)
class FamilyLine:
    """A family of minimum criteria."""

    id: str
    state: str
    """passed, missed, or unknown"""
    met: int
    criteria: int
    mandatory_met: int
    mandatory: int


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """How far answers are covered by evidence."""

    known: bool
    """False where layout or file format carries no evidence."""
    claimed: int
    """Indicators above their lowest level."""
    supported: int
    """Those of them with evidence."""


class IndicatorLine(NamedTuple):
    """What one indicator still has to gain; indicators stand in the order of the pack. There are many: hence small."""

    gap_points: float
    """Up to the best level, beyond what evidence supports; 0 where there is nothing to gain."""
    cause: str
    """uncounted, not_done, partly_done, no_evidence, on_paper, number; empty where there is no gap."""
    mentor: bool
    """Best level, shown by evidence: this unit can tell others how."""


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step of the cheapest plan."""

    soal_id: int
    label: str
    before: str
    """As one would type it; empty where there is no answer that counts."""
    after: str
    todo: str
    """In words."""
    points: float
    alone: bool
    """Whether the unit can do it by itself."""
    cell: str
    assumed: bool = False
    """Whether nobody knows this count: `after` and `points` are what the plan reckons with, the true one may differ."""


@dataclass(frozen=True, kw_only=True)
class NearestLine:
    """What separates a unit from its target: the cheapest plan. Only for units that miss few gates."""

    feasible: bool
    effort: float
    steps: int
    """Things to do; with 1, `first` is the single step that separates the unit from the gates."""
    first: StepLine | None
    """The step that brings most for its effort; None where no answer has to change."""


@dataclass(frozen=True, kw_only=True)
class UnitRecord:
    """What one assessed file says."""

    sha256: str
    modified: str
    """When the workbook was last saved, as it says itself: 2026-03-01T08:15:00Z; empty where it is silent."""
    unit: Identity
    file_format: str
    layout: str
    target: str
    target_assumed: bool
    """Whether nobody named the target."""
    view: str
    """The view that decides: claimed, supported, tpi."""
    tone: str
    """ready, near (few gates missed, by little), or not"""
    ready: bool
    at_fault: bool
    """Whether findings at or above --fail-on stand."""
    complete: bool
    answered: int
    questions: int
    """All inputs: the denominator of `answered`."""
    scores: Mapping[str, Mapping[str, float] | None]
    """claimed, supported, tpi → total, pengungkit, pemenuhan, reform, hasil; None where the view is unknown."""
    gates: tuple[GateLine, ...]
    areas: tuple[AreaLine, ...]
    families: tuple[FamilyLine, ...]
    minimum_counts: bool
    """Whether readiness needs the minimum criteria."""
    findings: Mapping[str, int]
    """error, warning, info → how many; waived ones are not counted."""
    codes: Mapping[str, int]
    """Code of a finding → how many, waived ones not counted."""
    waived: int
    evidence: EvidenceLine
    indicators: tuple[IndicatorLine, ...]
    nearest: NearestLine | None
    """None for units that are ready, and for those that miss too many gates."""

    @property
    def gates_missed(self) -> int:
        """Gates that are not met, or not known to be."""
        return sum(not gate.met for gate in self.gates)

    @property
    def total(self) -> float | None:
        """Total points in the deciding view; None where that has no score."""
        score = self.scores[self.view]
        return None if score is None else score["total"]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a file could not be assessed."""

    reason: str
    hint: str
    kind: str
    """input (the file), crash, timeout, memory (reading it broke off), or defect (of zi)"""
    sha256: str = ""
    modified: str = ""


Result = UnitRecord | Refusal


def to_json(result: Result) -> str:
    """The result on one line."""
    kind = "unit" if isinstance(result, UnitRecord) else "refusal"
    text = _ENCODER.encode({kind: vars(result)})
    return text if text.isascii() else text.encode(errors="replace").decode()  # a file name may be no text


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=vars, check_circular=False
)
_MANY: Final = ',"gates":'
"""What `Head` needs stands before this key. No text can look like it: a quotation mark within one is escaped."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a round needs to know of every file at once."""

    refused: bool
    sha256: str
    modified: str
    unit: Identity | None = None
    """None for a refusal, like all that follows."""
    tone: str | None = None
    total: float | None = None


def head_of(text: str) -> Head:
    """The head of a result, as `from_json` would tell it, at a twentieth of its time."""
    before, _, rest = text.partition(_MANY)
    document: dict[str, Any] = json.loads(f"{before}}}}}" if rest else text)
    if "refusal" in document:
        refusal = document["refusal"]
        return Head(refused=True, sha256=refusal["sha256"], modified=refusal["modified"])
    body = document["unit"]
    score = body["scores"][body["view"]]
    return Head(
        refused=False,
        sha256=body["sha256"],
        modified=body["modified"],
        unit=Identity(**body["unit"]),
        tone=body["tone"],
        total=None if score is None else score["total"],
    )


def from_json(text: str | bytes) -> Result:
    """The result back. ValueError, TypeError or LookupError for what is none."""
    document: dict[str, Any] = json.loads(text)
    if "refusal" in document:
        return Refusal(**document["refusal"])
    body = document["unit"]
    body["unit"] = Identity(**body["unit"])
    body["gates"] = tuple(GateLine(**line) for line in body["gates"])
    body["areas"] = tuple(AreaLine(**line) for line in body["areas"])
    body["families"] = tuple(FamilyLine(**line) for line in body["families"])
    body["evidence"] = EvidenceLine(**body["evidence"])
    body["indicators"] = tuple(map(IndicatorLine._make, body["indicators"]))
    body["nearest"] = _nearest(body["nearest"])
    return UnitRecord(**body)


def _nearest(line: dict[str, Any] | None) -> NearestLine | None:
    if line is None:
        return None
    first = line["first"]
    return NearestLine(**{**line, "first": None if first is None else StepLine(**first)})
