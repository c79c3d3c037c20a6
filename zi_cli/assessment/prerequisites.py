"""How far the prerequisites of a target are met. They are no part of the score, and never make a unit ready."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from zi_cli.assessment.contradictions import Contradiction, contradiction_of
from zi_cli.assessment.scoring import Score
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.prerequisites.pack import Level, Prerequisite, PrerequisiteKind, Prerequisites
from zi_cli.criteria.soal_text import soal_text
from zi_cli.criteria.wording import chosen
from zi_cli.language import Exactly, Message, Quoted, msg
from zi_cli.workbook.answers import Answer, shown_decimal
from zi_cli.workbook.forms import FormRow, Forms, entered
from zi_cli.workbook.grid import Cell, ShownAs


@dataclass(frozen=True, slots=True, kw_only=True)
class PrerequisiteResult:
    """A prerequisite held against what the workbook says."""

    prerequisite: Prerequisite
    level: Level
    status: Status
    """Met, not met, or unknown."""
    value: str | Fraction | None
    """An option, or a number in the prerequisite's unit; None where nothing is known."""
    minimum: str | Fraction
    because: Message
    cell: str | None
    invalid: bool = False
    note: str = ""
    contradiction: Contradiction | None = None
    """Numbers of the LKE that would tell, but cannot all be right; then it is unknown."""


def check_prerequisites(
    prerequisites: Prerequisites,
    pack: Pack,
    target: str,
    forms: Forms,
    score: Score,
    given: Callable[[int], Answer],
) -> tuple[PrerequisiteResult, ...]:
    """Every prerequisite that `target` asks for, in order; `given`: the answers behind `score`, by soal."""
    return tuple(
        _doubted(_result(prerequisite, level, pack, target, forms, score), pack, forms, given)
        for level in prerequisites.levels
        for prerequisite in level.prerequisites
        if target in prerequisite.minimum
    )


def _doubted(
    result: PrerequisiteResult, pack: Pack, forms: Forms, given: Callable[[int], Answer]
) -> PrerequisiteResult:
    """The result; unknown where it would come from numbers of the LKE that contradict each other."""
    row = _row(result.prerequisite, forms)
    indicator = pack.indicators.get(result.prerequisite.indicator_id)
    if indicator is None or not (row is None or row.answer.is_blank):
        return result
    found = contradiction_of(pack, indicator, given)
    if found is None:
        return result
    because = msg("cannot be known yet, the numbers contradict each other: {numbers}", numbers=found.numbers)
    if found.cell:
        because = msg("{because}, cell {cell}", because=because, cell=found.cell)
    return replace(result, status=Status.UNKNOWN, value=None, because=because, contradiction=found)


def _row(prerequisite: Prerequisite, forms: Forms) -> FormRow | None:
    return forms.prerequisites.find(prerequisite.id, prerequisite.name) if forms.prerequisites else None


def _result(
    prerequisite: Prerequisite, level: Level, pack: Pack, target: str, forms: Forms, score: Score
) -> PrerequisiteResult:
    row = _row(prerequisite, forms)
    minimum = prerequisite.minimum[target]
    cell, note = (row.answer_cell, row.note) if row else (None, "")

    def result(
        status: Status, value: str | Fraction | None, because: Message, invalid: bool = False
    ) -> PrerequisiteResult:
        return PrerequisiteResult(
            prerequisite=prerequisite,
            level=level,
            status=status,
            value=value,
            minimum=minimum,
            because=because,
            cell=cell,
            invalid=invalid,
            note=note,
        )

    if row is None or row.answer.is_blank:
        found = (
            score.indicators[prerequisite.indicator_id]
            if prerequisite.indicator_id in pack.indicators
            else None
        )
        if found is None or not found.complete:
            return result(
                Status.UNKNOWN,
                None,
                msg("not answered yet") if row else msg("this workbook does not ask it"),
            )
        met = found.ratio >= prerequisite.indicator_ratio
        because = msg("LKE: {ids}", ids=soal_text(pack.indicators[prerequisite.indicator_id].soal_ids))
        return result(Status.MET if met else Status.NOT_MET, found.ratio * 100, because)
    value = read_entry(row.answer, prerequisite)
    if isinstance(value, Message):
        return result(Status.UNKNOWN, None, value, invalid=True)
    if prerequisite.reaches(value, minimum):
        return result(Status.MET, value, msg("as entered"))
    second = prerequisite.second_limit
    if (
        second is not None
        and target in second.minimum
        and prerequisite.reaches(value, second.minimum[target])
    ):
        return result(Status.UNKNOWN, value, msg("enough only for: {whom}", whom=second.holds_for))
    return result(Status.NOT_MET, value, msg("as entered"))


def read_entry(cell: Cell, prerequisite: Prerequisite) -> str | Fraction | Message:
    """What was entered: an option in the pack's spelling or a number in its unit; else why it is neither."""
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        text = cell.error or entered(cell)
        return chosen(text, prerequisite.options) or msg(
            "{found} is not one of: {allowed}", found=Quoted(text), allowed=", ".join(prerequisite.options)
        )
    number = entered_number(cell, prerequisite)
    if isinstance(number, Message):
        return number
    if number < 0:
        return msg("{found} is below 0", found=Exactly(number))
    if prerequisite.kind is PrerequisiteKind.PERCENT and number > 100:
        return msg("{found} % is above 100 %", found=Exactly(number))
    return number


def entered_number(cell: Cell, prerequisite: Prerequisite) -> Fraction | Message:
    """The number that was entered, in the prerequisite's unit and whatever its limits; else why it is none."""
    text = cell.error or entered(cell)
    number = _number(cell, text, prerequisite.unit)
    if number is None:
        return msg("{found} is not a number", found=Quoted(text))
    if prerequisite.kind is not PrerequisiteKind.PERCENT:
        return number
    if cell.shown_as is ShownAs.PERCENT:
        return number * 100
    if 0 < number <= 1 and not text.endswith("%"):
        return msg(
            "{found} could be a share or a percentage; write 100 %, for example", found=Exactly(number)
        )
    return number


def _number(cell: Cell, text: str, unit: str) -> Fraction | None:
    if isinstance(cell.value, float) and cell.shown_as is not ShownAs.DATE:
        return shown_decimal(cell.value)
    plain = "".join(text.split()).removeprefix("+").replace(",", ".")
    plain = plain.removesuffix("%") if unit == "%" else plain
    return Fraction(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None
