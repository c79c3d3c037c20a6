"""A few hostile files as a script meets them: a process of its own, with its exit code, stderr and memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.command import ROOT, TRACEBACK, environment
from tests.builders.hostile import HOSTILE
from tests.hostile.test_every_output import MOST_MEGABYTES
from zi_cli.criteria.criteria_set import CriteriaSet


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("ods-blok-kosong", (0, 1)),
        ("sel-xfd1048576", (0, 1)),
        ("entitas-berlipat", (3,)),
        ("xlsb-teks-kosong", (3,)),
        ("rumus", (0, 1)),
    ],
)
def test_process(tmp_path: Path, criteria: CriteriaSet, name: str, codes: tuple[int, ...]) -> None:
    path = HOSTILE[name].build(tmp_path / f"{name}{HOSTILE[name].suffix}", criteria)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.memory", "check", path, "--format", "csv", "--lang", "en"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode in codes, done.stderr
    assert TRACEBACK not in done.stderr
    assert HOSTILE[name].refused in done.stderr
    assert float(done.stderr.splitlines()[-1]) < MOST_MEGABYTES
