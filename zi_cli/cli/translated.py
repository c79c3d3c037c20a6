"""Typer's commands with the few words of its help that it does not translate itself."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from zi_cli.cli.session import say


class TranslatedCommand(TyperCommand):
    """A command whose help is in the language in force."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=say("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this help and exit.")
        return option


class TranslatedGroup(TyperGroup):
    """A group of commands whose help is in the language in force."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=say("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this help and exit.")
        return option
