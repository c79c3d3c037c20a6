"""A pool of processes in which one file costs one file: whatever it does to its process, the others go on.

Each worker has one file at hand and one waiting, so that it need not wait itself. A worker that dies, takes too long
or asks for too much memory is replaced: the file at hand is told with the reason, the one waiting goes to another
worker. Results come in any order; whoever wants one keeps them by their index.
"""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final, TypeVar

from zi_cli.batch.serving import Limits, Lost, Outcome, Work, serve

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
_POLL_SECONDS: Final = 5.0
_AT_ONCE: Final = 2
"""Tasks that a worker has been handed: the one it is at, and the next."""


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
    meanwhile: Iterable[None] = (),
) -> Generator[tuple[int, Outcome], None, None]:
    """(index, outcome) of every task, as they come. All processes are gone when the iterator ends or is closed.

    `tasks` are taken one by one, as workers have room; steps of `meanwhile` are done while all of them are busy.
    """
    pool = _Pool(work, max(1, jobs), limits or Limits())
    try:
        yield from pool.run(iter(tasks), iter(meanwhile))
    finally:
        pool.kill()


@dataclass(slots=True, eq=False)
class _Worker:
    process: "BaseProcess"
    pipe: "Connection[Any, Any]"
    tasks: deque[tuple[int, Any]] = field(default_factory=deque)
    """The first is the one it is at."""
    due: float = 0.0
    """When that one must have ended."""


class _Pool:
    """The processes, and what each is at."""

    def __init__(self, work: Work[Any], jobs: int, limits: Limits) -> None:
        import multiprocessing

        self.work, self.jobs, self.limits = work, jobs, limits
        self.forks = sys.platform == "linux"
        self.context: Any = multiprocessing.get_context("fork" if self.forks else "spawn")
        self.workers: list[_Worker] = []
        self.returned: deque[tuple[int, Any]] = deque()
        """Tasks that waited for a worker that is gone."""
        if self.forks:
            work.prepare()
            gc.freeze()  # what is shared with the workers stays shared

    def run(
        self, tasks: Iterator[tuple[int, Any]], meanwhile: Iterator[None]
    ) -> Iterator[tuple[int, Outcome]]:
        while True:
            self.hand_out(tasks)
            busy = [worker for worker in self.workers if worker.tasks]
            if not busy:
                return
            yield from self.collect(busy, meanwhile)

    def hand_out(self, tasks: Iterator[tuple[int, Any]]) -> None:
        """Give each worker what it has room for."""
        while len(self.workers) < self.jobs or any(len(one.tasks) < _AT_ONCE for one in self.workers):
            task = self.returned.popleft() if self.returned else next(tasks, None)
            if task is None:
                return
            self.give(task)

    def give(self, task: tuple[int, Any]) -> None:
        """Hand a task to a worker that has none, or to a new one, or else to one that has room."""
        worker = min(self.workers, key=lambda one: len(one.tasks), default=None)
        if worker is None or (worker.tasks and len(self.workers) < self.jobs):
            worker = self.start()
        if not worker.tasks:
            worker.due = time.monotonic() + self.limits.seconds
        worker.tasks.append(task)
        with suppress(OSError):  # it died: the pipe tells so when it is read
            worker.pipe.send(task[1])

    def start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        others = [worker.pipe for worker in self.workers] + [ours] if self.forks else []
        process = self.context.Process(
            target=serve, args=(self.work, theirs, others, self.limits, self.forks), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def collect(self, busy: list[_Worker], meanwhile: Iterator[None]) -> Iterator[tuple[int, Outcome]]:
        """What has come, or what is overdue."""
        pipes = [worker.pipe for worker in busy]
        while not (ready := wait(pipes, timeout=0)) and _step(meanwhile):
            continue
        if not ready:
            patience = min(worker.due for worker in busy) - time.monotonic()
            ready = wait(pipes, timeout=max(0.0, min(patience, _POLL_SECONDS)))
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
        index, _ = worker.tasks.popleft()
        worker.due = time.monotonic() + self.limits.seconds
        return index, outcome

    def lose(self, worker: _Worker, lost: Lost) -> tuple[int, Outcome]:
        """End a worker and the task that it was at."""
        index, _ = worker.tasks.popleft()
        self.returned.extend(worker.tasks)
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


def _step(meanwhile: Iterator[None]) -> bool:
    """Do a step of what has time; whether there was one."""
    for _ in meanwhile:
        return True
    return False


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
