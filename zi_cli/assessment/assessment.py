"""The assessment of one workbook: every score, gate and area, and what the file itself would say."""

from collections.abc import Mapping
from dataclasses import dataclass

from zi_cli.assessment import views
from zi_cli.assessment.gates import AreaResult, GateResult, check_gates, score_areas
from zi_cli.assessment.scoring import Score
from zi_cli.assessment.spreadsheet import Spreadsheet, read_own_arithmetic
from zi_cli.assessment.views import View
from zi_cli.criteria.pack import Pack
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.filled import FilledWorkbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What is known of a workbook. Not an official verdict."""

    pack: Pack
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

    @property
    def ready(self) -> bool:
        """Complete, and every gate known to be met."""
        return self.complete and all(gate.met for gate in self.gates)

    @property
    def claimed(self) -> Score:
        """The unit's own answers, scored."""
        score = self.scores[View.CLAIMED]
        assert score is not None
        return score

    @property
    def decisive(self) -> Score:
        """The score of the deciding view, or the claimed one where that has none."""
        return self.scores[self.view] or self.claimed


def assess_workbook(
    filled: FilledWorkbook, pack: Pack, target: str, view: View = View.CLAIMED, holds_wbk: bool | None = None
) -> Assessment:
    """Score a workbook in all views and hold it against the gates of `target`.

    `holds_wbk`: whether the unit already holds WBK, which no workbook tells; None leaves that gate open.
    """
    claim = views.claimed(pack, filled)
    scores = {
        View.CLAIMED: claim,
        View.SUPPORTED: views.supported(pack, filled, claim),
        View.TPI: views.tpi(pack, filled),
    }
    states = [response.answer.state for response in filled.responses.values()]
    return Assessment(
        pack=pack,
        filled=filled,
        target=target,
        view=view,
        scores=scores,
        gates=check_gates(pack, target, scores[view], holds_wbk),
        areas=score_areas(pack, scores[view] or claim),
        spreadsheet=read_own_arithmetic(pack, filled),
        complete=all(state is AnswerState.ANSWERED for state in states)
        and all(score.complete for score in claim.indicators.values()),
    )
