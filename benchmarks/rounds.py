"""The rounds that batches are timed on: constructed ones, made once and kept, or a folder of workbooks."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ZI: Final = [sys.executable, "-c", "from zi_cli.cli.main import main; main()"]
READ_BY_ALL: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class Round:
    """Workbooks of many units."""

    name: str
    roster: Path | None
    listed: Path
    """Text file with the path of each xlsx of the round: every program reads these and no others."""
    files: int


def constructed_round(home: Path, units: int) -> Round:
    """`zi demo --units`, unless it is there already."""
    folder = home / f"round-{units}"
    done = folder / "done"
    if not done.exists():
        subprocess.run(
            [*ZI, "demo", str(folder), "--units", str(units), "--force"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        done.touch()
    return _listed(f"{units} units", folder / "units", folder / "units.csv", folder)


def round_of(home: Path, folder: Path) -> Round:
    """The workbooks in a folder of one's own."""
    home.mkdir(parents=True, exist_ok=True)
    return _listed(folder.name, folder.resolve(), None, home)


def _listed(name: str, folder: Path, roster: Path | None, home: Path) -> Round:
    paths = sorted(path for path in folder.rglob(f"*{READ_BY_ALL}") if path.name[:2] != "~$")
    listed = home / "files.txt"
    listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    return Round(name, roster, listed, len(paths))
