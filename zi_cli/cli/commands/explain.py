"""`zi explain`: a question, a node, a gate or a rule of the findings, without any workbook."""

from typing import Annotated

import typer

from zi_cli.cli.session import say, write_view
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg


def help_text() -> str:
    """What the command does."""
    return say("Explain a question (soal number or id), a node, a gate, or a code of the findings.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi explain 12")


def run(
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="SOAL|ID|CODE...", help=say("For example 12, A.II.1, spak, ZI401."), show_default=False
        ),
    ],
) -> int:
    """Explain each item in turn."""
    from zi_cli.cli.views import catalogue
    from zi_cli.criteria.load import load_pack
    from zi_cli.criteria.validate import nearest
    from zi_cli.findings.catalogue import RULES

    pack = load_pack()
    for item in items:
        view = catalogue.view(item, pack)
        if view is None:
            known = [*catalogue.known(pack), *RULES]
            raise UsageProblem(
                msg("there is nothing called {id}", id=item),
                msg(
                    "Did you mean {near}? Give a soal number (1 to 127), an id such as A.I.1.i.a, a gate or a code.",
                    near=nearest(item.upper(), known) or nearest(item.lower(), known) or "1",
                ),
            )
        write_view(view)
    return ExitCode.READY
