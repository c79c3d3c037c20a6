"""Which rules are asked, and how grave their findings are: by code, by its beginning, or by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Finding, Severity


def codes_named(word: str) -> frozenset[str]:
    """The codes that `word` means: ZI401, the beginning of codes (ZI4), a rule's name; none where it is unknown."""
    wanted = word.strip().casefold()
    if wanted.startswith("zi"):
        return frozenset(code for code in RULES if code.casefold().startswith(wanted))
    return frozenset(rule.code for rule in RULES.values() if rule.name == wanted.replace("_", "-"))


def nearest_code(word: str) -> str | None:
    """The code or name that someone who wrote `word` may have had in mind."""
    from difflib import get_close_matches  # here, since hardly any run needs it

    wanted = word.strip().casefold()
    known = {code.casefold(): code for code in RULES} | {rule.name: rule.name for rule in RULES.values()}
    strict = 0.79 if wanted.startswith("zi") else 0.6  # numbers that look alike mean nothing
    near = get_close_matches(wanted, known, n=1, cutoff=strict)
    return known[near[0]] if near else None


def words_of(given: Iterable[str]) -> tuple[str, ...]:
    """Words of an option that may be repeated and takes lists with commas."""
    return tuple(word.strip() for each in given for word in each.split(",") if word.strip())


def chosen_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes of `select` (all rules where it is empty) without those of `ignore`."""
    chosen = frozenset().union(*map(codes_named, select)) if select else frozenset(RULES)
    return chosen.difference(*map(codes_named, ignore))


def severities_by_code(overrides: Mapping[str, Severity]) -> dict[str, Severity]:
    """Severities by full code; of two words that mean the same rule, the narrower one holds."""
    widest_first = sorted(overrides, key=lambda word: -len(codes_named(word)))
    return {code: overrides[word] for word in widest_first for code in sorted(codes_named(word))}


def with_severities(found: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """The findings, those of the codes in `severities` as grave as it says."""
    return tuple(
        replace(finding, rule=replace(finding.rule, severity=severities[finding.rule.code]))
        if finding.rule.code in severities
        else finding
        for finding in found
    )
