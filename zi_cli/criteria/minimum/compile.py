"""From the files of minimum criteria to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zi_cli.criteria.layers import Layer, travels_with_zi
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.minimum.checks import mistakes, threshold_ratio
from zi_cli.criteria.minimum.models import FamilyModel, LinkModel, MinimumModel
from zi_cli.criteria.minimum.parts import FamilyParts, parts_of
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.source_files import files_in_force, head_file, in_order, read_file
from zi_cli.criteria.validate import checked
from zi_cli.criteria.yaml_source import Source, load
from zi_cli.resources import DEFAULT_PACK


def compile_minimum(layers: Sequence[Layer], lke: Pack) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = read_file(head_file(layers), MinimumModel, found)
    sources = [load(file) for file in files_in_force(layers)]
    families = [checked(source, FamilyModel) for source in sources]
    found.extend(mistake for source in sources for mistake in source.mistakes)
    if pack is not None:
        parts = [(source, _fitting(source, part, lke)) for source in sources if (part := parts_of(source))]
        told, stems = {mistake.place for mistake in found}, [source.file.stem for source in sources]
        found.extend(m for m in mistakes(pack, parts, lke, stems) if m.place not in told)
    if found or pack is None:
        return None, found
    by_id = {family.id: _fitting_model(family, lke) for family in families if family is not None}
    order = in_order(pack[1].families, list(by_id))
    return {
        "pack": pack[1].model_dump(mode="json"),
        "families": [_family(by_id[name], lke) for name in order],
    }, []


def _fitting(source: Source, family: FamilyParts, lke: Pack) -> FamilyParts:
    """A family of zi's own without its links into an instrument of the user's that has no such indicators."""
    if lke.id == DEFAULT_PACK or not travels_with_zi(source.file):
        return family
    criteria = {
        at: replace(each, links={k: link for k, link in each.links.items() if link.id in lke.indicators})
        for at, each in family.criteria.items()
    }
    return replace(family, criteria=criteria)


def _fitting_model(family: FamilyModel, lke: Pack) -> FamilyModel:
    """The same of the model; in other files such links were mistakes."""
    criteria = [
        criterion.model_copy(update={"lke": [link for link in criterion.lke if link.id in lke.indicators]})
        for criterion in family.criteria
    ]
    return family.model_copy(update={"criteria": criteria})


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
