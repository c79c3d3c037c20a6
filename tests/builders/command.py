"""The command line as a process of its own, the way a script or a terminal starts it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_UNSET = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "ZI_LANG", "ZI_DEBUG", "LANGUAGE", "PYTHONIOENCODING",
)  # fmt: skip
TRACEBACK = "Traceback (most recent call last)"


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what changes the output, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "error", **more}


def zi(*arguments: str | Path, cwd: Path | None = None, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run `python -m zi_cli` with these arguments; never a traceback, whatever else happens."""
    done = subprocess.run(
        [sys.executable, "-m", "zi_cli", *map(str, arguments)],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        encoding=env.get("PYTHONIOENCODING", "utf-8"),
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert TRACEBACK not in done.stdout + done.stderr
    return done


def python(program: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run a small program that puts something wrong into zi before it starts it."""
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment(**env),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
