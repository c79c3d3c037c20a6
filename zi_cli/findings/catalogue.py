"""All rules, by code. A code is never reused, also not after its rule is gone."""

from collections.abc import Collection, Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.finding import Finding, Hit, Rule, fingerprint
from zi_cli.findings.rules import (
    answers,
    arithmetic,
    evidence,
    evidence_places,
    files,
    forms,
    gates,
    minimum,
    minimum_sheets,
    note_numbers,
    note_years,
    notes,
    numbers,
    plausibility,
    structure,
    surveys,
    tpi,
)

FAMILIES: Final = (
    files,
    structure,
    arithmetic,
    answers,
    evidence,
    evidence_places,
    notes,
    note_numbers,
    note_years,
    numbers,
    surveys,
    plausibility,
    gates,
    tpi,
    minimum,
    minimum_sheets,
    forms,
)
"""Modules with rules; each lists its own in RULES."""
RULES: Final[dict[str, Rule]] = {
    rule.code: rule for rule in sorted((r for family in FAMILIES for r in family.RULES), key=lambda r: r.code)
}


def find_all(assessment: Assessment, codes: Collection[str] | None = None) -> tuple[Finding, ...]:
    """The findings by `codes` (None: by all rules), by code, within a code in the order of the workbook."""
    return tuple(
        finding
        for rule in RULES.values()
        if codes is None or rule.code in codes
        for finding in _found(rule, rule.find(assessment))
    )


def _found(rule: Rule, hits: Iterator[Hit]) -> Iterator[Finding]:
    """The hits as findings, each with a fingerprint that does not depend on rows."""
    seen: dict[str, int] = {}
    for hit in hits:
        about = hit.item_id or (f"soal {hit.soal_id}" if hit.soal_id else hit.message.template)
        earlier = seen.get(about, 0)
        yield Finding(rule=rule, hit=hit, fingerprint=fingerprint(rule.code, about, earlier))
        seen[about] = earlier + 1
