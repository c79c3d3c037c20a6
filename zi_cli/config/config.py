"""The settings of a zi.toml, as they hold for a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final

from zi_cli.findings.finding import Severity
from zi_cli.findings.waivers import WaiverEntry

NEVER: Final = "never"
"""The word of `fail_on` for: no finding ever makes the exit code 1."""
FAIL_ON: Final = (*(severity.word for severity in sorted(Severity, reverse=True)), NEVER)
TARGETS: Final = ("WBK", "WBBM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a zi.toml says; None and empty where it says nothing."""

    path: Path | None = None
    """None where there is no such file."""
    target: str | None = None
    view: str | None = None
    holds_wbk: bool | None = None
    gates_only: bool | None = None
    margin: Fraction | None = None
    """How far above a gate is wanted, in points or percent."""
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    criteria: tuple[Path, ...] = ()
    """Folders, from the folder of the file on; so is `evidence_dir`."""
    evidence_dir: Path | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """By code, beginning of codes, or name."""
    waivers: tuple[WaiverEntry, ...] = ()


def severity_of(fail_on: str) -> Severity | None:
    """The severity that a word of FAIL_ON means; None for never."""
    return None if fail_on == NEVER else Severity[fail_on.upper()]
