"""`zi batch`: all units in one go, with recap and dashboard."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli import assess_options, batch_options, check_options, report_options
from zi_cli.cli.batch_options import BatchFormat
from zi_cli.cli.check_options import CsvSeparator
from zi_cli.cli.session import say


def help_text() -> str:
    """What the command does."""
    return say("Check all units in one go: recap for Excel, dashboard, and who is missing.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi batch units/ --roster units.csv -o out/")


def run(
    *,
    inputs: batch_options.InputsArgument,
    output: batch_options.OutOption,
    roster: batch_options.RosterOption = None,
    reports: batch_options.ReportsOption = None,
    template: report_options.TemplateOption = None,
    jobs: batch_options.JobsOption = None,
    timeout: batch_options.TimeoutOption = 60.0,
    no_cache: batch_options.NoCacheOption = False,
    output_format: batch_options.FormatOption = BatchFormat.text,
    csv_separator: Annotated[
        CsvSeparator | None,
        typer.Option("--csv-separator", help=batch_options.CsvSeparatorHelp, show_default=False),
    ] = None,
    aim: assess_options.Aim,
    fail_on: check_options.FailOnOption = None,
    select: check_options.SelectOption = None,
    ignore: check_options.IgnoreOption = None,
    margin: assess_options.MarginOption = None,
    terms: assess_options.Terms,
    evidence_dir: assess_options.EvidenceDirOption = None,
    config: assess_options.ConfigOption = None,
    no_config: assess_options.NoConfigOption = False,
    force: batch_options.ForceOption = False,
) -> int:
    """Assess, add up, write, and tell; the exit code says whether all are ready."""
    from zi_cli.assessment.views import View
    from zi_cli.batch.settings import Settings
    from zi_cli.cli.batch_run import BatchCall, run_call
    from zi_cli.cli.check_settings import control_of, fail_on_of, margin_of
    from zi_cli.cli.session import translator
    from zi_cli.config.find import config_in_force

    settled = config_in_force(config, wanted=not no_config)
    folders = settled.criteria if terms.criteria is None else [Path(folder) for folder in terms.criteria]
    settings = Settings(
        criteria=tuple(folders),
        target=aim.target.value if aim.target else settled.target,
        view=aim.view.value if aim.view else settled.view or View.CLAIMED.value,
        holds_wbk=settled.holds_wbk if terms.holds_wbk is None else terms.holds_wbk,
        gates_only=bool(settled.gates_only if terms.gates_only is None else terms.gates_only),
        margin=margin_of(margin, settled),
        fail_on=fail_on_of(fail_on.value if fail_on else None, settled),
        control=control_of(settled, select, ignore),
        evidence_dir=settled.evidence_dir if evidence_dir is None else Path(evidence_dir),
        language=translator().language,
    )
    return run_call(
        BatchCall(
            inputs=tuple(inputs),
            output=output,
            roster=roster,
            reports=tuple(reports.split(",")) if reports else (),
            templates=template,
            jobs=jobs,
            seconds=timeout,
            use_cache=not no_cache,
            as_lines=output_format is BatchFormat.jsonl,
            csv_separator=(csv_separator or CsvSeparator.comma).value,
            force=force,
            config=settled,
        ),
        settings,
    )
