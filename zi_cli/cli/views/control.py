"""What zi.toml, waivers and a baseline did to the findings: never in silence."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.cli.session import say, translator
from zi_cli.cli.views.layout import heading
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.control import Controlled
from zi_cli.findings.waivers import WaiverEntry, WaiverState, WaiverUse
from zi_cli.language import printable

_STYLES = {WaiverState.EXPIRED: "yellow", WaiverState.REFUSED: "yellow", WaiverState.UNUSED: "dim"}


def section(findings: Controlled) -> Iterator[RenderableType]:
    """Waivers of this unit, and what is known or gone by the baseline."""
    if findings.waivers:
        lines = [line for use in findings.waivers for line in _waiver(use)]
        title = say("Waivers: shown, not counted; scores and readiness stay")
        yield Padding(Group(heading(title), *lines), (1, 0, 0, 0))
    if findings.baseline is not None:
        line = say(
            "Baseline: {known} known finding(s) not shown again, {gone} gone",
            known=findings.baseline.known,
            gone=findings.baseline.gone,
        )
        yield Padding(Text(line), (1, 0, 0, 0))


def settings_line(findings: Controlled) -> str:
    """The settings in use; empty where there are none."""
    return say("settings: {file}", file=findings.config) if findings.config else ""


def _waiver(use: WaiverUse) -> Iterator[RenderableType]:
    entry = use.entry
    line = Text(f"{entry.code} ", style="cyan")
    line.append(f"{_about(entry)}: ", style="bold")
    line.append(_state(use), style=_STYLES.get(use.state))
    yield Padding(line, (0, 0, 0, 2))
    told = say(
        "{reason} – {approver}, until {until}",
        reason=entry.waiver.reason,
        approver=entry.waiver.approver,
        until=entry.waiver.until,
    )
    yield Padding(Text(told, style="dim"), (0, 0, 0, 8))


def _about(entry: WaiverEntry) -> str:
    if entry.soal_ids:
        return "soal " + ", ".join(map(str, sorted(entry.soal_ids)))
    if entry.items:
        return printable(", ".join(sorted(entry.items)), 60)
    return translator().text(RULES[entry.code].title)


def _state(use: WaiverUse) -> str:
    count = use.findings
    return {
        WaiverState.IN_FORCE: say("{count} finding(s) waived", count=count),
        WaiverState.UNUSED: say("unused; there is no such finding (any more)"),
        WaiverState.EXPIRED: say("expired; {count} finding(s) count again", count=count),
        WaiverState.REFUSED: say("cannot be waived: gates and readiness follow the rules"),
    }[use.state]
