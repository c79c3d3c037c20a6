"""What a worker process does: one task after another, each with bounds of its own."""

import gc
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final, Protocol, TypeVar

GIGABYTE: Final = 1024**3
_COLLECT_EVERY: Final = 32
"""Files after which a worker looks for what refers to itself among what is new; nearly nothing does."""


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


def serve(
    work: Work[Any],
    pipe: "Connection[Any, Any]",
    others: "list[Connection[Any, Any]]",
    limits: Limits,
    forked: bool,
) -> None:
    """Life of a worker: task after task until nobody sends any."""
    for other in others:  # else a worker would keep the pipes of its siblings open
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
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
            gc.collect(0)  # what stayed from earlier files is remembered, and would be gone through each time


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
