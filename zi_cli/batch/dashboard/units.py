"""A unit in the dashboard's table: the cells that people see, and the same as compact JSON for the page's script."""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from zi_cli.batch.dashboard.words import words_of
from zi_cli.batch.recap.model import GROUPED_BY, TONES, Row
from zi_cli.batch.recap.scale import Heat, Scale
from zi_cli.batch.record import NearestLine, UnitRecord
from zi_cli.language import Translator, printable

STATIC: Final = 300
"""Up to this many units stand in the page itself; beyond, only its script shows them, a page at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLink:
    """A unit's report."""

    ending: str
    href: str
    """Relative to the page, percent-encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCells:
    """A row of the table. Texts are printable and not escaped."""

    name: str
    id: str
    """With the target besides, where not all units have the same."""
    groups: tuple[int, ...]
    """Places in `Scale.names` by parent, type, region; -1 for none."""
    tone: str
    total: str
    """Empty where the unit has none."""
    missed: tuple[int, ...] | None
    """Places of missed gates in `Recap.gates`; None for units that are not assessed."""
    gates: int
    areas: tuple[Heat, ...]
    steps: float | None
    """To sort by: steps, and thousandths by effort. None where nothing is known, -1 where there is no plan."""
    step: str
    """What separates the unit, or why it is not assessed, in words."""
    errors: int
    warnings: int
    reports: tuple[ReportLink, ...]

    @classmethod
    def of(cls, row: Row, scale: Scale) -> "UnitCells":
        """The cells of a unit."""
        record = row.record
        nearest = record.nearest if record else None
        return cls(
            name=printable(row.unit.name),
            id=_mark(row, scale),
            groups=tuple(scale.group(by, getattr(row.unit, by)) for by in GROUPED_BY),
            tone=row.tone,
            total=_total(record, scale) if record else "",
            missed=None if record is None else _missed(record, scale),
            gates=len(record.gates) if record else 0,
            areas=_areas(record, scale) if record else (),
            steps=_rank(nearest),
            step=_step(row, scale.translator),
            errors=record.findings.get("error", 0) if record else 0,
            warnings=record.findings.get("warning", 0) if record else 0,
            reports=links(row),
        )


def _mark(row: Row, scale: Scale) -> str:
    target = row.record.target if row.record and len(scale.recap.targets) > 1 else ""
    return " · ".join(filter(None, (printable(row.unit.id, 40), target)))


def links(row: Row) -> tuple[ReportLink, ...]:
    """The unit's reports, by ending."""
    return tuple(ReportLink(ending=ending, href=quote(path)) for ending, path in sorted(row.reports.items()))


def total_minimum(record: UnitRecord) -> float | None:
    """The minimum of the gate on the total."""
    return next((gate.minimum for gate in record.gates if gate.id == "total"), None)


def _total(record: UnitRecord, scale: Scale) -> str:
    return scale.points(record.total, total_minimum(record))


def _missed(record: UnitRecord, scale: Scale) -> tuple[int, ...]:
    return tuple(scale.gates[gate.id] for gate in record.gates if not gate.met and gate.id in scale.gates)


def _areas(record: UnitRecord, scale: Scale) -> tuple[Heat, ...]:
    minima = scale.area_minima(record.target)
    return tuple(scale.heat(area.percent, minima.get(area.number)) for area in record.areas)


def _rank(nearest: NearestLine | None) -> float | None:
    if nearest is None:
        return None
    return nearest.steps + min(nearest.effort, 999) / 1000 if nearest.feasible else -1


def _step(row: Row, translator: Translator) -> str:
    if row.record is None:
        return (
            printable(row.refusal.reason) if row.refusal else translator.say("no file of this unit was found")
        )
    return step_in_brief(row.record, translator).replace(" → ", "\u00a0→\u00a0")


def step_in_brief(record: UnitRecord, translator: Translator) -> str:
    """What separates a unit from its target, on one line; empty where it is ready or far away."""
    nearest = record.nearest
    if nearest is None:
        return ""
    if not nearest.feasible:
        return translator.say("changed answers alone are not enough")
    if nearest.first is None:
        return still_open(record, translator)
    first = nearest.first
    if first.assumed:
        return translator.say(
            "{count} step(s), first: {label} (question {soal}), type the true count",
            count=nearest.steps,
            label=first.label,
            soal=first.soal_id,
        )
    if first.before == first.after:  # only its evidence is missing
        return translator.say(
            "{count} step(s), first: {label} (question {soal}), show evidence",
            count=nearest.steps,
            label=first.label,
            soal=first.soal_id,
        )
    values = {
        "label": first.label,
        "soal": first.soal_id,
        "before": first.before or translator.say("blank"),
        "after": first.after,
        "count": nearest.steps,
    }
    if nearest.steps == 1:
        return translator.say("1 step: {label} (question {soal}), {before} → {after}", **values)
    return translator.say("{count} steps, first: {label} (question {soal}), {before} → {after}", **values)


def still_open(record: UnitRecord, translator: Translator) -> str:
    """Why a unit that meets every gate is not ready."""
    if not record.complete:
        return translator.say(
            "complete the workbook: {answered} of {questions} inputs are answered",
            answered=record.answered,
            questions=record.questions,
        )
    return translator.say("every gate is met; mandatory minimum criteria are open")


def head_json(scale: Scale) -> str:
    """The beginning of the data, up to the list of units."""
    words = words_of(scale.translator)
    head = {
        "language": scale.translator.language,
        "tones": TONES,
        "tone_words": [scale.tone_word(tone) for tone in TONES],
        "groups": [scale.names[by] for by in GROUPED_BY],
        "gates": [printable(gate.name) for gate in scale.recap.gates],
        "areas": [printable(area.name) for area in scale.recap.areas],
        "words": {key: words[key] for key in _SCRIPT_WORDS},
        "static": scale.recap.all.units <= STATIC,
    }
    return _json(head)[:-1] + ',"units":['


_SCRIPT_WORDS: Final = ("shown", "shown_page", "no_match", "page_of", "below_minimum", "report")


def row_json(cells: UnitCells) -> str:
    """One unit, as the script reads it: by place, see `dashboard.js`."""
    return _json(
        [
            cells.name,
            cells.id,
            *cells.groups,
            TONES.index(cells.tone),
            cells.total,
            cells.missed,
            cells.gates,
            [area.text for area in cells.areas],
            [area.level for area in cells.areas],
            cells.steps,
            cells.step,
            cells.errors,
            cells.warnings,
            [[link.ending, link.href] for link in cells.reports],
        ]
    )


def _json(document: Any) -> str:
    """JSON that may stand in a page: nothing in it can end the element that it stands in."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_IN_HTML)


_IN_HTML: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
