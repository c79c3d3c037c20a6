"""The options of `zi batch` as the command line offers them, besides those of `zi check`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.session import say


class BatchFormat(StrEnum):
    """What stdout gets."""

    text = "text"
    jsonl = "jsonl"


InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=say("Folders, workbooks, patterns such as 'units/*.xlsx', and @FILE with one of these a line."),
    ),
]
OutOption = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="DIR",
        help=say("Folder to write to; it is made if need be. That of an earlier batch is renewed."),
        show_default=False,
    ),
]
RosterOption = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        help=say("The units there are: csv or xlsx with name, and if known id, type, parent, region, file."),
    ),
]
ReportsOption = Annotated[
    str | None,
    typer.Option(
        "--reports", metavar="html,pdf", help=say("Also write each unit's report, in these formats.")
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=256,
        help=say("Files that are assessed at a time; by default one for each processor."),
    ),
]
TimeoutOption = Annotated[
    float,
    typer.Option(
        "--timeout", metavar="SECONDS", min=0.1, max=86_400, help=say("The most that one file may take.")
    ),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help=say("Assess every file anew, and keep nothing of it."))
]
FormatOption = Annotated[
    BatchFormat,
    typer.Option("--format", help=say("What stdout gets: a table, or a JSON object for each unit.")),
]
CsvSeparatorHelp = say("For recap.csv; with ; numbers have a decimal comma, as Indonesian Excel expects.")
ForceOption = Annotated[
    bool, typer.Option("--force", help=say("Write into a folder that holds something else."))
]
