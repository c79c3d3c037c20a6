"""Work that goes on in a process of its own while others go on here, where processes can be forked."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from zi_cli.batch.pool import usual_jobs
from zi_cli.errors import ZiError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Work = Callable[[], None]


def beside(work: Work) -> Work:
    """Begin `work`. What is returned waits for its end, and raises the ZiError that it raised.

    `work` must leave nothing in memory that others need, and nothing behind where it is killed halfway. Where there is
    no second process for it, or that dies, it is done when it is waited for.
    """
    if sys.platform != "linux" or usual_jobs() < 2:
        return work
    import multiprocessing

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(work, theirs), daemon=True)
    try:
        process.start()
    except OSError:
        return work
    theirs.close()

    def ended() -> None:
        try:
            fault: ZiError | None = ours.recv()
        except (EOFError, OSError):
            work()
        except BaseException:
            process.kill()
            raise
        else:
            if fault is not None:
                raise fault
        finally:
            process.join()
            ours.close()

    return ended


def _do(work: Work, pipe: "Connection[ZiError | None, ZiError | None]") -> None:
    """Tell how it ended; nothing if by a fault that whoever waits should meet himself, or by ^C."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # whoever reads them waits for us no longer than for the one who started us
        os.dup2(silent, stream)
    try:
        work()
    except ZiError as fault:
        pipe.send(fault)
    except (Exception, KeyboardInterrupt):
        return
    else:
        pipe.send(None)
