"""The command line: commands, and what is said about a wrong call."""

import gettext
import os
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.exceptions import TyperException

from zi_cli import __version__
from zi_cli.cli.option_groups import spread
from zi_cli.cli.session import ReaderGone, complain, say, translator, write_line
from zi_cli.cli.typer_parts import ZiCommand, ZiGroup, did_you_mean
from zi_cli.errors import ExitCode
from zi_cli.language import DOMAIN, LANGUAGES, LOCALE_FOLDER, msg

COMMANDS: Final = (
    "template",
    "check",
    "report",
    "plan",
    "fgd",
    "batch",
    "explain",
    "demo",
    "criteria",
    "schema",
)
"""Commands in the order of the help; each is a module of zi_cli.cli.commands."""


def build_app(wanted: str | None = None) -> typer.Typer:
    """The commands, with their help in the language in force; only `wanted`, if it is one, to start quickly."""
    _translate_typer()
    app = typer.Typer(
        name="zi",
        help=say("Checks the self-assessment (LKE) of a Zona Integritas unit, before an assessor does."),
        epilog=say(
            "Every command takes --lang id|en (or ZI_LANG). No network unless asked for, no macros; "
            "nothing read is ever written to."
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
            text = module.help_text()
            app.command(name, cls=ZiCommand, help=text, short_help=text, epilog=module.example())(
                spread(module.run)
            )
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        write_line(f"zi {__version__}")
        raise typer.Exit(ExitCode.READY)


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=say("Show the version and exit."), is_eager=True, callback=_show_version
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="|".join(LANGUAGES),
            help=say("Language of the output."),
            show_default=False,
            autocompletion=lambda: list(LANGUAGES),
        ),
    ] = "id",
) -> None:
    """Both are seen to elsewhere: the version above, the language before anything else (main.py)."""


_TYPER_WORDS = (
    # Words of Typer's own, listed so that they are in the catalogue.
    msg("Arguments"),
    msg("Options"),
    msg("Commands"),
    msg("required"),
    msg("default: {default}"),
    msg("Missing command."),
    msg("Install completion for the current shell."),
    msg("Show completion for the current shell, to copy it or customize the installation."),
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
        return _wrong_call(fault, arguments)
    except SystemExit as end:  # how completion ends; 1 where the shell is not one that Typer knows
        if isinstance(end.__context__, BrokenPipeError):
            raise ReaderGone from end
        return ExitCode.USAGE if end.code else ExitCode.READY
    return result if isinstance(result, int) else ExitCode.READY


def _wrong_call(fault: Any, arguments: list[str]) -> int:
    """Typer's own complaint about a call, in the language in force."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        complain(str(fault.message))
        return ExitCode.USAGE
    context = getattr(fault, "ctx", None)
    command = f"zi {arguments[0]}" if arguments and arguments[0] in COMMANDS else "zi"
    complain(f"zi: {_what_is_wrong(fault)}")
    complain(say("See: {command} --help", command=context.command_path if context else command))
    return ExitCode.USAGE


def _what_is_wrong(fault: Any) -> str:
    kind = type(fault).__name__
    if kind == "NoSuchOption":
        text = say("there is no option {option}", option=fault.option_name)
        near = getattr(fault, "possibilities", None)
        return f"{text}. {did_you_mean(sorted(near))}" if near else text
    if kind == "BadOptionUsage":
        if "not take" in fault.message:
            return say("{option} takes no value", option=fault.option_name)
        return say("{option} needs a value", option=fault.option_name)
    if kind == "MissingParameter":
        return _what_is_missing(fault)
    if fault.message.startswith("Got unexpected extra argument"):
        return _too_many(fault)
    return str(fault.message)


def _what_is_missing(fault: Any) -> str:
    """What a command cannot do without, in words, and a call that has it."""
    param, context = fault.param, getattr(fault, "ctx", None)
    if getattr(param, "param_type_name", "") == "option":
        text = say("{option} is missing", option=param.opts[0])
    else:
        named = {
            "file": say("the workbook is missing"),
            "files": say("the workbooks are missing"),
            "inputs": say("the workbooks, or the folders that hold them, are missing"),
            "items": say("what to explain is missing"),
            "pack": say("the pack is missing"),
        }
        text = named.get(param.name) or say("{name} is missing", name=param.metavar or param.name)
    example = getattr(getattr(context, "command", None), "epilog", None)
    return f"{text}. {example}" if example else text


def _too_many(fault: Any) -> str:
    """What is left over after the arguments that a command takes."""
    extra = fault.message.partition(" (")[2].removesuffix(")")
    context = getattr(fault, "ctx", None)
    takes = [] if context is None else [p for p in context.command.params if p.param_type_name == "argument"]
    if any(param.name == "file" for param in takes):
        return say("one file at a time; this is too much: {extra}", extra=extra)
    return say("this is too much: {extra}", extra=extra)
