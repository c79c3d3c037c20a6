"""JSON Lines: a line for each finding, then one for its file; for logs and for tools that read line by line."""

from collections import Counter
from collections.abc import Sequence

from zi_cli.errors import ZiError
from zi_cli.findings.finding import Severity
from zi_cli.report.json_criteria import Json
from zi_cli.report.json_format import finding_object, head_object, line, problem_object, score_object
from zi_cli.report.outcome import Assessed, Outcome, Report, Style, Told, tell_findings


class JsonLinesReport(Report):
    """Lines of type `finding`, `summary` and `problem`."""

    def __init__(self, style: Style) -> None:
        self.translator = style.translator

    def file(self, outcome: Outcome) -> str:
        """The findings of a file and its summary, or why there are none."""
        if not isinstance(outcome, Assessed):
            return self._problem(outcome.path, outcome.problem)
        told = tell_findings(outcome, self.translator)
        about = {"file": outcome.path, "unit": outcome.assessment.filled.unit_name}
        lines = [line({"type": "finding", **about, **finding_object(each)}) for each in told]
        return "\n".join([*lines, line({"type": "summary", **_summary(outcome, told)})])

    def _problem(self, path: str, problem: ZiError) -> str:
        return line(
            {
                "type": "problem",
                **head_object(),
                "file": path,
                "error": problem_object(problem, self.translator),
            }
        )


def _summary(outcome: Assessed, told: Sequence[Told]) -> Json:
    assessment = outcome.assessment
    count = Counter(each.severity for each in told if each.waiver is None)
    return {
        **head_object(),
        "file": outcome.path,
        "sha256": assessment.filled.sha256,
        "unit": assessment.filled.unit_name,
        "target": assessment.target,
        "view": assessment.view.value,
        "complete": assessment.complete,
        "ready": assessment.ready,
        "scores": {view.value: score_object(score) for view, score in assessment.scores.items()},
        "gates_missed": [gate.gate.id for gate in assessment.gates if not gate.met],
        "findings": {severity.word: count[severity] for severity in reversed(Severity)},
        "waived": sum(each.waiver is not None for each in told),
    }
