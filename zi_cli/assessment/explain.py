"""Whatever zi says of a workbook, unfolded: the LKE's numbers, the minimum criteria, the prerequisites."""

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_lke import Unfolded, lke_ids, unfold_lke
from zi_cli.assessment.explain_minimum import criteria_ids, unfold_criteria
from zi_cli.criteria.criteria_set import CriteriaSet


def known_ids(criteria: CriteriaSet) -> list[str]:
    """Everything that can be unfolded; where the LKE and the other criteria share an id, it is the LKE's."""
    return list(dict.fromkeys([*lke_ids(criteria.lke), *criteria_ids(criteria)]))


def unfold(assessment: Assessment, wanted: str) -> Unfolded | None:
    """The tree of `wanted` in the deciding view; None for an id that is not known, or not asked for the target."""
    return unfold_lke(assessment, wanted) or unfold_criteria(assessment, wanted)
