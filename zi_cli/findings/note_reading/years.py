"""Years in a note that are long past, where the note speaks of something that is done every year."""

from functools import lru_cache

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.document_years import FIRST, years_in
from zi_cli.findings.note_reading.phrases import has
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens

_BEFORE = 7
"""Words before a year among which stands what it is the year of."""


@lru_cache(maxsize=KEPT)
def past_year(text: Text, earliest: int, notes: Notes) -> str | None:
    """The words of a note about a year before `earliest`, where it tells of no later one."""
    if not text.has_any(_before(earliest)):
        return None
    years = years_in(text.note)
    if not years or max(years) >= earliest:
        return None
    latest = str(max(years))
    for sentence in text.sentences:
        place = next((at for at, token in enumerate(sentence) if token.word == latest), None)
        if place is None or has(sentence, notes.role("lasting")):
            continue
        first = _first(sentence[max(0, place - _BEFORE) : place], notes)
        if first is not None:
            return text.quote(sentence[max(0, place - _BEFORE) + first], sentence[place])
    return None


@lru_cache(maxsize=8)
def _before(earliest: int) -> frozenset[str]:
    """The years long past, as they are written: most notes bear none."""
    return frozenset(str(year) for year in range(FIRST, earliest))


def _first(before: Tokens, notes: Notes) -> int | None:
    """Where the thing begins that is of a year."""
    return next(
        (
            at
            for at in range(len(before))
            if has(before[at : at + 1], notes.role("latest")) or _yearly(before, at, notes)
        ),
        None,
    )


def _yearly(before: Tokens, at: int, notes: Notes) -> bool:
    return any(has(before[at : at + size], notes.role("yearly")) for size in (1, 2))
