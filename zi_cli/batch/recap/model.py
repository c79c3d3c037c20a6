"""The view model of a recap: what every output of a batch shows, so that all tell the same.

Sums, groups and lists are held; the units are streamed (`Recap.rows`), since there may be ten thousand of them.
Every count has its denominator beside it. Numbers are unrounded floats, percentages run from 0 to 100.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from zi_cli.batch.record import Refusal, UnitRecord
from zi_cli.language import Translator

ASSESSED: Final = "assessed"
UNREADABLE: Final = "unreadable"
MISSING: Final = "missing"
TONES: Final = ("ready", "near", "not", "unreadable", "missing")
"""What a unit is in a recap, best first."""
GROUPED_BY: Final = ("parent", "type", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A unit: as the roster has it, and where the roster is silent as its workbook has it. Empty texts else."""

    name: str
    id: str = ""
    type: str = ""
    parent: str = ""
    region: str = ""
    category: str = ""
    """WBK, WBK-AFIRMASI, WBBM"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """How a file was found to be of a unit."""

    by: str
    """roster_file (its column `file`), id, name (the same), near_name (alike), file_name, itself (no roster)"""
    sure: float
    """0 to 1; 1 where nothing had to be guessed."""
    read: str
    """The name or id that the file gave, as read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file."""

    path: str
    """As the user gave it, or found below a folder as the user gave that."""
    modified: str
    """2026-03-01T08:15:00Z: what the workbook says itself, else when the file was changed."""
    sha256: str
    """Empty where the file could not be read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A unit in the recap."""

    number: int
    """1 for the first."""
    unit: UnitLine
    state: str
    """assessed, unreadable (it has a file, but none could be assessed), missing (no file)"""
    in_roster: bool
    """False only where there is no roster."""
    file: FileLine | None
    """The file that counts; for an unreadable unit the one that was refused."""
    match: MatchLine | None
    record: UnitRecord | None
    """Only for assessed units."""
    refusal: Refusal | None
    """Only for unreadable units."""
    duplicates: int
    """Further files of the unit, which do not count."""
    reports: Mapping[str, str] = field(default_factory=dict)
    """Ending (html, pdf) → path relative to the folder of the recap, with forward slashes."""

    @property
    def tone(self) -> str:
        """One of TONES."""
        return self.record.tone if self.record else self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateLine:
    """A file that does not count, since its unit has a newer one."""

    unit: str
    file: FileLine
    counted: str
    """Path of the file that counts."""
    same_bytes: bool
    """Whether it is the same workbook byte for byte."""
    tone: str
    """Its own verdict; unreadable where it was refused."""
    total: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownLine:
    """A file of a unit that is not in the roster, or that could be of several. It is assessed, but in no sum."""

    file: FileLine
    read: str
    """The name that the file gave."""
    candidates: tuple[str, ...]
    """Units of the roster that it may be of, the likeliest first; none is surely meant."""
    tone: str
    total: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    """A file that could not be assessed."""

    file: FileLine
    unit: str
    """The unit that it seems to be of, by its name; empty where none."""
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """Every file in exactly one of: counted, duplicate, unknown, refused."""

    files: int
    counted: int
    duplicate: int
    unknown: int
    refused: int
    passed_over: int
    """Files in the folders that are no workbooks by their ending; not among `files`."""
    temporary: int
    """Lock and temporary files; not among `files`."""

    @property
    def add_up(self) -> bool:
        """Whether nothing was lost."""
        return self.files == self.counted + self.duplicate + self.unknown + self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaHead:
    """An area perubahan of the pack."""

    number: int
    name: str
    gate: str = ""
    """Id of the gate on its percentage; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMean:
    """An area over the assessed units of a group."""

    number: int
    percent: float | None
    """Mean; None where no unit of the group is assessed."""
    pemenuhan_percent: float | None
    reform_percent: float | None
    below: int
    """Assessed units that miss the area's gate, of `Group.assessed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units that have something in common, or all of them."""

    by: str
    """all, parent, type, region"""
    name: str
    """Empty for units that do not say it."""
    units: int
    """The denominator: ready + near + not_ready + unreadable + missing."""
    ready: int
    near: int
    not_ready: int
    unreadable: int
    missing: int
    complete: int
    """Assessed units with every input answered, of `assessed`."""
    at_fault: int
    """Assessed units with findings at or above --fail-on, of `assessed`."""
    scored: int
    """Assessed units with a total in the deciding view: the denominator of the next three."""
    total_mean: float | None
    total_median: float | None
    total_range: tuple[float, float] | None
    areas: tuple[AreaMean, ...]
    weakest_area: int | None
    """Number of the area with the lowest mean; None where no unit is assessed."""
    gates_missed: Mapping[str, int]
    """Gate id → assessed units that miss it or cannot be known to meet it, of `assessed`."""
    findings: Mapping[str, int]
    """error, warning, info → how many in all."""
    evidence_claimed: int
    """Indicators above their lowest level, over units whose files can carry evidence."""
    evidence_supported: int
    """Those of them with evidence."""

    @property
    def assessed(self) -> int:
        """Units with a readable file."""
        return self.ready + self.near + self.not_ready


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSummary:
    """A gate over all assessed units."""

    id: str
    name: str
    measure: str
    """points, percent (0 to 100), predicate"""
    minimum: Mapping[str, float]
    """Target → minimum; a target that is missing has no such gate."""
    most: float
    """The most that can be reached, in the gate's unit."""
    met: int
    missed: int
    unknown: int
    """met + missed + unknown: assessed units whose target has this gate."""
    bins: tuple[int, ...]
    """Units by what they reach, in 20 steps of equal width from 0 to `most`; what is unknown is in none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySummary:
    """A family of minimum criteria over the assessed units."""

    id: str
    name: str
    passed: int
    missed: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSummary:
    """An indicator over all assessed units: how many have a gap there, and who could tell them how."""

    id: str
    """Of the indicator."""
    soal_ids: tuple[int, ...]
    label: str
    area: int | None
    """None for the component Hasil."""
    gate: str
    """Id of the narrowest gate over it, for the target that most units have; empty where there is none."""
    weight_points: float
    units: int
    """Assessed units with a gap, of `Recap.all.assessed`."""
    held_back: int
    """Those of them that miss the narrowest gate which the indicator counts towards."""
    points: float
    """Lost by all of them together."""
    causes: Mapping[str, int]
    """uncounted, not_done, partly_done, no_evidence, on_paper, number → units"""
    mentors: tuple[str, ...]
    """Names of units at the best level with evidence: those with the highest totals, at most 12."""
    mentor_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSummary:
    """A finding's code over all assessed units."""

    code: str
    name: str
    severity: str
    """As settled for this batch."""
    units: int
    """Assessed units that have it, of `Recap.all.assessed`."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A batch, added up."""

    language: str
    """`id` or `en`: of the words in it."""
    program: str
    """`zi` and its version."""
    pack: str
    """Id and version of the LKE pack."""
    regulation: str
    target: str
    """What was asked for; empty where each workbook or the roster says itself."""
    targets: Mapping[str, int]
    """Target → assessed units held against it."""
    view: str
    gates_only: bool
    margin: float
    inputs: tuple[str, ...]
    """As the user gave them."""
    roster: str
    """Path of the roster; empty where there is none."""
    files: FileCounts
    all: Group
    """All units."""
    groups: tuple[Group, ...]
    """By parent, by type, by region; within each by name, units that do not say it last."""
    areas: tuple[AreaHead, ...]
    gates: tuple[GateSummary, ...]
    families: tuple[FamilySummary, ...]
    gaps: tuple[GapSummary, ...]
    """Indicators with a gap somewhere: the one that holds back most units first, then by points."""
    findings: tuple[FindingSummary, ...]
    """The one that most units have first."""
    duplicates: tuple[DuplicateLine, ...]
    unknown: tuple[UnknownLine, ...]
    refused: tuple[RefusedLine, ...]
    missing: tuple[UnitLine, ...]
    """Units of the roster without a file."""
    rows: Callable[[], Iterator[Row]]
    """Every unit once, by parent, type and name; as often as asked for, read from disk each time."""

    def by(self, what: str) -> tuple[Group, ...]:
        """The groups by `parent`, `type` or `region`."""
        return tuple(group for group in self.groups if group.by == what)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapStyle:
    """What an output needs beside the recap."""

    translator: Translator
    day: date | None = None
    """The day of the batch, shown to people; recap.json and recap.csv do not have it. None: none is shown."""
    csv_separator: str = ","
    reports: bool = False
    """Whether the units have reports to link to."""
    templates: Path | None = None
    """Folder of templates laid over zi's."""
