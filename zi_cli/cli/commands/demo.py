"""`zi demo`: constructed units to try zi on."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.session import say, write_line
from zi_cli.errors import ExitCode


def help_text() -> str:
    """What the command does."""
    return say(
        "Write three constructed units at different stages: one that begins, one halfway, one that is ready."
    )


def example() -> str:
    """A call one can copy."""
    return say("Example: zi demo contoh")


def run(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=say("Folder to write to; it is made if need be."))
    ] = Path("contoh"),
    force: Annotated[
        bool, typer.Option("--force", help=say("Overwrite the sample if it is there already."))
    ] = False,
) -> int:
    """Write the units and say how to check them."""
    from zi_cli.criteria.load import load_criteria
    from zi_cli.demo.write import write_samples

    for path in write_samples(folder, load_criteria(), force):
        shown = f'"{path}"' if " " in str(path) else str(path)
        write_line(say("Written: {path} (constructed data)", path=path))
        write_line(say("Check it with: zi check {path}", path=shown))
    return ExitCode.READY
