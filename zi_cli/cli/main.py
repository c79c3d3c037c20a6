"""Entry point: the language first, since help texts depend on it, then the command line."""

import gc
import os
import signal
import sys
from typing import Final

from zi_cli.cli.session import complain, prepare_streams, say, use_language
from zi_cli.errors import ExitCode
from zi_cli.language import LANGUAGES, chosen_language

_COLLECTED: Final = 100_000
"""New objects after which Python looks for what refers to itself: nearly all that a command makes is used to its end,
and looking through it again and again takes a tenth of the time."""


def main() -> None:
    """Run `zi` and exit with its code."""
    gc.set_threshold(_COLLECTED)
    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:  # who is told to end cleans up as after ^C
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # so early that nothing can be said yet
        code = ExitCode.INTERRUPTED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run `zi` with `arguments`; the exit code."""
    from zi_cli.cli.boundary import guarded

    prepare_streams()
    use_language(chosen_language(arguments))
    unknown = _unknown_language(arguments)
    if unknown is not None:
        complain(f"zi: {unknown}")
        return ExitCode.USAGE
    return guarded(lambda: _run_app(_without_language(arguments)))


def _run_app(arguments: list[str]) -> int:
    from zi_cli.cli.app import run_app

    return run_app(arguments)


def _without_language(arguments: list[str]) -> list[str]:
    """`--lang` may stand anywhere; it has been read already. Completion asks with no arguments at all."""
    rest: list[str] = []
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument == "--":
            return rest + arguments[position:]
        if argument == "--lang":
            position += 1
        elif not argument.startswith("--lang="):
            rest.append(argument)
        position += 1
    return rest


def _unknown_language(arguments: list[str]) -> str | None:
    """What is wrong with the language asked for, if anything."""
    asked = os.environ.get("ZI_LANG") or None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            if position + 1 == len(arguments):
                return say("{option} needs a value", option=argument)
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    if asked is None or asked in LANGUAGES:
        return None
    return say(
        "there is no language {language}; there are {languages}",
        language=asked,
        languages=", ".join(LANGUAGES),
    )
