"""What the pack says of a family, a minimum criterion, a level or a prerequisite."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.explain_minimum import amount, levels_of
from zi_cli.cli.session import say, translator
from zi_cli.cli.views.layout import heading, id_table
from zi_cli.cli.views.pack import rule_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.criteria.minimum.pack import Criterion, Family, Link
from zi_cli.criteria.prerequisites.pack import Level, Prerequisite


def view(item: str, criteria: CriteriaSet) -> RenderableType | None:
    """The explanation of a family, criterion, level or prerequisite; None where `item` is none of them."""
    minimum, prerequisites = criteria.minimum, criteria.prerequisites
    if item in minimum.criteria:
        criterion = minimum.criteria[item]
        return _block(item, criterion.name, _criterion(criterion, criteria))
    if item in prerequisites.by_id:
        prerequisite = prerequisites.by_id[item]
        return _block(item, prerequisite.name, _prerequisite(prerequisite, criteria))
    family = next((family for family in minimum.families if family.id == item), None)
    if family is not None:
        return _block(item, family.name, _family(family))
    level = next((level for level in prerequisites.levels if level.id == item), None)
    return _block(item, level.name, _level(level)) if level is not None else None


def served_by(indicator: Indicator, criteria: CriteriaSet) -> Iterator[RenderableType]:
    """The minimum criteria and prerequisites that an indicator supports or feeds; nothing where there are none."""
    rows = [
        (criterion.id, criterion.name, link.met_ratio is not None)
        for criterion in criteria.minimum.criteria.values()
        for link in criterion.links
        if link.indicator_id == indicator.id
    ]
    rows += [
        (item.id, item.name, True)
        for item in criteria.prerequisites.by_id.values()
        if item.indicator_id == indicator.id
    ]
    if not rows:
        return
    table = id_table()
    for item, name, derived in rows:
        text = Text(name)
        text.append("  " + (say("derived from it") if derived else say("supported by it")), style="dim")
        table.add_row(Text(f"    {item}"), text)
    yield Padding(heading(say("Minimum criteria and prerequisites")), (0, 0, 0, 2))
    yield table
    yield Text("")


def _block(item: str, name: str, lines: Iterator[RenderableType]) -> RenderableType:
    title = Text(f"{item}  ", style="dim")
    title.append(name, style="bold not dim")
    return Padding(Group(title, *lines), (0, 0, 1, 0))


def _paragraph(text: str) -> RenderableType:
    return Padding(Text(text), (0, 0, 0, 2))


def _labelled(name: str, text: str) -> RenderableType:
    return Padding(Text(f"{name}: {text}", style="dim"), (0, 0, 0, 2))


def _listed(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    """A heading and its points; nothing where there are none."""
    if lines:
        yield Text("")
        yield Padding(heading(title), (0, 0, 0, 2))
        for line in lines:
            yield Padding(Text(f"- {line}"), (0, 0, 0, 4))


def _family(family: Family) -> Iterator[RenderableType]:
    yield _paragraph(family.about)
    rule = rule_of(family)
    yield _paragraph(f"{rule[:1].upper()}{rule[1:]}.")
    yield Text("")
    table = id_table()
    for criterion in family.criteria:
        name = Text(criterion.name)
        if criterion.mandatory:
            name.append("  " + say("mandatory"), style="dim")
        table.add_row(Text(f"    {criterion.id}"), name)
    yield table
    yield Text("")
    yield _labelled(say("Source"), family.source)


def _criterion(criterion: Criterion, criteria: CriteriaSet) -> Iterator[RenderableType]:
    minimum, words = criteria.minimum, criteria.minimum.words
    if criterion.mandatory:
        yield _paragraph(say("Mandatory: without it the unit is not called ready."))
    yield Text("")
    answers = id_table()
    told = (criterion.met, criterion.partly, say("less than that"))
    for word, meaning in zip(words.values(), told, strict=True):
        answers.add_row(Text(f"  {word}", style="bold"), Text(meaning))
    yield answers
    yield Text("")
    yield Padding(heading(say("Why it matters")), (0, 0, 0, 2))
    yield Padding(Text(criterion.why), (0, 0, 0, 4))
    yield from _listed(say("Evidence usually expected"), criterion.evidence)
    strategies = [minimum.strategies[name] for name in criterion.strategies]
    yield from _listed(say("Strategies"), [f"{s.name}: {s.meaning}" for s in strategies])
    yield from _listed("LKE", [_link(link, criteria) for link in criterion.links])
    if criterion.registered is not None and minimum.register is not None:
        names = {column.id: column.name for column in minimum.register.columns}
        columns = ", ".join(names[column] for column in criterion.registered.columns)
        title = say("{register}, columns {columns}", register=minimum.register.name, columns=columns)
        yield from _listed(title, [criterion.registered.how])
    yield Text("")
    family = next(family for family in minimum.families if family.id == criterion.family_id)
    yield _labelled(say("Belongs to"), f"{family.id} {family.name}")
    yield _labelled(say("Source"), criterion.source or family.source)


def _link(link: Link, criteria: CriteriaSet) -> str:
    indicator = criteria.lke.indicators[link.indicator_id]
    told = f"{indicator.id} {indicator.label}. {link.how}"
    if link.met_ratio is None:
        return told
    return f"{told} {translator().text(levels_of(link, indicator))}."


def _level(level: Level) -> Iterator[RenderableType]:
    yield _paragraph(level.about)
    yield Text("")
    table = id_table()
    for prerequisite in level.prerequisites:
        table.add_row(Text(f"    {prerequisite.id}"), Text(prerequisite.name))
    yield table
    yield Text("")
    yield _labelled(say("Source"), level.source)


def _prerequisite(prerequisite: Prerequisite, criteria: CriteriaSet) -> Iterator[RenderableType]:
    words, unit = translator(), prerequisite.unit
    yield _paragraph(prerequisite.about)
    if prerequisite.options:
        yield _paragraph(say("One of, best first: {options}", options=", ".join(prerequisite.options)))
    for target, minimum in prerequisite.minimum.items():
        shown = words.text(amount(minimum, unit))
        yield _paragraph(say("minimum for {target}: {value}", target=target, value=shown))
    second = prerequisite.second_limit
    for target, minimum in second.minimum.items() if second else ():
        shown = words.text(amount(minimum, unit))
        whom = second.holds_for if second else ""
        yield _paragraph(say("minimum for {target}: {value} ({whom})", target=target, value=shown, whom=whom))
    yield from _listed(say("Evidence usually expected"), prerequisite.evidence)
    if prerequisite.indicator_id:
        indicator = criteria.lke.indicators[prerequisite.indicator_id]
        percent = translator().exactly(prerequisite.indicator_ratio * 100)
        told = say(
            "{id} {label}: met from {percent} % on, where the workbook says nothing else",
            id=indicator.id,
            label=indicator.label,
            percent=percent,
        )
        yield from _listed("LKE", [told])
    yield Text("")
    level = next(level for level in criteria.prerequisites.levels if level.id == prerequisite.level_id)
    yield _labelled(say("Belongs to"), f"{level.id} {level.name}")
    yield _labelled(say("Source"), prerequisite.source)
