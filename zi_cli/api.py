"""The public Python interface: from a file to its assessment, and to its findings.

`assess` gives scores, gates and criteria; `find_all` the findings of an assessment; `check` both, as `zi
check` does with the settings of a zi.toml; `plan` the cheapest steps to the predicate. Nothing here prints,
writes a file, or looks for settings that nobody named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from os import PathLike
from pathlib import Path

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.config.config import Config, severity_of
from zi_cli.config.find import read_config
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_criteria, load_pack
from zi_cli.errors import UsageProblem
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.control import Control, controlled
from zi_cli.findings.finding import Finding, Severity
from zi_cli.findings.selection import chosen_codes, severities_by_code
from zi_cli.findings.waivers import WaiverUse
from zi_cli.language import msg
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Plan, Wishes
from zi_cli.workbook.read import read_lke

__all__ = [
    "Assessment",
    "Checked",
    "Config",
    "Finding",
    "Plan",
    "View",
    "assess",
    "check",
    "find_all",
    "load_criteria",
    "load_pack",
    "plan",
    "read_config",
]


def assess(
    path: str | PathLike[str],
    target: str | None = None,
    view: str = "claimed",
    holds_wbk: bool | None = None,
    pack: Pack | None = None,
    *,
    criteria: Sequence[str | PathLike[str]] = (),
    gates_only: bool = False,
    evidence_dir: str | PathLike[str] | None = None,
    check_links: bool = False,
    margin: Fraction | int = 0,
) -> Assessment:
    """Assess the LKE workbook at `path`. Reads the file, writes nothing.

    `target` is a predicate of the pack (WBK, WBBM); None takes the workbook's own, else WBK. `view` (claimed,
    supported, tpi) decides the gates; `holds_wbk` says whether the unit already holds WBK (WBBM only).
    `criteria` are folders laid over the criteria that travel with zi; with `pack`, only that LKE counts.
    `gates_only` asks for readiness without the minimum criteria. Files given as evidence are looked for below
    `evidence_dir`; only with `check_links` the network is asked about links. `margin` is how far above each gate
    is wanted, in points or percent. Raises `errors.UsageProblem` for a wrong call or a missing file and
    `errors.InputProblem` for a file that cannot be assessed.
    """
    chosen = CriteriaSet(lke=pack) if pack else load_criteria([Path(folder) for folder in criteria])
    targets = chosen.lke.targets
    if target is not None and target not in targets:
        raise UsageProblem(
            msg("there is no target {target}; there are {targets}", target=target, targets=", ".join(targets))
        )
    filled = read_lke(Path(path), chosen.lke)
    evidence = EvidenceCheck.asked_for(None if evidence_dir is None else Path(evidence_dir), check_links)
    return assess_workbook(
        filled,
        chosen,
        target,
        View(view),
        holds_wbk,
        gates_only,
        margin=Fraction(margin),
        evidence_states=evidence.states(filled),
    )


def plan(
    path: str | PathLike[str],
    target: str | None = None,
    view: str = "claimed",
    holds_wbk: bool | None = None,
    *,
    criteria: Sequence[str | PathLike[str]] = (),
    gates_only: bool = False,
    margin: Fraction | int = 0,
    fix: Mapping[int, str] | None = None,
    forbid: Sequence[int] = (),
    budget: Fraction | int | None = None,
) -> Plan:
    """The cheapest steps by which the workbook at `path` meets every gate. Reads the file, writes nothing.

    The first arguments are those of `assess`. `fix`: soal → the answer that it has in the end, as typed;
    `forbid`: soals that stay as they are; `budget`: the most effort, for the best plan that it allows. Raises what
    `assess` raises, and `errors.UsageProblem` for a soal or an answer that there is none of.
    """
    found = assess(path, target, view, holds_wbk, criteria=criteria, gates_only=gates_only, margin=margin)
    wishes = Wishes(
        margin=Fraction(margin),
        fixed=dict(fix or {}),
        forbidden=frozenset(forbid),
        budget=None if budget is None else Fraction(budget),
    )
    return make_plan(found, wishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A workbook with its findings, under the settings of a zi.toml."""

    assessment: Assessment
    findings: tuple[Finding, ...]
    """Of the rules asked, with the severity that the settings give them; waived ones carry their waiver."""
    waivers: tuple[WaiverUse, ...]
    """What became of each waiver for this unit."""
    fail_on: Severity | None
    """From which severity on a finding counts; None: none ever does."""

    @property
    def passed(self) -> bool:
        """Where `zi check` ends with exit code 0: ready, and no finding that counts and is not waived."""
        at_fault = self.fail_on is not None and any(
            finding.waiver is None and finding.severity >= self.fail_on for finding in self.findings
        )
        return self.assessment.ready and not at_fault


def check(
    path: str | PathLike[str],
    config: Config | str | PathLike[str] | None = None,
    *,
    check_links: bool = False,
    today: date | None = None,
) -> Checked:
    """Assess the workbook at `path` and find what does not stand up in it, as `zi check` does.

    `config` is a zi.toml, or what `read_config(Path(...))` made of one; None: no settings. None is looked for.
    `today`: the day on which waivers are looked at; None: the day of the computer. Raises what `assess` does, and
    `config.notes.ConfigProblem` with every mistake in the settings.
    """
    how = config if isinstance(config, Config) else Config() if config is None else read_config(Path(config))
    assessment = assess(
        path,
        how.target,
        how.view or View.CLAIMED.value,
        how.holds_wbk,
        criteria=how.criteria,
        gates_only=bool(how.gates_only),
        evidence_dir=how.evidence_dir,
        check_links=check_links,
        margin=how.margin or 0,
    )
    control = Control(
        codes=chosen_codes(how.select, how.ignore),
        severities=severities_by_code(how.severity),
        waivers=how.waivers,
        today=today or datetime.now().astimezone().date(),
    )
    found = controlled(assessment, control)
    return Checked(
        assessment=assessment,
        findings=found.shown,
        waivers=found.waivers,
        fail_on=severity_of(how.fail_on or Severity.ERROR.word),
    )
