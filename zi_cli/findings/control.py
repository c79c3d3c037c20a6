"""Control of findings: which rules are asked, how grave they are, what is waived, and what is known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.baseline import BaselineUse, KnownWorkbook, without_known
from zi_cli.findings.catalogue import RULES, find_all
from zi_cli.findings.finding import Finding, Severity
from zi_cli.findings.selection import with_severities
from zi_cli.findings.waivers import WaiverEntry, WaiverUse, apply_waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """How findings are controlled; as it stands, they are not."""

    codes: frozenset[str] = field(default_factory=lambda: frozenset(RULES))
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By full code, where it is not the rule's own."""
    waivers: tuple[WaiverEntry, ...] = ()
    today: date = date.min
    """The day on which waivers are looked at."""
    config: str | None = None
    """The zi.toml in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlled:
    """The findings of one workbook, and what control did to them."""

    found: tuple[Finding, ...]
    """All findings of the rules asked, known ones too."""
    shown: tuple[Finding, ...]
    """Those that are not known already; waived ones carry their waiver."""
    waivers: tuple[WaiverUse, ...] = ()
    baseline: BaselineUse | None = None
    config: str | None = None
    codes: frozenset[str] = field(default_factory=lambda: frozenset(RULES))
    """The rules asked."""

    @property
    def left_out(self) -> int:
        """How many rules were not asked."""
        return len(RULES.keys() - self.codes)

    @property
    def errors(self) -> int:
        """How many findings that are shown and not waived are errors."""
        return sum(f.waiver is None and f.severity is Severity.ERROR for f in self.shown)

    def at_fault(self, fail_on: Severity | None) -> bool:
        """Whether a finding that is shown and not waived is as grave as `fail_on`; None: none ever is."""
        return fail_on is not None and any(
            finding.waiver is None and finding.severity >= fail_on for finding in self.shown
        )


def controlled(
    assessment: Assessment, control: Control, known: KnownWorkbook | None = None, with_baseline: bool = False
) -> Controlled:
    """The findings of `assessment` under `control`; with a baseline, those that are not `known`."""
    filled = assessment.filled
    found = with_severities(find_all(assessment, control.codes), control.severities)
    found, waivers = apply_waivers(found, control.waivers, filled.unit_name, control.today)
    shown, use = without_known(found, known, control.codes) if with_baseline else (found, None)
    return Controlled(
        found=found, shown=shown, waivers=waivers, baseline=use, config=control.config, codes=control.codes
    )
