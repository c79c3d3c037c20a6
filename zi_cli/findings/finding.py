"""A finding, and what a rule says to make one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
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
    points_at_stake: Fraction = Fraction(0)


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
    find: Callable[[Assessment], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not stand up, at a place, with a way to mend it."""

    rule: Rule
    hit: Hit

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity
