"""How long a whole round takes, beside programs that only open the same workbooks.

usage: python benchmarks/batch.py [--units N … | --folder DIR] [--rounds N] [--reports] [--home DIR]

The workbooks are those of `zi demo --units`, or those in a folder; every program reads the same list of xlsx files.
Cold: zi knows its criteria but no workbook. Warm: it has seen them all. Both write recap and dashboard into an empty
folder.
Timings inform; they decide no test.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from readers import NOT_INSTALLED, READERS
from rounds import ZI, Round, constructed_round, round_of
from timing import Command, Failed, Run, run_in_turn, run_once, show

_HERE: Final = Path(__file__).parent
_WRITTEN: Final = ("recap.json", "recap.csv", "recap.xlsx", "index.html")
_DONE: Final = frozenset({0, 1, 3})
"""zi batch: all ready; some not; some files refused. A round has all of these on purpose."""


class Batches:
    """Calls of `zi batch` on one round, with a cache and folders of their own."""

    def __init__(self, home: Path, found: Round) -> None:
        self.found = found
        self.cache = home / "cache"
        self.out = home / "out"

    def call(self, name: str, *options: str, cold: bool, reports: tuple[str, ...] = ()) -> Command:
        """A call; cold ones forget the workbooks first, all of them what was written."""
        asked = ("--reports", ",".join(reports)) if reports else ()

        def before() -> None:
            shutil.rmtree(self.out, ignore_errors=True)
            if cold:
                shutil.rmtree(self.cache / "records", ignore_errors=True)

        found = self.found
        arguments = [*ZI, "batch", f"@{found.listed}", "-o", str(self.out)]
        if found.roster is not None:
            arguments += ["--roster", str(found.roster)]
        return Command(
            name=name,
            arguments=[*arguments, *options, *asked],
            environment={"ZI_CACHE_DIR": str(self.cache)},
            before=before,
            wrong=lambda: self._wrong(reports),
            exits=_DONE,
        )

    def _wrong(self, reports: tuple[str, ...]) -> str:
        """What should have been written and was not."""
        missing = [name for name in _WRITTEN if not (self.out / name).exists()]
        if missing:
            return f"has not written {', '.join(missing)}"
        recap = json.loads((self.out / "recap.json").read_bytes())
        expected = recap["files"]["counted"] * len(reports)
        found = sum(path.is_file() for path in (self.out / "reports").glob("*"))
        return "" if found == expected else f"{found} of {expected} reports"


def reader(name: str, found: Round) -> Command:
    """A program that only opens the workbooks."""
    return Command(name=name, arguments=[sys.executable, str(_HERE / "readers.py"), name, str(found.listed)])


def readers(found: Round, wanted: tuple[str, ...]) -> list[Command]:
    """Those that are installed; the others are named."""
    commands = []
    for name in wanted:
        command = reader(name, found)
        try:
            run_once(Command(name=name, arguments=[*command.arguments[:-1], _nothing(found)]))
        except Failed as fault:
            reason = "not installed" if f"exit code {NOT_INSTALLED}:" in str(fault) else str(fault)
            print(f"{name}: left out, {reason}")
        else:
            commands.append(command)
    return commands


def _nothing(found: Round) -> str:
    """An empty list of files."""
    path = found.listed.with_name("nothing.txt")
    path.touch()
    return str(path)


def time_round(home: Path, found: Round, rounds: int, *, reports: bool) -> dict[str, list[Run]]:
    """Time a round and print it."""
    calls = Batches(home, found)
    run_once(calls.call("compile the criteria, warm up the disk", cold=True))
    others = readers(found, tuple(READERS))
    zi = [
        calls.call("zi batch cold, --jobs 1", "--jobs", "1", cold=True),
        calls.call("zi batch cold, --jobs 2", "--jobs", "2", cold=True),
        calls.call("zi batch warm, --jobs 2", "--jobs", "2", cold=False),
    ]
    runs = run_in_turn([*others, *zi], rounds, warm_up=False)
    against = [name for name in ("openpyxl", "calamine", "zi batch cold, --jobs 2") if name in runs]
    show(f"{found.name}, {found.files} xlsx files, recap and dashboard", runs, against)
    if reports:
        with_reports = [
            calls.call("zi batch cold", cold=True),
            calls.call("… --reports html", cold=True, reports=("html",)),
            calls.call("… --reports html,pdf", cold=True, reports=("html", "pdf")),
        ]
        shown = run_in_turn(with_reports, rounds, warm_up=False)
        show(f"{found.name} with a report each, all processors", shown, ["zi batch cold"])
    return runs


def compare_memory(runs: dict[int, dict[str, list[Run]]]) -> None:
    """Print how peak memory grows from the smallest round to the others."""
    name, least = "zi batch cold, --jobs 2", min(runs)
    peaks = {units: [run.megabytes or 0 for run in some[name]] for units, some in runs.items()}
    for units in sorted(set(runs) - {least}):
        if base := max(peaks[least]):
            grown = max(peaks[units]) / base
            print(f"\npeak memory of {units} units against {least}, largest process: × {grown:.2f}")


def time_rounds(units: list[int], rounds: int, *, reports: bool, home: Path) -> None:
    """Time rounds of several sizes; large ones once, and reports only for the smallest."""
    runs = {}
    for count in sorted(units):
        times = rounds if count < 1000 else 1
        runs[count] = time_round(
            home, constructed_round(home, count), times, reports=reports and count == min(units)
        )
    compare_memory(runs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, nargs="+", default=[181])
    parser.add_argument("--folder", type=Path, help="workbooks of one's own, in place of constructed ones")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reports", action="store_true")
    parser.add_argument("--home", type=Path, help="keep the workbooks here for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        if options.folder is not None:
            time_round(home, round_of(home, options.folder), options.rounds, reports=options.reports)
            return
        time_rounds(options.units, options.rounds, reports=options.reports, home=home)


if __name__ == "__main__":
    main()
