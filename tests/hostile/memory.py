"""Run zi and say on stderr, as the last line, how many megabytes it held at most: `python -m tests.hostile.memory …`."""

import sys
from pathlib import Path

from zi_cli.cli.main import run


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


if __name__ == "__main__":
    code = run(sys.argv[1:])
    sys.stderr.write(f"{peak_megabytes()}\n")
    sys.exit(code)
