"""What the files of a pack of minimum criteria must agree on, among themselves and with the LKE. Pure."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from zi_cli.criteria.check_parts import given_twice, no_item
from zi_cli.criteria.lke.pack import Indicator, Pack, ScaleKind
from zi_cli.criteria.minimum.models import LinkModel, MinimumModel
from zi_cli.criteria.minimum.parts import CriterionParts, FamilyParts
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.wording import unmarked
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def mistakes(
    pack: tuple[Source, MinimumModel],
    families: Sequence[tuple[Source, FamilyParts]],
    lke: Pack,
    stems: Collection[str],
) -> Iterator[Mistake]:
    """Every disagreement, also in families that are not wholly right; `stems` are the names of all files."""
    source, head = pack
    yield from given_twice(source, "families", head.families)
    yield from given_twice(source, "strategies", [strategy.id for strategy in head.strategies])
    columns = [c.id for c in head.innovation_register.columns] if head.innovation_register else []
    yield from given_twice(source, ("innovation_register", "columns"), columns)
    words = [head.answers.met, head.answers.partly, head.answers.not_met]
    if len({"", *(unmarked(word).casefold() for word in words)}) <= len(words):
        yield source.mistake(("answers",), msg("the three answers must differ"))
    there = {*stems, *(family.id for _, family in families)}
    for position, name in enumerate(head.families):
        if name not in there:
            yield source.mistake(
                ("families", position),
                msg("there is no file {name}.yaml with this family", name=name),
                nearest(name, sorted(there)),
            )
    strategies = [strategy.id for strategy in head.strategies]
    seen: dict[str, str] = {}
    for file, family in families:
        yield from _family(file, family, seen)
        for position, criterion in family.criteria.items():
            yield from _criterion(file, ("criteria", position), criterion, strategies, columns)
            for place, link in criterion.links.items():
                yield from _link(file, ("criteria", position, "lke", place), link, lke)


def _family(file: Source, family: FamilyParts, seen: dict[str, str]) -> Iterator[Mistake]:
    if family.id and family.id != file.file.stem:
        yield file.mistake(("id",), msg("family {id} belongs into a file {id}.yaml", id=family.id))
        return  # beside the file of that name, everything in it would be there twice
    ids: set[str] = set()
    for position, criterion in family.criteria.items():
        steps: Steps = ("criteria", position)
        if criterion.id and criterion.id in ids:
            yield file.mistake((*steps, "id"), msg("{id} is given twice in this list", id=criterion.id))
        if criterion.id and family.id and criterion.id.partition(".")[0] != family.id:
            yield file.mistake(
                (*steps, "id"),
                msg("the id {id} must begin with {start}", id=criterion.id, start=f"{family.id}."),
            )
        name = " ".join(criterion.name.casefold().split())
        if name and name in seen:
            yield file.mistake((*steps, "name"), msg("this name already belongs to {id}", id=seen[name]))
        seen.setdefault(name, criterion.id)
        ids.add(criterion.id)


def _criterion(
    file: Source, steps: Steps, criterion: CriterionParts, strategies: list[str], columns: list[str]
) -> Iterator[Mistake]:
    for position, strategy in criterion.strategies.items():
        if strategy not in strategies:
            yield no_item(file, (*steps, "strategies", position), strategy, strategies)
    for position, column in criterion.columns.items():
        if column not in columns:
            yield no_item(file, (*steps, "registered", "columns", position), column, columns)


def _link(file: Source, steps: Steps, link: LinkModel, lke: Pack) -> Iterator[Mistake]:
    indicator = lke.indicators.get(link.id)
    if indicator is None:
        question = lke.question_by_id(link.id)
        near = question.indicator_id if question else nearest(link.id, sorted(lke.indicators))
        yield file.mistake((*steps, "id"), msg("there is no LKE indicator {id}", id=link.id), near)
        return
    ratios: dict[str, Fraction | None] = {}
    for key in ("met_from", "partly_from"):
        typed = getattr(link, key)
        if typed is None:
            continue
        ratios[key] = threshold_ratio(indicator, typed)
        if ratios[key] is None:
            yield file.mistake(
                (*steps, key),
                msg(
                    "{found} is no level of {id}: {levels}",
                    found=typed,
                    id=link.id,
                    levels=_levels(indicator),
                ),
            )
    met, partly = ratios.get("met_from"), ratios.get("partly_from")
    if "partly_from" in ratios and "met_from" not in ratios:
        yield file.mistake((*steps, "partly_from"), msg("partly_from needs met_from beside it"))
    elif met is not None and partly is not None and partly >= met:
        yield file.mistake((*steps, "partly_from"), msg("partly_from must be a lower level than met_from"))
    elif met == 0 or partly == 0:
        yield file.mistake(steps, msg("the lowest level proves nothing: every answer would be enough"))


def threshold_ratio(indicator: Indicator, typed: str | Decimal) -> Fraction | None:
    """Ratio, 0 to 1, of a level as a pack writes it: an answer, an index, a percentage; None if it is none."""
    scale = indicator.inputs[0].scale
    if indicator.ratio is None and scale.kind is ScaleKind.OPTIONS:
        return scale.ratios.get(str(typed))
    if isinstance(typed, str):
        return None
    ratio = Fraction(typed) / (scale.maximum if indicator.ratio is None else 100)
    return ratio if 0 <= ratio <= 1 else None


def _levels(indicator: Indicator) -> str:
    scale = indicator.inputs[0].scale
    if indicator.ratio is None and scale.kind is ScaleKind.OPTIONS:
        return ", ".join(scale.ratios)
    return "0–100" if indicator.ratio is not None else f"0–{scale.maximum}"
