"""The terminal view of an assessment: verdict first, then gates, areas, and what to do next. 80 columns are enough."""

import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.explain import unfold
from zi_cli.assessment.gates import GateResult
from zi_cli.assessment.views import View
from zi_cli.cli.session import Glyphs, glyphs, say, translator, write_view
from zi_cli.cli.views import control, explanation, findings, minimum, next_steps, prerequisites
from zi_cli.cli.views.layout import bar, heading, plain_table
from zi_cli.cli.views.verdict import headline_points, verdict
from zi_cli.criteria.lke.pack import Measure
from zi_cli.findings.control import Controlled
from zi_cli.language import printable

_TOTALS: Final = ("total", "pengungkit", "pemenuhan", "reform", "hasil")


def show(assessment: Assessment, found: Controlled, explain: Sequence[str], verbose: bool) -> None:
    """Write the view: the unfolded numbers that were asked for, or the whole."""
    if explain:
        write_view(_file(assessment), *(_unfolded(assessment, item) for item in explain))
        return
    signs = glyphs(sys.stdout)
    parts: list[RenderableType | None] = [
        _file(assessment, control.settings_line(found)),
        verdict(assessment, found.errors, signs),
        _scores(assessment),
        _gates(assessment, signs),
        _areas(assessment, signs),
        *minimum.section(assessment, signs, verbose),
        *prerequisites.section(assessment, signs),
        *findings.overview(found.shown),
        *control.section(found),
        *next_steps.steps(assessment, signs),
        _own_formulas(assessment),
    ]
    if verbose:
        parts += [findings.full(found.shown), _how_found(assessment)]
    parts.append(_footer(verbose))
    write_view(*(part for part in parts if part is not None))


def _unfolded(assessment: Assessment, item: str) -> RenderableType:
    tree = unfold(assessment, item)
    if tree is not None:
        return explanation.tree(tree)
    names = {gate.id: gate.name for gate in assessment.pack.gates}
    names |= {level.id: level.name for level in assessment.criteria.prerequisites.levels}
    names |= {known: p.name for known, p in assessment.criteria.prerequisites.by_id.items()}
    text = say("{gate}: not asked for {target}", gate=names.get(item, item), target=assessment.target)
    return Padding(Text(text), (1, 0, 0, 0))


def _file(assessment: Assessment, settings: str = "") -> RenderableType:
    filled = assessment.filled
    where = say("{layout}, sheet {sheet}", layout=filled.layout.id, sheet=filled.sheet)
    lines = [
        Text(printable(filled.unit_name, 100), style="bold"),
        Text(f"{printable(filled.path, 200)} ({where})", style="dim"),
    ]
    if settings:
        lines.append(Text(settings, style="dim"))
    return Group(*lines)


def _scores(assessment: Assessment) -> RenderableType:
    words = translator()
    table = plain_table(say("Score"), (say("weight"), say("claimed"), say("supported"), "TPI"))
    for name in _TOTALS:
        parts = assessment.pack.totals[name]
        weight = sum((assessment.pack.weight_points(part) for part in parts), Fraction(0))
        indent = {"total": "", "pengungkit": "  ", "hasil": "  "}.get(name, "    ")
        label = say("Total") if name == "total" else assessment.pack.nodes[parts[0]].name
        cells = []
        for view in View:
            score = assessment.scores[view]
            cells.append("–" if score is None else headline_points(assessment, name, score.totals[name]))
        table.add_row(
            Text(f"{indent}{label}"), words.number(weight), *cells, style="bold" if name == "total" else None
        )
    return Padding(table, (1, 0, 0, 0))


def _gates(assessment: Assessment, signs: Glyphs) -> RenderableType:
    table = plain_table(
        say("Gates for {target}", target=assessment.target), (say("value"), say("minimum"), say("short by"))
    )
    for result in assessment.gates:
        table.add_row(*_gate_row(result, signs), style={True: None, False: "red", None: "yellow"}[result.met])
    return Padding(table, (1, 0, 0, 0))


def _gate_row(result: GateResult, signs: Glyphs) -> tuple[Text, str, str, str]:
    words = translator()
    sign = {True: signs.met, False: signs.missed, None: signs.unknown}[result.met]
    name = Text(f"{sign} {printable(result.gate.name, 60)}")
    if result.gate.measure is Measure.PREDICATE:
        known = {True: say("yes"), False: say("no"), None: say("unknown")}[result.met]
        return name, known, say("yes"), ""
    unit = " %" if result.gate.measure is Measure.PERCENT else ""
    minimum = words.number(result.minimum) + unit
    if result.actual is None or result.shortfall is None:
        return name, say("unknown"), minimum, ""
    value = words.number_below(result.actual, result.minimum) + unit
    short = words.shortfall(result.actual, result.minimum) + unit if result.shortfall else ""
    return name, value, minimum, short


def _areas(assessment: Assessment, signs: Glyphs) -> RenderableType:
    words = translator()
    minimum = {
        item: result.minimum
        for result in assessment.gates
        if result.gate.measure is Measure.PERCENT
        for item in result.gate.of
    }
    table = plain_table(say("Areas"), (say("pemenuhan"), say("reform"), say("together"), ""))
    for result in assessment.areas:
        threshold = minimum.get(result.area.reform, Fraction(0))
        table.add_row(
            Text(f"{result.area.number} {result.area.name}"),
            words.number_below(result.pemenuhan_percent, threshold, 0) + " %",
            words.number_below(result.reform_percent, threshold, 0) + " %",
            words.number_below(result.percent, threshold) + " %",
            Text(bar(result.percent / 100, signs)),
            style="red" if result.percent < threshold else None,
        )
    return Padding(table, (1, 0, 0, 0))


def _own_formulas(assessment: Assessment) -> RenderableType | None:
    """What the file itself says, where that is something else."""
    sheet = assessment.spreadsheet
    claimed = assessment.claimed.totals["total"]
    lines: list[str] = []
    if sheet.total is not None and abs(sheet.total - claimed) > Fraction(1, 10**9):
        lines.append(say("total shown in the file: {total}", total=sheet.total))
    if sheet.by_its_formulas is not None and sheet.by_its_formulas != claimed:
        lines.append(say("by the LKE's own formulas: {total}", total=sheet.by_its_formulas))
    if sheet.error is not None:
        lines.append(
            say(
                "the LKE's own formulas give {code}: {because}",
                code=sheet.error.code,
                because=sheet.error.because,
            )
        )
    if sheet.altered:
        lines.append(
            say("{count} formula(s) of the sheet are not the official ones", count=len(sheet.altered))
        )
    if not lines:
        return None
    lines.append(say("by the regulation: {total}", total=headline_points(assessment, "total", claimed)))
    body = Group(*(Padding(Text(line), (0, 0, 0, 2)) for line in lines))
    return Padding(Group(heading(say("What the file itself says")), body), (1, 0, 0, 0))


def _role(role: str) -> str:
    names = {
        "answer": say("answers"),
        "note": say("notes"),
        "evidence": say("evidence"),
        "weight": say("weights"),
        "explanation": say("explanations"),
        "answer_type": say("answer types"),
        "score": say("scores"),
        "percent": say("percentages"),
        "expected": say("expected documents"),
        "tpi_answer": say("TPI's answers"),
        "tpi_note": say("TPI's notes"),
    }
    return names.get(role, role)


def _how_found(assessment: Assessment) -> RenderableType:
    filled = assessment.filled
    columns = Table.grid(padding=(0, 2))
    for role, column in filled.columns.items():
        columns.add_row(
            Text(f"  {_role(role)}"),
            Text(say("column {column}", column=column.letters)),
            Text(translator().text(column.how)),
        )
    rows = Table.grid(padding=(0, 2))
    for soal, response in filled.responses.items():
        match, answer = response.match, response.answer
        where = answer.cell or "–"
        how = say("not found") if match is None else translator().text(match.how)
        rows.add_row(Text(f"  soal {soal}"), Text(assessment.pack.questions[soal].id), Text(where), Text(how))
    return Padding(
        Group(
            heading(say("How the columns were found")),
            columns,
            Text(""),
            heading(say("How the questions were found")),
            rows,
        ),
        (1, 0, 0, 0),
    )


def _footer(verbose: bool) -> RenderableType:
    more = [say("Unfold a number: --explain A.II.1."), say("A question: zi explain 12.")]
    if not verbose:
        more.append(say("Everything: --verbose."))
    return Padding(Text(" ".join(more), style="dim"), (1, 0, 0, 0))
