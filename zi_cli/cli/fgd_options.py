"""The options of `zi fgd` that no other command has."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.report_options import files_to_write
from zi_cli.cli.session import say

InputsArgument = Annotated[
    list[str],
    typer.Argument(metavar="DIR|FILE", help=say("Workbooks, or folders that hold them.")),
]
OutputOption = Annotated[
    list[str] | None,
    files_to_write(say("Pack to write; its ending says the format: html, pdf, docx, md. May be repeated.")),
]
RosterOption = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        help=say("The units there are, as for zi batch: it names them and says what each aims at."),
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option("--title", metavar="NAME", help=say("Name of the group; by default that of the folder.")),
]
MinutesOption = Annotated[
    int,
    typer.Option("--minutes", metavar="N", help=say("Length of the meeting in minutes, from 20 to 480.")),
]
