"""`zi report`: the gap report of a workbook, to print, to edit and to fill in."""

from zi_cli.cli import assess_options as options
from zi_cli.cli import report_options
from zi_cli.cli.named_files import naming, only_file
from zi_cli.cli.session import say, translator
from zi_cli.errors import ExitCode
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say("Write the gap report of a workbook, ready to print, to edit and to fill in.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi report lke.xlsx -o lke.html -o lke.docx")


def run(
    *,
    file: report_options.FileArgument,
    output: report_options.OutputOption = None,
    aim: options.Aim,
    margin: options.MarginOption = None,
    terms: options.Terms,
    evidence_dir: options.EvidenceDirOption = None,
    template: report_options.TemplateOption = None,
    force: report_options.ForceOption = False,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
) -> int:
    """Assess, plan, and write every report that was asked for; exit code 0 whatever the verdict."""
    from zi_cli.cli.check_settings import control_of, today
    from zi_cli.cli.how_assessed import Asked, How
    from zi_cli.cli.report_files import ReportFiles, templates_in
    from zi_cli.config.find import config_in_force
    from zi_cli.findings.control import controlled
    from zi_cli.gap_report.report import gap_report
    from zi_cli.plan.make import make_plan
    from zi_cli.plan.plan import Wishes
    from zi_cli.report.outcome import Assessed

    source = only_file(file, "zi report", msg("Report on them one after the other."))
    templates = templates_in(template)
    files = ReportFiles.asked_for(output or [], source, force)
    files.use(templates)
    settled = config_in_force(config, wanted=not no_config)
    how = How.settled(
        Asked(aim=aim, terms=terms, margin=margin, evidence_dir=evidence_dir),
        settled,
    )
    with naming(source):
        assessment = how.assess(source)
    outcome = Assessed(
        assessment=assessment, controlled=controlled(assessment, control_of(settled, None, None))
    )
    plan = make_plan(assessment, Wishes(margin=how.margin))
    files.write(gap_report(outcome, plan, translator(), today()), templates)
    return ExitCode.READY
