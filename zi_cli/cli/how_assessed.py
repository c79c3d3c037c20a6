"""How `zi check`, `zi plan`, `zi report` and `zi fgd` assess: the command line, then zi.toml, then what is usual."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.cli.assess_options import Aim, Terms
from zi_cli.cli.check_settings import margin_of
from zi_cli.config.config import Config
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria
from zi_cli.errors import UsageProblem
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.language import msg
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.read import read_lke


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed; None where nothing was."""

    aim: Aim
    terms: Terms
    margin: str | None
    evidence_dir: str | None
    check_links: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How every workbook of a call is assessed."""

    criteria: CriteriaSet
    target: str | None
    """None: what each workbook says itself."""
    view: View
    holds_wbk: bool | None
    gates_only: bool
    margin: Fraction
    evidence: EvidenceCheck

    @classmethod
    def settled(cls, asked: Asked, config: Config) -> "How":
        """What is in force. UsageProblem for a target that the criteria have none of, a margin or a folder."""
        aim, terms = asked.aim, asked.terms
        folders = config.criteria if terms.criteria is None else [Path(folder) for folder in terms.criteria]
        criteria = load_criteria(folders)
        if config.waivers:
            from zi_cli.config.known_soal import refuse_unknown_soal  # here, since most runs have none

            refuse_unknown_soal(config, criteria.lke.questions)
        looked_up = config.evidence_dir if asked.evidence_dir is None else Path(asked.evidence_dir)
        return cls(
            criteria=criteria,
            target=target_among(criteria, aim.target.value if aim.target else config.target),
            view=View(aim.view.value if aim.view else config.view or View.CLAIMED.value),
            holds_wbk=config.holds_wbk if terms.holds_wbk is None else terms.holds_wbk,
            gates_only=bool(config.gates_only if terms.gates_only is None else terms.gates_only),
            margin=margin_of(asked.margin, config),
            evidence=EvidenceCheck.asked_for(looked_up, asked.check_links),
        )

    def assess(self, path: Path) -> Assessment:
        """The assessment of a workbook. ZiError where it cannot be read."""
        return self.assess_filled(read_lke(path, self.criteria.lke))

    def assess_filled(self, filled: FilledWorkbook) -> Assessment:
        """The assessment of a workbook that has been read."""
        return assess_workbook(
            filled,
            self.criteria,
            self.target,
            self.view,
            self.holds_wbk,
            self.gates_only,
            margin=self.margin,
            evidence_states=self.evidence.states(filled),
        )


def target_among(criteria: CriteriaSet, wanted: str | None) -> str | None:
    """The target asked for. UsageProblem where the criteria in force have none of that name."""
    targets = criteria.lke.targets
    if wanted is not None and wanted not in targets:
        raise UsageProblem(
            msg("there is no target {target}; there are {targets}", target=wanted, targets=", ".join(targets))
        )
    return wanted
