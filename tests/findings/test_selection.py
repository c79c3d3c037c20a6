"""Which rules are asked, and how grave their findings are."""

import pytest

from tests.findings.conftest import Save, findings
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Severity
from zi_cli.findings.selection import (
    chosen_codes,
    codes_named,
    nearest_code,
    severities_by_code,
    with_severities,
    words_of,
)


def starting(*beginnings: str) -> set[str]:
    return {code for code in RULES if code.startswith(beginnings)}


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("ZI401", {"ZI401"}),
        (" zi401 ", {"ZI401"}),
        ("no-evidence", {"ZI401"}),
        ("No_Evidence", {"ZI401"}),
        ("ZI4", starting("ZI4")),
        ("zi30", starting("ZI30")),
        ("ZI", set(RULES)),
        ("ZI999", set()),
        ("ZI4011", set()),
        ("no-evidenc", set()),
        ("4", set()),
        ("", set()),
    ],
)
def test_words_mean_codes(word: str, codes: set[str]) -> None:
    assert codes_named(word) == codes


@pytest.mark.parametrize(
    ("word", "near"),
    [("ZI4011", "ZI401"), ("no-evidnce", "no-evidence"), ("ZI999", None), ("???", None)],
)
def test_the_nearest_is_named_only_where_it_is_near(word: str, near: str | None) -> None:
    assert nearest_code(word) == near


def test_lists_with_commas_and_repeated_options() -> None:
    assert words_of(["ZI4, ZI301", "", "blank,"]) == ("ZI4", "ZI301", "blank")


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), set(RULES)),
        (("ZI3", "no-evidence"), (), starting("ZI3", "ZI401")),
        ((), ("ZI3",), set(RULES) - starting("ZI3")),
        (("ZI3",), ("ZI301",), starting("ZI3") - {"ZI301"}),
        (("ZI301",), ("ZI3",), set()),
    ],
)
def test_what_is_ignored_is_not_asked(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]
) -> None:
    assert chosen_codes(select, ignore) == codes


@pytest.mark.parametrize("words", [("ZI3", "ZI301", "ZI"), ("ZI301", "ZI", "ZI3"), ("ZI", "ZI3", "ZI301")])
def test_the_narrower_word_settles_the_severity(words: tuple[str, ...]) -> None:
    wanted = {"ZI": Severity.INFO, "ZI3": Severity.WARNING, "ZI301": Severity.ERROR}
    by_code = severities_by_code({word: wanted[word] for word in words})
    assert (by_code["ZI101"], by_code["ZI302"], by_code["ZI301"]) == tuple(wanted.values())


def test_a_finding_is_as_grave_as_settled_and_stays_the_same_finding(save: Save, pack: Pack) -> None:
    found = [f for f in findings(save({1: None}), pack) if f.rule.code in ("ZI301", "ZI401")]
    changed = with_severities(found, {"ZI301": Severity.INFO})
    assert {f.rule.code: f.severity for f in changed}["ZI301"] is Severity.INFO
    assert [(f.fingerprint, f.hit) for f in changed] == [(f.fingerprint, f.hit) for f in found]
    assert RULES["ZI301"].severity is Severity.ERROR
