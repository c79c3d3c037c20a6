"""The file of `zi check --annotate`: a copy of the workbook that shows its findings."""

from pathlib import Path
from typing import Final

from zi_cli.cli.session import complain, say, translator
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.new_file import refuse_existing, write_new
from zi_cli.report.outcome import Assessed

_ENDINGS: Final = (".xlsx", ".xlsm")


class AnnotatedFile:
    """Where the copy goes."""

    def __init__(self, path: Path, force: bool) -> None:
        self._path = path
        self._force = force

    @classmethod
    def asked_for(cls, path: Path | None, sources: list[Path], force: bool) -> "AnnotatedFile | None":
        """The copy, if any. UsageProblem before any work where it cannot be written."""
        if path is None:
            return None
        if len(sources) != 1:
            raise UsageProblem(
                msg("--annotate writes a copy of one workbook, not of {count}", count=len(sources)),
                msg("Call zi check for each workbook, with a name of its own for the copy."),
            )
        if _same_file(path, sources[0]):
            raise UsageProblem(
                msg("{file} is the workbook itself; it is never written to", file=path),
                msg("Choose another name for --annotate."),
            )
        if path.suffix.lower() not in _ENDINGS:
            raise UsageProblem(
                msg("{file}: the copy is written as .xlsx, or .xlsm if the workbook has macros", file=path),
                msg("Name it {file}.", file=path.with_name(f"{path.stem or path.name}.xlsx").name),
            )
        refuse_existing(path, force)
        return cls(path, force)

    def write(self, outcome: Assessed) -> None:
        """Write the copy, and say on stderr what it is."""
        from zi_cli.report.annotation import annotated_workbook

        copy = annotated_workbook(outcome, self._path.suffix.lower(), translator())
        write_new(self._path, copy.content, self._force)
        complain(say("Written: {path}", path=self._path))
        for remark in copy.remarks:
            complain(f"  {translator().text(remark)}")


def _same_file(path: Path, source: Path) -> bool:
    try:
        return path.exists() and path.samefile(source)
    except (OSError, ValueError):
        return False
