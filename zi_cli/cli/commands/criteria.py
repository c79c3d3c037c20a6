"""`zi criteria`: which packs there are, what is in them, and whether they are right."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.session import say, translator, write_line, write_view
from zi_cli.cli.typer_parts import ZiCommand, ZiGroup
from zi_cli.errors import ExitCode
from zi_cli.resources import DEFAULT_PACK


def build() -> typer.Typer:
    """The group of commands."""
    text = say("Criteria packs: list, show, validate.")
    group = typer.Typer(
        cls=ZiGroup,
        help=text,
        short_help=text,
        epilog=say("Example: zi criteria validate my-pack/"),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for name, run, text, example in (
        ("list", list_packs, say("List the packs that travel with zi."), say("Example: zi criteria list")),
        (
            "show",
            show,
            say("Show a pack: weights and gates, or the criteria, and the sources."),
            say("Example: zi criteria show lke-zi-2026"),
        ),
        (
            "validate",
            validate,
            say("Check the files of packs; every mistake with its line."),
            say("Example: zi criteria validate my-pack/"),
        ),
    ):
        group.command(name, cls=ZiCommand, help=text, short_help=text, epilog=example)(run)
    return group


def list_packs() -> int:
    """Kind, id, version, name and counts of every pack."""
    from zi_cli.cli.views.pack import overview
    from zi_cli.criteria.layers import pack_folders
    from zi_cli.criteria.load import load_folder

    write_view(overview([pack for folder in pack_folders().values() for pack in load_folder(folder)]))
    return ExitCode.READY


def _complete(incomplete: str) -> list[str]:
    """What Tab offers."""
    from zi_cli.criteria.layers import pack_folders

    return [name for name in pack_folders() if name.startswith(incomplete)]


def show(
    pack: Annotated[
        str,
        typer.Argument(
            metavar="PACK", help=say("Id of a pack, or a folder with criteria."), autocompletion=_complete
        ),
    ] = DEFAULT_PACK,
) -> int:
    """What the pack, or the folder, holds."""
    from zi_cli.cli.views.pack import view
    from zi_cli.criteria.load import find_pack, load_folder

    write_view(*(view(found) for found in load_folder(find_pack(pack))))
    return ExitCode.READY


def validate(
    packs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PACK",
            help=say("Ids or folders; all packs of zi if none is named."),
            show_default=False,
            autocompletion=_complete,
        ),
    ] = None,
) -> int:
    """Compile the packs without any cache; CriteriaProblem lists every mistake of all of them."""
    from zi_cli.criteria.layers import pack_folders
    from zi_cli.criteria.load import check_folder, find_pack, unread_files
    from zi_cli.criteria.mistakes import CriteriaProblem, Mistake

    folders = [find_pack(name) for name in packs] if packs else list(pack_folders().values())
    mistakes: list[Mistake] = []
    for folder in folders:
        found = check_folder(folder)
        mistakes += found
        if not found:
            write_line(translator().say("{folder}: no mistakes", folder=folder))
        _tell_unread(folder, unread_files(folder))
    if mistakes:
        raise CriteriaProblem(mistakes)
    return ExitCode.READY


_NAMED = 10
"""Unread files of a folder that are named."""


def _tell_unread(folder: Path, files: Sequence[Path]) -> None:
    """Name what is not read: a misspelt or misplaced file would otherwise be missed in silence."""
    for file in files[:_NAMED]:
        name = file.relative_to(folder).as_posix()
        write_line(
            say(
                "{folder}: not read, because no file of criteria has such a name: {file}",
                folder=folder,
                file=name,
            )
        )
    if len(files) > _NAMED:
        write_line(say("{folder}: {count} more files are not read", folder=folder, count=len(files) - _NAMED))
