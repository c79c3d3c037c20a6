"""Reading zi.toml: all mistakes at once, each with its place, the value found, and the nearest valid name."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from zi_cli.assessment.views import View
from zi_cli.config.config import FAIL_ON, TARGETS, Config
from zi_cli.config.notes import ConfigProblem, Notes
from zi_cli.config.places import KeyPlace
from zi_cli.config.toml_words import what_is_wrong
from zi_cli.config.values import Reader, Wrong, a_choice, a_code, a_flag, a_list, a_margin, a_text, not_a
from zi_cli.config.waivers import read_waivers
from zi_cli.criteria.mistakes import Mistake
from zi_cli.findings.finding import Severity
from zi_cli.language import msg

_AT: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse_config(data: bytes, path: Path) -> Config:
    """The settings in `data`. ConfigProblem with all mistakes."""
    text, document = _parsed(data, path)
    notes, folder = Notes(path, text), path.parent
    below: Reader = lambda value: folder / a_text(value)  # noqa: E731 - a reader like the others
    texts = msg("a list of texts in quotes")
    readers: dict[str, Reader] = {
        "target": a_choice(*TARGETS),
        "view": a_choice(*(view.value for view in View)),
        "holds_wbk": a_flag,
        "gates_only": a_flag,
        "margin": a_margin,
        "fail_on": a_choice(*FAIL_ON),
        "select": a_list(a_code, texts),
        "ignore": a_list(a_code, texts),
        "criteria": a_list(below, texts),
        "evidence_dir": below,
        "severity": lambda value: _severities(value, notes),
        "waiver": lambda value: read_waivers(value, notes),
    }
    read = notes.take(document, readers, ())
    if notes.mistakes:
        raise ConfigProblem(notes.mistakes)
    return Config(path=path, waivers=read.pop("waiver", ()), **read)


def _parsed(data: bytes, path: Path) -> tuple[str, dict[str, Any]]:
    """The text and what it holds."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        notes = Notes(path, "")
        notes.add_at(KeyPlace(), msg("this is no text in UTF-8; save it as UTF-8"))
        raise ConfigProblem(notes.mistakes) from None
    try:
        return text, tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ArithmeticError, ValueError, RecursionError) as fault:
        raise ConfigProblem(_no_toml(text, path, str(fault))) from None


def _no_toml(text: str, path: Path, reason: str) -> list[Mistake]:
    notes, lines = Notes(path, ""), text.splitlines()
    at = _AT.search(reason)
    line = int(at[1]) if at else max(len(lines), 1)
    column = int(at[2]) if at else 1
    excerpt = lines[line - 1] if line <= len(lines) else ""
    message = msg("this is no valid TOML: {reason}", reason=what_is_wrong(reason))
    if "\\" in excerpt:
        message = msg("{wrong}. Write paths with / or in single quotes: 'C:\\data'", wrong=message)
    notes.add_at(KeyPlace(line, column, excerpt), message)
    return notes.mistakes


def _severities(value: object, notes: Notes) -> dict[str, Severity]:
    """The table [severity]."""
    if not isinstance(value, dict):
        raise not_a(value, msg("a table such as [severity]"))
    choice, read = a_choice(*(severity.word for severity in Severity)), {}
    for word, wanted in value.items():
        try:
            read[a_code(word)] = Severity[choice(wanted).upper()]
        except Wrong as wrong:
            notes.add(("severity", word), wrong.message, wrong.nearest)
    return read
