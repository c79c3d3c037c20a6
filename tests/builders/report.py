"""Outcomes of a run made in code, and what a format makes of them."""

from collections.abc import Sequence
from dataclasses import replace

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.control import Control, Controlled, controlled
from zi_cli.findings.finding import Finding, Severity, Waiver
from zi_cli.language import Translator, msg
from zi_cli.report.formats import FORMATS
from zi_cli.report.outcome import Assessed, Outcome, Style


def assessed(assessment: Assessment, findings: Sequence[Finding] | None = None) -> Assessed:
    """The outcome with all findings, or with these."""
    if findings is None:
        return Assessed(assessment=assessment, controlled=controlled(assessment, Control()))
    found = tuple(findings)
    return Assessed(assessment=assessment, controlled=Controlled(found=found, shown=found))


def report_text(
    name: str,
    outcomes: Sequence[Outcome],
    language: str = "id",
    separator: str = ",",
    fail_on: Severity | None = Severity.ERROR,
) -> str:
    """The whole document of a run, as it is written."""
    style = Style(translator=Translator(language), csv_separator=separator, fail_on=fail_on)
    report = FORMATS[name](style)
    pieces = [report.begin(), *map(report.file, outcomes), report.end()]
    return "".join(f"{piece}\n" for piece in pieces if piece)


def hostile_outcome(outcome: Assessed, text: str) -> Assessed:
    """The outcome with `text` wherever something comes from a file or from somebody's settings."""
    filled = replace(outcome.assessment.filled, unit_name=text, path=f"{text[:200]}.xlsx")
    waiver = Waiver(reason=text, approver=text, until="2026-12-31")
    findings = [
        replace(
            finding,
            hit=replace(
                finding.hit,
                message=msg("{text}", text=text),
                hint=msg("{text}", text=text),
                found=text,
                cell=f"{text[:31]}!K8",
            ),
            waiver=waiver if number % 2 else None,
        )
        for number, finding in enumerate(outcome.findings[:6])
    ]
    return assessed(replace(outcome.assessment, filled=filled), findings)
