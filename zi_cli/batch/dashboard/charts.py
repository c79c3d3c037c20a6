"""Where the units stand at each gate: a small histogram with the minimum marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zi_cli.batch.recap.model import GateSummary
from zi_cli.batch.recap.scale import Scale
from zi_cli.language import printable

WIDTH: Final = 240.0
HEIGHT: Final = 56.0
"""Of the bars, in the drawing's own units."""
LINE: Final = 10.0
"""Height of a line of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Units within one step of what can be reached."""

    left: float
    top: float
    width: float
    height: float
    kind: str
    """under (all of them miss the minimum), over (all meet it), across (the minimum lies within, or there are two)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A minimum, of one target or of several."""

    left: float
    text: str
    """`WBK 75,00`"""
    above: float
    """How far above the bars its text stands, so that two texts do not touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """A gate."""

    place: int
    """Among the gates of the recap; the table filters by it."""
    name: str
    met: int
    missed: int
    unknown: int
    of: int
    missed_share: str
    bars: tuple[Bar, ...]
    """None for a predicate that is held or not."""
    marks: tuple[Mark, ...]
    most: str
    highest: int
    """Units in the highest bar."""


def histograms(scale: Scale) -> tuple[Histogram, ...]:
    """Every gate of the recap, in order."""
    return tuple(_histogram(place, gate, scale) for place, gate in enumerate(scale.recap.gates))


def most_missed(charts: tuple[Histogram, ...]) -> Histogram | None:
    """The gate that most units miss; None where nobody misses one."""
    missed = [chart for chart in charts if chart.missed]
    return max(missed, key=lambda chart: chart.missed, default=None)


def _histogram(place: int, gate: GateSummary, scale: Scale) -> Histogram:
    of = gate.met + gate.missed + gate.unknown
    drawn = gate.measure != "predicate"
    sign = " %" if gate.measure == "percent" else ""
    used = {name: low for name, low in gate.minimum.items() if name in scale.recap.targets}
    return Histogram(
        place=place,
        name=printable(gate.name),
        met=gate.met,
        missed=gate.missed,
        unknown=gate.unknown,
        of=of,
        missed_share=scale.share(gate.missed, of),
        bars=_bars(gate, tuple(used.values())) if drawn else (),
        marks=_marks(used, gate, sign, scale) if drawn else (),
        most=scale.points(gate.most).removesuffix(",00").removesuffix(".00") + sign,
        highest=max(gate.bins, default=0),
    )


def _marks(used: Mapping[str, float], gate: GateSummary, sign: str, scale: Scale) -> tuple[Mark, ...]:
    minima = sorted(set(used.values()))
    return tuple(
        Mark(
            left=WIDTH * low / gate.most,
            text=f"{', '.join(name for name in used if used[name] == low)} {scale.points(low)}{sign}",
            above=4.0 + LINE * place,
        )
        for place, low in enumerate(minima)
    )


def _bars(gate: GateSummary, minima: tuple[float, ...]) -> tuple[Bar, ...]:
    width, highest = WIDTH / len(gate.bins), max(gate.bins) or 1
    step = gate.most / len(gate.bins)
    bars = []
    for place, units in enumerate(gate.bins):
        if not units:
            continue
        height = max(2.0, HEIGHT * units / highest)
        bars.append(
            Bar(
                left=place * width + 0.5,
                top=HEIGHT - height,
                width=width - 1,
                height=height,
                kind=_kind(place * step, (place + 1) * step, minima),
            )
        )
    return tuple(bars)


def _kind(low: float, high: float, minima: tuple[float, ...]) -> str:
    slack = 1e-9  # a step's edge may lie a hair off the minimum that it equals
    if all(high <= minimum + slack for minimum in minima):
        return "under"
    return "over" if all(low >= minimum - slack for minimum in minima) else "across"
