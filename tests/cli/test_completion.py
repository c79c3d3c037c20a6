"""Shell completion, through the protocol that the shells' scripts speak."""

import pytest

from tests.builders.command import zi


def offered(line: str, **env: str) -> list[str]:
    """What Tab offers in bash at the end of `line`."""
    words = line.split()
    position = len(words) if line.endswith(" ") else len(words) - 1
    done = zi(_ZI_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(position), **env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("zi ", ["check", "explain", "demo", "criteria", "schema"]),
        ("zi ch", ["check"]),
        ("zi --lang en cri", ["criteria"]),
        ("zi --la", ["--lang"]),
        ("zi --lang ", ["id", "en"]),
        ("zi criteria ", ["list", "show", "validate"]),
        ("zi check --fo", ["--format"]),
        ("zi check --format ", ["text", "json"]),
        ("zi check x.xlsx --format j", ["json"]),
        ("zi check --target ", ["WBK", "WBBM"]),
        ("zi check --view ", ["claimed", "supported", "tpi"]),
        ("zi check --fail-on ", ["error", "warning", "info"]),
        ("zi check --explain A.II.", ["A.II.1", "A.II.1.i.a"]),
        ("zi check --explain facil", ["facilities", "facilities.service-room"]),
        ("zi check --gat", ["--gates-only"]),
        ("zi explain spa", ["spak"]),
        ("zi explain unit.", ["unit.lhkpn"]),
        ("zi explain ZI4", ["ZI401"]),
        ("zi criteria show ", ["lke-zi-2026", "minimum", "prerequisites"]),
        ("zi schema ", ["assessment", "pack", "questions"]),
        ("zi demo --", ["--force", "--help"]),
    ],
)
def test_tab_offers(line: str, some: list[str]) -> None:
    found = offered(line)
    assert set(some) <= set(found)
    start = "" if line.endswith(" ") else line.split()[-1]
    assert all(word.startswith(start) for word in found)


def test_file_names_are_left_to_the_shell() -> None:
    assert offered("zi check ") == []
    script = zi("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").stdout
    assert "complete -o default" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_gets_its_script_and_its_answers(shell: str) -> None:
    script = zi("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (script.returncode, script.stderr) == (0, "")
    assert f"complete_{shell}" in script.stdout
    answers = zi(
        _ZI_COMPLETE=f"complete_{shell}",
        COMP_WORDS="zi che",
        COMP_CWORD="1",
        _TYPER_COMPLETE_ARGS="zi che",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="che",
    )
    assert (answers.returncode, answers.stderr) == (0, "")
    assert "check" in answers.stdout


def test_a_shell_that_nobody_knows_is_a_wrong_call() -> None:
    done = zi("--show-completion", "tcsh", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 2
