"""`zi check`: verdict, gates and findings of one or more workbooks."""

from zi_cli.cli import assess_options, check_options
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
    *,
    files: check_options.FilesArgument,
    aim: assess_options.Aim,
    output: check_options.FormatOption = FormatChoice.text,
    explain: check_options.ExplainOption = None,
    verbose: check_options.VerboseOption = False,
    fail_on: check_options.FailOnOption = None,
    select: check_options.SelectOption = None,
    ignore: check_options.IgnoreOption = None,
    baseline: check_options.BaselineOption = None,
    write_baseline: check_options.WriteBaselineOption = None,
    margin: assess_options.MarginOption = None,
    terms: assess_options.Terms,
    evidence_dir: assess_options.EvidenceDirOption = None,
    check_links: check_options.CheckLinksOption = False,
    config: assess_options.ConfigOption = None,
    no_config: assess_options.NoConfigOption = False,
    csv_separator: check_options.CsvSeparatorOption = None,
    annotate: check_options.AnnotateOption = None,
    force: check_options.ForceOption = False,
) -> int:
    """Check every file, report each, and return the worst exit code."""
    from zi_cli.cli.annotated_file import AnnotatedFile
    from zi_cli.cli.baseline_file import BaselineFiles
    from zi_cli.cli.check_run import CheckRun
    from zi_cli.cli.check_settings import CheckSettings, control_of, fail_on_of
    from zi_cli.cli.how_assessed import Asked, How
    from zi_cli.config.find import config_in_force

    paths = expand(files)
    copy = AnnotatedFile.asked_for(annotate, paths, force)
    settled = config_in_force(config, wanted=not no_config)
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
    how = How.settled(
        Asked(aim=aim, terms=terms, margin=margin, evidence_dir=evidence_dir, check_links=check_links),
        settled,
    )
    settings = CheckSettings(
        output=output.value,
        explain=tuple(_explainable(explain or [], how.criteria)),
        verbose=verbose,
        fail_on=fail_on_of(fail_on.value if fail_on else None, settled),
        control=control_of(settled, select, ignore),
        csv_separator=(csv_separator or CsvSeparator.comma).value,
    )
    return CheckRun(how, settings, BaselineFiles(baseline, write_baseline), copy).check(paths)


def _explainable(wanted: list[str], criteria: CriteriaSet) -> list[str]:
    """The ids to unfold. UsageProblem for what cannot be."""
    if not wanted:
        return []
    from zi_cli.assessment.explain import known_ids
    from zi_cli.cli.lookup import find_ids
    from zi_cli.findings.catalogue import RULES

    codes = [code for code in RULES if code.casefold() in {item.strip().casefold() for item in wanted}]
    if codes:
        raise UsageProblem(
            msg("--explain unfolds numbers; {code} is a finding", code=codes[0]),
            msg("What it means and what to do: zi explain {code}", code=codes[0]),
        )
    advice = msg("Try a total, a gate, a node such as A.II.1, a soal number, or a family such as facilities.")
    return find_ids(wanted, known_ids(criteria), advice)
