"""How a run of `zi check` goes: the command line first, then zi.toml, then what is usual."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Final

from zi_cli.config.config import Config, severity_of
from zi_cli.errors import UsageProblem
from zi_cli.findings.control import Control
from zi_cli.findings.finding import Severity
from zi_cli.findings.selection import chosen_codes, codes_named, nearest_code, severities_by_code, words_of
from zi_cli.language import msg

_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,9})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """What is told of the files that are checked, and what their findings are held against."""

    output: str
    explain: tuple[str, ...]
    verbose: bool
    fail_on: Severity | None
    """None: findings never make the exit code 1."""
    control: Control
    csv_separator: str = ","


def control_of(config: Config, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Control:
    """Control of the findings by the options --select and --ignore and by zi.toml."""
    return Control(
        codes=chosen_codes(
            config.select if select is None else known_words(select),
            config.ignore if ignore is None else known_words(ignore),
        ),
        severities=severities_by_code(config.severity),
        waivers=config.waivers,
        today=today() if config.waivers else date.min,
        config=None if config.path is None else config.path.as_posix(),
    )


def known_words(given: Iterable[str]) -> tuple[str, ...]:
    """Codes, their beginnings and names as given. UsageProblem for all unknown ones, with their nearest."""
    words = words_of(given)
    unknown = [word for word in words if not codes_named(word)]
    if unknown:
        near = ", ".join(dict.fromkeys(filter(None, map(nearest_code, unknown))))
        advice = msg("Codes, their beginnings and names are in docs/temuan.md; see also: zi explain ZI401")
        raise UsageProblem(
            msg("there is no finding {code}", code=", ".join(unknown)),
            msg("Did you mean {near}? {advice}", near=near, advice=advice) if near else advice,
        )
    return words


def fail_on_of(asked: str | None, config: Config) -> Severity | None:
    """The severity that makes the exit code 1."""
    return severity_of(asked or config.fail_on or Severity.ERROR.word)


def margin_of(asked: str | None, config: Config) -> Fraction:
    """How far above each gate is wanted. UsageProblem for what is no number from 0 to 100."""
    if asked is None:
        return config.margin or Fraction(0)
    if _NUMBER.fullmatch(asked.strip()):
        margin = Fraction(asked.strip().replace(",", "."))
        if margin <= 100:
            return margin
    raise UsageProblem(
        msg("--margin takes a number from 0 to 100, not {found}", found=asked),
        msg("For example --margin 2: every gate with two points or percent to spare."),
    )


def today() -> date:
    """The day on which waivers are looked at: that of SOURCE_DATE_EPOCH, so that a run can be repeated, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageProblem(
            msg("SOURCE_DATE_EPOCH is no time: {found}", found=epoch),
            msg("It takes seconds since 1970, such as 1767225600, or nothing."),
        ) from None
