"""Findings on the terminal: grouped by rule for an overview, one by one with --verbose."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.cli.session import say, translator
from zi_cli.cli.views.layout import heading
from zi_cli.findings.finding import Finding, Rule, Severity
from zi_cli.language import Whole, printable

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FEW = 3
"""Up to this many findings of a rule are told one by one."""
_MORE = 8
_EACH_DIFFERENT = frozenset({"ZI302", "ZI303", "ZI307", "ZI602", "ZI604"})
"""Rules whose findings each say something else: up to _MORE of them are told one by one."""
_IN_THE_TABLES = frozenset({"ZI701", "ZI704", "ZI705", "ZI706"})
"""Said above already, in the tables of gates, minimum criteria and prerequisites."""


def severity_word(severity: Severity) -> str:
    """The severity in the language in force."""
    return {Severity.ERROR: say("error"), Severity.WARNING: say("warning"), Severity.INFO: say("info")}[
        severity
    ]


def overview(found: Sequence[Finding]) -> Iterator[RenderableType]:
    """A line or two for every rule that found something, the gravest first; waived ones stand elsewhere."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.rule.code not in _IN_THE_TABLES and finding.waiver is None:
            groups.setdefault(finding.rule.code, []).append(finding)
    if not groups:
        return
    ordered = sorted(groups.values(), key=lambda group: (-group[0].severity, group[0].rule.code))
    wrong = [line for group in ordered if group[0].severity > Severity.INFO for line in _group(group)]
    notes = [line for group in ordered if group[0].severity == Severity.INFO for line in _group(group)]
    if wrong:
        yield Padding(Group(heading(say("What to put right")), *wrong), (1, 0, 0, 0))
    if notes:
        yield Padding(Group(heading(say("Good to know")), *notes), (1, 0, 0, 0))
    more = say("What a finding means and what to do: zi explain {code}", code=ordered[0][0].rule.code)
    yield Padding(Text(more, style="dim"), (0, 0, 0, 2))


def _title(rule: Rule, count: int) -> Text:
    line = Text(f"{rule.code} ", style=STYLES[rule.severity])
    line.append(translator().text(rule.title))
    if count > 1:
        line.append(f" ({count})", style="bold")
    return line


def _group(group: Sequence[Finding]) -> Iterator[RenderableType]:
    rule = group[0].rule
    yield Padding(_title(rule, len(group)), (0, 0, 0, 2))
    if len(group) <= (_MORE if rule.code in _EACH_DIFFERENT else _FEW):
        for finding in group:
            yield Padding(_told(finding), (0, 0, 0, 8))
        return
    numbers = [finding.hit.soal_id for finding in group]
    if all(number is not None for number in numbers):
        yield Padding(Text("soal " + _runs([n for n in numbers if n is not None])), (0, 0, 0, 8))
        cells = [finding.hit.cell for finding in group if finding.hit.cell]
        if cells:
            yield Padding(
                Text(say("cells {cells}", cells=Whole(_cell_runs(cells))), style="dim"), (0, 0, 0, 8)
            )
        return
    for finding in group[:_FEW]:
        yield Padding(_told(finding), (0, 0, 0, 8))
    yield Padding(
        Text(say("and {count} more; see --verbose", count=len(group) - _FEW), style="dim"), (0, 0, 0, 8)
    )


def _runs(numbers: Sequence[int], before: str = "") -> str:
    """1, 2, 3, 7 → 1–3, 7; each with what stands `before` it."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{before}{run[0]}–{before}{run[-1]}" if len(run) > 2 else ", ".join(f"{before}{n}" for n in run)
        for run in runs
    )


def _cell_runs(cells: Sequence[str]) -> str:
    """LKE ZI!K8, LKE ZI!K9, LKE ZI!K10, LKE ZI!K12 → K8–K10, K12."""
    places = [cell.rpartition("!")[2] for cell in cells]
    by_column: dict[str, list[int]] = {}
    for place in places:
        letters = place.rstrip("0123456789")
        by_column.setdefault(letters, []).append(int(place[len(letters) :]))
    return ", ".join(_runs(rows, letters) for letters, rows in by_column.items())


def _told(finding: Finding) -> Text:
    line = Text()
    if finding.hit.cell:
        line.append(printable(finding.hit.cell, 60), style="bold")
        line.append(": ")
    line.append(translator().text(finding.hit.message))
    return line


def full(found: Sequence[Finding]) -> RenderableType:
    """Every finding with its hint and the points at stake."""
    words = translator()
    lines: list[RenderableType] = [heading(say("All findings"))]
    for finding in sorted(found, key=lambda finding: (-finding.severity, finding.rule.code)):
        line = Text(f"{finding.rule.code} {severity_word(finding.severity)} ", style=STYLES[finding.severity])
        if finding.waiver is not None:
            line.append(say("(waived)") + " ", style="dim")
        if finding.hit.soal_id is not None:
            line.append(f"soal {finding.hit.soal_id} ", style="not red")
        lines.append(Padding(line + _told(finding), (0, 0, 0, 2)))
        hint = words.text(finding.hit.hint)
        if finding.hit.points_at_stake:
            hint += " " + say("At stake: {points} points.", points=finding.hit.points_at_stake)
        lines.append(Padding(Text(hint, style="dim"), (0, 0, 0, 6)))
    return Padding(Group(*lines), (1, 0, 0, 0))
