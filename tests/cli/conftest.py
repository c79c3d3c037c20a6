"""Workbooks that many tests of the command line read, and a way to run it in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders.lke import best, blank, save_lke
from zi_cli.cli.main import run
from zi_cli.criteria.lke.pack import Pack
from zi_cli.demo.sample import write_sample


@dataclass(frozen=True)
class Said:
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run zi in this process: many times faster than a process of its own, where the process is not the matter."""

    def here(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(int(code), out, err)

    return here


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lke")


@pytest.fixture(scope="session")
def ready(folder: Path, pack: Pack) -> Path:
    """Full marks, evidence for everything."""
    return save_lke(folder / "siap.xlsx", pack)


@pytest.fixture(scope="session")
def empty(folder: Path, pack: Pack) -> Path:
    """Nothing filled in."""
    return save_lke(folder / "kosong.xlsx", pack, blank(pack))


@pytest.fixture(scope="session")
def unsupported(folder: Path, pack: Pack) -> Path:
    """Full marks, but one answer without evidence: ready, with a warning."""
    return save_lke(folder / "tanpa-bukti.xlsx", pack, best(pack, unsupported=[12]))


@pytest.fixture(scope="session")
def sample(folder: Path, pack: Pack) -> Path:
    """The sample of `zi demo`."""
    return write_sample(folder / "contoh", pack)
