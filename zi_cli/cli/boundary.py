"""The one place where an exception becomes words and an exit code."""

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final

from zi_cli.cli.session import ReaderGone, complain, say, translator
from zi_cli.criteria.mistakes import MistakesProblem
from zi_cli.errors import ExitCode, ZiError
from zi_cli.language import printable

_MOST_TOLD: Final = 100
"""Mistakes of criteria that are told one by one."""


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
        return ExitCode.READY
    except Exception as defect:
        tell_defect(defect)
        return ExitCode.INTERNAL


def tell(problem: ZiError, subject: str = "") -> None:
    """Say on stderr what is wrong and what to do about it."""
    words = translator()
    subject = subject or problem.subject
    prefix = f"{printable(subject)}: " if subject else ""
    complain(f"zi: {prefix}{words.text(problem.message)}")
    if isinstance(problem, MistakesProblem):
        _tell_mistakes(problem)
    if problem.hint is not None:
        complain(f"  {words.text(problem.hint)}")


def tell_defect(defect: Exception, subject: str = "") -> None:
    """Say on stderr that the program itself is at fault, and where."""
    if os.environ.get("ZI_DEBUG"):
        traceback.print_exception(defect)
    place = traceback.extract_tb(defect.__traceback__)[-1]
    prefix = f"{printable(subject)}: " if subject else ""
    told = say(
        "zi has a defect: {kind} in {file}:{line} ({text}). Your workbooks are as they were.",
        kind=type(defect).__name__,
        file=Path(place.filename).name,
        line=place.lineno or 0,
        text=str(defect),
    )
    complain(f"{prefix}{told}")
    complain(say("Please report this with the command that you ran; ZI_DEBUG=1 shows where it happened."))


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """(the part of a line around `column`, what a terminal would act on blanked; where the column is in it)."""
    start = max(0, column - 61) if len(line) > 120 else 0
    part = line[start : start + 120]
    return "".join(sign if sign.isprintable() else " " for sign in part), column - 1 - start


def _tell_mistakes(problem: MistakesProblem) -> None:
    words = translator()
    for mistake in problem.mistakes[:_MOST_TOLD]:
        place = mistake.place
        complain(f"\n{place.file}:{place.line}:{place.column}: {words.text(mistake.message)}")
        if mistake.excerpt:
            shown, at = _excerpt(mistake.excerpt, place.column)
            complain(f"  {place.line:>4} | {shown}")
            complain(f"       | {' ' * at}^")
        if mistake.nearest:
            complain("  " + say("Did you mean {near}?", near=mistake.nearest))
    if len(problem.mistakes) > _MOST_TOLD:
        complain("\n" + say("… and {count} more", count=len(problem.mistakes) - _MOST_TOLD))
    complain("")
