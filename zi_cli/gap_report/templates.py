"""Where the templates of reports are found: those that travel with zi, and a ministry's own laid over them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.language import msg
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
