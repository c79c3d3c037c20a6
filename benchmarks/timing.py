"""Whole processes, timed in turn, so that a machine that slows down slows down all of them."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are where a program is installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is timed."""

    name: str
    arguments: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    """What is done first, untimed: emptying a cache, say."""
    wrong: Callable[[], str] = lambda: ""
    """Afterwards, untimed: what was not done, since a run that does nothing is quick."""
    exits: frozenset[int] = frozenset({0})
    """Exit codes of a run that did what it should; any other ends the benchmark."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run."""

    seconds: float
    """Wall time."""
    megabytes: float | None
    """Peak memory of its largest process; None where the system does not tell."""


class Failed(Exception):
    """A command that did not do what it should, which would be no measure of anything."""


def run_once(command: Command) -> Run:
    """Time one run; what it writes to the terminal is thrown away."""
    command.before()
    begin = time.perf_counter()
    process = subprocess.Popen(
        command.arguments,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**_ENVIRONMENT, **command.environment},
    )
    megabytes = None
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        megabytes = usage.ru_maxrss / (1024 if os.uname().sysname != "Darwin" else 1024 * 1024)
    else:
        process.wait()
    seconds = time.perf_counter() - begin
    if process.returncode not in command.exits:
        raise Failed(f"{command.name}: exit code {process.returncode}: {' '.join(command.arguments)}")
    if wrong := command.wrong():
        raise Failed(f"{command.name}: {wrong}")
    return Run(seconds, megabytes)


def run_in_turn(commands: Sequence[Command], rounds: int, *, warm_up: bool) -> dict[str, list[Run]]:
    """Each command once a round; the first round only warms up the disk, where that is asked for."""
    runs: dict[str, list[Run]] = {command.name: [] for command in commands}
    for number in range(rounds + warm_up):
        for command in commands:
            run = run_once(command)
            if number or not warm_up:
                runs[command.name].append(run)
    return runs


def ratio(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """Median of the ratios of time, round by round."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(runs, others, strict=True))


def show(title: str, runs: dict[str, list[Run]], against: Sequence[str]) -> None:
    """Print a table: time, memory, and the ratio to each of `against`, which must be among the runs."""
    rounds = len(next(iter(runs.values()), []))
    heads = "".join(f"{f'× {name}':>28}" for name in against)
    print(f"\n{title} (median of {rounds})\n{'':34}{'seconds':>10}{'MB':>8}{heads}")
    for name, some in runs.items():
        seconds = statistics.median(run.seconds for run in some)
        peaks = [run.megabytes for run in some if run.megabytes is not None]
        memory = f"{statistics.median(peaks):8.0f}" if peaks else f"{'–':>8}"
        ratios = "".join(f"{ratio(some, runs[other]):28.2f}" for other in against)
        print(f"{name:34}{seconds:10.2f}{memory}{ratios}")
