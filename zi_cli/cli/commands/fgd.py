"""`zi fgd`: the pack with which a group of units maps its problems and deepens its innovations."""

from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.cli import assess_options as options
from zi_cli.cli import fgd_options, report_options
from zi_cli.cli.session import complain, say, translator
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg

if TYPE_CHECKING:
    from collections.abc import Sequence


def help_text() -> str:
    """What the command does."""
    return say("Write the discussion pack of a group of units: common gaps, mentors, agenda, worksheet.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi fgd lke-bp2p/ -o fgd.html -o fgd.docx")


def run(
    *,
    inputs: fgd_options.InputsArgument,
    output: fgd_options.OutputOption = None,
    roster: fgd_options.RosterOption = None,
    title: fgd_options.TitleOption = None,
    minutes: fgd_options.MinutesOption = 90,
    aim: options.Aim,
    margin: options.MarginOption = None,
    terms: options.Terms,
    evidence_dir: options.EvidenceDirOption = None,
    template: report_options.TemplateOption = None,
    force: report_options.ForceOption = False,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
) -> int:
    """Assess every workbook and write every pack that was asked for; exit code 3 where none could be assessed."""
    from zi_cli.batch.discovery import discover
    from zi_cli.cli.check_settings import today
    from zi_cli.cli.fgd_run import FgdRun
    from zi_cli.cli.fgd_units import units_of
    from zi_cli.cli.how_assessed import Asked, How
    from zi_cli.cli.report_files import ReportFiles, templates_in
    from zi_cli.config.find import config_in_force
    from zi_cli.group_report.formats.formats import FORMATS, render
    from zi_cli.group_report.minutes import FEWEST, MOST
    from zi_cli.group_report.report import Meeting, group_report
    from zi_cli.workbook.roster import read_roster

    if not FEWEST <= minutes <= MOST:
        raise UsageProblem(
            msg(
                "--minutes takes a number from {fewest} to {most}, not {found}",
                fewest=FEWEST,
                most=MOST,
                found=minutes,
            ),
            msg("The shortest meeting has an opening, one topic, the innovations and the agreements."),
        )
    listed = read_roster(roster) if roster else ()
    templates, found = templates_in(template), discover(inputs)
    files = ReportFiles.asked_for(output or [], found.files, force, tuple(FORMATS))
    settled = config_in_force(config, wanted=not no_config)
    how = How.settled(
        Asked(aim=aim, terms=terms, margin=margin, evidence_dir=evidence_dir),
        settled,
    )
    for folder in found.closed:
        complain(say("{folder} may not be entered; workbooks in it are missing here", folder=folder))
    group = FgdRun(how)
    group.read(found.files)
    units = units_of(group.read_files, how, listed)
    meeting = Meeting(
        group=title or _group(inputs), minutes=minutes, day=today(), older=units.older, by_roster=bool(listed)
    )
    report = group_report(units.assessed, group.refused, how.criteria, meeting, translator())
    files.write_each(lambda ending: render(report, ending, templates))
    return ExitCode.READY


def _group(inputs: "Sequence[str]") -> str:
    """Name of the group: that of the folder, where one folder is named."""
    name = Path(inputs[0]).resolve().name if len(inputs) == 1 and Path(inputs[0]).is_dir() else ""
    return name or say("Group of units")
