"""`zi check`: verdict, gates and findings of one or more workbooks."""

from pathlib import Path

from zi_cli.cli import check_options as options
from zi_cli.cli.check_options import CsvSeparator, FormatChoice
from zi_cli.cli.named_files import expand
from zi_cli.cli.session import say
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import UsageProblem
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say("Check LKE workbooks: verdict, gates, minimum criteria, and what does not stand up.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi check lke.xlsx --target WBK")


def run(
    files: options.FilesArgument,
    target: options.TargetOption = None,
    view: options.ViewOption = None,
    output: options.FormatOption = FormatChoice.text,
    explain: options.ExplainOption = None,
    verbose: options.VerboseOption = False,
    fail_on: options.FailOnOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    baseline: options.BaselineOption = None,
    write_baseline: options.WriteBaselineOption = None,
    margin: options.MarginOption = None,
    holds_wbk: options.HoldsWbkOption = None,
    criteria: options.CriteriaOption = None,
    gates_only: options.GatesOnlyOption = None,
    evidence_dir: options.EvidenceDirOption = None,
    check_links: options.CheckLinksOption = False,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
    csv_separator: options.CsvSeparatorOption = None,
    annotate: options.AnnotateOption = None,
    force: options.ForceOption = False,
) -> int:
    """Check every file, report each, and return the worst exit code."""
    from zi_cli.assessment.views import View
    from zi_cli.cli.annotated_file import AnnotatedFile
    from zi_cli.cli.baseline_file import BaselineFiles
    from zi_cli.cli.check_run import CheckRun
    from zi_cli.cli.check_settings import CheckSettings, control_of, fail_on_of, margin_of
    from zi_cli.cli.how_assessed import target_among
    from zi_cli.config.find import config_in_force
    from zi_cli.criteria.load import load_criteria
    from zi_cli.evidence_check.check import EvidenceCheck

    paths = expand(files)
    copy = AnnotatedFile.asked_for(annotate, paths, force)
    settled = config_in_force(config, wanted=not no_config)
    folders = settled.criteria if criteria is None else [Path(folder) for folder in criteria]
    in_force = load_criteria(folders)
    if explain and output is not FormatChoice.text:
        raise UsageProblem(
            msg("--explain shows text; it does not go with --format {output}", output=output.value),
            msg("Leave out one of the two: the JSON holds every node, indicator and answer anyway."),
        )
    if csv_separator and output is not FormatChoice.csv:
        raise UsageProblem(
            msg("--csv-separator goes with --format csv only"),
            msg('For example: zi check lke.xlsx --format csv --csv-separator ";"'),
        )
    looked_up = settled.evidence_dir if evidence_dir is None else Path(evidence_dir)
    settings = CheckSettings(
        target=target_among(in_force, target.value if target else settled.target),
        view=view.value if view else settled.view or View.CLAIMED.value,
        output=output.value,
        explain=tuple(_explainable(explain or [], in_force)),
        verbose=verbose,
        fail_on=fail_on_of(fail_on.value if fail_on else None, settled),
        holds_wbk=settled.holds_wbk if holds_wbk is None else holds_wbk,
        gates_only=bool(settled.gates_only if gates_only is None else gates_only),
        margin=margin_of(margin, settled),
        evidence=EvidenceCheck.asked_for(looked_up, check_links),
        control=control_of(settled, select, ignore),
        csv_separator=(csv_separator or CsvSeparator.comma).value,
    )
    return CheckRun(in_force, settings, BaselineFiles(baseline, write_baseline), copy).check(paths)


def _explainable(wanted: list[str], criteria: CriteriaSet) -> list[str]:
    """The ids to unfold. UsageProblem for what cannot be."""
    if not wanted:
        return []
    from zi_cli.assessment.explain import known_ids
    from zi_cli.cli.lookup import find_ids

    advice = msg("Try a total, a gate, a node such as A.II.1, a soal number, or a family such as facilities.")
    return find_ids(wanted, known_ids(criteria), advice)
