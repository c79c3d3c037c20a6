"""What to know of the data: every unit without a file, every file that is unreadable, double, or of no known unit."""

from collections.abc import Iterator

from zi_cli.batch.recap.model import DuplicateLine, RefusedLine, UnitLine, UnknownLine
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_cells import exact, saved, text
from zi_cli.workbook.writing.tables.table import Column, Says, Sheet, Table, Value


def data_quality(scale: Scale) -> Sheet:
    """One list of all of them, to filter by what is wrong."""
    say, files = scale.translator.say, scale.recap.files
    marks = (
        Says(say("no file"), "off"),
        Says(say("unreadable"), "below"),
        Says(say("of no known unit"), "far"),
    )
    table = Table(
        columns=(
            Column(name=say("Problem"), kind="strong", width=18, marks=marks),
            Column(name=say("Unit"), kind="text", width=36),
            Column(name=say("Id"), kind="text", width=14),
            Column(name=say("Directorate"), kind="text", width=22),
            Column(name=say("Type"), kind="text", width=12),
            Column(name=say("Region"), kind="text", width=18),
            Column(name=say("File"), kind="text", width=44),
            Column(name=say("Saved (UTC)"), kind="text", width=17),
            Column(name=say("Total"), kind="points", width=9),
            Column(name=say("Reason"), kind="text", width=46),
            Column(name=say("What to do"), kind="text", width=46),
        ),
        rows=list(_rows(scale)),
    )
    lines = (
        say(
            "{files} files: {counted} counted, {duplicate} duplicates, {unknown} of unknown units, {refused} not readable",
            files=files.files, counted=files.counted, duplicate=files.duplicate, unknown=files.unknown,
            refused=files.refused,
        )
        + ". "
        + say(
            "Beside them {passed_over} files that are no workbooks and {temporary} temporary files.",
            passed_over=files.passed_over, temporary=files.temporary,
        ),
    )  # fmt: skip
    none = say("Every unit has exactly one file, and every file could be read.")
    return Sheet(name="", title=say("Data quality"), lines=lines, tables=(table,), none=none)


def _rows(scale: Scale) -> Iterator[list[Value]]:
    recap = scale.recap
    yield from (_missing(scale, unit) for unit in recap.missing)
    yield from (_refused(scale, one) for one in recap.refused)
    yield from (_duplicate(scale, one) for one in recap.duplicates)
    yield from (_unknown(scale, one) for one in recap.unknown)


def _missing(scale: Scale, unit: UnitLine) -> list[Value]:
    say = scale.translator.say
    who = (unit.name, unit.id, unit.parent, unit.type, unit.region)
    what = (say("no file of this unit was found"), say("Ask the unit for its workbook."))
    return [say("no file"), *map(text, who), "", "", None, *what]


def _refused(scale: Scale, one: RefusedLine) -> list[Value]:
    say = scale.translator.say
    return [
        say("unreadable"),
        text(one.unit),
        *[""] * 4,
        text(one.file.path),
        saved(one.file),
        None,
        text(one.refusal.reason),
        text(one.refusal.hint),
    ]


def _duplicate(scale: Scale, one: DuplicateLine) -> list[Value]:
    say = scale.translator.say
    reason = say("the unit has a newer file, which counts: {file}", file=one.counted)
    if one.same_bytes:
        reason = say("the same workbook, byte for byte, as the one that counts: {file}", file=one.counted)
    return [
        say("duplicate"),
        text(one.unit),
        *[""] * 4,
        text(one.file.path),
        saved(one.file),
        exact(one.total),
        reason,
        say("Remove one of the two, if the right one counts; else save the right one again."),
    ]


def _unknown(scale: Scale, one: UnknownLine) -> list[Value]:
    say = scale.translator.say
    perhaps, word = "; ".join(text(name) for name in one.candidates), say("perhaps")
    reason = say("no unit of the list is surely meant by “{name}”", name=one.read)
    return [
        say("of no known unit"),
        *[""] * 5,
        text(one.file.path),
        saved(one.file),
        exact(one.total),
        f"{reason}; {word}: {perhaps}" if perhaps else reason,
        say("Name its file in the list of units (column file), or correct the name in the workbook."),
    ]
