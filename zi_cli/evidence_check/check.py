"""What evidence of a workbook is looked up, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.evidence_check.files import EvidenceFolder
from zi_cli.workbook.evidence import Evidence, EvidenceKind, EvidenceState
from zi_cli.workbook.filled import FilledWorkbook

if TYPE_CHECKING:
    from zi_cli.evidence_check.links import LinkChecker


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCheck:
    """Looks up the evidence of one workbook after the other; what it has asked once it does not ask again."""

    folder: EvidenceFolder | None = None
    links: "LinkChecker | None" = None

    @classmethod
    def asked_for(cls, evidence_dir: Path | None, check_links: bool) -> "EvidenceCheck":
        """The check by the options of the command line. UsageProblem where `evidence_dir` is no folder.

        What speaks to the network is not even imported unless links are to be checked.
        """
        folder = EvidenceFolder(evidence_dir) if evidence_dir is not None else None
        if not check_links:
            return cls(folder=folder)
        from zi_cli.evidence_check.links import LinkChecker

        return cls(folder=folder, links=LinkChecker())

    def states(self, filled: FilledWorkbook) -> dict[str, EvidenceState]:
        """Target → what was found out, for the kinds of evidence that are looked up."""
        pieces = list(_pieces(filled))
        found: dict[str, EvidenceState] = {}
        if self.folder is not None:
            paths = dict.fromkeys(piece.target for piece in pieces if piece.kind is EvidenceKind.PATH)
            # A place in the workbook itself is no file.
            found.update((path, self.folder.state(path)) for path in paths if not path.startswith("#"))
        if self.links is not None:
            links = dict.fromkeys(piece.target for piece in pieces if piece.kind is EvidenceKind.LINK)
            found.update(self.links.states(links))
        return found


def _pieces(filled: FilledWorkbook) -> Iterator[Evidence]:
    """Of the LKE, of the minimum criteria and of the prerequisites; the register only says that there is some."""
    for response in filled.responses.values():
        yield from response.evidence
    for evidence in filled.indicator_evidence.values():
        yield from evidence
    for sheet in (filled.forms.minimum, filled.forms.prerequisites):
        for row in sheet.rows if sheet is not None else ():
            yield from row.evidence
