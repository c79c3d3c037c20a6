"""The minimum criteria of a workbook on the terminal: a row a family, then what is open, or everything."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import ORDER, STATUS_WORDS, Basis, CriterionResult, FamilyResult
from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.cli.views.layout import heading, id_table, plain_table
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Exactly, printable

SHOWN: Final = 6
"""Open mandatory criteria that are told one by one."""
_NAME: Final = 28
_REQUIREMENT: Final = 130
"""Signs of what a criterion asks that are shown here; all of it is in `zi explain`."""
_STYLES: Final = {
    Status.MET: "green",
    Status.PARTLY: "yellow",
    Status.NOT_MET: "red",
    Status.UNKNOWN: "yellow",
}


def section(assessment: Assessment, signs: Glyphs, verbose: bool) -> Iterator[RenderableType]:
    """The families; the open mandatory criteria where the workbook asks for them; all of them if `verbose`."""
    if not assessment.families:
        return
    yield Padding(_families(assessment.families, signs), (1, 0, 0, 0))
    yield from _shares(assessment.families)
    if not assessment.asks_minimum:
        yield _aside(say("For information, as far as the LKE's answers tell."))
        yield _aside(say("A workbook that asks for them: zi template --from FILE"))
    elif not verbose:
        yield from _open(assessment, signs)
    if verbose:
        yield from _all(assessment.families, signs)


def _aside(text: str) -> RenderableType:
    return Padding(Text(text, style="dim"), (0, 0, 0, 2))


def _families(families: Sequence[FamilyResult], signs: Glyphs) -> RenderableType:
    counts = (say("met"), say("partly"), say("not yet"), say("no data"))
    table = plain_table(say("Minimum criteria"), (*counts, say("mandatory")))
    for family in families:
        sign = {True: signs.met, False: signs.missed, None: signs.unknown}[family.passed]
        met = sum(result.status is Status.MET for result in family.mandatory)
        table.add_row(
            Text(f"{sign} {printable(family.family.name, _NAME)}"),
            *(str(family.count(status)) for status in (*reversed(ORDER), Status.UNKNOWN)),
            say("{met} of {all}", met=met, all=len(family.mandatory)),
            style={True: None, False: "red", None: "yellow"}[family.passed],
        )
    return table


def _shares(families: Sequence[FamilyResult]) -> Iterator[RenderableType]:
    """Families that meet all that is mandatory, and yet not enough of the rest: the table does not show why."""
    for family in families:
        if family.passed or any(result.status is not Status.MET for result in family.mandatory):
            continue
        told = say(
            "{family}: {met} of {all} criteria that are not mandatory are met; {percent} % are needed",
            family=family.family.name,
            met=sum(result.status is Status.MET for result in family.others),
            all=len(family.others),
            percent=Exactly(family.family.required_share * 100),
        )
        yield Padding(Text(told), (0, 0, 0, 2))


def _open(assessment: Assessment, signs: Glyphs) -> Iterator[RenderableType]:
    mandatory = [result for family in assessment.families for result in family.mandatory]
    still = [result for result in mandatory if result.status is not Status.MET]
    if not still:
        return
    still.sort(key=lambda result: [*ORDER, Status.UNKNOWN].index(result.status))
    table = id_table()
    for result in still[:SHOWN]:
        table.add_row(_status(result, signs), _told(result, "", _settling(result)))
    lines: list[RenderableType] = [heading(say("Mandatory criteria still open")), table]
    if len(still) > SHOWN:
        lines.append(_aside(say("and {count} more; see --verbose", count=len(still) - SHOWN)))
    yield Padding(Group(*lines), (1, 0, 0, 0))


def _all(families: Sequence[FamilyResult], signs: Glyphs) -> Iterator[RenderableType]:
    for family in families:
        table = id_table()
        for result in family.results:
            mark = " " + say("(mandatory)") if result.criterion.mandatory else ""
            table.add_row(_status(result, signs), _told(result, mark, _basis(result)))
        title = say("Minimum criteria: {family}", family=family.family.name)
        yield Padding(Group(heading(title), table), (1, 0, 0, 0))


def _status(result: CriterionResult, signs: Glyphs) -> Text:
    sign = {Status.MET: signs.met, Status.UNKNOWN: signs.unknown}.get(result.status, signs.missed)
    return Text(f"  {sign} {translator().text(STATUS_WORDS[result.status])}", style=_STYLES[result.status])


def _told(result: CriterionResult, mark: str, detail: str) -> Text:
    """Name and id of a criterion, and below them `detail`."""
    text = Text(f"{printable(result.criterion.name)}{mark}")
    return text.append(f"  {result.criterion.id}\n{detail}", style="dim")


def _settling(result: CriterionResult) -> str:
    """What would make an open criterion met, or known."""
    if result.invalid:
        return say("correct {cell}: {because}", cell=result.cell, because=result.because)
    if result.status is Status.UNKNOWN:
        if result.cell is not None:
            return say("fill in {cell}", cell=result.cell)
        return say("this workbook does not ask it; zi template --from FILE makes one that does")
    requirement = shorten(printable(result.criterion.met, 1000), _REQUIREMENT, placeholder=" …")
    return say("{basis}. Met means: {requirement}", basis=_basis(result), requirement=requirement)


def _basis(result: CriterionResult) -> str:
    """What the status goes by, and the cell."""
    because = translator().text(result.because)
    if result.basis is Basis.LKE:
        because = say("derived from the {because}", because=because)
    return f"{because}  [{result.cell}]" if result.cell else because
