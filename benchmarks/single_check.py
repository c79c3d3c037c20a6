"""How long one check takes, as a whole process, beside a process that only opens the same file with openpyxl.

usage: python benchmarks/single_check.py [FILE.xlsx] [--runs N]

The commands run in turn, so that a machine that slows down slows down all of them; ratios are taken pair by pair.
Without FILE the constructed sample is used. Needs the dev extra. Timings inform; they decide no test.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from zi_cli.criteria.load import load_pack
from zi_cli.demo.sample import write_sample


def seconds(command: list[str]) -> float:
    """Wall time of one run; the output is thrown away."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    time_check(options.file, options.runs)


def time_check(given: str | None, rounds: int) -> None:
    """Measure and print; without `given` the constructed sample."""
    with tempfile.TemporaryDirectory() as folder:
        file = given or str(write_sample(Path(folder), load_pack()))
        zi = [sys.executable, "-c", "from zi_cli.cli.main import main; main()"]
        commands = {
            "openpyxl load (data_only)": [
                sys.executable,
                "-c",
                "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1], data_only=True)",
                file,
            ],
            "zi check --format json": [*zi, "check", file, "--format", "json"],
            "zi check": [*zi, "check", file],
            "zi --help": [*zi, "--help"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                taken = seconds(command)
                if number:  # the first round warms up caches
                    runs[name].append(taken)
    base = runs["openpyxl load (data_only)"]
    print(f"{file}: median of {rounds} runs")
    for name, times in runs.items():
        ratio = statistics.median(taken / other for taken, other in zip(times, base, strict=True))
        print(f"{name:28} {statistics.median(times) * 1000:7.0f} ms   {ratio:5.2f} of openpyxl")


if __name__ == "__main__":
    main()
