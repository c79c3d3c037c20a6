"""Workbooks that many tests of the command line read, and a way to run it in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders.forms import with_forms, with_identity
from tests.builders.lke import best, blank, save_lke
from zi_cli.cli.main import run
from zi_cli.criteria.criteria_set import CriteriaSet
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


@pytest.fixture(scope="session")
def prepared(folder: Path, criteria: CriteriaSet) -> Path:
    """Full marks, and every minimum criterion and prerequisite met."""
    return with_forms(save_lke(folder / "lengkap.xlsx", criteria.lke), criteria)


@pytest.fixture(scope="session")
def unprepared(folder: Path, criteria: CriteriaSet) -> Path:
    """Full marks and all gates of WBBM, but minimum criteria not met, unknown, and not understood."""
    path = with_forms(
        save_lke(folder / "belum-lengkap.xlsx", criteria.lke),
        criteria,
        {
            "facilities.building-safety": "Sebagian",
            "facilities.service-room": "Belum",
            "facilities.complaint-point": "entahlah",
            "business_process.work-division": None,
            **{item: "Belum" for item in criteria.minimum.criteria if item.startswith("hr.")},
        },
        {"unit.sakip": "C", "unit.audit-follow-up": 99.999, "agency.reform-index": "B"},
    )
    return with_identity(path, criteria, unit="BALAI CONTOH", target="WBBM", holds_wbk="Ya")
