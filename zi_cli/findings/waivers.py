"""Waivers: findings that somebody has decided to live with until a day.

A waived finding stays visible and does not count for `--fail-on`. Scores, gates and readiness never know of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Final

from zi_cli.findings.finding import Finding, Waiver

NEVER_WAIVED: Final = "ZI7"
"""Gates and readiness: nobody but the regulation decides about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverEntry:
    """A waiver as zi.toml has it: what it is about, and the decision."""

    code: str
    waiver: Waiver
    soal_ids: frozenset[int] = frozenset()
    items: frozenset[str] = frozenset()
    """Questions or ids it is about; where both are empty, every finding of the code."""
    unit: str = "*"
    """Pattern for names of units, as in `BP2P*`; upper and lower case are the same."""

    @property
    def allowed(self) -> bool:
        """Whether findings of this rule may be waived at all."""
        return not self.code.startswith(NEVER_WAIVED)

    def concerns(self, unit: str) -> bool:
        """Whether it is about a unit of this name."""
        return fnmatchcase(unit.strip().casefold(), self.unit.casefold())

    def covers(self, finding: Finding) -> bool:
        """Whether it is about this finding, whatever the day."""
        if finding.rule.code != self.code:
            return False
        hit = finding.hit
        anything = not (self.soal_ids or self.items)
        return anything or hit.soal_id in self.soal_ids or (hit.item_id or "").casefold() in self.items


class WaiverState(StrEnum):
    """What became of a waiver."""

    IN_FORCE = "in_force"
    UNUSED = "unused"
    EXPIRED = "expired"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverUse:
    """A waiver of this unit, and what it did."""

    entry: WaiverEntry
    state: WaiverState
    findings: int
    """How many findings it is about; where it is expired or refused, all of them count."""


def apply_waivers(
    found: Sequence[Finding], entries: Sequence[WaiverEntry], unit: str, today: date
) -> tuple[tuple[Finding, ...], tuple[WaiverUse, ...]]:
    """The findings, each with the first waiver in force for it, and what became of every waiver of this unit."""
    concerned = [entry for entry in entries if entry.concerns(unit)]
    in_force = [entry for entry in concerned if entry.allowed and not _expired(entry, today)]
    waived = (
        replace(finding, waiver=next((e.waiver for e in in_force if e.covers(finding)), None))
        for finding in found
    )
    return tuple(waived if in_force else found), tuple(_use(entry, found, today) for entry in concerned)


def _expired(entry: WaiverEntry, today: date) -> bool:
    return today.isoformat() > entry.waiver.until


def _use(entry: WaiverEntry, found: Sequence[Finding], today: date) -> WaiverUse:
    count = sum(entry.covers(finding) for finding in found)
    if not entry.allowed:
        state = WaiverState.REFUSED
    elif _expired(entry, today):
        state = WaiverState.EXPIRED
    else:
        state = WaiverState.IN_FORCE if count else WaiverState.UNUSED
    return WaiverUse(entry=entry, state=state, findings=count)
