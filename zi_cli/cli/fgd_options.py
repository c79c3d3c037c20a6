"""The options of `zi fgd` that no other command has."""

from typing import Annotated

import typer

from zi_cli.cli.session import say

InputsArgument = Annotated[
    list[str],
    typer.Argument(metavar="DIR|FILE", help=say("Workbooks, or folders that hold them."), show_default=False),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=say("Pack to write; its ending says the format: html, pdf, docx, md. May be repeated."),
        show_default=False,
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="NAME",
        help=say("Name of the group; by default that of the folder."),
        show_default=False,
    ),
]
MinutesOption = Annotated[
    int,
    typer.Option("--minutes", metavar="N", help=say("Length of the meeting in minutes, from 20 to 480.")),
]
