"""The constructed rounds that batches are timed on, made once and kept."""

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

    units: int
    roster: Path
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
    paths = sorted(path for path in (folder / "units").rglob(f"*{READ_BY_ALL}") if path.name[:2] != "~$")
    listed = folder / "files.txt"
    listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    return Round(units, folder / "units.csv", listed, len(paths))
