"""All criteria that a workbook is held against: the LKE, the minimum criteria, the prerequisites."""

from dataclasses import dataclass
from typing import Final

from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.pack import MinimumCriteria
from zi_cli.criteria.prerequisites.pack import Prerequisites

NO_MINIMUM: Final = MinimumCriteria(
    id="", version="", name="", sources={}, words={}, strategies={}, families=(), register=None
)
NO_PREREQUISITES: Final = Prerequisites(id="", version="", name="", sources={}, levels=(), remarks=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CriteriaSet:
    """One pack of each kind; without minimum criteria or prerequisites, a workbook is judged on its gates."""

    lke: Pack
    minimum: MinimumCriteria = NO_MINIMUM
    prerequisites: Prerequisites = NO_PREREQUISITES
