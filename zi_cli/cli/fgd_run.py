"""A run of `zi fgd` over files: what can be read is assessed, what cannot is named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zi_cli.assessment.assessment import Assessment
from zi_cli.cli.boundary import tell, tell_defect
from zi_cli.cli.how_assessed import How
from zi_cli.errors import InputProblem, UsageProblem, ZiError
from zi_cli.language import msg
from zi_cli.report.outcome import Refused


@dataclass(frozen=True, slots=True)
class FgdRun:
    """The workbooks of a group."""

    how: How
    read_files: dict[Path, Assessment | None] = field(default_factory=dict)
    """None for a file that could not be assessed."""
    refused: list[Refused] = field(default_factory=list)

    def read(self, paths: Sequence[Path]) -> None:
        """Assess every file. InputProblem where none can be."""
        for path in paths:
            try:
                self.read_files[path] = self.how.assess(path)
            except UsageProblem as problem:
                self._refuse(path, InputProblem(problem.message, problem.hint))
            except ZiError as problem:
                self._refuse(path, problem)
            except Exception as defect:
                tell_defect(defect, str(path))
                self._refused(path, InputProblem(msg("zi has a defect; it could not assess this file")))
        if not any(self.read_files.values()):
            raise InputProblem(
                msg("none of the {count} file(s) could be assessed, so there is no pack", count=len(paths))
            )

    def _refuse(self, path: Path, problem: ZiError) -> None:
        tell(problem, str(path))
        self._refused(path, problem)

    def _refused(self, path: Path, problem: ZiError) -> None:
        self.read_files[path] = None
        self.refused.append(Refused(path=str(path), problem=problem))
