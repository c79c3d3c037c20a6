"""The prerequisites of a workbook on the terminal: a row each, or one line where the workbook does not ask them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain_minimum import amount
from zi_cli.assessment.prerequisites import PrerequisiteResult
from zi_cli.cli.session import Glyphs, say, translator
from zi_cli.cli.views.layout import plain_table
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import printable

_NAME: Final = 50
_AMOUNT: Final = 17


def section(assessment: Assessment, signs: Glyphs) -> Iterator[RenderableType]:
    """Prerequisites by level; they never decide readiness."""
    results = assessment.prerequisites
    if not results:
        return
    if assessment.asks_prerequisites:
        yield Padding(_table(results, assessment.target, signs), (1, 0, 0, 0))
        return
    counts = {status: sum(result.status is status for result in results) for status in Status}
    line = Text(say("Prerequisites for {target}", target=assessment.target), style="bold")
    told = say(
        "{met} met, {missed} not, {unknown} unknown",
        met=counts[Status.MET],
        missed=counts[Status.NOT_MET],
        unknown=counts[Status.UNKNOWN],
    )
    line.append(f"  {told}", style="not bold")
    yield Padding(line, (1, 0, 0, 0))


def _table(results: Sequence[PrerequisiteResult], target: str, signs: Glyphs) -> RenderableType:
    title = say("Prerequisites for {target}", target=target)
    if any(result.value is None and result.cell for result in results):
        title = say("{title} (sheet {sheet})", title=title, sheet=_sheet(results))
    table = plain_table(title, (say("state"), say("minimum")))
    for level, members in groupby(results, key=lambda result: result.level):
        table.add_row(Text(printable(level.name, _NAME), style="dim"))
        for result in members:
            table.add_row(*_row(result, signs), style=_STYLES[result.status])
    return table


def _sheet(results: Sequence[PrerequisiteResult]) -> str:
    """The sheet that asks them."""
    cell = next(result.cell for result in results if result.cell)
    return printable(cell.rpartition("!")[0], _NAME // 2)


_STYLES: Final = {Status.MET: None, Status.NOT_MET: "red", Status.UNKNOWN: "yellow"}


def _row(result: PrerequisiteResult, signs: Glyphs) -> tuple[Text, str, str]:
    words, unit = translator(), result.prerequisite.unit
    sign = {Status.MET: signs.met, Status.NOT_MET: signs.missed}.get(result.status, signs.unknown)
    value = (
        _where_to_say(result)
        if result.value is None
        else words.text(amount(result.value, unit, result.minimum))
    )
    return (
        Text(f"{sign} {printable(result.prerequisite.name, _NAME)}"),
        printable(value, _AMOUNT),
        printable(words.text(amount(result.minimum, unit)), _AMOUNT),
    )


def _where_to_say(result: PrerequisiteResult) -> str:
    """The cell that would settle a prerequisite of which nothing is known; its sheet is named in the title."""
    if result.contradiction is not None:
        return say("correct soal {soal}", soal=result.contradiction.soal_id)
    if result.cell is None:
        return say("not asked")
    cell = result.cell.rpartition("!")[2]
    return say("correct {cell}", cell=cell) if result.invalid else say("fill in {cell}", cell=cell)
