"""When a workbook was last saved, as it says itself."""

import re
from datetime import UTC, datetime
from typing import Final

from zi_cli.errors import InputProblem
from zi_cli.workbook.reading.package import Package

_PARTS: Final = ("docProps/core.xml", "meta.xml")
"""Of the formats of Microsoft, and of OpenDocument."""
_MODIFIED: Final = re.compile(rb"<(?:\w+:)?(?:modified|date)\b[^>]{0,200}>\s*([0-9T:.Z+-]{10,35})\s*</")
_BYTES: Final = 64 * 1024


def saved_at(package: Package) -> str:
    """2026-03-01T08:15:00Z; empty where the workbook is silent."""
    part = next((part for part in _PARTS if part in package), None)
    if part is None:
        return ""
    try:
        found = _MODIFIED.search(next(package.chunks(part), b"")[:_BYTES])
    except InputProblem:  # its sheets can be read all the same
        return ""
    return universal_time(found[1].decode("ascii")) if found else ""


def universal_time(text: str) -> str:
    """A time as W3C writes it, in UTC to the second; empty where it is none. Without a zone it is taken for UTC."""
    try:
        moment = datetime.fromisoformat(text[:19] if "." in text else text)
    except ValueError:
        return ""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return ""
