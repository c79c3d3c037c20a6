"""Where others say something else: TPI, and the file's own formulas."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.spreadsheet import Spreadsheet
from zi_cli.assessment.views import View
from zi_cli.gap_report.levels import answer_text
from zi_cli.gap_report.number import Number, points
from zi_cli.gap_report.problems import NOTE_SIGNS
from zi_cli.language import Translator, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class TpiDifference:
    """A question that TPI answered otherwise."""

    soal: int
    label: str
    unit: str
    tpi: str
    points: Number
    """TPI's score less the unit's, for the indicator as a whole; below 0 where TPI gave less."""
    note: str
    """TPI's own."""
    cell: str
    """TPI's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TpiPart:
    """TPI against the unit."""

    known: bool
    """False where TPI has not answered, or the layout has no place for it."""
    lower: int
    """How many indicators TPI scored lower."""
    higher: int
    points: Number | None
    """TPI's total less the unit's."""
    differences: tuple[TpiDifference, ...]
    """The costliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFormulas:
    """What the file itself says of its total."""

    differs: bool
    """Whether anything below is worth telling."""
    in_file: Number | None
    by_formulas: Number | None
    by_formulas_shown: str
    """`by_formulas` as text; the error value, such as #VALUE!, where they give one; a dash where nothing is known."""
    by_regulation: Number
    remarks: tuple[str, ...]


def tpi_part(assessment: Assessment, translator: Translator) -> TpiPart:
    """Every question that the unit and TPI answered differently."""
    tpi = assessment.scores[View.TPI]
    if tpi is None:
        return TpiPart(known=False, lower=0, higher=0, points=None, differences=())
    claim = assessment.claimed
    apart: list[tuple[Fraction, TpiDifference]] = []
    changes = []
    for indicator in assessment.pack.indicators.values():
        change = tpi.indicators[indicator.id].score_points - claim.indicators[indicator.id].score_points
        changes.append(change)
        for question in indicator.inputs:
            response = assessment.filled.responses[question.soal_id]
            if response.tpi is None or response.tpi.value == response.answer.value:
                continue
            difference = TpiDifference(
                soal=question.soal_id,
                label=printable(question.label),
                unit=answer_text(response.answer, translator),
                tpi=answer_text(response.tpi, translator),
                points=points(translator, change),
                note=printable(response.tpi_note.text, NOTE_SIGNS),
                cell=response.tpi.cell or "",
            )
            apart.append((change, difference))
    return TpiPart(
        known=True,
        lower=sum(change < 0 for change in changes),
        higher=sum(change > 0 for change in changes),
        points=points(translator, tpi.totals["total"] - claim.totals["total"]),
        differences=tuple(difference for _, difference in sorted(apart, key=lambda pair: pair[0])),
    )


def own_formulas(assessment: Assessment, translator: Translator) -> OwnFormulas:
    """The file's own total, and why it may be another."""
    sheet, claimed = assessment.spreadsheet, assessment.claimed.totals["total"]
    minimum = assessment.threshold(assessment.pack.totals["total"])
    remarks = []
    if sheet.error is not None:
        remarks.append(
            translator.say(
                "The LKE's own formulas give {code}: {because}",
                code=sheet.error.code,
                because=sheet.error.because,
            )
        )
    if sheet.altered:
        remarks.append(
            translator.say(
                "{count} formula(s) of the sheet are not the official ones", count=len(sheet.altered)
            )
        )
    stale = sheet.total is not None and abs(sheet.total - claimed) > Fraction(1, 10**9)
    other = sheet.by_its_formulas is not None and sheet.by_its_formulas != claimed
    return OwnFormulas(
        differs=bool(remarks) or stale or other,
        in_file=None if sheet.total is None else points(translator, sheet.total),
        by_formulas=None if sheet.by_its_formulas is None else points(translator, sheet.by_its_formulas),
        by_formulas_shown=_shown(sheet, translator),
        by_regulation=points(translator, claimed, minimum),
        remarks=tuple(remarks),
    )


def _shown(sheet: Spreadsheet, translator: Translator) -> str:
    if sheet.by_its_formulas is not None:
        return translator.number(sheet.by_its_formulas)
    return "–" if sheet.error is None else sheet.error.code
