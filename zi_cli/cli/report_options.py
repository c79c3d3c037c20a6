"""The options of `zi report` besides those that say how it assesses; `zi fgd` has some of them too."""

from typing import Annotated, Any

import typer

from zi_cli.cli.session import say


def files_to_write(text: str) -> Any:
    """The option by which a report is asked for in one format or several."""
    return typer.Option("--output", "-o", metavar="FILE", help=text)


FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=say("Workbook: xlsx, xlsm, xls, xlsb, ods.")),
]
OutputOption = Annotated[
    list[str] | None,
    files_to_write(
        say("Report to write; its ending says the format: html, pdf, docx, xlsx, md. May be repeated.")
    ),
]
TemplateOption = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="DIR",
        help=say("Own templates; a file of the same name stands in for zi's. See: zi template export"),
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help=say("Overwrite files that are there already."))]
