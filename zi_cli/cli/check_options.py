"""The options of `zi check` besides those that say how it assesses: what is told of the findings, and where."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.session import say


class FormatChoice(StrEnum):
    """The terminal view, and the formats of `report.formats.FORMATS` (a test holds them together)."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    junit = "junit"
    sarif = "sarif"
    github = "github"


class CsvSeparator(StrEnum):
    """What stands between the columns of CSV: `report.csv_format.SEPARATORS` (a test holds them together)."""

    comma = ","
    semicolon = ";"


class FailOn(StrEnum):
    """Severities that make the exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


def _complete_ids(incomplete: str) -> list[str]:
    """What Tab offers after --explain."""
    from zi_cli.assessment.explain import known_ids
    from zi_cli.criteria.load import load_criteria

    return [item for item in known_ids(load_criteria()) if item.startswith(incomplete)]


def _complete_codes(incomplete: str) -> list[str]:
    """What Tab offers after --select and --ignore."""
    from zi_cli.findings.catalogue import RULES

    names = [*RULES, *(rule.name for rule in RULES.values())]
    return [name for name in names if name.startswith(incomplete)]


FilesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help=say("Workbooks: xlsx, xlsm, xls, xlsb, ods.")),
]
FormatOption = Annotated[FormatChoice, typer.Option("--format", help=say("Output format."))]
CsvSeparatorOption = Annotated[
    CsvSeparator | None,
    typer.Option(
        "--csv-separator",
        help=say("For --format csv; with ; numbers have a decimal comma, as Indonesian Excel expects."),
    ),
]
AnnotateOption = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="OUT.xlsx",
        help=say("Also write a copy of the workbook with the findings as comments and on a sheet."),
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=say("Let --annotate overwrite a file that is there already."))
]
ExplainOption = Annotated[
    list[str] | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help=say(
            "Unfold a total, gate, node, indicator, soal, minimum criterion or prerequisite. May be repeated."
        ),
        autocompletion=_complete_ids,
    ),
]
VerboseOption = Annotated[
    bool,
    typer.Option("--verbose", "-v", help=say("Also show every finding, and how each question was found.")),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help=say("Exit with 1 from this severity on; by default error.")),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODE",
        help=say("Only these findings: codes, beginnings such as ZI4, or names; commas or repeated."),
        autocompletion=_complete_codes,
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CODE",
        help=say("Not these findings. Scores, gates and readiness stay what they are."),
        autocompletion=_complete_codes,
    ),
]
CheckLinksOption = Annotated[
    bool,
    typer.Option("--check-links", help=say("Ask the network whether the links of evidence lead somewhere.")),
]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help=say("Show only findings that are not in this baseline.")),
]
WriteBaselineOption = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=say("Write the findings of this run as a baseline, or renew it."),
    ),
]
