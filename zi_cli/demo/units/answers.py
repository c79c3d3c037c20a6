"""Answers that follow from how far a unit has come; counts that fit together."""

from collections.abc import Iterator, Mapping
from typing import Final

from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.quality import Quality
from zi_cli.workbook.writing.template.filling import Value

Answers = dict[int, Value]
"""By soal_id; None is left blank."""

SPAK: Final = 125
SPKP: Final = 127
_YES_FROM: Final = 0.45
"""Ya/Tidak knows no half: from here on a unit says yes."""


def drawn_answers(pack: Pack, quality: Quality, dice: Dice) -> Answers:
    """An answer for every question, or None where the unit has not come to it."""
    counts = dict(_counts(quality, dice))
    areas = _area_of(pack)
    answers: Answers = {}
    for soal, question in pack.questions.items():
        if question.scale.kind is ScaleKind.COUNT:
            answers[soal] = counts[soal]
        elif question.scale.kind is ScaleKind.INDEX:
            answers[soal] = _index(soal, quality, dice)
        else:
            answers[soal] = _option(question, _level(soal, areas, quality), dice)
    return {soal: None if dice.chance(quality.blank) else answer for soal, answer in answers.items()}


def _area_of(pack: Pack) -> Mapping[int, tuple[str, int]]:
    """soal → (aspect, area)."""
    found: dict[int, tuple[str, int]] = {}
    for area in pack.areas:
        found |= dict.fromkeys(pack.nodes[area.pemenuhan].soal_ids(), ("pemenuhan", area.number))
        found |= dict.fromkeys(pack.nodes[area.reform].soal_ids(), ("reform", area.number))
    return found


def _level(soal: int, areas: Mapping[int, tuple[str, int]], quality: Quality) -> float:
    aspect, area = areas.get(soal, ("", 0))
    if not aspect:
        return quality.overall - 0.1
    hard = Dice(0, "soal", soal).around(0.08)  # some questions are hard for everybody
    return (quality.pemenuhan if aspect == "pemenuhan" else quality.reform)[area] - hard


def _option(question: Question, level: float, dice: Dice) -> str:
    """The answer whose worth is nearest to the level."""
    worth = level + dice.around(0.16)
    ratios = question.scale.ratios
    if len(ratios) == 2:
        return next(iter(ratios)) if worth > _YES_FROM else question.scale.lowest
    return min(ratios, key=lambda option: abs(float(ratios[option]) - worth))


def _index(soal: int, quality: Quality, dice: Dice) -> float:
    start = 3.31 if soal == SPAK else 3.18
    return round(min(3.86, max(3.05, start + 0.42 * quality.overall + dice.around(0.1))), 2)


def _counts(quality: Quality, dice: Dice) -> Iterator[tuple[int, int]]:
    """Counts of all ratios: parts never above their whole."""
    reform = quality.reform

    def part(whole: int, area: int) -> int:
        return max(0, min(whole, round(whole * (reform[area] + 0.08 + dice.around(0.18)))))

    agents = dice.whole(2, 6) if quality.overall > 0.5 or dice.chance(0.7) else 0
    changes = part(agents, 1)
    yield from ((88, agents), (89, changes), (90, changes), (91, part(changes, 1)))
    before = dice.whole(0, 6)
    now = before - part(before, 3)
    yield from ((102, before), (103, now), (104, dice.whole(now // 2, now)))
    targets = dice.whole(4, 9)
    yield from ((105, targets), (106, part(targets, 4)))
    complaints = dice.whole(0, 12)
    closed = part(complaints, 5)
    yield from ((110, complaints), (111, complaints - closed), (112, closed))
    officials = (1, dice.whole(2, 6), dice.whole(0, 3))
    yield from zip((113, 114, 115), officials, strict=True)
    yield 116, _reported(sum(officials), quality, dice)
    others = (dice.whole(1, 3), dice.whole(3, 7), dice.whole(20, 90))
    yield from zip((117, 118, 119), others, strict=True)
    yield 120, _reported(sum(others), quality, dice)
    services = dice.whole(3, 9)
    yield from ((122, services), (123, part(services, 6)))


def _reported(owed: int, quality: Quality, dice: Dice) -> int:
    """Reports of wealth: nearly everybody, since each is chased by name."""
    late = max(0.0, 0.92 - quality.overall) * dice.between(0, 0.5)
    return max(0, min(owed, round(owed * (1 - late))))
