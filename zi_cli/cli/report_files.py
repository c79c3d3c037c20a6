"""The files that `zi report` writes: their formats by their endings, all of them whole or none."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zi_cli.cli.session import complain, say
from zi_cli.errors import UsageProblem
from zi_cli.gap_report.formats.formats import FORMATS, render
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates, template_names
from zi_cli.language import Whole, msg
from zi_cli.new_file import refuse_existing, write_together


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where the reports go."""

    paths: tuple[Path, ...]
    force: bool

    @classmethod
    def asked_for(
        cls,
        named: Sequence[str],
        source: Path | Sequence[Path],
        force: bool,
        endings: Sequence[str] = tuple(FORMATS),
    ) -> "ReportFiles":
        """The files. UsageProblem before any work where one cannot be written."""
        known, sources = _listed(endings), [source] if isinstance(source, Path) else source
        if not named:
            raise UsageProblem(
                msg("where should the report go?"),
                msg("Name a file with -o, or several; it may end in {endings}.", endings=known),
            )
        paths = tuple({os.path.normpath(Path(name).absolute()): Path(name) for name in named}.values())
        for path in paths:
            if _ending(path) not in endings:
                raise UsageProblem(
                    msg("{file}: no report is written with that ending", file=path),
                    msg("It may end in {endings}.", endings=known),
                )
            if any(_same_file(path, one) for one in sources):
                raise UsageProblem(
                    msg("{file} is the workbook itself; it is never written to", file=path),
                    msg("Choose another name with -o."),
                )
            refuse_existing(path, force)
        return cls(paths, force)

    def use(self, templates: Templates) -> None:
        """Say which formats have no template. UsageProblem where an own folder of them is named for none."""
        if templates.own is None:
            return
        without = tuple(f".{_ending(path)}" for path in self.paths if not FORMATS[_ending(path)].template)
        if len(without) == len(self.paths):
            raise UsageProblem(
                msg("{endings} has no template, so --template changes nothing", endings=", ".join(without)),
                msg(
                    "Leave out --template, or add a format that has one: {endings}.", endings=_with_template()
                ),
            )
        for ending in dict.fromkeys(without):
            complain(say("{endings} has no template, so --template changes nothing", endings=ending))

    def write(self, report: GapReport, templates: Templates) -> None:
        """Make every format, then write them, and say on stderr what was written."""
        self.write_each(lambda ending: render(report, ending, templates))

    def write_each(self, made: Callable[[str], bytes]) -> None:
        """The same for what `made` gives for an ending."""
        contents = {path: made(_ending(path)) for path in self.paths}
        write_together(contents, self.force)
        for path in contents:
            complain(say("Written: {path}", path=path))


def templates_in(folder: str | None) -> Templates:
    """Where templates are found. UsageProblem for a folder that is none, or that holds none."""
    if folder is not None and not Path(folder).is_dir():
        raise UsageProblem(
            msg("{folder} is no folder of templates", folder=folder),
            msg("Make one with: {command}", command=f"zi template export -o {folder}"),
        )
    if folder is None:
        return Templates()
    templates = Templates(Path(folder).resolve())
    names = template_names()
    if not any(templates.is_own(name) for name in names):
        raise UsageProblem(
            msg("{folder} holds no template that zi knows", folder=folder),
            msg(
                "The known names are: {names}.",
                names=Whole(", ".join(name for name in names if "/" not in name)),
            ),
        )
    return templates


def _ending(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _listed(endings: Sequence[str]) -> str:
    return ", ".join(f".{ending}" for ending in endings)


def _with_template() -> str:
    return _listed([ending for ending, format_ in FORMATS.items() if format_.template])


def _same_file(path: Path, source: Path) -> bool:
    try:
        return path.exists() and path.samefile(source)
    except (OSError, ValueError):
        return False
