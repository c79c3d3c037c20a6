"""`zi report`: the gap report of a workbook, to print, to edit and to fill in."""

from pathlib import Path

from zi_cli.cli import check_options as options
from zi_cli.cli import report_options
from zi_cli.cli.named_files import expand, naming
from zi_cli.cli.session import say, translator
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say("Write the gap report of a workbook, ready to print, to edit and to fill in.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi report lke.xlsx -o lke.html -o lke.docx")


def run(
    file: report_options.FileArgument,
    output: report_options.OutputOption = None,
    target: options.TargetOption = None,
    view: options.ViewOption = None,
    margin: options.MarginOption = None,
    holds_wbk: options.HoldsWbkOption = None,
    criteria: options.CriteriaOption = None,
    gates_only: options.GatesOnlyOption = None,
    evidence_dir: options.EvidenceDirOption = None,
    template: report_options.TemplateOption = None,
    force: report_options.ForceOption = False,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
) -> int:
    """Assess, plan, and write every report that was asked for; exit code 0 whatever the verdict."""
    from zi_cli.assessment.assessment import assess_workbook
    from zi_cli.assessment.views import View
    from zi_cli.cli.check_settings import control_of, margin_of, today
    from zi_cli.cli.report_files import ReportFiles, templates_in
    from zi_cli.config.find import config_in_force
    from zi_cli.criteria.load import load_criteria
    from zi_cli.evidence_check.check import EvidenceCheck
    from zi_cli.findings.control import controlled
    from zi_cli.gap_report.report import gap_report
    from zi_cli.plan.make import make_plan
    from zi_cli.plan.plan import Wishes
    from zi_cli.report.outcome import Assessed
    from zi_cli.workbook.read import read_lke

    source, templates = _only_file(file), templates_in(template)
    files = ReportFiles.asked_for(output or [], source, force)
    files.use(templates)
    settled = config_in_force(config, wanted=not no_config)
    folders = settled.criteria if criteria is None else [Path(folder) for folder in criteria]
    in_force = load_criteria(folders)
    wanted = target.value if target else settled.target
    if wanted is not None and wanted not in in_force.lke.targets:
        targets = ", ".join(in_force.lke.targets)
        raise UsageProblem(
            msg("there is no target {target}; there are {targets}", target=wanted, targets=targets)
        )
    gap, looked_up = margin_of(margin, settled), settled.evidence_dir
    if evidence_dir is not None:
        looked_up = Path(evidence_dir)
    with naming(source):
        filled = read_lke(source, in_force.lke)
    assessment = assess_workbook(
        filled,
        in_force,
        wanted,
        View(view.value if view else settled.view or View.CLAIMED.value),
        settled.holds_wbk if holds_wbk is None else holds_wbk,
        bool(settled.gates_only if gates_only is None else gates_only),
        margin=gap,
        evidence_states=EvidenceCheck.asked_for(looked_up, check_links=False).states(filled),
    )
    outcome = Assessed(
        assessment=assessment, controlled=controlled(assessment, control_of(settled, None, None))
    )
    plan = make_plan(assessment, Wishes(margin=gap))
    files.write(gap_report(outcome, plan, translator(), today()), templates)
    return ExitCode.READY


def _only_file(named: str) -> Path:
    """The workbook that is named; UsageProblem where there is none, or where a pattern names several."""
    found = expand([named])
    if len(found) > 1:
        raise UsageProblem(
            msg("zi report takes one file; {named} names {count}", named=named, count=len(found)),
            msg("Report on them one after the other."),
        )
    return found[0]
