"""Where the templates of reports are found: those that travel with zi, and a ministry's own laid over them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.new_file import refuse_existing, write_new
from zi_cli.resources import data_folder

FOLDER: Final = "report"
"""Below the data folder `templates`."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Files of templates: one of the same name in `own` stands in for zi's."""

    own: Path | None = None

    def path(self, name: str) -> Path:
        """The file to use for a template."""
        if self.own is not None and (self.own / name).is_file():
            return self.own / name
        return data_folder("templates") / FOLDER / name

    def folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, the own folder first."""
        own = () if self.own is None else (self.own,)
        return (*own, data_folder("templates") / FOLDER)

    def is_own(self, name: str) -> bool:
        """Whether somebody else wrote this template."""
        return self.own is not None and (self.own / name).is_file()

    def text(self, name: str) -> str:
        """Content of a text template. UsageProblem where it cannot be read as text."""
        path = self.path(name)
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            raise UsageProblem(
                msg("the template {file} cannot be read: {reason}", file=path, reason=fault),
                msg("Save it as text in UTF-8, or leave out --template."),
            ) from None


def export(folder: Path, force: bool = False) -> tuple[Path, ...]:
    """Copy every template of zi below `folder`; the files written.

    UsageProblem, and nothing written, where one is there already and `force` is off.
    """
    source = data_folder("templates") / FOLDER
    copies = {path: folder / path.relative_to(source) for path in _files(source)}
    for copy in copies.values():
        refuse_existing(copy, force)
    for path, copy in copies.items():
        write_new(copy, path.read_bytes(), force)
    return tuple(copies.values())


def template_names() -> tuple[str, ...]:
    """The names of zi's templates, as they stand in a folder of one's own."""
    source = data_folder("templates") / FOLDER
    return tuple(path.relative_to(source).as_posix() for path in _files(source))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
