"""The first sheet: how many units are how far, each count with what it is counted of."""

from datetime import date

from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.batch.recap.model import GROUPED_BY, Group
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_cells import TONE_LOOKS, counts, exact, text
from zi_cli.gap_report.head import long_date
from zi_cli.language import msg, printable
from zi_cli.workbook.writing.tables.table import Column, Says, Sheet, Table, Value

GROUP_TITLES = {
    "parent": msg("By directorate"),
    "type": msg("By type"),
    "region": msg("By region"),
}


def summary(scale: Scale, day: date | None = None) -> Sheet:
    """Counts of all units, and by directorate, type and region; `day`: of the batch, where it is to be told."""
    say = scale.translator.say
    tables = [_all(scale), *(_groups(scale, by) for by in GROUPED_BY), _families(scale)]
    return Sheet(
        name="",
        title=say("Recap of all units"),
        lines=_lines(scale, day),
        tables=tuple(tables),
        one_page=sum(len(list(table.rows)) for table in tables) < 30,
    )


def _lines(scale: Scale, day: date | None) -> tuple[str, ...]:
    recap, say = scale.recap, scale.translator.say
    targets = ", ".join(f"{target} ({units})" for target, units in recap.targets.items())
    files = recap.files
    made = say("As of {day}.", day=long_date(day, scale.translator)) + " " if day else ""
    return (
        made
        +         say("Target: {target}. Decided by {view}.", target=targets, view=VIEW_NAMES[View(recap.view)])
        + f" {recap.pack} · {printable(recap.regulation, 300)} · {recap.program}",
        say(
            "{files} files: {counted} counted, {duplicate} duplicates, {unknown} of unknown units, {refused} not readable",
            files=files.files, counted=files.counted, duplicate=files.duplicate, unknown=files.unknown,
            refused=files.refused,
        )
        + ".",
        say(
            "These are self-assessments by the units' own files, not an official verdict. The predicate is decided by "
            "the evaluation of TPI and TPN."
        ),
    )  # fmt: skip


def _all(scale: Scale) -> Table:
    say, every = scale.translator.say, scale.recap.all
    tones = {
        "ready": every.ready,
        "near": every.near,
        "not": every.not_ready,
        "unreadable": every.unreadable,
        "missing": every.missing,
    }
    marks = tuple(Says(scale.tone_word(tone), look) for tone, look in TONE_LOOKS.items())
    rows: list[list[Value]] = [
        [scale.tone_word(tone), *_share(count, every.units)] for tone, count in tones.items()
    ]
    rows += [
        [say("Complete workbooks"), *_share(every.complete, every.assessed)],
        [say("Workbooks with errors"), *_share(every.at_fault, every.assessed)],
        [say("Answers shown by evidence"), *_share(every.evidence_supported, every.evidence_claimed)],
    ]
    return Table(
        title=say("All units"),
        columns=(
            Column(name=say("State"), kind="strong", width=38, marks=marks),
            *counts(say("Count"), say("of"), width=10),
            Column(name=say("Share"), kind="percent", width=10),
        ),
        rows=rows,
    )


def _share(part: int, of: int) -> tuple[Value, Value, Value]:
    return part, of, 100 * part / of if of else None


def _groups(scale: Scale, by: str) -> Table:
    translator, say = scale.translator, scale.translator.say
    return Table(
        title=translator.text(GROUP_TITLES[by]),
        columns=(
            Column(name=say("Group"), kind="strong", width=38),
            *counts(say("Units"), say("Assessed"), width=10),
            *counts(*(scale.tone_word(tone) for tone in TONE_LOOKS), width=10),
            *counts(say("Complete"), say("With errors"), width=10),
            Column(name=say("Mean total"), kind="points", width=11),
            Column(name=say("Median total"), kind="points", width=11),
            Column(name=say("Weakest area"), kind="word", width=30),
        ),
        rows=[_group(scale, group) for group in (*scale.recap.by(by), scale.recap.all)],
    )


def _group(scale: Scale, group: Group) -> list[Value]:
    gate = next((gate for gate in scale.recap.gates if gate.id == "total"), None)
    minimum = scale.minimum(gate, scale.target) if gate else None
    return [
        group_name(scale, group),
        group.units,
        group.assessed,
        group.ready,
        group.near,
        group.not_ready,
        group.unreadable,
        group.missing,
        group.complete,
        group.at_fault,
        exact(group.total_mean, minimum),
        exact(group.total_median, minimum),
        weakest(scale, group),
    ]


def group_name(scale: Scale, group: Group) -> str:
    """The name, or what stands for it where units do not say it."""
    say = scale.translator.say
    return say("All units") if group.by == "all" else text(group.name) or say("not stated")


def weakest(scale: Scale, group: Group) -> str:
    """The name of the weakest area."""
    heads = (head for head in scale.recap.areas if head.number == group.weakest_area)
    return next((f"{head.number}. {printable(head.name)}" for head in heads), "")


def _families(scale: Scale) -> Table:
    say = scale.translator.say
    return Table(
        title=say("Minimum criteria"),
        columns=(
            Column(name=say("Family"), kind="strong", width=38),
            *counts(say("met"), say("not met"), say("unknown"), say("of"), width=10),
        ),
        rows=[
            (
                printable(family.name),
                family.passed,
                family.missed,
                family.unknown,
                family.passed + family.missed + family.unknown,
            )
            for family in scale.recap.families
        ],
    )
