"""The files of --baseline and --write-baseline."""

import os
from pathlib import Path

from zi_cli.cli.session import complain, say
from zi_cli.errors import UsageProblem, reason_of
from zi_cli.findings.baseline import Baseline, KnownWorkbook, baseline_text, known_workbook, parse_baseline
from zi_cli.findings.control import Controlled
from zi_cli.language import msg
from zi_cli.new_file import write_new
from zi_cli.workbook.filled import FilledWorkbook


class BaselineFiles:
    """The baseline that a run goes by, if any, and the one that it writes, if any."""

    def __init__(self, used: str | None, written: str | None) -> None:
        self._used = Path(used) if used else None
        self._written = Path(written) if written else None
        self._known = _read(self._used) if self._used else None
        self._earlier = Baseline()
        if self._written and os.path.lexists(self._written):
            self._earlier = _read(self._written)
        self._workbooks: list[KnownWorkbook] = []

    @property
    def used(self) -> bool:
        """Whether known findings are left out."""
        return self._known is not None

    def known(self, filled: FilledWorkbook) -> KnownWorkbook | None:
        """What the baseline knows of a workbook."""
        if self._known is None or self._used is None:
            return None
        return self._known.of(_from(self._used, filled.path), _unit(filled))

    def note(self, filled: FilledWorkbook, findings: Controlled) -> None:
        """Keep the findings of a workbook for the baseline that will be written."""
        if self._written is not None:
            file = _from(self._written, filled.path)
            self._workbooks.append(known_workbook(findings.found, file, _unit(filled)))

    def write(self) -> None:
        """Write the baseline, if one was asked for; workbooks that this run did not see stay in it."""
        if self._written is None:
            return
        note = say(
            "Findings that are known already. zi check --baseline FILE shows only what is not listed here; "
            "scores, gates and readiness do not depend on it. Written by zi check --write-baseline FILE."
        )
        text = baseline_text(self._earlier.updated(self._workbooks), note)
        write_new(self._written, text.encode("ascii"), force=True)
        count = sum(len(workbook.findings) for workbook in self._workbooks)
        complain(say("Baseline written: {path} ({count} findings)", path=self._written, count=count))


def _unit(filled: FilledWorkbook) -> str:
    """The unit's name as the workbook says it."""
    return "" if filled.unit_name_from_file else filled.unit_name


def _from(baseline: Path, file: str) -> str:
    """The path of a workbook from the folder of the baseline, the same on every system."""
    try:
        return Path(os.path.relpath(file, baseline.parent)).as_posix()
    except ValueError:  # on another drive
        return Path(file).as_posix()


def _read(path: Path) -> Baseline:
    """The baseline in a file. UsageProblem if it cannot be read or is something else, which is never overwritten."""
    try:
        return parse_baseline(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise UsageProblem(
            msg("the baseline {file} cannot be read: {reason}", file=path, reason=reason_of(fault)),
            msg("Write one first: zi check FILE --write-baseline {file}", file=path),
        ) from None
    except ValueError:
        raise UsageProblem(
            msg("{file} is no baseline of zi", file=path),
            msg("Choose another file; what is no baseline is never overwritten."),
        ) from None
