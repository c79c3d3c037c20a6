"""Help: for every command, in both languages, with an example that can be copied."""

import re
from collections.abc import Callable

import pytest

from tests.cli.conftest import Said
from zi_cli.cli.app import COMMANDS

Here = Callable[..., Said]
ALL = (
    [[name] for name in COMMANDS]
    + [["criteria", name] for name in ("list", "show", "validate")]
    + [["template", "export"]]
)
EXAMPLE = {"id": "Contoh: zi ", "en": "Example: zi "}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_command_ends_its_help_with_an_example(here: Here, command: list[str], language: str) -> None:
    said = here(*command, "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    last = said.out.strip().splitlines()[-1].strip()
    assert last.startswith(f"{EXAMPLE[language]}{command[0]}")
    assert all(len(line) <= 80 for line in said.out.splitlines())
    assert here(*command, "-h", "--lang", language).out == said.out


@pytest.mark.parametrize("command", [[], *ALL], ids=" ".join)
def test_the_help_speaks_one_language(here: Here, command: list[str]) -> None:
    english, indonesian = (here(*command, "--help", "--lang", lang).out for lang in ("en", "id"))
    for word in (
        "Usage:",
        "Options:",
        "Show this help",
        "default:",
        "required",
        "for the current shell",
        "Commands:",
    ):
        assert word not in indonesian
    assert indonesian.startswith("Pemakaian: zi")
    assert english.startswith("Usage: zi")
    assert english.count("\n  --") == indonesian.count("\n  --")


def test_the_help_lists_every_command_with_its_whole_sentence(here: Here) -> None:
    shown = here("--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", shown, re.MULTILINE)
    assert "..." not in shown.replace("[ARGS]...", "")


def test_without_arguments_zi_helps(here: Here) -> None:
    said = here()
    assert (said.code, said.out) == (2, "")
    assert said.err.strip() == here("--help").out.strip()


def test_the_language_may_stand_anywhere(here: Here) -> None:
    wanted = here("explain", "12", "--lang", "en").out
    assert here("--lang", "en", "explain", "12").out == wanted
    assert here("explain", "--lang=en", "12").out == wanted


def test_the_version(here: Here) -> None:
    from zi_cli import __version__

    assert here("--version").out == f"zi {__version__}\n"


def test_examples_name_commands_and_options_that_there_are(here: Here) -> None:
    for command in ALL:
        example = here(*command, "--help").out.strip().splitlines()[-1]
        words = example.partition("zi ")[2].split()
        assert words[: len(command)] == command or command == ["criteria"]
        for option in (word for word in words if word.startswith("--")):
            assert f"  {option} " in here(*command, "--help").out
