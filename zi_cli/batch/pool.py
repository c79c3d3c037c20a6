"""A pool of processes in which one file costs one file: whatever it does to its process, the others go on.

Each worker has one file at a time. A worker that dies, takes too long or asks for too much memory is replaced, and
its file is told with the reason. Results come in any order; whoever wants one keeps them by their index.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

GIGABYTE: Final = 1024**3
_COLLECT_EVERY: Final = 32
"""Files after which a worker looks for what refers to itself; nearly nothing does."""
_POLL_SECONDS: Final = 5.0


T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Work(Protocol[T_contra]):
    """What a worker does. It travels to the workers, so it holds plain values only."""

    def prepare(self) -> None:
        """Load what every file needs: before the workers are forked, or in each one that is spawned."""
        ...

    def __call__(self, task: T_contra) -> str:
        """The result of one task; anything that it raises is the task's end (`Lost`)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take."""

    seconds: float = 60.0
    memory_bytes: int = GIGABYTE
    """Beyond what a worker has before it starts. Kept on POSIX; on Windows and macOS only what readers bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A task that ended without a result."""

    kind: str
    """crash, timeout, memory, defect"""
    detail: str = ""
    """Signal or exception, as programs name it."""


Outcome = str | Lost


def usual_jobs() -> int:
    """As many workers as there are processors for this process."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_all(
    work: Work[T],
    tasks: Iterable[tuple[int, T]],
    jobs: int,
    limits: Limits | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Generator[tuple[int, Outcome], None, None]:
    """(index, outcome) of every task, as they come. All processes are gone when the iterator ends or is closed.

    `tasks` are taken one by one, as workers are free; `meanwhile` is done once all of them are busy.
    """
    pool = _Pool(work, max(1, jobs), limits or Limits())
    try:
        yield from pool.run(iter(tasks), meanwhile)
    finally:
        pool.kill()


@dataclass(slots=True, eq=False)
class _Worker:
    process: "BaseProcess"
    pipe: "Connection[Any, Any]"
    task: tuple[int, Any] | None = None
    due: float = 0.0


class _Pool:
    """The processes, and what each is at."""

    def __init__(self, work: Work[Any], jobs: int, limits: Limits) -> None:
        import multiprocessing

        self.work, self.jobs, self.limits = work, jobs, limits
        self.forks = sys.platform == "linux"
        self.context: Any = multiprocessing.get_context("fork" if self.forks else "spawn")
        self.workers: list[_Worker] = []
        if self.forks:
            work.prepare()
            gc.freeze()  # what is shared with the workers stays shared

    def run(
        self, tasks: Iterator[tuple[int, Any]], meanwhile: Callable[[], None] | None
    ) -> Iterator[tuple[int, Outcome]]:
        while True:
            while len(self.busy()) < self.jobs and (task := next(tasks, None)) is not None:
                self.give(task)
            if not self.busy():
                return
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            yield from self.collect()

    def busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task is not None]

    def give(self, task: tuple[int, Any]) -> None:
        """Hand a task to a worker that is free, or to a new one."""
        worker = next((w for w in self.workers if w.task is None), None) or self.start()
        worker.task = task
        worker.due = time.monotonic() + self.limits.seconds
        with suppress(OSError):  # it died: the pipe tells so when it is read
            worker.pipe.send(task[1])

    def start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        others = [worker.pipe for worker in self.workers] + [ours] if self.forks else []
        process = self.context.Process(
            target=_serve, args=(self.work, theirs, others, self.limits, self.forks), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def collect(self) -> Iterator[tuple[int, Outcome]]:
        """What has come, or what is overdue."""
        busy = self.busy()
        patience = min(worker.due for worker in busy) - time.monotonic()
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, min(patience, _POLL_SECONDS)))
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in ready:
                yield self.receive(worker)
            elif now >= worker.due:
                yield self.lose(worker, Lost(kind="timeout"))

    def receive(self, worker: _Worker) -> tuple[int, Outcome]:
        try:
            outcome: Outcome = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(_POLL_SECONDS)
            return self.lose(worker, _death(worker.process.exitcode))
        assert worker.task is not None
        index, worker.task = worker.task[0], None
        return index, outcome

    def lose(self, worker: _Worker, lost: Lost) -> tuple[int, Outcome]:
        """End a worker and its task."""
        assert worker.task is not None
        index = worker.task[0]
        self.workers.remove(worker)
        _end(worker)
        return index, lost

    def kill(self) -> None:
        """End all processes."""
        for worker in self.workers:
            _end(worker)
        self.workers.clear()
        if self.forks:
            gc.unfreeze()


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _death(code: int | None) -> Lost:
    """How a process died, by its exit code: minus the signal on POSIX."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return Lost(kind="crash", detail=signal.Signals(-code).name)
    return Lost(kind="crash", detail=f"exit {code}")


def _serve(
    work: Work[Any],
    pipe: "Connection[Any, Any]",
    others: list["Connection[Any, Any]"],
    limits: Limits,
    forked: bool,
) -> None:
    """Life of a worker: task after task until nobody sends any."""
    for other in others:  # else a worker would keep the pipes of its siblings open
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us ends us
    if not forked:
        work.prepare()
        gc.freeze()
    gc.disable()
    _bound_memory(limits.memory_bytes)
    done = 0
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = _attempt(work, task)
        try:
            pipe.send(outcome)
        except OSError:
            return
        done += 1
        if done % _COLLECT_EVERY == 0:
            gc.collect()


def _attempt(work: Work[T], task: T) -> Outcome:
    try:
        return work(task)
    except MemoryError:
        gc.collect()
        return Lost(kind="memory")
    except RecursionError as fault:
        return Lost(kind="defect", detail=type(fault).__name__)
    except Exception as fault:
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = ""
        if trace is not None:
            name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
            place = f"{name}:{trace.tb_lineno}"
        return Lost(kind="defect", detail=f"{type(fault).__name__} in {place}: {fault}")


def _bound_memory(more_bytes: int) -> None:
    """Let this process ask for so much more than it has; beyond that it gets a MemoryError."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + more_bytes
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ImportError, OSError, ValueError):  # Windows, macOS
        return
