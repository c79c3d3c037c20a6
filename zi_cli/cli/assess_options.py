"""The options that say how a workbook is assessed, the same for every command that assesses."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from zi_cli.cli.session import say


class Target(StrEnum):
    """Predicates that can be aimed at."""

    WBK = "WBK"
    WBBM = "WBBM"


class ViewChoice(StrEnum):
    """Whose answers decide."""

    claimed = "claimed"
    supported = "supported"
    tpi = "tpi"


TargetOption = Annotated[
    Target | None,
    typer.Option(
        "--target",
        help=say("Predicate aimed at; by default the one on the sheet Identitas, else WBK."),
        case_sensitive=False,
    ),
]
ViewOption = Annotated[
    ViewChoice | None,
    typer.Option(
        "--view",
        help=say(
            "Whose answers decide the gates: the unit's (claimed, the default), those with evidence, or TPI's."
        ),
    ),
]
MarginOption = Annotated[
    str | None,
    typer.Option(
        "--margin", metavar="N", help=say("How far above each gate you want to be, in points or percent.")
    ),
]
HoldsWbkOption = Annotated[
    bool | None,
    typer.Option("--holds-wbk/--no-holds-wbk", help=say("Whether the unit already holds WBK (for WBBM).")),
]
CriteriaOption = Annotated[
    list[str] | None,
    typer.Option(
        "--criteria", metavar="DIR", help=say("Own criteria laid over those of zi. May be repeated.")
    ),
]
GatesOnlyOption = Annotated[
    bool | None,
    typer.Option(
        "--gates-only/--no-gates-only", help=say("Ready by the gates alone, without the minimum criteria.")
    ),
]
EvidenceDirOption = Annotated[
    str | None,
    typer.Option(
        "--evidence-dir",
        metavar="DIR",
        help=say("Look below this folder for the files that are given as evidence."),
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=say("Settings; by default the nearest zi.toml, from the current folder upwards."),
    ),
]
NoConfigOption = Annotated[bool, typer.Option("--no-config", help=say("Use no zi.toml."))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a workbook is held against, and whose answers count; None where the call does not say."""

    target: TargetOption = None
    view: ViewOption = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what it is judged ready; None where the call does not say."""

    holds_wbk: HoldsWbkOption = None
    criteria: CriteriaOption = None
    gates_only: GatesOnlyOption = None
