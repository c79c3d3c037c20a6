"""The options of `zi plan` that no other command has."""

from enum import StrEnum
from typing import Annotated

import typer

from zi_cli.cli.session import say


class PlanFormat(StrEnum):
    """How a plan is shown."""

    text = "text"
    json = "json"


FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=say("A workbook: xlsx, xlsm, xls, xlsb, ods.")),
]
FormatOption = Annotated[PlanFormat, typer.Option("--format", help=say("Output format."))]
FixOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fix",
        metavar="SOAL=ANSWER",
        help=say("Decided: this question has this answer in the end. May be repeated."),
    ),
]
ForbidOption = Annotated[
    list[str] | None,
    typer.Option(
        "--forbid", metavar="SOAL", help=say("Impossible: this question stays as it is. Commas or repeated.")
    ),
]
BudgetOption = Annotated[
    str | None,
    typer.Option(
        "--budget", metavar="N", help=say("The most effort; then the plan is the best one that it allows.")
    ),
]
