"""Push files through every output in one process: `python -m tests.hostile.outputs JOBS.json RESULTS.json`.

Each file is read once and then shown in every way, as that is the same as reading it for each. What a run says, how
it ends and how much memory it took at most goes into RESULTS.json.
"""

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zi_cli.errors import InputProblem
from zi_cli.workbook import read

LIMIT: int = 3 << 30
"""Bytes of address space, so that a defect does not take the machine with it."""


def read_once(reader: Callable[..., Any]) -> Callable[..., Any]:
    """`reader`, which keeps what it made of the last file."""
    last: dict[Path, Any] = {}

    def read(path: Path, pack: Any) -> Any:
        if path not in last:
            last.clear()
            try:
                last[path] = reader(path, pack)
            except InputProblem as problem:
                last[path] = problem.with_traceback(None)
        if isinstance(last[path], InputProblem):
            raise last[path]
        return last[path]

    return read


def ways(path: Path, folder: Path) -> Mapping[str, list[str]]:
    """How each output is asked for."""
    from zi_cli.report.formats import FORMATS

    check = ["check", str(path), "--lang", "en", "--no-config"]
    formats = {name: [*check, "--format", name] for name in FORMATS}
    formats["json"] += ["--annotate", str(folder / f"{path.stem}-catatan.xlsx")]
    formats["jsonl"] += ["--evidence-dir", str(folder)]
    return {
        "text": check,
        "verbose": [*check, "--verbose", "--explain", "total"],
        **formats,
        "template": [
            "template",
            "--from",
            str(path),
            "-o",
            str(folder / f"{path.stem}-baru.xlsx"),
            "--lang",
            "en",
        ],
    }


def peak_megabytes() -> float:
    """The most memory that this process has held; 0 where that is not known."""
    status = Path("/proc/self/status")  # ru_maxrss of Linux is at least what the parent had
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024  # bytes on macOS


def say(arguments: list[str], out: Path) -> dict[str, Any]:
    """Run zi with these arguments; what it says goes to the file `out`."""
    from zi_cli.cli.main import run

    errors, start = io.StringIO(), time.process_time()
    with (
        out.open("w", encoding="utf-8", newline="") as stream,
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(errors),
    ):
        code = int(run(arguments))
    seconds = time.process_time() - start
    return {
        "code": code,
        "out": str(out),
        "err": errors.getvalue(),
        "peak": peak_megabytes(),
        "seconds": seconds,
    }


def main(jobs: Path, results: Path) -> None:
    """Run all jobs: names of files."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    except ImportError:  # Windows
        pass
    read.read_lke = read_once(read.read_lke)
    found: dict[str, dict[str, Any]] = {}
    for name in json.loads(jobs.read_text(encoding="utf-8")):
        path = Path(name)
        asked = ways(path, results.parent)
        found[name] = {
            way: say(arguments, results.parent / f"{path.stem}.{way}") for way, arguments in asked.items()
        }
        results.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
