"""Typer's commands, adapted: help in the language in force, and parameters converted without pydantic.

Parameters are converted by `conversion`. Should a later Typer keep its converters elsewhere, nothing breaks: it then
converts them itself, and only the time is lost.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from zi_cli.cli.conversion import plain_for
from zi_cli.cli.session import say, write_line
from zi_cli.language import msg

_PLACEHOLDERS: Final = tuple(
    message.template
    for message in (msg("FILE"), msg("DIR"), msg("NAME"), msg("CODE"), msg("SECONDS"), msg("ANSWER"))
)
"""What stands in the help for what one types; said in the language in force."""
_PLACEHOLDER: Final = re.compile(rf"\b(?:{'|'.join(_PLACEHOLDERS)})\b")


def _placeholder(found: re.Match[str]) -> str:
    word = found[0]
    return say(word)


class _Adapted:
    """Mixed in before a command class of Typer's."""

    def get_params(self, ctx: Any) -> Any:
        """Typer's parameters, --help and those of completion among them, with our converters."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if param.metavar:
                param.metavar = _PLACEHOLDER.sub(_placeholder, param.metavar)
            plain = plain_for(param) if getattr(param, "_runtime_param", self) is None else None
            if plain is not None:
                param._runtime_param = plain
            if param.param_type_name == "argument" and param.metavar:
                param.display_type_rich = _nothing  # "FILE..." says enough; not "FILE... <list[str]>"
            if param.name in ("install_completion", "show_completion"):
                param.help = say(param.help)
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line, with its first word in the language in force."""
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        words = {"[OPTIONS]": say("[OPTIONS]"), "COMMAND [ARGS]...": say("COMMAND [ARGS]...")}
        pieces = [words.get(piece, piece) for piece in pieces]
        formatter.write_usage(
            ctx.command_path,
            " ".join(piece.replace("{", "").replace("}", "") for piece in pieces),
            say("Usage: "),
        )

    def get_help_option(self, ctx: Any) -> Any:
        """Typer's --help, described in the language in force."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("Show this help and exit.")
            option.callback = _show_help
        return option


class ZiCommand(_Adapted, TyperCommand):
    """A command of zi."""


class ZiGroup(_Adapted, TyperGroup):
    """A group of commands of zi."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Typer's, with its complaint in the language in force."""
        name = args[0]
        if not (ctx.resilient_parsing or name.startswith("-") or self.get_command(ctx, name)):
            near = get_close_matches(name, self.list_commands(ctx), cutoff=0.5)
            text = say("there is no command {name}", name=name)
            ctx.fail(f"{text}. {did_you_mean(near)}" if near else text)
        return super().resolve_command(ctx, args)


def did_you_mean(names: Sequence[str]) -> str:
    """The names that someone who mistyped may have had in mind."""
    return say("Did you mean {near}?", near=", ".join(names))


def _show_help(ctx: Any, _param: Any, wanted: bool) -> None:
    """Through our own stream, so that a closed pipe is as quiet here as anywhere."""
    if wanted and not ctx.resilient_parsing:
        write_line(ctx.get_help())
        ctx.exit()


def _nothing(ctx: Any) -> None:  # noqa: ARG001
    return None
