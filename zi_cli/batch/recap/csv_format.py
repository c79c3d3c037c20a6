"""recap.csv: a row for each unit, nothing in it that a spreadsheet would run; see `report.csv_format`."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from zi_cli.batch.recap.model import Recap, RecapStyle, Row
from zi_cli.report.csv_format import harmless

_BOM: Final = "\ufeff"
_IDENTITY: Final = ("number", "id", "name", "type", "parent", "region", "category", "state", "verdict")
_ASSESSED: Final = (
    "target", "ready", "complete", "answered", "questions", "total_claimed", "total_supported", "total_tpi",
    "pengungkit", "pemenuhan", "reform", "hasil", "gates_missed", "gates",
)  # fmt: skip
_REST: Final = (
    "errors", "warnings", "infos", "evidence_supported", "evidence_claimed", "steps", "effort", "step_soal",
    "step_from", "step_to", "step_points", "file", "modified", "match", "match_sure", "duplicates", "problem",
)  # fmt: skip

Value = str | int | float | bool | None


def write(recap: Recap, stream: BinaryIO, style: RecapStyle) -> None:
    """Write the rows."""
    areas = [area.number for area in recap.areas]
    gates = [gate.id for gate in recap.gates]
    families = [family.id for family in recap.families]
    header = [
        *_IDENTITY,
        *_ASSESSED,
        *(f"area_{number}_percent" for number in areas),
        *(f"gate_{gate}" for gate in gates),
        *(f"minimum_{family}" for family in families),
        *_REST,
    ]
    stream.write((_BOM + _text(header, style)).encode())
    for row in recap.rows():
        values = {**_identity(row), **_assessed(row), **_rest(row)}
        stream.write(_text([values.get(column) for column in header], style).encode(errors="replace"))


def _text(values: list[Value] | list[str], style: RecapStyle) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=style.csv_separator, lineterminator="\r\n")
    writer.writerow([_cell(value, style.csv_separator) for value in values])
    return text.getvalue()


def _cell(value: Value, separator: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, float):
        return repr(value).replace(".", ",") if separator == ";" else repr(value)
    return "" if value is None else str(value)


def _identity(row: Row) -> dict[str, Value]:
    unit = row.unit
    return {
        "number": row.number,
        "id": unit.id,
        "name": unit.name,
        "type": unit.type,
        "parent": unit.parent,
        "region": unit.region,
        "category": unit.category,
        "state": row.state,
        "verdict": row.tone,
    }


def _assessed(row: Row) -> dict[str, Value]:
    record = row.record
    if record is None:
        return {}
    totals = {f"total_{view}": score["total"] if score else None for view, score in record.scores.items()}
    parts = record.scores[record.view] or {}
    return {
        "target": record.target,
        "ready": record.ready,
        "complete": record.complete,
        "answered": record.answered,
        "questions": record.questions,
        **totals,
        **{name: points for name, points in parts.items() if name != "total"},
        "gates_missed": record.gates_missed,
        "gates": len(record.gates),
        **{f"area_{area.number}_percent": area.percent for area in record.areas},
        **{f"gate_{gate.id}": gate.actual for gate in record.gates},
        **{f"minimum_{family.id}": family.state for family in record.families},
        "errors": record.findings["error"],
        "warnings": record.findings["warning"],
        "infos": record.findings["info"],
        "evidence_supported": record.evidence.supported if record.evidence.known else None,
        "evidence_claimed": record.evidence.claimed,
        **dict(_step(row)),
    }


def _step(row: Row) -> Iterator[tuple[str, Value]]:
    nearest = row.record.nearest if row.record else None
    if nearest is None:
        return
    yield "steps", nearest.steps
    yield "effort", nearest.effort
    if nearest.first is not None:
        yield "step_soal", nearest.first.soal_id
        yield "step_from", nearest.first.before
        yield "step_to", "" if nearest.first.assumed else nearest.first.after
        yield "step_points", nearest.first.points


def _rest(row: Row) -> dict[str, Value]:
    return {
        "file": row.file.path if row.file else None,
        "modified": row.file.modified if row.file else None,
        "match": row.match.by if row.match else None,
        "match_sure": row.match.sure if row.match else None,
        "duplicates": row.duplicates,
        "problem": row.refusal.reason if row.refusal else None,
    }
