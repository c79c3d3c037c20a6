"""Gates and scores: where the unit stands, in each view."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import GateResult
from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Measure
from zi_cli.gap_report.number import Number, measured, missing, points, share
from zi_cli.language import Translator, msg, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """A gate and the distance to it."""

    id: str
    name: str
    state: str
    """met, missed, or unknown"""
    state_word: str
    minimum: Number | None
    """None for a predicate that must be held."""
    actual: Number | None
    """None where the file cannot tell."""
    shortfall: Number | None
    """None where nothing is missing or nothing is known."""
    shortfall_words: str
    """The same for a sentence: `3,43 poin` or `9,17 poin persen`; empty where nothing is missing."""
    missing_part: Number | None
    """The part of the minimum that is missing, in percent of the minimum; None where nothing is missing."""
    maximum: Number | None
    """What can be reached at most."""
    actual_share: float
    """Length of the bar: `actual` of `maximum`, 0 to 1."""
    minimum_share: float
    """Place of the mark on the bar, 0 to 1."""
    equivalent: str
    """The minimum in other words, such as a survey index; often empty."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """The score of one view."""

    id: str
    """claimed, supported, or tpi"""
    name: str
    decides: bool
    """Whether gates and verdict go by it."""
    total: Number | None
    """This and the following: None where the view has no score."""
    pengungkit: Number | None
    pemenuhan: Number | None
    reform: Number | None
    hasil: Number | None


def gate_rows(assessment: Assessment, translator: Translator) -> tuple[GateRow, ...]:
    """Every gate of the target, in the regulation's order."""
    return tuple(_gate(assessment, result, translator) for result in assessment.gates)


def _gate(assessment: Assessment, result: GateResult, translator: Translator) -> GateRow:
    measure, known = result.gate.measure, result.actual is not None
    state = {True: "met", False: "missed", None: "unknown"}[result.met]
    words = {"met": msg("reached"), "missed": msg("not reached"), "unknown": msg("cannot be known")}
    numeric = measure is not Measure.PREDICATE
    weights = (assessment.pack.weight_points(item) for item in result.gate.of) if numeric else ()
    maximum = Fraction(100) if measure is Measure.PERCENT else exact_sum(weights)
    actual = result.actual if result.actual is not None else Fraction(0)
    short = numeric and result.met is False
    lack = missing(translator, actual, result.minimum, measure) if short else None
    return GateRow(
        id=result.gate.id,
        name=printable(result.gate.name),
        state=state,
        state_word=translator.text(words[state]),
        minimum=measured(translator, result.minimum, measure) if numeric else None,
        actual=measured(translator, actual, measure, result.minimum) if numeric and known else None,
        shortfall=lack,
        shortfall_words=_lack_words(lack, measure, translator),
        missing_part=_part(result, translator) if short else None,
        maximum=measured(translator, maximum, measure) if numeric else None,
        actual_share=share(actual, maximum) if numeric else float(actual),
        minimum_share=share(result.minimum, maximum) if numeric else 1.0,
        equivalent=printable(result.gate.equivalent),
        source=printable(result.gate.source),
    )


def _part(result: GateResult, translator: Translator) -> Number:
    """What is missing of the minimum, in percent of it: whole ones, two decimals below 1."""
    missed = (result.shortfall or Fraction(0)) * 100 / result.minimum
    text = translator.number_below(missed, Fraction(100), 0 if missed >= 1 else 2)
    return Number(value=float(missed), text=f"{text} %")


def _lack_words(lack: Number | None, measure: Measure, translator: Translator) -> str:
    """What is missing as a sentence says it: a percentage lacks percentage points."""
    if lack is None:
        return ""
    if measure is Measure.PERCENT:
        return translator.say("{number} percentage points", number=lack.text.removesuffix(" %"))
    return translator.say("{number} points", number=lack.text)


def score_rows(assessment: Assessment, translator: Translator) -> tuple[ScoreRow, ...]:
    """The three views, the unit's claim first."""
    return tuple(_score(assessment, view, translator) for view in View)


def _score(assessment: Assessment, view: View, translator: Translator) -> ScoreRow:
    score = assessment.scores[view]

    def number(total: str) -> Number | None:
        if score is None:
            return None
        minimum = assessment.threshold(assessment.pack.totals[total])
        return points(translator, score.totals[total], minimum)

    return ScoreRow(
        id=view.value,
        name=translator.text(VIEW_NAMES[view]),
        decides=view is assessment.view,
        total=number("total"),
        pengungkit=number("pengungkit"),
        pemenuhan=number("pemenuhan"),
        reform=number("reform"),
        hasil=number("hasil"),
    )
