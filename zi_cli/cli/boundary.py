"""The one place where an exception becomes words and an exit code."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from zi_cli.cli.session import ReaderGone, complain, say, translator
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.errors import ExitCode, ZiError
from zi_cli.language import printable


def guarded(run: Callable[[], int]) -> int:
    """Run the program; every way it can end has its exit code."""
    try:
        return run()
    except ZiError as problem:
        tell(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        complain(say("Stopped."))
        return ExitCode.INTERRUPTED
    except ReaderGone:
        # Keep Python from complaining about the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.READY
    except Exception as defect:
        if os.environ.get("ZI_DEBUG"):
            traceback.print_exc()
        place = traceback.extract_tb(defect.__traceback__)[-1]
        complain(
            say(
                "zi has a defect: {kind} in {file}:{line} ({text}). Nothing was changed.",
                kind=type(defect).__name__,
                file=Path(place.filename).name,
                line=place.lineno or 0,
                text=str(defect),
            )
        )
        complain(say("Please report this with the command that you ran; ZI_DEBUG=1 shows where it happened."))
        return ExitCode.INTERNAL


def tell(problem: ZiError, subject: str = "") -> None:
    """Say on stderr what is wrong and what to do about it."""
    words = translator()
    prefix = f"{printable(subject)}: " if subject else ""
    complain(f"zi: {prefix}{words.text(problem.message)}")
    if isinstance(problem, CriteriaProblem):
        _tell_mistakes(problem)
    if problem.hint is not None:
        complain(f"  {words.text(problem.hint)}")


def _shown(line: str) -> str:
    """A line of a file as it stands, without what a terminal would act on."""
    return "".join(sign if sign.isprintable() else " " for sign in line[:160])


def _tell_mistakes(problem: CriteriaProblem) -> None:
    words = translator()
    for mistake in problem.mistakes:
        place = mistake.place
        complain(f"\n{place.file}:{place.line}:{place.column}: {words.text(mistake.message)}")
        if mistake.excerpt:
            complain(f"  {place.line:>4} | {_shown(mistake.excerpt)}")
            complain(f"       | {' ' * (place.column - 1)}^")
        if mistake.nearest:
            complain("  " + say("Did you mean {near}?", near=mistake.nearest))
    complain("")
