"""What people type, understood or refused with a reason. Never guessed."""

import math
import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from zi_cli.criteria.lke.pack import Scale, ScaleKind
from zi_cli.language import Exactly, Message, Quoted, msg
from zi_cli.workbook.forms import entered
from zi_cli.workbook.grid import Cell, ShownAs


class AnswerState(StrEnum):
    """Why an input does or does not count. Everything but `answered` scores 0."""

    ANSWERED = "answered"
    BLANK = "blank"
    INVALID = "invalid"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    NOT_FOUND = "not_found"


class Answer(NamedTuple):
    """An input as read from one cell."""

    state: AnswerState
    written: str = ""
    """The cell's content as text, as found."""
    option: str | None = None
    """Options: the answer in the scale's own spelling."""
    number: Fraction | None = None
    """Index and count: the number, exactly as the decimal that the spreadsheet shows."""
    cell: str | None = None
    """`Sheet!K8`; None where the question was not found."""
    reason: Message | None = None
    """Why it is invalid."""
    off_scale: bool = False
    """Invalid because it is no answer to this question, although it would be to another: E on A/B/C, an index of 5."""

    @property
    def value(self) -> str | int | float | None:
        """The answer as one would type it; for an invalid one, what was typed."""
        if self.option is not None:
            return self.option
        if self.number is not None:
            return int(self.number) if self.number.denominator == 1 else float(self.number)
        return self.written or None


_LETTER: Final = re.compile(r"^[(\[\"'“‘]*([A-Za-z])[)\].,:;\"'”’*]*$")
_LETTER_WITH_TEXT: Final = re.compile(r"^([A-Za-z])[.)]\s+\S.{4,}$", re.DOTALL)
_ANOTHER_LETTER: Final = re.compile(r"(?:^|[\s/,;])[A-Ea-e][.)](?:\s|$)")
YES_NO: Final = {"ya": "Ya", "y": "Ya", "tidak": "Tidak", "tdk": "Tidak", "tidk": "Tidak"}
"""Other spellings of the two words, in casefold."""
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,15})?$")
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}$")
_DECIMAL_OR_THOUSAND: Final = re.compile(r"[1-9]\d{0,2},\d{3}$")
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f]+")


@lru_cache(maxsize=2048)
def shown_decimal(number: float) -> Fraction:
    """The decimal that a spreadsheet shows for a stored number: its first 15 significant digits, exactly."""
    return Fraction(format(number, ".15g"))


def read_answer(cell: Cell, scale: Scale, place: str) -> Answer:
    """The answer in `cell` on `scale`. `place` is the cell's name for messages, such as `LKE ZI!K8`."""
    if cell.error is not None:
        return Answer(state=AnswerState.ERROR, written=cell.error, cell=place)
    if cell.uncalculated:
        return Answer(state=AnswerState.UNCALCULATED, written=f"={cell.formula}", cell=place)
    if isinstance(cell.value, str) and cell.value in scale.ratios:  # nearly always
        return Answer(AnswerState.ANSWERED, cell.value, cell.value, None, place)
    if cell.is_blank:
        return Answer(state=AnswerState.BLANK, cell=place)
    if scale.kind is ScaleKind.OPTIONS:
        return _option(cell, scale, place)
    return _number(cell, scale, place)


def is_answer(cell: Cell, scale: Scale) -> bool:
    """Whether `cell` holds an answer that counts on `scale`."""
    if isinstance(cell.value, str) and cell.value in scale.ratios:  # nearly always
        return cell.error is None and not cell.uncalculated
    return read_answer(cell, scale, "").state is AnswerState.ANSWERED


def _written(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) else entered(cell)


def _invalid(cell: Cell, place: str, reason: Message, off_scale: bool = False) -> Answer:
    return Answer(
        state=AnswerState.INVALID, written=_written(cell), cell=place, reason=reason, off_scale=off_scale
    )


def _option(cell: Cell, scale: Scale, place: str) -> Answer:
    allowed, found = "/".join(scale.ratios), Quoted(_written(cell))
    if not isinstance(cell.value, str):
        return _invalid(cell, place, msg("{found} is not one of {allowed}", found=found, allowed=allowed))
    text = _SPACES.sub(" ", cell.value).strip()
    option = _as_option(text, scale)
    if option in scale.ratios:
        return Answer(state=AnswerState.ANSWERED, written=cell.value, option=option, cell=place)
    if option is not None:
        reason = msg("{found} is not on this question's scale, {allowed}", found=found, allowed=allowed)
        return _invalid(cell, place, reason, off_scale=True)
    return _invalid(cell, place, msg("{found} is not one of {allowed}", found=found, allowed=allowed))


def _as_option(text: str, scale: Scale) -> str | None:
    """The option that `text` means on any scale, or None."""
    word = text.strip(" .,;:!()[]\"'*").casefold()
    if word in YES_NO and "Ya" in scale.ratios:
        return YES_NO[word]
    letter = _LETTER.match(text)
    if letter:
        return letter[1].upper()
    described = _LETTER_WITH_TEXT.match(text)
    if described and not _ANOTHER_LETTER.search(text[2:]):
        return described[1].upper()
    return YES_NO[word] if word in ("ya", "tidak") else None


def _number(cell: Cell, scale: Scale, place: str) -> Answer:
    number = _as_number(cell, scale)
    if isinstance(number, Message):
        return _invalid(cell, place, number)
    problem = _out_of_range(number, scale)
    if problem:
        return _invalid(cell, place, problem, off_scale=True)
    return Answer(state=AnswerState.ANSWERED, written=_written(cell), number=number, cell=place)


def _as_number(cell: Cell, scale: Scale) -> Fraction | Message:
    if isinstance(cell.value, bool):
        return msg("{found} is not a number", found=Quoted(_written(cell)))
    if isinstance(cell.value, float):
        if not math.isfinite(cell.value):
            return msg("{found} is not a number", found=Quoted(_written(cell)))
        if cell.shown_as is ShownAs.PERCENT:
            return _not_a_percentage(Exactly(shown_decimal(cell.value) * 100), scale)
        if cell.shown_as is ShownAs.DATE:
            return msg("the cell shows a date; a number belongs here")
        return shown_decimal(cell.value)
    return number_in(cell.value or "", scale)


def number_in(words: str, scale: Scale) -> Fraction | Message:
    """The number that a text means on `scale`, whatever its limits; else why it is none."""
    text = _SPACES.sub("", words).rstrip(".;")
    if scale.kind is ScaleKind.COUNT and _THOUSANDS.match(text):
        return Fraction(text.replace(".", ""))
    if scale.kind is ScaleKind.COUNT and _DECIMAL_OR_THOUSAND.match(text):
        return msg("{found} could be a thousand or a decimal; write the number without a comma", found=text)
    if _NUMBER.match(text):
        return Fraction(text.replace(",", "."))
    if text.endswith("%") and _NUMBER.match(text[:-1]):
        return _not_a_percentage(text[:-1], scale)
    return msg("{found} is not a number", found=Quoted(words))


def _not_a_percentage(found: object, scale: Scale) -> Message:
    if scale.kind is ScaleKind.INDEX:
        return msg(
            "{found} % is a percentage; an index from 0 to {maximum} belongs here",
            found=found,
            maximum=Exactly(scale.maximum),
        )
    return msg("{found} % is a percentage; a count belongs here", found=found)


def _out_of_range(number: Fraction, scale: Scale) -> Message | None:
    whole = scale.kind is not ScaleKind.COUNT or number.denominator == 1
    if number.numerator >= 0 and whole and (scale.kind is not ScaleKind.INDEX or number <= scale.maximum):
        return None
    shown = Exactly(number)
    if number.numerator < 0:
        return msg("{found} is below 0", found=shown)
    if scale.kind is ScaleKind.COUNT and number.denominator != 1:
        return msg("{found} is not a whole number; a count belongs here", found=shown)
    if scale.kind is ScaleKind.INDEX and number > scale.maximum:
        return msg(
            "{found} is above {maximum}, the highest index there is",
            found=shown,
            maximum=Exactly(scale.maximum),
        )
    return None
