"""What is slow to import is imported by the command that needs it, not by `zi check --format json`."""

from pathlib import Path

import pytest

from tests.builders.command import python

HEAVY = (
    "pydantic",
    "yaml",
    "rich",
    "openpyxl",
    "xlrd",
    "xlsxwriter",
    "numpy",
    "jsonschema",
    "rapidfuzz.process",
)


def loaded(*arguments: str, cache: Path) -> set[str]:
    """Modules that a run of zi has imported; its output is thrown away."""
    done = python(
        "import io, sys\n"
        "from zi_cli.cli.main import run\n"
        "stdout, sys.stdout = sys.stdout, io.StringIO()\n"
        f"run({list(arguments)!r})\n"
        "stdout.write(' '.join(sys.modules))",
        ZI_CACHE_DIR=str(cache),
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    loaded("explain", "1", cache=folder)
    return folder


def test_json_needs_none_of_the_heavy_modules(ready: Path, prepared: Path, cache: Path) -> None:
    for path in (ready, prepared):
        modules = loaded("check", str(path), "--format", "json", cache=cache)
        assert "zi_cli.report.json_format" in modules
        assert modules.isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["nonsense"]])
def test_help_reads_no_criteria_and_no_workbook(arguments: list[str], cache: Path) -> None:
    modules = loaded(*arguments, cache=cache)
    assert modules.isdisjoint(HEAVY)
    assert modules.isdisjoint({"zi_cli.criteria.load", "zi_cli.criteria.lke.build", "zi_cli.workbook.read"})


def test_the_text_view_needs_rich_only(ready: Path, cache: Path) -> None:
    modules = loaded("check", str(ready), cache=cache)
    assert modules.isdisjoint(set(HEAVY) - {"rich"})


def test_only_the_command_that_runs_is_built(ready: Path, cache: Path) -> None:
    modules = loaded("check", str(ready), "--format", "json", cache=cache)
    commands = {name for name in modules if name.startswith("zi_cli.cli.commands.")}
    assert commands == {"zi_cli.cli.commands.check"}
