"""The command line: commands, and what is said about a wrong call."""

import gettext
import os
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.exceptions import TyperException

from zi_cli import __version__
from zi_cli.cli.session import complain, say, translator, write_line
from zi_cli.cli.typer_parts import ZiCommand, ZiGroup
from zi_cli.errors import ExitCode
from zi_cli.language import DOMAIN, LOCALE_FOLDER, msg

COMMANDS: Final = ("check", "explain", "demo", "criteria", "schema")
"""Commands in the order of the help; each is a module of zi_cli.cli.commands."""


def build_app(wanted: str | None = None) -> typer.Typer:
    """The commands, with their help in the language in force; only `wanted`, if it is one, to start quickly."""
    _translate_typer()
    app = typer.Typer(
        name="zi",
        help=say("Checks the self-assessment (LKE) of a Zona Integritas unit, before an assessor does."),
        epilog=say(
            "Every command takes --lang id|en (or ZI_LANG). No network, no macros; nothing read is ever written to."
        ),
        cls=ZiGroup,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    app.callback()(_options)
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        module = import_module(f"zi_cli.cli.commands.{name}")
        if hasattr(module, "build"):
            app.add_typer(module.build(), name=name)
        else:
            command = app.command(name, cls=ZiCommand, help=module.help_text(), epilog=module.example())
            command(module.run)
    return app


def _options(
    version: Annotated[
        bool, typer.Option("--version", help=say("Show the version and exit."), is_eager=True)
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="id|en", help=say("Language of the output."), show_default=False)
    ] = "id",
) -> None:
    del lang  # read before the command line is, see main.py; declared here for --help
    if version:
        write_line(f"zi {__version__}")
        raise typer.Exit(ExitCode.READY)


_TYPER_WORDS = (
    # Words of Typer's own, listed so that they are in the catalogue.
    msg("Arguments"),
    msg("Options"),
    msg("Commands"),
    msg("required"),
    msg("default: {default}"),
    msg("Missing command."),
    msg("No such command {name!r}."),
)


def _translate_typer() -> None:
    """Typer asks the process's gettext for its own words; ours are in the same catalogue."""
    os.environ["LANGUAGE"] = translator().language
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)


def run_app(arguments: list[str]) -> int:
    """Run the command line; the exit code. Wrong calls are told here, everything else by the boundary."""
    command = typer.main.get_command(build_app(arguments[0] if arguments else None))
    try:
        result = command.main(args=arguments, prog_name="zi", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except TyperException as fault:
        return _wrong_call(fault)
    return result if isinstance(result, int) else ExitCode.READY


def _wrong_call(fault: Any) -> int:
    """Typer's own complaint about a call, in the language in force."""
    kind = type(fault).__name__
    context = getattr(fault, "ctx", None)
    path = context.command_path if context is not None else "zi"
    if kind == "NoArgsIsHelpError":
        complain(str(fault.message))
        return ExitCode.USAGE
    if kind == "NoSuchOption":
        text = say("there is no option {option}", option=fault.option_name)
        near = getattr(fault, "possibilities", None)
        if near:
            text += ". " + say("Did you mean {near}?", near=", ".join(sorted(near)))
    elif kind == "MissingParameter":
        name = getattr(fault.param, "metavar", None) or getattr(fault.param, "name", "?")
        text = say("{name} is missing", name=name)
    elif kind == "BadParameter":
        text = str(fault.message)
    else:
        text = fault.format_message()
    complain(f"zi: {text}")
    complain(say("See: {command} --help", command=path))
    return ExitCode.USAGE
