"""A run of `zi fgd` over files: what can be read is assessed, what cannot is named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.cli.boundary import tell, tell_defect
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import InputProblem, UsageProblem, ZiError
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.language import msg
from zi_cli.report.outcome import Refused
from zi_cli.workbook.read import read_lke


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How every workbook is assessed."""

    criteria: CriteriaSet
    target: str | None
    view: View
    holds_wbk: bool | None
    gates_only: bool
    margin: Fraction
    evidence: EvidenceCheck


@dataclass(frozen=True, slots=True)
class FgdRun:
    """The workbooks of a group."""

    how: How
    assessed: list[Assessment] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def read(self, paths: Sequence[Path]) -> None:
        """Assess every file. InputProblem where none can be."""
        for path in paths:
            try:
                self.assessed.append(self._assess(path))
            except UsageProblem as problem:
                self._refuse(path, InputProblem(problem.message, problem.hint))
            except ZiError as problem:
                self._refuse(path, problem)
            except Exception as defect:
                tell_defect(defect, str(path))
                unread = InputProblem(msg("zi has a defect; it could not assess this file"))
                self.refused.append(Refused(path=str(path), problem=unread))
        if not self.assessed:
            raise InputProblem(
                msg("none of the {count} file(s) could be assessed, so there is no pack", count=len(paths))
            )

    def _assess(self, path: Path) -> Assessment:
        how = self.how
        filled = read_lke(path, how.criteria.lke)
        return assess_workbook(
            filled,
            how.criteria,
            how.target,
            how.view,
            how.holds_wbk,
            how.gates_only,
            margin=how.margin,
            evidence_states=how.evidence.states(filled),
        )

    def _refuse(self, path: Path, problem: ZiError) -> None:
        tell(problem, str(path))
        self.refused.append(Refused(path=str(path), problem=problem))
