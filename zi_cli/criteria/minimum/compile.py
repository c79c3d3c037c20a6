"""From the files of minimum criteria to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from collections.abc import Sequence
from typing import Any

from zi_cli.criteria.layers import Layer, travels_with_zi
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.checks import mistakes, threshold_ratio
from zi_cli.criteria.minimum.models import FamilyModel, LinkModel, MinimumModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.source_files import files_in_force, head_file, in_order, read_file
from zi_cli.criteria.yaml_source import Source
from zi_cli.resources import DEFAULT_PACK


def compile_minimum(layers: Sequence[Layer], lke: Pack) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = read_file(head_file(layers), MinimumModel, found)
    families = [read_file(file, FamilyModel, found) for file in files_in_force(layers)]
    readable = [_fitting(*family, lke) for family in families if family is not None]
    if pack is not None and len(readable) == len(families):
        found.extend(mistakes(pack, readable, lke))
    if found or pack is None:
        return None, found
    by_id = {family.id: family for _, family in readable}
    order = in_order(pack[1].families, list(by_id))
    return {
        "pack": pack[1].model_dump(mode="json"),
        "families": [_family(by_id[name], lke) for name in order],
    }, []


def _fitting(source: Source, family: FamilyModel, lke: Pack) -> tuple[Source, FamilyModel]:
    """A family of zi's own without its links into an instrument of the user's that has no such indicators."""
    if lke.id == DEFAULT_PACK or not travels_with_zi(source.file):
        return source, family
    criteria = [
        criterion.model_copy(update={"lke": [link for link in criterion.lke if link.id in lke.indicators]})
        for criterion in family.criteria
    ]
    return source, family.model_copy(update={"criteria": criteria})


def _family(family: FamilyModel, lke: Pack) -> dict[str, Any]:
    document: dict[str, Any] = family.model_dump(mode="json")
    for criterion, model in zip(document["criteria"], family.criteria, strict=True):
        for data, link in zip(criterion["lke"], model.lke, strict=True):
            data.update(_ratios(link, lke))
    return document


def _ratios(link: LinkModel, lke: Pack) -> dict[str, Any]:
    """The thresholds as ratios, exact: `1/2`; and the inputs that it is about."""
    indicator = lke.indicators[link.id]
    met = None if link.met_from is None else threshold_ratio(indicator, link.met_from)
    partly = None if link.partly_from is None else threshold_ratio(indicator, link.partly_from)
    return {
        "soal_ids": list(indicator.soal_ids),
        "met_ratio": None if met is None else str(met),
        "partly_ratio": None if partly is None else str(partly),
    }
