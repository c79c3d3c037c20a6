"""Groups of units against areas and gates: where a directorate, a type or a region is weak."""

from collections.abc import Iterator

from zi_cli.batch.recap.model import Group
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_cells import counts, exact
from zi_cli.batch.recap.xlsx_summary import group_name, weakest
from zi_cli.language import msg, printable
from zi_cli.workbook.writing.tables.table import Band, Below, Column, Sheet, Table, Value

_BY = {
    "all": msg("All units"),
    "parent": msg("Directorate"),
    "type": msg("Type"),
    "region": msg("Region"),
}


def groups(scale: Scale) -> Sheet:
    """Means of each area with how many miss its minimum; then how many miss each gate."""
    recap, say = scale.recap, scale.translator.say
    bands = (
        Band("", 2),
        Band(say("Units"), 3),
        Band(say("Areas of change: mean, and assessed units below the minimum"), 2 * len(recap.areas)),
        Band(say("Gates: assessed units that miss them"), len(recap.gates), new_page=True),
    )
    table = Table(
        columns=(
            Column(name=say("By"), kind="text", width=16),
            Column(name=say("Group"), kind="strong", width=34),
            *counts(say("Units"), say("Assessed"), width=10),
            Column(name=say("Weakest area"), kind="text", width=28),
            *_area_columns(scale),
            *counts(*(printable(gate.name) for gate in recap.gates), width=12),
        ),
        rows=[_row(scale, group) for group in (recap.all, *recap.groups)],
        bands=bands,
        fixed=2,
    )
    line = say(
        "Means are over the assessed units of a group and are held against the minimum for {target}; the counts "
        "against each unit's own.",
        target=scale.target,
    )
    return Sheet(name="", title=say("Groups and areas"), lines=(line,), tables=(table,))


def _area_columns(scale: Scale) -> Iterator[Column]:
    say, least = scale.translator.say, scale.area_minima(scale.target)
    for area in scale.recap.areas:
        minimum, name = least.get(area.number), f"{area.number}. {printable(area.name)}"
        marks = () if minimum is None else (Below((("", minimum),)),)
        yield Column(name=name, kind="percent", width=13, marks=marks)
        yield from counts(say("Below the minimum"), width=9)


def _row(scale: Scale, group: Group) -> list[Value]:
    least = scale.area_minima(scale.target)
    areas: list[Value] = []
    for area in group.areas:
        areas += [exact(area.percent, least.get(area.number), percent=True), area.below]
    return [
        scale.translator.text(_BY[group.by]),
        group_name(scale, group),
        group.units,
        group.assessed,
        weakest(scale, group),
        *areas,
        *(group.gates_missed.get(gate.id, 0) for gate in scale.recap.gates),
    ]
