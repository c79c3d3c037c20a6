"""Gates: independent minimums, each with its distance. Exact comparison; equality meets."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zi_cli.assessment.scoring import Score
from zi_cli.criteria.exact import exact_sum, quotient_times
from zi_cli.criteria.lke.pack import Area, Gate, Measure, Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A gate held against a score."""

    gate: Gate
    minimum: Fraction
    """Points, percent, or 1 for a predicate that must be held."""
    actual: Fraction | None
    """In the minimum's unit; None where the file cannot tell."""

    @property
    def met(self) -> bool | None:
        """None where it cannot be known."""
        return None if self.actual is None else self.actual >= self.minimum

    @property
    def shortfall(self) -> Fraction | None:
        """What is missing, in the minimum's unit; 0 where it is met."""
        return None if self.actual is None else max(Fraction(0), self.minimum - self.actual)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """An area perubahan: both halves, together and apart. Percentages 0 to 100."""

    area: Area
    weight_points: Fraction
    score_points: Fraction
    percent: Fraction
    pemenuhan_percent: Fraction
    reform_percent: Fraction


def percent(score_points: Fraction, weight_points: Fraction) -> Fraction:
    """Score as a percentage of its weight."""
    return quotient_times(100, score_points, weight_points)


def check_gates(
    pack: Pack, target: str, score: Score | None, holds_wbk: bool | None
) -> tuple[GateResult, ...]:
    """Every gate of `target`; all unknown where the view has no score."""
    return tuple(
        GateResult(gate=gate, minimum=gate.minimum[target], actual=_actual(pack, gate, score, holds_wbk))
        for gate in pack.gates_for(target)
    )


def _actual(pack: Pack, gate: Gate, score: Score | None, holds_wbk: bool | None) -> Fraction | None:
    if gate.measure is Measure.PREDICATE:
        return None if holds_wbk is None else Fraction(holds_wbk)
    if score is None:
        return None
    points = exact_sum(score.score_points(item) for item in gate.of)
    if gate.measure is Measure.POINTS:
        return points
    return percent(points, weight_of(pack, gate.of))


@lru_cache(maxsize=256)
def weight_of(pack: Pack, items: tuple[str, ...]) -> Fraction:
    """Weight of some nodes or indicators together, in points; the same for every workbook."""
    return exact_sum(pack.weight_points(item) for item in items)


def score_areas(pack: Pack, score: Score) -> tuple[AreaResult, ...]:
    """The areas, pemenuhan and reform together."""
    results = []
    for area in pack.areas:
        weight = weight_of(pack, (area.pemenuhan, area.reform))
        halves = score.nodes[area.pemenuhan], score.nodes[area.reform]
        points = exact_sum(halves)
        results.append(
            AreaResult(
                area=area,
                weight_points=weight,
                score_points=points,
                percent=percent(points, weight),
                pemenuhan_percent=percent(halves[0], pack.weight_points(area.pemenuhan)),
                reform_percent=percent(halves[1], pack.weight_points(area.reform)),
            )
        )
    return tuple(results)
