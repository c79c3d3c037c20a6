"""`zi demo`: constructed units to try zi on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli.session import say, write_line
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg

if TYPE_CHECKING:
    from zi_cli.demo.units.write import Written


def help_text() -> str:
    """What the command does."""
    return say(
        "Write constructed units: three at different stages, or with --units a whole round, missing and broken files included."
    )


def example() -> str:
    """A call one can copy."""
    return say("Example: zi demo contoh")


def run(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=say("Folder to write to; it is made if need be."))
    ] = Path("contoh"),
    units: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help=say("Write a round of so many units (1 to 2,000), such as 181."),
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            metavar="S",
            help=say("With --units: another number gives another round, the same number the same files."),
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=say("Overwrite the sample if it is there already."))
    ] = False,
) -> int:
    """Write the units and say how to check them."""
    if units is not None:
        from zi_cli.demo.units.write import SEED, write_units

        _tell_round(write_units(folder, units, SEED if seed is None else seed, force))
        return ExitCode.READY
    if seed is not None:
        raise UsageProblem(
            msg("--seed goes with --units"), msg("Say how many units to write, such as --units 181.")
        )
    _write_stages(folder, force)
    return ExitCode.READY


def _write_stages(folder: Path, force: bool) -> None:
    from zi_cli.criteria.load import load_criteria
    from zi_cli.demo.write import write_samples

    for path in write_samples(folder, load_criteria(), force):
        write_line(say("Written: {path} (constructed data)", path=path))
        write_line(say("Check it with: zi check {path}", path=_typed(path)))


def _tell_round(written: "Written") -> None:
    line = say(
        "Written: {files} files of {units} units in {folder} (constructed data)",
        files=written.files,
        units=written.units,
        folder=written.workbooks,
    )
    write_line(line)
    write_line(say("Roster: {path}", path=written.roster))
    write_line(say("What was put in on purpose: {path}", path=written.truth))
    write_line(
        say(
            "Check them all with: zi batch {folder} --roster {roster} -o hasil",
            folder=_typed(written.workbooks),
            roster=_typed(written.roster),
        )
    )


def _typed(path: Path) -> str:
    """As one types it."""
    return f'"{path}"' if " " in str(path) else str(path)
