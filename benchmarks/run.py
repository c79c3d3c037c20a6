"""All benchmarks in one run: a single check, start-up, rounds of 181 and 2,000 units, reports.

usage: python benchmarks/run.py [--quick] [--home DIR]

Every table shows zi beside programs that only open the same files, timed in turn. `--quick` only shows that all of
it works: its rounds are far too small to tell anything. Needs the dev extra; pandas is measured where it is there.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Final

import single_check
from batch import time_rounds

_UNITS: Final = [181, 2000]
_QUICK: Final = [12, 24]


def machine() -> str:
    """What it runs on: times mean nothing without it."""
    return f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--home", type=Path, help="keep the workbooks here for the next time")
    options = parser.parse_args()
    print(f"{machine()}\n")
    sys.stdout.flush()
    single_check.time_check(None, 2 if options.quick else 9)
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        time_rounds(_QUICK if options.quick else _UNITS, 1 if options.quick else 3, reports=True, home=home)


if __name__ == "__main__":
    main()
