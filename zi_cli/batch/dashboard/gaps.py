"""The commonest gaps, and the units that can tell how."""

from dataclasses import dataclass
from typing import Final

from zi_cli.batch.recap.gaps import foremost
from zi_cli.batch.recap.model import GapSummary
from zi_cli.batch.recap.scale import Scale
from zi_cli.criteria.lke.discussion import Cause
from zi_cli.gap_report.causes import CAUSE_NAMES
from zi_cli.language import Translator, printable

SHOWN: Final = 2
"""Gaps of each gate that stand open; the rest can be opened."""
MENTORS: Final = 5
"""Mentors that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseCount:
    """Units by what keeps them from the points."""

    id: str
    word: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """An indicator that brings less than it could."""

    label: str
    soal: str
    area: str
    """Empty for the component Hasil."""
    held_back: int
    """Units that have the gap and miss the narrowest gate over it."""
    units: int
    """Units that have the gap."""
    of: int
    """Assessed units."""
    width: float
    """Percent of the assessed units that are held back."""
    share: str
    """The same in words."""
    points: str
    causes: tuple[CauseCount, ...]
    """The commonest first."""
    mentors: tuple[str, ...]
    more_mentors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRows:
    """Gaps, what holds back most units first."""

    top: tuple[GapRow, ...]
    """The foremost of each gate."""
    shown: tuple[GapRow, ...]
    """The first `SHOWN` of each gate."""
    rest: tuple[GapRow, ...]
    """All others."""


def gap_rows(scale: Scale) -> GapRows:
    """In the order of the recap."""
    gaps = scale.recap.gaps
    shown = foremost(gaps, SHOWN) or gaps
    return GapRows(
        top=tuple(_row(gap, scale) for gap in foremost(gaps, 1) or gaps),
        shown=tuple(_row(gap, scale) for gap in shown),
        rest=tuple(_row(gap, scale) for gap in gaps if gap not in shown),
    )


def _row(gap: GapSummary, scale: Scale) -> GapRow:
    of = scale.recap.all.assessed
    names = {area.number: area.name for area in scale.recap.areas}
    mentors = tuple(printable(name) for name in gap.mentors[:MENTORS])
    return GapRow(
        label=printable(gap.label),
        soal=", ".join(map(str, gap.soal_ids)),
        area="" if gap.area is None else printable(names.get(gap.area, "")),
        held_back=gap.held_back,
        units=gap.units,
        of=of,
        width=100 * gap.held_back / (of or 1),
        share=scale.share(gap.held_back, of),
        points=scale.points(gap.points),
        causes=_causes(gap, scale.translator),
        mentors=mentors,
        more_mentors=gap.mentor_count - len(mentors),
    )


def _causes(gap: GapSummary, translator: Translator) -> tuple[CauseCount, ...]:
    causes = sorted(gap.causes.items(), key=lambda entry: -entry[1])
    return tuple(
        CauseCount(id=cause, word=translator.text(CAUSE_NAMES[Cause(cause)]), count=count)
        for cause, count in causes
    )
