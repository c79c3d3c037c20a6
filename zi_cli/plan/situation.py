"""Where a plan starts: the answers of the deciding view, and what is decided already."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Outcome, Score
from zi_cli.assessment.survey_scale import index_meant
from zi_cli.criteria.lke.effort import Efforts
from zi_cli.criteria.lke.pack import Indicator, Pack
from zi_cli.plan.choice import Option, staying
from zi_cli.plan.plan import Wishes
from zi_cli.workbook.answers import AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The answers now, the effort of steps, and the wishes."""

    assessment: Assessment
    score: Score
    """Of the deciding view."""
    wishes: Wishes
    fixed: Mapping[int, str | Fraction]
    """soal → the answer that is decided."""

    @property
    def pack(self) -> Pack:
        """The LKE."""
        return self.assessment.pack

    @property
    def efforts(self) -> Efforts:
        """What steps cost."""
        return self.pack.efforts

    def option(self, soal_id: int) -> str | None:
        """The option answered; None where none counts."""
        answer = self.assessment.given(soal_id)
        return answer.option if answer.state is AnswerState.ANSWERED else None

    def number(self, soal_id: int) -> Fraction | None:
        """The number answered; None where none counts."""
        answer = self.assessment.given(soal_id)
        return answer.number if answer.state is AnswerState.ANSWERED else None

    def typed(self, soal_id: int) -> str | Fraction | None:
        """The answer now, whatever its kind."""
        option = self.option(soal_id)
        return self.number(soal_id) if option is None else option

    def index_meant(self, indicator: Indicator) -> Fraction | None:
        """The index that is only to be typed again, since it stands there on a scale of 0 to 100; else None."""
        question = indicator.inputs[0]
        return index_meant(question, self.assessment.given(question.soal_id))

    def unsupported(self, indicator: Indicator) -> bool:
        """Whether the view counts it as lowest for want of evidence."""
        return self.score.indicators[indicator.id].outcome is Outcome.UNSUPPORTED

    def stay(self, indicator: Indicator) -> Option:
        """Leaving it as it is."""
        return staying(indicator, self.score.indicators[indicator.id].ratio)
