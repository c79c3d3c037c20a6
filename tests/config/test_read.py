"""zi.toml: what it may say, and all its mistakes at once."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, blocks
from zi_cli.config.config import Config, severity_of
from zi_cli.config.notes import ConfigProblem
from zi_cli.config.read import parse_config
from zi_cli.findings.finding import Severity, Waiver
from zi_cli.findings.waivers import WaiverEntry
from zi_cli.language import Translator

PATH = Path("tim/zi.toml")
WAIVER = """
[[waiver]]
code = "ZI301"
soal = 12
reason = "Survei CONTOH belum selesai"
approver = "Inspektur CONTOH"
expires = 2026-12-31
"""


def read(text: str) -> Config:
    return parse_config(text.encode(), PATH)


def mistakes(text: str | bytes) -> list[tuple[int, int, str, str | None]]:
    """(line, column, message, nearest) of every mistake."""
    with pytest.raises(ConfigProblem) as caught:
        parse_config(text.encode() if isinstance(text, str) else text, PATH)
    words = Translator("en")
    return [(m.place.line, m.place.column, words.text(m.message), m.nearest) for m in caught.value.mistakes]


def test_everything_it_may_say() -> None:
    config = read(
        """
        target = "wbbm"
        view = "supported"
        holds_wbk = true
        gates_only = false
        margin = 2.5
        fail_on = "never"
        select = ["ZI4", "off-scale"]
        ignore = ["ZI604"]
        criteria = ["kriteria", "/mutlak"]
        evidence_dir = "../bukti"
        [severity]
        ZI401 = "error"
        "no-evidence" = "info"
        """
        + WAIVER
    )
    assert (config.target, config.view, config.holds_wbk, config.gates_only) == (
        "WBBM",
        "supported",
        True,
        False,
    )
    assert (config.margin, config.fail_on) == (Fraction(5, 2), "never")
    assert (config.select, config.ignore) == (("ZI4", "off-scale"), ("ZI604",))
    assert config.criteria == (Path("tim/kriteria"), Path("/mutlak"))
    assert config.evidence_dir == Path("tim/../bukti")
    assert config.severity == {"ZI401": Severity.ERROR, "no-evidence": Severity.INFO}
    waiver = Waiver(reason="Survei CONTOH belum selesai", approver="Inspektur CONTOH", until="2026-12-31")
    assert config.waivers == (WaiverEntry(code="ZI301", soal_ids=frozenset({12}), waiver=waiver),)


def test_an_empty_file_settles_nothing() -> None:
    assert read("") == Config(path=PATH)
    assert parse_config(b"\xef\xbb\xbf# dari Notepad\r\n", PATH) == Config(path=PATH)


def test_a_waiver_by_name_for_everything_of_some_units() -> None:
    text = WAIVER.replace("ZI301", "no-evidence").replace("soal = 12", 'all = true\nunit = "BP2P*"')
    (entry,) = read(text.replace("2026-12-31", '"2026-12-31"')).waivers
    assert (entry.code, entry.soal_ids, entry.items, entry.unit) == (
        "ZI401",
        frozenset(),
        frozenset(),
        "BP2P*",
    )
    assert entry.waiver.until == "2026-12-31"


def test_all_mistakes_at_once_each_with_its_place_and_the_nearest() -> None:
    text = """targett = "WBK"
view = "claim"
margin = -1
holds_wbk = "ya"
criteria = "kriteria"
select = ["ZI4", "no-evidenc", 3]

[severity]
ZI999 = "info"
ZI401 = "warn"
"""
    assert mistakes(text) == [
        (1, 1, "targett: there is no such key", "target"),
        (2, 1, 'view: "claim" is not one of: claimed, supported, tpi', "claimed"),
        (3, 1, "margin: -1 is not a number from 0 to 100", None),
        (4, 1, 'holds_wbk: "ya" is not true or false', None),
        (5, 1, 'criteria: "kriteria" is not a list of texts in quotes', None),
        (6, 1, "select: there is no finding “no-evidenc”", "no-evidence"),
        (6, 1, "select: 3 is not a text", None),
        (9, 1, "severity.ZI999: there is no finding “ZI999”", None),
        (10, 1, 'severity.ZI401: "warn" is not one of: info, warning, error', "warning"),
    ]


def test_mistakes_in_waivers_name_which_one() -> None:
    second = """
[[waiver]]
code = "ZI3"
soal = 0
item = ["total"]
reason = " "
expires = 2026-12-31T10:00:00
until = 2026-12-31
"""
    found = mistakes(WAIVER + second)
    assert [(line, message) for line, _, message, _ in found] == [
        (9, "waiver[2]: approver is missing"),
        (9, "waiver[2]: say what it is about with exactly one of: soal, item, all = true"),
        (10, "waiver[2].code: ZI3 is the beginning of codes; a waiver is about one"),
        (11, "waiver[2].soal: 0 is not a soal number, or a list of them"),
        (13, 'waiver[2].reason: " " is not a text'),
        (14, 'waiver[2].expires: "2026-12-31 10:00:00" is not a date such as 2026-12-31'),
        (15, "waiver[2].until: there is no such key"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('a = 1\nview = "claimed\n', 2, "TOML"),
        ('criteria = ["C:\\data"]\n', 1, "single quotes"),
        ("margin = 1\nmargin = 2\n", 2, "TOML"),
        ("[[", 1, "TOML"),
        ("x = " + "[" * 5000, 1, "TOML"),
        (b"\xff\xfet\x00", 1, "UTF-8"),
        ("waiver = 3", 1, "[[waiver]]"),
        ("waiver = [3]", 1, "[[waiver]]"),
        ("severity = 3", 1, "[severity]"),
        ("margin = nan", 1, "0 to 100"),
        ("margin = inf", 1, "0 to 100"),
        ("margin = true", 1, "0 to 100"),
        ("margin = 1e999999999", 1, "0 to 100"),
        ("select = [3]", 1, "text"),
        ('target = "\\u001b[31mWBK"', 1, "WBK, WBBM"),
    ],
)
def test_what_is_no_such_file_at_all(text: str | bytes, line: int, word: str) -> None:
    found = mistakes(text)
    assert len(found) == 1
    assert found[0][0] == line
    assert word in found[0][2]
    assert "\x1b" not in found[0][2]


def test_words_of_fail_on() -> None:
    assert (severity_of("never"), severity_of("warning")) == (None, Severity.WARNING)


def test_the_example_of_the_guide_is_complete() -> None:
    (example,) = blocks(DOCS / "pengaturan.md", "toml")
    config = read(example.text)
    said = {name for name in Config.__slots__ if getattr(config, name) not in (None, (), {})}
    assert said == set(Config.__slots__)
    assert len(config.waivers) == 2
