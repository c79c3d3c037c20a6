"""Typer's commands with the few words of its help that it does not translate itself."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from zi_cli.cli.session import say


class _Translated:
    """Mixed in before a command class of Typer's."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line, with its first word in the language in force."""
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        """Typer's --help, described in the language in force."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("Show this help and exit.")
        return option


class TranslatedCommand(_Translated, TyperCommand):
    """A command whose help is in the language in force."""


class TranslatedGroup(_Translated, TyperGroup):
    """A group of commands whose help is in the language in force."""
