"""The assessment of one workbook: every score, gate and area, and what the file itself would say."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Final, TypeVar, cast

from zi_cli.assessment import views
from zi_cli.assessment.gates import AreaResult, GateResult, check_gates, score_areas
from zi_cli.assessment.minimum import CriterionResult, FamilyResult, check_minimum
from zi_cli.assessment.prerequisites import PrerequisiteResult, check_prerequisites
from zi_cli.assessment.scoring import Score
from zi_cli.assessment.spreadsheet import Spreadsheet, read_own_arithmetic
from zi_cli.assessment.unjudged import unjudged
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.criteria.minimum.pack import Status
from zi_cli.workbook.answers import Answer, AnswerState
from zi_cli.workbook.evidence import EvidenceState
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.forms import FormRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What is known of a workbook. Not an official verdict."""

    criteria: CriteriaSet
    filled: FilledWorkbook
    target: str
    view: View
    scores: Mapping[View, Score | None]
    gates: tuple[GateResult, ...]
    """Decided by `view`."""
    areas: tuple[AreaResult, ...]
    """By `view`; by the claimed view where that has no score."""
    spreadsheet: Spreadsheet
    complete: bool
    """Every input answered, in a way that can be counted."""
    families: tuple[FamilyResult, ...]
    """Minimum criteria."""
    prerequisites: tuple[PrerequisiteResult, ...]
    gates_only: bool
    """Whether readiness was asked for without the minimum criteria."""
    target_assumed: bool = False
    """Whether nobody named the target: neither the caller nor the workbook."""
    margin: Fraction = Fraction(0)
    """How far above a gate one wants to be, in points or percent: assessors mark down."""
    evidence_states: Mapping[str, EvidenceState] = field(default_factory=dict)
    """Target of evidence → what was found out about it; empty where nobody looked."""
    _worked_out: dict[Callable[["Assessment"], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, work_out: Callable[["Assessment"], T]) -> T:
        """What `work_out` makes of this assessment, worked out the first time only: several rules ask for it."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        return cast("T", self._worked_out[work_out])

    @property
    def pack(self) -> Pack:
        """The LKE that the workbook is held against."""
        return self.criteria.lke

    @property
    def ready(self) -> bool:
        """Complete, every gate known to be met, and every mandatory minimum criterion where they count.

        Those count too that only the workbook knows.
        """
        met = self.complete and all(gate.met for gate in self.gates)
        return met and not self.open_criteria and not self.unjudged

    @property
    def minimum_counts(self) -> bool:
        """Whether readiness needs the minimum criteria: the workbook asks for them, and nobody said --gates-only."""
        return self.asks_minimum and not self.gates_only

    @property
    def asks_minimum(self) -> bool:
        """Whether the workbook asks for the minimum criteria, or should: an official LKE does not."""
        return self.filled.forms.minimum is not None or "minimum" in self.filled.layout.forms

    @property
    def asks_prerequisites(self) -> bool:
        """Whether the workbook asks for the prerequisites, or should: an official LKE does not."""
        return self.filled.forms.prerequisites is not None or "prerequisites" in self.filled.layout.forms

    @property
    def open_criteria(self) -> tuple[CriterionResult, ...]:
        """Mandatory minimum criteria that keep the unit from being ready: not met, partly met or unknown."""
        if not self.minimum_counts:
            return ()
        mandatory = (result for family in self.families for result in family.mandatory)
        return tuple(result for result in mandatory if result.status is not Status.MET)

    @property
    def unjudged(self) -> tuple[FormRow, ...]:
        """Mandatory rows of the workbook that are in no criteria in force and do not say that they are met."""
        return unjudged(self.criteria.minimum, self.filled.forms) if self.minimum_counts else ()

    @property
    def claimed(self) -> Score:
        """The unit's own answers, scored."""
        score = self.scores[View.CLAIMED]
        assert score is not None
        return score

    @property
    def shown_view(self) -> View:
        """The view that areas, nodes and indicators go by: the deciding one, or claimed where that has no score."""
        return self.view if self.scores[self.view] is not None else View.CLAIMED

    @property
    def decisive(self) -> Score:
        """The score of the deciding view, or the claimed one where that has none."""
        return self.scores[self.view] or self.claimed

    def threshold(self, items: Collection[str]) -> Fraction:
        """The minimum in points that a gate asks of exactly these nodes together; 0 where none does."""
        wanted = set(items)
        points = (gate for gate in self.gates if gate.gate.measure is Measure.POINTS)
        return next((gate.minimum for gate in points if set(gate.gate.of) == wanted), Fraction(0))

    def given(self, soal_id: int) -> Answer:
        """The answer that the deciding view goes by."""
        response = self.filled.responses[soal_id]
        if self.view is not View.TPI or self.scores[View.TPI] is None:
            return response.answer
        return response.tpi or response.answer

    def points_at_stake(self, indicator_id: str) -> Fraction:
        """What an indicator could still bring in the deciding view, up to its best level."""
        return self.pack.weight_points(indicator_id) - self.decisive.indicators[indicator_id].score_points


def assess_workbook(
    filled: FilledWorkbook,
    criteria: CriteriaSet,
    target: str | None = None,
    view: View = View.CLAIMED,
    holds_wbk: bool | None = None,
    gates_only: bool = False,
    margin: Fraction = Fraction(0),
    evidence_states: Mapping[str, EvidenceState] | None = None,
) -> Assessment:
    """Score a workbook in all views and hold it against the gates of `target` and the minimum criteria.

    `target`: None takes what the workbook says, else the first of the pack. `holds_wbk`: whether the unit
    already holds WBK; None takes what the workbook says, and leaves that gate open where it is silent.
    `gates_only`: readiness without the minimum criteria. `margin`: how far above a gate is wanted.
    `evidence_states`: what was found out about evidence; what is known to be broken supports nothing.
    """
    pack = criteria.lke
    said = _target(filled, pack)
    assumed = target is None and said is None
    target = target or said or next(iter(pack.targets))
    if holds_wbk is None:
        holds_wbk = _YES_NO.get(filled.forms.entry("holds_wbk").casefold())
    claim = views.claimed(pack, filled)
    scores = {
        View.CLAIMED: claim,
        View.SUPPORTED: views.supported(pack, filled, claim, evidence_states),
        View.TPI: views.tpi(pack, filled),
    }
    decisive = scores[view] or claim
    return Assessment(
        criteria=criteria,
        filled=filled,
        target=target,
        view=view,
        scores=scores,
        gates=check_gates(pack, target, scores[view], holds_wbk),
        areas=score_areas(pack, decisive),
        spreadsheet=read_own_arithmetic(pack, filled),
        complete=_complete(filled, decisive, view),
        families=check_minimum(criteria.minimum, filled.forms, decisive),
        prerequisites=check_prerequisites(
            criteria.prerequisites,
            pack,
            target,
            filled.forms,
            decisive,
            partial(_given, filled, view is View.TPI and scores[view] is not None),
        ),
        gates_only=gates_only,
        margin=margin,
        target_assumed=assumed,
        evidence_states=evidence_states or {},
    )


_YES_NO: Final = {"ya": True, "tidak": False}


def _target(filled: FilledWorkbook, pack: Pack) -> str | None:
    """The predicate that the workbook says it aims at; None where it names none."""
    said = filled.forms.entry("target").upper()
    return said if said in pack.targets else None


def _given(filled: FilledWorkbook, by_tpi: bool, soal_id: int) -> Answer:
    response = filled.responses[soal_id]
    return response.tpi if by_tpi and response.tpi is not None else response.answer


def _complete(filled: FilledWorkbook, score: Score, view: View) -> bool:
    """Whether every answer that the view goes by is there, can be counted, and surely stands in its column."""
    by_tpi = view is View.TPI
    answers = [r.tpi if by_tpi and r.tpi is not None else r.answer for r in filled.responses.values()]
    return (
        filled.columns["answer"].certain
        and all(a.state is AnswerState.ANSWERED for a in answers)
        and all(s.complete for s in score.indicators.values())
    )
