"""What is told of a batch that is done, and the exit code that a script learns."""

from typing import Final

from zi_cli.batch.batch import Done
from zi_cli.batch.recap.model import Recap
from zi_cli.batch.record import DEFECT
from zi_cli.batch.settings import Settings
from zi_cli.cli.session import complain, say, translator, use_utf8, write_line
from zi_cli.errors import ExitCode
from zi_cli.language import printable
from zi_cli.workbook.roster import fits

_NAMED: Final = 5
"""Units that are named with one reason."""


def tell(done: Done, settings: Settings, *, as_lines: bool) -> ExitCode:
    """Tell it; the exit code."""
    if as_lines:
        _write_lines(done.recap)
    else:
        from zi_cli.cli.views.batch import show

        show(done)
    _tell_what_failed(done)
    return exit_code(done, settings)


def _tell_what_failed(done: Done) -> None:
    """On stderr, since it is not what was asked for: outputs, reports, and files that zi itself could not check."""
    for name, problem in done.unwritten:
        reason = translator().text(problem.message)
        complain(say("{file} was not written: {reason}", file=name, reason=reason))
        if problem.hint is not None:
            complain(translator().text(problem.hint))
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in done.no_report:
        reasons.setdefault((one.ending, one.reason), []).append(one.unit)
    for (ending, reason), units in reasons.items():
        names = ", ".join(printable(unit) for unit in units[:_NAMED])
        if len(units) > _NAMED:
            names = say("{units} and {count} more", units=names, count=len(units) - _NAMED)
        complain(say("no {ending} report of {units}: {reason}", ending=ending, units=names, reason=reason))
    if not fits(done.recap.files.counted, done.recap.files.unknown):
        complain(say("The roster does not seem to be the one of these files: hardly any is of a unit in it."))
    if defects := _defects(done):
        complain(
            say(
                "{count} file(s) met a defect of zi and were not checked; please report it. The others are right.",
                count=defects,
            )
        )


def _defects(done: Done) -> int:
    return sum(one.refusal.kind == DEFECT for one in done.recap.refused)


def exit_code(done: Done, settings: Settings) -> ExitCode:
    """The worst of what there is to say."""
    recap = done.recap
    if _defects(done) or any(one.defect for one in done.no_report):
        return ExitCode.INTERNAL
    if done.unwritten:
        return ExitCode.USAGE
    if recap.files.refused or done.no_report:
        return ExitCode.INPUT
    at_fault = settings.fail_on is not None and recap.all.at_fault
    ready = recap.all.ready == recap.all.units and not at_fault
    return ExitCode.READY if ready else ExitCode.GAPS


def _write_lines(recap: Recap) -> None:
    from dataclasses import asdict

    from zi_cli.batch.recap.json_format import group_object, line, unit_object
    from zi_cli.report.json_format import head_object

    use_utf8()
    for row in recap.rows():
        write_line(line({"type": "unit", "unit": unit_object(row)}, ascii_only=True))
    sums = {"type": "summary", **head_object(), "files": asdict(recap.files), **group_object(recap.all)}
    write_line(line(sums, ascii_only=True))
