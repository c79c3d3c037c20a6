"""A run of `zi check` over files: each is assessed and reported, whatever is wrong with the others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.assessment.assessment import Assessment
from zi_cli.cli.annotated_file import AnnotatedFile
from zi_cli.cli.baseline_file import BaselineFiles
from zi_cli.cli.boundary import tell, tell_defect
from zi_cli.cli.check_settings import CheckSettings
from zi_cli.cli.how_assessed import How
from zi_cli.cli.session import ReaderGone, translator, use_utf8, write_line
from zi_cli.errors import ExitCode, UsageProblem, ZiError
from zi_cli.findings.control import Controlled, controlled
from zi_cli.language import msg
from zi_cli.report.formats import FORMATS
from zi_cli.report.outcome import Assessed, Refused, Style
from zi_cli.workbook.read import read_lke

if TYPE_CHECKING:
    from zi_cli.cli.views.overview import Overview


def _overview() -> "Overview":
    """What closes the text of several files; it loads what only a terminal needs."""
    from zi_cli.cli.views.overview import Overview

    return Overview()


class CheckRun:
    """Several files, one after the other, and what is told of them."""

    def __init__(
        self,
        how: How,
        settings: CheckSettings,
        baselines: BaselineFiles,
        copy: AnnotatedFile | None = None,
    ) -> None:
        self._how = how
        self._settings = settings
        self._baselines = baselines
        self._copy = copy
        style = Style(
            translator=translator(),
            fail_on=settings.fail_on,
            codes=settings.control.codes,
            csv_separator=settings.csv_separator,
        )
        machine = FORMATS.get(settings.output)
        self._report = machine(style) if machine else None
        if self._report is not None:
            use_utf8()
        self._overview = None if self._report is not None else _overview()

    def check(self, paths: Sequence[Path]) -> ExitCode:
        """Check every file and report each; the worst exit code."""
        self._write(self._report.begin() if self._report else "")
        codes = [self._never_ending(path) for path in paths]
        self._write(self._report.end() if self._report else "")
        if self._overview is not None and not self._settings.explain:
            self._overview.show()
        self._baselines.write()
        return max(codes, default=ExitCode.READY)

    def _never_ending(self, path: Path) -> ExitCode:
        """Check one file of several: whatever is wrong with it, the rest is done."""
        try:
            return self._check_file(path)
        except (ReaderGone, UsageProblem):
            raise
        except Exception as defect:
            tell_defect(defect, str(path))
            self._refuse(path, ZiError(msg("zi has a defect; it could not check this file")))
            return ExitCode.INTERNAL

    def _check_file(self, path: Path) -> ExitCode:
        """Check one file and report it; its exit code."""
        settings = self._settings
        try:
            filled = read_lke(path, self._how.criteria.lke)
        except ZiError as problem:
            tell(problem, str(path))
            self._refuse(path, problem)
            return problem.exit_code
        assessment = self._how.assess_filled(filled)
        known = self._baselines.known(filled)
        findings = controlled(assessment, settings.control, known, self._baselines.used)
        self._show(assessment, findings)
        self._baselines.note(filled, findings)
        ready = assessment.ready and not findings.at_fault(settings.fail_on)
        copied = self._write_copy(Assessed(assessment=assessment, controlled=findings))
        return max(copied, ExitCode.READY if ready else ExitCode.GAPS)

    def _write_copy(self, outcome: Assessed) -> ExitCode:
        """Write the copy of --annotate, if any. Should that fail, the report is still whole."""
        try:
            if self._copy is not None:
                self._copy.write(outcome)
        except ZiError as problem:
            tell(problem)
            return problem.exit_code
        return ExitCode.READY

    def _show(self, assessment: Assessment, findings: Controlled) -> None:
        if self._report is not None:
            self._write(self._report.file(Assessed(assessment=assessment, controlled=findings)))
            return
        from zi_cli.cli.views import assessment as view

        if self._overview is not None:
            if self._overview.shown:
                write_line("")
            self._overview.add(assessment, findings)
        view.show(assessment, findings, self._settings.explain, self._settings.verbose)

    def _refuse(self, path: Path, problem: ZiError) -> None:
        if self._report is not None:
            self._write(self._report.file(Refused(path=str(path), problem=problem)))
        elif self._overview is not None:
            self._overview.add_unread(path)

    def _write(self, piece: str) -> None:
        if piece:
            write_line(piece)
