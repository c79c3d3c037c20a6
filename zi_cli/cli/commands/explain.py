"""`zi explain`: anything of the criteria, or a rule of the findings, without any workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli.assess_options import CriteriaOption
from zi_cli.cli.lookup import find_ids
from zi_cli.cli.session import say, write_view
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg

if TYPE_CHECKING:
    from zi_cli.criteria.lke.pack import Pack


def help_text() -> str:
    """What the command does."""
    return say(
        "Explain a question (soal number or id), node, gate, minimum criterion, prerequisite or finding."
    )


def example() -> str:
    """A call one can copy."""
    return say("Example: zi explain 12")


def _meant(item: str) -> list[str]:
    """The codes of a rule's name such as no-evidence; else what was typed."""
    from zi_cli.findings.selection import codes_named

    return [item] if item.strip().casefold().startswith("zi") else sorted(codes_named(item)) or [item]


def _refuse_numbers(items: Sequence[str], pack: "Pack") -> None:
    """UsageProblem for a number that is no soal's: one that looks alike would be no help."""
    for item in items:
        number = item.strip()
        short = number.lstrip("0")[:9]  # Python refuses to read thousands of digits
        if number.isascii() and number.isdigit() and int(short or 0) not in pack.questions:
            raise UsageProblem(
                msg("there is no soal {soal}", soal=number),
                msg("Soal go from {first} to {last}.", first=min(pack.questions), last=max(pack.questions)),
            )


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
    criteria: CriteriaOption = None,
) -> int:
    """Explain each item in turn; nothing, if one of them is unknown."""
    from zi_cli.cli.views import catalogue
    from zi_cli.criteria.load import load_criteria

    in_force = load_criteria([Path(folder) for folder in criteria or []])
    advice = msg("Give a soal number, an id such as A.I.1.i.a, a total, a gate, a family or a code.")
    named = [code for item in items for code in _meant(item)]
    _refuse_numbers(named, in_force.lke)
    found = find_ids(named, catalogue.known(in_force), advice)
    write_view(*(catalogue.view(item, in_force) for item in found))
    return ExitCode.READY
