"""Every hostile file, built and pushed through every output once for all tests."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.builders.command import ROOT, environment
from tests.builders.hostile import HOSTILE
from tests.cli.conftest import Said
from zi_cli.cli.main import run
from zi_cli.criteria.criteria_set import CriteriaSet

Outcomes = Mapping[str, Mapping[str, Any]]
"""Name of a file → output → how it went."""
_PROCESSES = 2
_TIMEOUT = 300


@pytest.fixture
def here_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run zi in this process and in a folder, which is made."""

    def here_in(folder: Path, *arguments: str) -> Said:
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(list(arguments))
        return Said(int(code), *capsys.readouterr())

    return here_in


@pytest.fixture(scope="session")
def outcomes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, criteria: CriteriaSet
) -> Outcomes:
    folder = tmp_path_factory.mktemp("jahat")
    wanted = {item.callspec.params.get("name") for item in request.session.items if hasattr(item, "callspec")}
    names = [name for name in HOSTILE if name in wanted]
    paths = {name: HOSTILE[name].build(folder / f"{name}{HOSTILE[name].suffix}", criteria) for name in names}
    shares = [list(paths.values())[start::_PROCESSES] for start in range(_PROCESSES)]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        parts = list(pool.map(_run, [folder / str(number) for number in range(_PROCESSES)], shares))
    found = {name: result for part in parts for name, result in part.items()}
    return {name: found[str(path)] for name, path in paths.items()}


def _run(folder: Path, paths: Sequence[Path]) -> dict[str, Any]:
    folder.mkdir()
    (folder / "jobs.json").write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.outputs", folder / "jobs.json", folder / "results.json"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=_TIMEOUT,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    results: dict[str, Any] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return results
