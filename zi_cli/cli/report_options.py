"""The options of `zi report` that no other command has."""

from typing import Annotated

import typer

from zi_cli.cli.session import say

FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=say("Workbook: xlsx, xlsm, xls, xlsb, ods."), show_default=False),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=say("Report to write; its ending says the format: html, pdf, docx, xlsx, md. May be repeated."),
        show_default=False,
    ),
]
TemplateOption = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="DIR",
        help=say("Own templates; a file of the same name stands in for zi's. See: zi template export"),
        show_default=False,
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help=say("Overwrite files that are there already."))]
