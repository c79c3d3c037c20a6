"""Lists over all assessed units: gates, gaps with their causes and mentors, codes of findings."""

from typing import Final

from zi_cli.batch.recap.gaps import ORDER
from zi_cli.batch.recap.model import GapSummary, GateSummary
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.recap.xlsx_cells import counts, minima
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Severity
from zi_cli.gap_report.causes import CAUSE_NAMES
from zi_cli.language import msg, printable
from zi_cli.workbook.writing.tables.table import Column, Says, Sheet, Table, Value

_SEVERITIES: Final = {
    Severity.ERROR.word: msg("error"),
    Severity.WARNING.word: msg("warning"),
    Severity.INFO.word: msg("info"),
}


def gates(scale: Scale) -> Sheet:
    """How many assessed units meet each gate."""
    say = scale.translator.say
    table = Table(
        columns=(
            Column(name=say("Gate"), kind="strong", width=40),
            Column(name=say("Minimum"), kind="text", width=34),
            Column(name=say("The most there is"), kind="points", width=13),
            *counts(say("reached"), say("missed"), say("unknown"), say("of"), width=11),
            Column(name=say("Share that meets it"), kind="percent", width=13),
        ),
        rows=[_gate(scale, gate) for gate in scale.recap.gates],
    )
    line = say("Of the assessed units whose target has the gate.")
    return Sheet(name="", title=say("Gates"), lines=(line,), tables=(table,))


def _gate(scale: Scale, gate: GateSummary) -> tuple[Value, ...]:
    of = gate.met + gate.missed + gate.unknown
    return (
        printable(gate.name),
        minima(gate, scale),
        None if gate.measure == "predicate" else gate.most,
        gate.met,
        gate.missed,
        gate.unknown,
        of,
        100 * gate.met / of if of else None,
    )


def gaps(scale: Scale) -> Sheet:
    """Every indicator with a gap somewhere, the one that holds back most units first."""
    recap, translator, say = scale.recap, scale.translator, scale.translator.say
    table = Table(
        columns=(
            *counts(say("No."), width=6),
            Column(name=say("Question"), kind="word", width=14),
            Column(name=say("Indicator"), kind="strong", width=46),
            Column(name=say("Area"), kind="text", width=24),
            Column(name=say("Weight"), kind="points", width=9),
            *counts(say("Units held back"), say("Units with the gap"), say("of"), width=12),
            Column(name=say("Share held back"), kind="percent", width=11),
            Column(name=say("Points lost by all"), kind="points", width=11),
            *counts(*(translator.text(name) for name in CAUSE_NAMES.values()), width=13),
            *counts(say("Mentors"), width=9),
            Column(name=say("Units that can tell how"), kind="text", width=70),
        ),
        rows=[_gap(scale, rank, gap) for rank, gap in enumerate(recap.gaps, start=1)],
    )
    order = translator.text(ORDER)
    line = say(
        "The causes of a gap add up to the units that have it. Mentors are units at the best level with evidence; "
        "those with the highest totals are named."
    )
    none = say("No assessed unit has a gap.")
    return Sheet(name="", title=say("The commonest gaps"), lines=(order, line), tables=(table,), none=none)


def _gap(scale: Scale, rank: int, gap: GapSummary) -> tuple[Value, ...]:
    areas = {area.number: area.name for area in scale.recap.areas}
    of = scale.recap.all.assessed
    return (
        rank,
        ", ".join(map(str, gap.soal_ids)),
        printable(gap.label, 400),
        scale.translator.say("Hasil") if gap.area is None else printable(areas.get(gap.area, "")),
        gap.weight_points,
        gap.held_back,
        gap.units,
        of,
        100 * gap.held_back / of if of else None,
        gap.points,
        *(gap.causes.get(cause, 0) for cause in CAUSE_NAMES),
        gap.mentor_count,
        "; ".join(printable(name) for name in gap.mentors),
    )


def findings(scale: Scale) -> Sheet:
    """Every code, the one that most units have first."""
    recap, translator, say = scale.recap, scale.translator, scale.translator.say
    word = {severity: translator.text(name) for severity, name in _SEVERITIES.items()}
    marks = (Says(word["error"], "below"), Says(word["warning"], "far"))
    of = recap.all.assessed
    table = Table(
        columns=(
            Column(name=say("Code"), kind="strong", width=10),
            Column(name=say("Finding"), kind="text", width=70),
            Column(name=say("Severity"), kind="word", width=13, marks=marks),
            *counts(say("Units"), say("of"), width=10),
            Column(name=say("Share"), kind="percent", width=11),
            *counts(say("Count"), width=10),
        ),
        rows=[
            (
                found.code,
                translator.text(RULES[found.code].title),
                word[found.severity],
                found.units,
                of,
                100 * found.units / of if of else None,
                found.count,
            )
            for found in recap.findings
        ],
    )
    line = say(
        "Assessed units that have the finding, and how often it occurs in all of them. zi explain CODE tells more."
    )
    none = say("Nothing was found that does not stand up.")
    return Sheet(name="", title=say("Commonest findings"), lines=(line,), tables=(table,), none=none)
