"""Reading the tables [[waiver]] of zi.toml."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from zi_cli.config.notes import Notes
from zi_cli.config.values import Reader, Wrong, a_code, a_flag, a_text, not_a
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Waiver
from zi_cli.findings.selection import codes_named
from zi_cli.findings.waivers import WaiverEntry
from zi_cli.language import msg

_NEEDED: Final = ("code", "reason", "approver", "expires")
_ABOUT: Final = ("soal", "item", "all")


def read_waivers(value: object, notes: Notes) -> tuple[WaiverEntry, ...]:
    """The waivers in the order of the file; mistakes are noted."""
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise not_a(value, msg("a list of tables such as [[waiver]]"))
    entries = (_entry(table, notes, number) for number, table in enumerate(value))
    return tuple(entry for entry in entries if entry is not None)


def _entry(table: Mapping[str, Any], notes: Notes, number: int) -> WaiverEntry | None:
    where = ("waiver", number)
    read = notes.take(table, _READERS, where)
    missing = [key for key in _NEEDED if key not in table]
    if missing:
        notes.add(where, msg("{name} is missing", name=", ".join(missing)))
    if sum(key in table for key in _ABOUT) != 1:
        notes.add(where, msg("say what it is about with exactly one of: soal, item, all = true"))
    if any(key not in read for key in _NEEDED):
        return None
    return WaiverEntry(
        code=read["code"],
        soal_ids=read.get("soal", frozenset()),
        items=read.get("item", frozenset()),
        unit=read.get("unit", "*"),
        waiver=Waiver(reason=read["reason"], approver=read["approver"], until=read["expires"]),
    )


def _one_code(value: object) -> str:
    """A waiver is a decision about one rule, not about a family."""
    word = a_code(value)
    code = min(codes_named(word))
    if word.casefold().replace("_", "-") not in (code.casefold(), RULES[code].name):
        raise Wrong(msg("{found} is the beginning of codes; a waiver is about one", found=word), code)
    return code


def _soal_ids(value: object) -> frozenset[int]:
    numbers = value if isinstance(value, list) else [value]
    if not numbers or not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in numbers):
        raise not_a(value, msg("a soal number, or a list of them"))
    return frozenset(numbers)


def _items(value: object) -> frozenset[str]:
    items = value if isinstance(value, list) else [value]
    if not items:
        raise not_a(value, msg("an id, or a list of them"))
    return frozenset(a_text(item).casefold() for item in items)


def _all(value: object) -> bool:
    if not a_flag(value):
        raise not_a(value, msg("true; leave it out otherwise"))
    return True


def _last_day(value: object) -> str:
    """A TOML date, or the same in quotes; as in 2026-12-31."""
    try:
        day = date.fromisoformat(value.strip()) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise not_a(value, msg("a date such as 2026-12-31"))
    return day.isoformat()


_READERS: Final[dict[str, Reader]] = {
    "code": _one_code,
    "soal": _soal_ids,
    "item": _items,
    "all": _all,
    "unit": a_text,
    "reason": a_text,
    "approver": a_text,
    "expires": _last_day,
}
