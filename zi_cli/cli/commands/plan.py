"""`zi plan`: the cheapest way of a workbook to the predicate."""

from zi_cli.cli import assess_options as options
from zi_cli.cli import plan_options
from zi_cli.cli.named_files import naming, only_file
from zi_cli.cli.plan_options import PlanFormat
from zi_cli.cli.session import say, translator, use_utf8, write_line
from zi_cli.errors import ExitCode
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say("The cheapest set of improvements that meets every gate, provably.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi plan lke.xlsx --target WBK")


def run(
    *,
    file: plan_options.FileArgument,
    aim: options.Aim,
    output: plan_options.FormatOption = PlanFormat.text,
    margin: options.MarginOption = None,
    fix: plan_options.FixOption = None,
    forbid: plan_options.ForbidOption = None,
    budget: plan_options.BudgetOption = None,
    terms: options.Terms,
    evidence_dir: options.EvidenceDirOption = None,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
) -> int:
    """Plan and show it; exit code 0, also where a gate stays out of reach."""
    from zi_cli.cli.how_assessed import Asked, How
    from zi_cli.cli.plan_wishes import read_wishes
    from zi_cli.config.find import config_in_force
    from zi_cli.plan.make import make_plan

    settled = config_in_force(config, wanted=not no_config)
    how = How.settled(
        Asked(aim=aim, terms=terms, margin=margin, evidence_dir=evidence_dir),
        settled,
    )
    wishes = read_wishes(how.criteria.lke, how.margin, fix or [], forbid or [], budget)
    path = only_file(file, "zi plan", msg("Plan them one after the other."))
    with naming(path):
        assessment = how.assess(path)
    plan = make_plan(assessment, wishes)
    if output is PlanFormat.json:
        from zi_cli.report.plan_json import plan_json

        use_utf8()
        write_line(plan_json(plan, translator()))
    else:
        from zi_cli.cli.views.plan import show

        show(plan)
    return ExitCode.READY
