"""Survey results in a note, beside an index from 0 to 4."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.phrases import has
from zi_cli.findings.note_reading.text import Text, Tokens

_NEAR: Final = 6
_OTHER_SCALES: Final = frozenset({("skala", "5"), ("skala", "likert"), ("dari", "5"), ("skala", "10")})
_ROUNDED: Final = Fraction(6, 1000)
"""By this much an index in a note may be off because of rounding to two decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """A survey result in a note."""

    quote: str
    index: Fraction
    """0 to 4: as told, or what a value on the scale to 100 amounts to."""
    converted: bool


def other_index(text: Text, index: Fraction, notes: Notes) -> Surveyed | None:
    """The survey result of a note, where none that it tells is `index`."""
    if not text.has_any(notes.single("survey")) or not text.has_number:
        return None
    told = [found for sentence in text.sentences for found in _results(text, sentence, notes)]
    if not told or any(abs(found.index - index) <= _ROUNDED for found in told):
        return None
    return told[0]


def _results(text: Text, sentence: Tokens, notes: Notes) -> Iterator[Surveyed]:
    if has(sentence, _OTHER_SCALES):
        return
    for place, token in enumerate(sentence):
        if token.number is None:
            continue
        before = sentence[max(0, place - _NEAR) : place]
        since = next((at for at in range(len(before) - 1, -1, -1) if before[at].number is not None), -1)
        before = before[since + 1 :]
        after = sentence[place + 1 : place + 2]
        names = [at for at, word in enumerate(before) if (word.word,) in notes.role("survey")]
        else_ = any((word.word,) in notes.role("not_survey") for word in (*before, *after))
        if not names or else_:
            continue
        number = token.number
        quote = text.quote(before[names[-1]], token)
        points = notes.per_index_point
        if points is not None and points <= number <= 100 and not (number == 100 and token.percent):
            yield Surveyed(quote=quote, index=number / points, converted=True)
        elif 1 <= number <= 4 and not token.percent and number.denominator != 1:
            yield Surveyed(quote=quote, index=number, converted=False)
