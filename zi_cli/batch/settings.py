"""How each file of a batch is assessed: plain values, so that a worker process can be told and a cache can tell."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from zi_cli.findings.control import Control
from zi_cli.findings.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The same for all files."""

    criteria: tuple[Path, ...] = ()
    """The user's folders, laid over what travels with zi."""
    target: str | None = None
    view: str = "claimed"
    holds_wbk: bool | None = None
    gates_only: bool = False
    margin: Fraction = Fraction(0)
    fail_on: Severity | None = Severity.ERROR
    control: Control
    evidence_dir: Path | None = None
    """Folder below which files of evidence are looked for; None: they are not."""
    evidence_names: str | None = ""
    """Digest of what that folder holds; None where it cannot be known, so that nothing may be kept."""
    language: str = "id"

    def place(self, path: Path) -> str:
        """What a result depends on of where its file lies: the name, and the folder by which evidence is found."""
        return path.name if self.evidence_dir is None else f"{path.parent.name}/{path.name}"

    def told(self) -> str:
        """All that a record depends on besides criteria and file, as text. Order does not matter, hence is fixed."""
        control = self.control
        return repr(
            (
                self.target,
                self.view,
                self.holds_wbk,
                self.gates_only,
                str(self.margin),
                None if self.fail_on is None else self.fail_on.word,
                self.language,
                None if self.evidence_dir is None else (str(self.evidence_dir), self.evidence_names),
                sorted(control.codes),
                sorted((code, grave.word) for code, grave in control.severities.items()),
                control.waivers,
                control.today if control.waivers else date.min,
            )
        )
