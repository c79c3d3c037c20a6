"""The public Python interface: one call from a file to its assessment."""

from collections.abc import Sequence
from fractions import Fraction
from os import PathLike
from pathlib import Path

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_criteria, load_pack
from zi_cli.errors import UsageProblem
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.findings.catalogue import find_all
from zi_cli.language import msg
from zi_cli.workbook.read import read_lke

__all__ = ["Assessment", "View", "assess", "find_all", "load_criteria", "load_pack"]


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
