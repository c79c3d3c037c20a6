"""What a worker does with one file: read, assess, find, and keep the record."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.batch.record import Refusal, to_json
from zi_cli.batch.settings import Settings
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import ZiError
from zi_cli.language import Translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zi_cli.batch.record import UnitRecord
    from zi_cli.report.outcome import Assessed
    from zi_cli.workbook.evidence import EvidenceState
    from zi_cli.workbook.filled import FilledWorkbook


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTask:
    """One file, and what the roster says of its unit: that goes before what the workbook says."""

    path: Path
    target: str | None = None
    holds_wbk: bool | None = None

    def told(self) -> str:
        """What a record depends on, besides the file."""
        return "" if self == FileTask(path=self.path) else f"{self.target} {self.holds_wbk}"


class AssessFile:
    """A workbook → its record, or why there is none, as JSON."""

    def __init__(self, settings: Settings, criteria: CriteriaSet | None = None) -> None:
        """`criteria`: those of the settings, where they are loaded already."""
        self.settings = settings
        self._loaded = None if criteria is None else (criteria, Translator(settings.language))

    def __getstate__(self) -> Settings:
        return self.settings

    def __setstate__(self, settings: Settings) -> None:
        self.__init__(settings)  # type: ignore[misc]

    def prepare(self) -> None:
        """Load criteria and words, and the code that nearly every file needs."""
        self.ready()
        import zi_cli.batch.assess
        import zi_cli.workbook.read  # noqa: F401

    def __call__(self, task: FileTask) -> str:
        """The result of one file."""
        from zi_cli.workbook.read import read_lke

        criteria, translator = self.ready()
        try:
            filled = read_lke(task.path, criteria.lke)
        except ZiError as problem:
            return to_json(refusal_of(problem, translator))
        return to_json(self._assess(task, filled))

    def _assess(self, task: FileTask, filled: "FilledWorkbook") -> "UnitRecord":
        from zi_cli.batch.assess import record_of

        outcome = self.assessed(task, filled)
        _, translator = self.ready()
        return record_of(outcome, self.settings.fail_on, filled.saved_at, translator)

    def assessed(self, task: FileTask, filled: "FilledWorkbook") -> "Assessed":
        """The file's assessment and findings under the settings of the batch."""
        from zi_cli.assessment.assessment import assess_workbook
        from zi_cli.assessment.views import View
        from zi_cli.findings.control import controlled
        from zi_cli.report.outcome import Assessed

        criteria, how = self.ready()[0], self.settings
        assessment = assess_workbook(
            filled,
            criteria,
            how.target or task.target,
            View(how.view),
            task.holds_wbk if how.holds_wbk is None else how.holds_wbk,
            how.gates_only,
            margin=how.margin,
            evidence_states=self.evidence_states(task, filled),
        )
        return Assessed(assessment=assessment, controlled=controlled(assessment, how.control))

    def evidence_states(
        self, task: FileTask, filled: "FilledWorkbook"
    ) -> "Mapping[str, EvidenceState] | None":
        """What was found out about its evidence; None where nothing is looked up, as here."""
        del task, filled
        return None

    def ready(self) -> tuple[CriteriaSet, Translator]:
        """Criteria and words, loaded once."""
        if self._loaded is None:
            from zi_cli.criteria.load import load_criteria

            self._loaded = load_criteria(self.settings.criteria), Translator(self.settings.language)
        return self._loaded


def refusal_of(problem: ZiError, translator: Translator) -> Refusal:
    """Why a file could not be assessed, in words."""
    hint = translator.text(problem.hint) if problem.hint is not None else ""
    return Refusal(reason=translator.text(problem.message), hint=hint, kind="input")
