"""`zi explain`: anything of the criteria, or a rule of the findings, without any workbook."""

from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.lookup import find_ids
from zi_cli.cli.session import say, write_view
from zi_cli.errors import ExitCode
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say(
        "Explain a question (soal number or id), node, gate, minimum criterion, prerequisite or finding."
    )


def example() -> str:
    """A call one can copy."""
    return say("Example: zi explain 12")


def _complete(incomplete: str) -> list[str]:
    """What Tab offers."""
    from zi_cli.cli.views import catalogue
    from zi_cli.criteria.load import load_criteria

    return [item for item in catalogue.known(load_criteria()) if item.startswith(incomplete)]


def run(
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="SOAL|ID|CODE",
            help=say("For example 12, A.II.1, spak, facilities, ZI401."),
            show_default=False,
            autocompletion=_complete,
        ),
    ],
    criteria: Annotated[
        list[str] | None,
        typer.Option(
            "--criteria",
            metavar="DIR",
            help=say("Own criteria laid over those of zi. May be repeated."),
        ),
    ] = None,
) -> int:
    """Explain each item in turn; nothing, if one of them is unknown."""
    from zi_cli.cli.views import catalogue
    from zi_cli.criteria.load import load_criteria

    in_force = load_criteria([Path(folder) for folder in criteria or []])
    advice = msg("Give a soal number, an id such as A.I.1.i.a, a total, a gate, a family or a code.")
    found = find_ids(items, catalogue.known(in_force), advice)
    write_view(*(catalogue.view(item, in_force) for item in found))
    return ExitCode.READY
