"""What a table talks about where an indicator has a gap, and with whom. Data, from discussion.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Cause(StrEnum):
    """What stands between an indicator and its best level."""

    UNCOUNTED = "uncounted"
    """An input that is blank or does not count: nobody knows yet how far the unit is."""
    NOT_DONE = "not_done"
    """Lowest level."""
    PARTLY_DONE = "partly_done"
    """Between the lowest and the best level."""
    NO_EVIDENCE = "no_evidence"
    """Claimed, but nothing shows it."""
    ON_PAPER = "on_paper"
    """A result (reform) that lags behind, although the area's pemenuhan meets the gate's percentage."""
    NUMBER = "number"
    """Counts or a survey index that are not at their best."""


_KEYS: Final[Mapping[Cause, tuple[str, ...]]] = {
    Cause.UNCOUNTED: ("start",),
    Cause.NOT_DONE: ("start",),
    Cause.PARTLY_DONE: ("deepen", "number"),
    Cause.NO_EVIDENCE: ("evidence",),
    Cause.ON_PAPER: ("on_paper", "deepen", "number"),
    Cause.NUMBER: ("number", "deepen"),
}
"""Cause → keys of discussion.yaml that fit it, best first; `start` where there is none of them."""
_ASKED: Final[Mapping[Cause, int]] = {Cause.ON_PAPER: 2}
"""Cause → how many questions it is worth, where that is more than one: reform weighs four times as much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Discussion:
    """Questions to discuss; empty for a pack without discussion.yaml."""

    indicators: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Indicator → key (start, deepen, on_paper, number, evidence) → question."""
    areas: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Number of an area → questions that open its round."""
    people: Mapping[int | None, str] = field(default_factory=dict)
    """Number of an area (None: the results) → who at the table can usually do it."""
    results: tuple[str, ...] = ()
    """Questions that open the round about what belongs to no area: the results."""

    def questions(self, indicator_id: str, cause: str) -> tuple[str, ...]:
        """One or two questions about a gap, the most fitting first; none where the pack has none.

        Where the cause has no question of its own, the nearest takes its place. ValueError for a cause that is none.
        """
        known = Cause(cause)
        own = self.indicators.get(indicator_id)
        if own is None:
            return ()
        fitting = [own[key] for key in _KEYS[known] if key in own] or [own["start"]]
        return tuple(fitting[: _ASKED.get(known, 1)])

    def opening(self, area_number: int | None) -> tuple[str, ...]:
        """One or two questions that start the round of an area; None: of the results."""
        return self.results if area_number is None else self.areas.get(area_number, ())

    def who_can_help(self, area_number: int | None) -> str:
        """Roles that usually sit at the table and can do what an area asks (None: the results); often empty."""
        return self.people.get(area_number, "")
