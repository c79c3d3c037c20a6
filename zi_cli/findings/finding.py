"""A finding, and what a rule says to make one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View
from zi_cli.findings.example import Example
from zi_cli.language import Message


class Severity(IntEnum):
    """How much it matters; ordered, so that `--fail-on` is a comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """`error`, `warning`, `info`: as in JSON and on the command line."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where a rule found what; the engine adds the rule's code and severity."""

    message: Message
    hint: Message
    soal_id: int | None = None
    item_id: str | None = None
    """Question, node or gate it is about, if any."""
    cell: str | None = None
    found: str = ""
    """The value found, as written; empty where the message tells it all."""
    points_at_stake: Fraction = Fraction(0)
    view: View | None = None
    """Whose score would rise by these points; None for the deciding view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check with a code that is never reused."""

    code: str
    name: str
    severity: Severity
    title: Message
    """What is wrong, in a few words."""
    story: Message
    """Why it matters, and its authority."""
    find: Callable[[Assessment], Iterator[Hit]]
    fires: Example | None
    """A workbook in which the rule finds something."""
    silent: Example | None
    """The same workbook, mended."""


def rule(
    code: str,
    severity: Severity,
    find: Callable[[Assessment], Iterator[Hit]],
    title: Message,
    story: Message,
    fires: Example | None = None,
    silent: Example | None = None,
) -> Rule:
    """A rule, named after its function."""
    return Rule(
        code=code,
        name=find.__name__.replace("_", "-"),
        severity=severity,
        title=title,
        story=story,
        find=find,
        fires=fires,
        silent=silent,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Somebody's decision to live with a finding until a day. It raises no score and makes no unit ready."""

    reason: str
    approver: str
    until: str
    """Last day on which it applies, as in 2026-12-31."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not stand up, at a place, with a way to mend it."""

    rule: Rule
    hit: Hit
    fingerprint: str
    """The same for the same thing in the same workbook, also after rows were inserted."""
    waiver: Waiver | None = None
    """In force for this finding: it is shown, but does not count for `--fail-on`."""

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity


@lru_cache(maxsize=2_000)
def fingerprint(code: str, about: str, number: int) -> str:
    """Sixteen hex digits for the `number`-th finding of a rule about something: alike in workbooks of a round."""
    return hashlib.sha256(f"{code} {about} {number}".encode()).hexdigest()[:16]
