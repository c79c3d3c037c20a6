"""One file costs one file, whatever it does to its process."""

import faulthandler
import itertools
import os
import signal
import sys
import time

import pytest

from zi_cli.batch.pool import run_all
from zi_cli.batch.serving import Limits, Lost

MEGABYTE = 1024 * 1024


class Tasks:
    """What a file may do to its process, by name."""

    def prepare(self) -> None:
        pass

    def __call__(self, task: str) -> str:
        if task == "abort":
            faulthandler.disable()
            os.abort()
        if task == "exit":
            os._exit(7)
        if task == "hang":
            time.sleep(600)
        if task == "memory":
            return str(len(bytearray(4096 * MEGABYTE)))
        if task == "fault":
            raise KeyError(task)
        return task.upper()


def outcomes(tasks: list[str], jobs: int, seconds: float = 20.0) -> list[str]:
    limits = Limits(seconds=seconds, memory_bytes=512 * MEGABYTE)
    found = dict(run_all(Tasks(), enumerate(tasks), jobs, limits))
    assert sorted(found) == list(range(len(tasks)))
    told = (found[number] for number in range(len(tasks)))
    return [one.kind if isinstance(one, Lost) else one for one in told]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_breaks_off_is_named_and_the_rest_is_done(jobs: int) -> None:
    tasks = ["a", "abort", "b", "exit", "c", "fault", "d", "e"]
    assert outcomes(tasks, jobs) == ["A", "crash", "B", "crash", "C", "defect", "D", "E"]


def test_a_hang_ends_with_its_time() -> None:
    begin = time.monotonic()
    assert outcomes(["a", "hang", "b"], jobs=2, seconds=1.0) == ["A", "timeout", "B"]
    assert time.monotonic() - begin < 60


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process's memory is bounded")
def test_memory_is_bounded() -> None:
    assert outcomes(["a", "memory", "b"], jobs=1) == ["A", "memory", "B"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_the_reason_of_a_crash_is_told() -> None:
    (_, lost), *_ = run_all(Tasks(), [(0, "abort")], 1)
    assert lost == Lost(kind="crash", detail=signal.SIGABRT.name)


def test_no_process_stays_behind() -> None:
    running = run_all(Tasks(), enumerate(["a", "hang", "hang"]), 2)
    assert next(running) == (0, "A")
    running.close()
    import multiprocessing

    assert multiprocessing.active_children() == []


def test_what_is_done_meanwhile_holds_nothing_up() -> None:
    done = dict(run_all(Tasks(), enumerate("abc"), 2, meanwhile=itertools.repeat(None)))
    assert done == {0: "A", 1: "B", 2: "C"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_is_done_once(jobs: int) -> None:
    tasks = ["abort", "abort", "a", "exit", "b", "c", "abort", *"defgh", "abort"]
    lost = {"abort", "exit"}
    assert outcomes(tasks, jobs) == ["crash" if task in lost else task.upper() for task in tasks]
