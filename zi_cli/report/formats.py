"""Output formats of `zi check` for machines, by name. The command line offers what stands here, and its own text view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.errors import ZiError
from zi_cli.findings.finding import Finding
from zi_cli.language import Translator
from zi_cli.report import json_format


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how an assessment and how a file that cannot be assessed become text. Neither writes anything."""

    render: Callable[[Assessment, Sequence[Finding], Translator], str]
    render_problem: Callable[[str, ZiError, Translator], str]


FORMATS: Final[dict[str, Format]] = {
    "json": Format(render=json_format.render, render_problem=json_format.render_problem),
}
