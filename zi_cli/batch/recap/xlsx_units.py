"""The sheet of units: a row each, read from disk one by one."""

from collections.abc import Iterator, Sequence

from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.batch.recap.model import Recap
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_fields import (
    Cells,
    Field,
    area_fields,
    content_fields,
    family_fields,
    file_fields,
    fixed_fields,
    gate_fields,
    nearest_fields,
    score_fields,
    unit_fields,
)
from zi_cli.workbook.writing.tables.table import Band, Sheet, Table, Value


def units(scale: Scale, *, with_reports: bool) -> Sheet:
    """Every unit: verdict, scores, gates, areas, minimum criteria, completeness, nearest step, file."""
    say, translator, every = scale.translator.say, scale.translator, scale.recap.all
    parts = _parts(scale, _endings(scale.recap) if with_reports else ())
    fields = [field for _, _, some in parts for field in some]
    table = Table(
        columns=tuple(field.column for field in fields),
        rows=_rows(scale.recap, fields),
        bands=tuple(Band(name, len(some), new_page) for name, new_page, some in parts),
        fixed=len(parts[0][2]),
    )
    counted = say(
        "{units} units: {ready} ready, {near} nearly ready, {not_ready} not ready, {unreadable} unreadable, "
        "{missing} without a file.",
        units=every.units, ready=every.ready, near=every.near, not_ready=every.not_ready,
        unreadable=every.unreadable, missing=every.missing,
    )  # fmt: skip
    decided = say(
        "Gates are decided by {view}. Dark cells in bold are below the minimum.",
        view=VIEW_NAMES[View(scale.recap.view)],
    )
    return Sheet(name="", title=translator.say("All units"), lines=(counted, decided), tables=(table,))


def _parts(scale: Scale, endings: tuple[str, ...]) -> list[tuple[str, bool, list[Field]]]:
    """Title, whether a printed page begins, columns."""
    say = scale.translator.say
    parts = [
        ("", False, fixed_fields(scale)),
        (say("Who it is"), False, unit_fields(scale)),
        (say("Scores"), False, score_fields(scale)),
        (say("Gates"), True, gate_fields(scale, of_areas=False)),
        (say("Areas of change"), True, [*gate_fields(scale, of_areas=True), *area_fields(scale)]),
        (say("Minimum criteria"), True, family_fields(scale)),
    ]
    before = sum(len(fields) for _, _, fields in parts)
    parts += [
        (say("Completeness, findings, evidence"), True, content_fields(scale, before)),
        (say("Nearest step"), False, nearest_fields(scale)),
        (say("File and report"), True, file_fields(scale, endings)),
    ]
    return [part for part in parts if part[2]]


def _endings(recap: Recap) -> tuple[str, ...]:
    """Of the reports that the first unit with any has; all have the same, unless one could not be written."""
    return next((tuple(sorted(row.reports)) for row in recap.rows() if row.reports), ())


def _rows(recap: Recap, fields: Sequence[Field]) -> Iterator[list[Value]]:
    for row in recap.rows():
        cells = Cells(row)
        yield [field.value(cells) for field in fields]
