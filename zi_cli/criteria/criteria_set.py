"""All criteria that a workbook is held against: the LKE, the minimum criteria, the prerequisites."""

from dataclasses import dataclass

from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.pack import MinimumCriteria
from zi_cli.criteria.prerequisites.pack import Prerequisites


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CriteriaSet:
    """One pack of each kind."""

    lke: Pack
    minimum: MinimumCriteria
    prerequisites: Prerequisites
