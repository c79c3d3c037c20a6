"""Every command and option is described, and every call in the documentation is a call that zi takes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.docs.documents import DOCS, FILES, ROOT, calls, name
from zi_cli.cli.app import build_app
from zi_cli.cli.commands.schema import SchemaName

GUIDE = "\n".join(file.read_text(encoding="utf-8") for file in sorted(DOCS.glob("*.md")))
ENDS_THE_PROGRAM = {"--help", "-h", "--version", "--install-completion", "--show-completion"}
"""Options that act while the call is read; only their names are looked at."""


def root() -> Any:
    return typer.main.get_command(build_app())


def walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for sub_name, sub in getattr(command, "commands", {}).items():
        yield from walk(f"{path} {sub_name}", sub)


def options(command: Any) -> set[str]:
    context = command.context_class(command, info_name="zi")
    parameters = command.get_params(context)
    return {
        option
        for parameter in parameters
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    }


COMMANDS = dict(walk("zi", root()))


@pytest.mark.parametrize("path", COMMANDS)
def test_command_is_described(path: str) -> None:
    assert path == "zi" or re.search(rf"\b{path}\b", GUIDE), f"{path} stands nowhere in docs/*.md"


@pytest.mark.parametrize("path", COMMANDS)
def test_options_are_described(path: str) -> None:
    missing = {
        option for option in options(COMMANDS[path]) if not re.search(rf"(?<![\w-]){option}(?![\w-])", GUIDE)
    }
    assert not missing, f"{path}: options that stand nowhere in docs/*.md"


def test_schemas_are_described() -> None:
    assert not [
        schema for schema in SchemaName if f"`zi schema {schema}`" not in GUIDE and schema != "assessment"
    ]


def test_environment_variables_are_described() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "zi_cli").rglob("*.py"))
    assert not {
        variable for variable in re.findall(r'"(ZI_[A-Z_]+)"', source) if f"`{variable}`" not in GUIDE
    }


def without_language(arguments: list[str]) -> list[str]:
    rest = list(arguments)
    while "--lang" in rest:
        at = rest.index("--lang")
        assert rest[at + 1] in ("id", "en")
        del rest[at : at + 2]
    return rest


@pytest.mark.parametrize("file", FILES, ids=name)
def test_calls_are_taken(file: Path) -> None:
    for call in calls(file):
        command, arguments, path = root(), without_language(call), "zi"
        while arguments and getattr(command, "commands", None) and not arguments[0].startswith("-"):
            assert arguments[0] in command.commands, f"zi {' '.join(call)}: no command {arguments[0]}"
            path, command, arguments = f"{path} {arguments[0]}", command.commands[arguments[0]], arguments[1:]
        if not arguments:
            continue  # only the command's name
        if ENDS_THE_PROGRAM & set(arguments):
            assert {a for a in arguments if a.startswith("-")} <= options(command), f"zi {' '.join(call)}"
        elif not getattr(command, "commands", None):
            command.make_context(path, arguments)  # raises where the call is wrong


def test_calls_are_found() -> None:
    """Should the documents be written in another way, the tests above must not pass for want of calls."""
    assert sum(len(calls(file)) for file in FILES) > 50
