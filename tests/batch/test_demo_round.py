"""A constructed round, file by file: what was put in on purpose is found in the list where it belongs, and nowhere else."""

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.batch.test_command import outputs
from tests.builders.command import environment, zi
from zi_cli.demo.units.planned import UNREADABLE, Defect
from zi_cli.demo.units.write import write_units

UNITS = 48

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("round")
    write_units(folder / "c", UNITS)
    zi(
        "batch",
        "c/units",
        "--roster",
        "c/units.csv",
        "-o",
        "out",
        "--no-cache",
        "--reports",
        "html",
        cwd=folder,
    )
    return folder


def truth(home: Path, *defects: Defect) -> dict[str, str]:
    """File → unit of the lines that name one of these defects."""
    text = (home / "c/KETERANGAN.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    return {f"c/units/{row['file']}": row["name"] for row in rows if row["defect"] in defects}


def test_every_unit_and_every_file_is_in_its_own_list(home: Path) -> None:
    recap: dict[str, Any] = json.loads((home / "out/recap.json").read_bytes())
    missing = csv.DictReader((home / "c/KETERANGAN.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {unit["name"] for unit in recap["missing"]} == {
        row["name"] for row in missing if row["defect"] == Defect.MISSING
    }
    listed = {
        what: {one["file"]["path"] for one in recap[what]} for what in ("refused", "duplicates", "unknown")
    }
    assert listed == {
        "refused": set(truth(home, *UNREADABLE)),
        "duplicates": set(truth(home, Defect.OLDER)),
        "unknown": set(truth(home, Defect.UNKNOWN)),
    }
    assert {one["counted"] for one in recap["duplicates"]} == set(truth(home, Defect.NEWER))
    apart = (Defect.MISSING, *UNREADABLE, Defect.OLDER, Defect.UNKNOWN, Defect.LOCK)
    counted = {unit["file"]["path"]: unit["name"] for unit in recap["units"] if unit["state"] == "assessed"}
    assert counted == truth(home, *(one for one in Defect if one not in apart))
    assert len(recap["units"]) == UNITS
    assert recap["files"]["temporary"] == len(truth(home, Defect.LOCK))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process there")
def test_stopped_wherever_it_may_be_and_resumed_gives_the_same_bytes(home: Path, tmp_path: Path) -> None:
    call = ["batch", "c/units", "--roster", "c/units.csv", "-o", "resumed", "--reports", "html"]
    own = {"ZI_CACHE_DIR": str(tmp_path / "cache")}
    stopped = 0
    for reports in (0, 1, 12):  # stopped while files are read, and twice while reports are written
        process = subprocess.Popen(
            [sys.executable, "-m", "zi_cli", *call], cwd=home, env=environment(**own),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None:
            records = len(list((tmp_path / "cache").glob("records/*/*.json")))
            if records >= 3 and len(list((home / "resumed").glob("reports/*.html"))) >= reports:
                process.send_signal(signal.SIGINT)
                break
            time.sleep(0.01)
        stopped += process.wait(30) == 130
    assert stopped
    zi(*call, cwd=home, **own)
    assert outputs(home / "resumed") == outputs(home / "out")


def test_one_job_gives_the_same_bytes(home: Path) -> None:
    call = ["batch", "c/units", "--roster", "c/units.csv", "-o", "one", "--no-cache", "--jobs", "1"]
    zi(*call, "--reports", "html", cwd=home)
    assert outputs(home / "one") == outputs(home / "out")
