"""The public Python interface: one call from a file to its assessment."""

from os import PathLike
from pathlib import Path

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_pack
from zi_cli.errors import UsageProblem
from zi_cli.findings.catalogue import find_all
from zi_cli.language import msg
from zi_cli.workbook.read import read_lke

__all__ = ["Assessment", "View", "assess", "find_all", "load_pack"]


def assess(
    path: str | PathLike[str],
    target: str = "WBK",
    view: str = "claimed",
    holds_wbk: bool | None = None,
    pack: Pack | None = None,
) -> Assessment:
    """Assess the LKE workbook at `path`. Reads the file, writes nothing.

    `target` is a predicate of the pack (WBK, WBBM); `view` (claimed, supported, tpi) decides the gates;
    `holds_wbk` says whether the unit already holds WBK (WBBM only). Raises `errors.UsageProblem` for a wrong
    call or a missing file and `errors.InputProblem` for a file that cannot be assessed.
    """
    pack = pack or load_pack()
    if target not in pack.targets:
        raise UsageProblem(
            msg(
                "there is no target {target}; there are {targets}",
                target=target,
                targets=", ".join(pack.targets),
            )
        )
    return assess_workbook(read_lke(Path(path), pack), pack, target, View(view), holds_wbk)
