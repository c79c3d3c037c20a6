"""The shape of a unit at a glance: how much of each area is reached, pemenuhan beside reform, and the gate.

pygal lays the chart out. What it wraps around the drawing (scripts, a style sheet, tooltips, the day of today) is
left behind by `picture`, so that the bytes are the same every day.
"""

import sys
from textwrap import wrap
from typing import Final
from xml.etree import ElementTree

from zi_cli.gap_report.areas import AreaRow
from zi_cli.gap_report.chart_picture import FONT_SIZE, Caption, picture
from zi_cli.gap_report.report import GapReport

FONTS: Final = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
_WIDTH: Final = 560
_ROW_HEIGHT: Final = 62
_FRAME_HEIGHT: Final = 34
_LABEL_SIGNS: Final = 18
_LABEL_LINES: Final = 3
_HALVES: Final = ("pemenuhan", "reform")


def areas_chart(report: GapReport, fonts: str = FONTS) -> str:
    """The chart as SVG; `fonts` as CSS would list them. `areas_chart_text` says the same in words."""
    import pygal
    from pygal.style import Style

    _forget_map_finder()
    shared = _shared_minimum(report)
    labels = [_label(row, report, shared) for row in report.areas]
    chart = pygal.HorizontalBar(
        style=Style(label_font_size=FONT_SIZE),
        width=_WIDTH,
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(1, len(labels)),
        margin=4,
        spacing=12,
        range=(0, 100),
        truncate_label=-1,
        show_legend=False,
        js=[],
    )
    # Areas go in from the last to the first: a horizontal chart grows from below.
    chart.x_labels = [max(label, key=len) for label in reversed(labels)]
    chart.y_labels = [{"value": value, "label": text} for value, text in _ticks(report, shared)]
    for half in _HALVES:
        chart.add(half, [getattr(row, half).value for row in reversed(report.areas)])
    caption = Caption(
        mark=f"areas-{report.source.digest}",
        title=report.words["chart_areas"],
        text=areas_chart_text(report),
        series=tuple((half, report.words[half]) for half in _HALVES),
        fonts=fonts,
    )
    numbers = {half: [str(getattr(row, half)) for row in reversed(report.areas)] for half in _HALVES}
    drawn = ElementTree.fromstring(chart.render())
    return picture(drawn, caption, labels[::-1], numbers, shared.minimum.text if shared else None)


def _forget_map_finder() -> None:
    """pygal hooks a finder for maps of the world into every import, in a form that Python has given up."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]


def areas_chart_text(report: GapReport) -> str:
    """What the chart shows, in words, for those who do not see it."""
    words = report.words
    rows = (
        f"{row.name}: {words['pemenuhan']} {row.pemenuhan}, {words['reform']} {row.reform}, "
        f"{words['minimum']} {row.minimum}"
        for row in report.areas
    )
    return f"{words['chart_areas']}. {'; '.join(rows)}."


def _shared_minimum(report: GapReport) -> AreaRow | None:
    """An area that stands for all in what its gate asks; None where they differ or ask nothing."""
    minima = {row.minimum.value for row in report.areas}
    return report.areas[0] if len(minima) == 1 and minima != {0.0} else None


def _label(row: AreaRow, report: GapReport, shared: AreaRow | None) -> list[str]:
    """An area's name in short lines, with its minimum where areas differ in theirs."""
    text = f"{row.number}. {row.name}"
    if shared is None:
        text += f" ({report.words['minimum']} {row.minimum})"
    return wrap(text, _LABEL_SIGNS, max_lines=_LABEL_LINES, placeholder=" …") or [""]


def _ticks(report: GapReport, shared: AreaRow | None) -> list[tuple[float, str]]:
    """Places of the lines on the scale; only the ends and the minimum are named."""
    ticks = {float(value): " " for value in (20, 40, 60, 80)} | {0.0: "0", 100.0: "100"}
    if shared is not None:
        ticks[shared.minimum.value] = f"{report.words['minimum']} {shared.minimum}"
    return sorted(ticks.items())
