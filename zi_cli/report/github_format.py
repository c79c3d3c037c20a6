"""Annotations of GitHub Actions: a command on a line for each finding. GitHub shows ten of each kind for a step."""

from typing import Final

from zi_cli.findings.finding import Severity
from zi_cli.language import printable
from zi_cli.report.outcome import Assessed, Outcome, Report, Style, Told, tell_findings, waived_words

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport(Report):
    """`::error file=…,title=…::message` for each finding; waived ones are notices."""

    def __init__(self, style: Style) -> None:
        self.translator = style.translator

    def file(self, outcome: Outcome) -> str:
        """The findings of a file, or why there are none."""
        if isinstance(outcome, Assessed):
            told = tell_findings(outcome, self.translator)
            return "\n".join(self._line(outcome.path, each) for each in told)
        words = "\n".join(outcome.words(self.translator))
        return _command("error", outcome.path, self.translator.say("not assessed"), words)

    def _line(self, path: str, told: Told) -> str:
        words = [told.message, told.hint]
        if told.waiver is not None:
            words.append(waived_words(told.waiver, self.translator))
        command = "notice" if told.waiver is not None else _COMMANDS[told.severity]
        title = " ".join(part for part in (told.code, printable(told.cell or "")) if part)
        return _command(command, path, title, "\n".join(words))


def _command(name: str, path: str, title: str, text: str) -> str:
    """A command; a line break in its text is written as %0A."""
    place = printable(path, len(path) + 1).replace("\\", "/")
    return f"::{name} file={_property(place)},title={_property(title)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
