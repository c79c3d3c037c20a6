"""recap.json: the whole recap, a unit a line, so that it can be read and written piece by piece.

Schema: recap.schema.json, `zi schema recap`.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, Final

from zi_cli import __version__
from zi_cli.batch.recap.model import Group, Recap, RecapStyle, Row
from zi_cli.batch.record import UnitRecord

SCHEMA_VERSION: Final = "1"
RECAP_SCHEMA_FILE: Final = Path(__file__).with_name("recap.schema.json")

Json = dict[str, Any]


def write(recap: Recap, stream: BinaryIO, style: RecapStyle) -> None:  # noqa: ARG001 - all outputs are called alike
    """Write the document."""
    for piece in _pieces(recap):
        stream.write(piece.encode())


def _pieces(recap: Recap) -> Iterator[str]:
    head = line(_head(recap))
    yield head[:-1] + ',"units":['
    separator = "\n"
    for row in recap.rows():
        yield separator + line(unit_object(row))
        separator = ",\n"
    yield "\n]}\n"


def line(document: Json, ascii_only: bool = False) -> str:
    """The document on one line."""
    return json.dumps(document, ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"), default=vars)


def _head(recap: Recap) -> Json:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "zi", "version": __version__},
        "official": False,
        "pack": recap.pack,
        "regulation": recap.regulation,
        "target": recap.target or None,
        "targets": recap.targets,
        "view": recap.view,
        "gates_only": recap.gates_only,
        "margin": recap.margin,
        "inputs": list(recap.inputs),
        "roster": recap.roster or None,
        "files": asdict(recap.files),
        "all": group_object(recap.all),
        "groups": [group_object(group) for group in recap.groups],
        "areas": [asdict(area) for area in recap.areas],
        "gates": [asdict(gate) for gate in recap.gates],
        "families": [asdict(family) for family in recap.families],
        "gaps": [asdict(gap) for gap in recap.gaps],
        "findings": [asdict(finding) for finding in recap.findings],
        "missing": [asdict(unit) for unit in recap.missing],
        "refused": [asdict(one) for one in recap.refused],
        "duplicates": [asdict(one) for one in recap.duplicates],
        "unknown": [asdict(one) for one in recap.unknown],
    }


def group_object(group: Group) -> Json:
    """A group, with how many of it are assessed."""
    return {**asdict(group), "assessed": group.assessed}


def unit_object(row: Row) -> Json:
    """A unit."""
    return {
        "number": row.number,
        **asdict(row.unit),
        "in_roster": row.in_roster,
        "state": row.state,
        "tone": row.tone,
        "file": asdict(row.file) if row.file else None,
        "match": asdict(row.match) if row.match else None,
        "duplicates": row.duplicates,
        "reports": dict(row.reports),
        "problem": None
        if row.refusal is None
        else {"kind": row.refusal.kind, "reason": row.refusal.reason, "hint": row.refusal.hint},
        "assessment": None if row.record is None else _record(row.record),
    }


def _record(record: UnitRecord) -> Json:
    """What `zi check --format json` says too, in brief; indicators are added up in `gaps`."""
    kept = {key: value for key, value in vars(record).items() if key not in _ELSEWHERE}
    return {**kept, "total": record.total, "gates_missed": record.gates_missed}


_ELSEWHERE: Final = ("indicators", "sha256", "modified", "tone")
