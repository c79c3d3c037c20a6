"""What the templates of the dashboard show, in words."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.batch.dashboard.charts import Histogram, histograms, most_missed
from zi_cli.batch.dashboard.gaps import GapRows, gap_rows
from zi_cli.batch.dashboard.group_tables import GroupRow, GroupTable, Part, group_row, group_tables, parts
from zi_cli.batch.dashboard.near import Nearest, NearUnit
from zi_cli.batch.dashboard.quality import Quality, quality_of
from zi_cli.batch.dashboard.units import STATIC, UnitCells
from zi_cli.batch.dashboard.words import words_of
from zi_cli.batch.recap.model import AreaHead, FamilySummary, FileCounts, Recap, RecapStyle, Row
from zi_cli.batch.recap.scale import Scale
from zi_cli.gap_report.head import long_date
from zi_cli.language import Translator, printable

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


class RowsSeen:
    """What the page needs of the units, gathered in one pass."""

    def __init__(self, scale: Scale) -> None:
        self.nearest = Nearest(scale)
        self.static: list[UnitCells] = []
        self.newest = ""
        self._room = scale.recap.all.units <= STATIC

    def add(self, row: Row, cells: UnitCells) -> None:
        """Look at one unit."""
        self.nearest.add(row, cells)
        if self._room:
            self.static.append(cells)
        if row.record is not None and row.file is not None and _TIME.match(row.file.modified):
            self.newest = max(self.newest, row.file.modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole."""

    part: int
    of: int
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """The page."""

    language: str
    words: dict[str, str]
    title: str
    program: str
    instrument: str
    target: str
    view: str
    day: str
    """Of the batch; empty where it is not to be told."""
    day_iso: str
    newest: str
    """Day on which the newest workbook was saved; empty where none is known."""
    newest_iso: str
    accounted: str
    """`181 of 181 units accounted for`"""
    roster: bool
    parts: tuple[Part, ...]
    shares: tuple[str, ...]
    """Percent of all units, for each of `parts`."""
    files: FileCounts
    near_title: str
    nearest: tuple[NearUnit, ...]
    one_step: str
    """How many units a single step separates from the gates; empty for none."""
    gates: tuple[Histogram, ...]
    most_missed: Histogram | None
    all: GroupRow
    groups: tuple[GroupTable, ...]
    gaps: GapRows
    families: tuple[FamilySummary, ...]
    complete: Share
    at_fault: Share
    evidence: Share
    quality: Quality
    areas: tuple[AreaHead, ...]
    static: tuple[UnitCells, ...]
    """Every unit, or none where there are too many."""
    group_names: tuple[tuple[str, ...], ...] = field(repr=False)
    """By parent, type, region."""


def dashboard(recap: Recap, seen: RowsSeen, scale: Scale, style: RecapStyle) -> Dashboard:
    """The page of a recap."""
    translator, every = style.translator, recap.all
    charts = histograms(scale)
    shown = parts(every, scale)
    return Dashboard(
        language=translator.language,
        words=words_of(translator),
        title=translator.say("Zona Integritas: {count} units", count=every.units),
        program=recap.program,
        instrument=f"{recap.pack} · {printable(recap.regulation, 300)}",
        target=_target(recap),
        view=translator.text(VIEW_NAMES[View(recap.view)]),
        day=long_date(style.day, translator) if style.day else "",
        day_iso=style.day.isoformat() if style.day else "",
        newest=_day(seen.newest, scale),
        newest_iso=seen.newest[:10],
        accounted=translator.say(
            "{accounted} of {units} units accounted for",
            accounted=sum(part.count for part in shown),
            units=every.units,
        ),
        roster=bool(recap.roster),
        parts=shown,
        shares=tuple(scale.share(part.count, every.units) for part in shown),
        files=recap.files,
        near_title=_near_title(recap, translator),
        nearest=seen.nearest.units(),
        one_step=_one_step(seen.nearest.one_step, translator),
        gates=charts,
        most_missed=most_missed(charts),
        all=group_row(-1, every, scale),
        groups=group_tables(scale),
        gaps=gap_rows(scale),
        families=recap.families,
        complete=_share(every.assessed - every.complete, every.assessed, scale),
        at_fault=_share(every.at_fault, every.assessed, scale),
        evidence=_share(every.evidence_supported, every.evidence_claimed, scale),
        quality=quality_of(scale),
        areas=recap.areas,
        static=tuple(seen.static),
        group_names=tuple(scale.names.values()),
    )


def _share(part: int, of: int, scale: Scale) -> Share:
    return Share(part=part, of=of, share=scale.share(part, of))


def _near_title(recap: Recap, translator: Translator) -> str:
    if len(recap.targets) == 1:
        return translator.say("Nearest to {target}", target=next(iter(recap.targets)))
    return translator.say("Nearest to their target")


def _one_step(count: int, translator: Translator) -> str:
    return translator.say("a single step away: {count} unit(s)", count=count) if count else ""


def _target(recap: Recap) -> str:
    if len(recap.targets) < 2:
        return recap.target or "".join(recap.targets)
    return ", ".join(f"{name} ({units})" for name, units in recap.targets.items())


def _day(modified: str, scale: Scale) -> str:
    try:
        return long_date(datetime.fromisoformat(modified).date(), scale.translator)
    except ValueError:
        return ""
