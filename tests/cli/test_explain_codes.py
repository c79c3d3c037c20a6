"""What a finding means and what to do is one command away, and the calls that lead there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from zi_cli.findings.catalogue import RULES

Here = Callable[..., Said]


def test_a_code_says_what_to_do_and_shows_an_example(here: Here) -> None:
    said = " ".join(here("explain", "ZI504").out.split())
    assert "Yang perlu dilakukan: Betulkan catatannya" in said
    assert "Contoh yang ditemukan: catatan soal 28: “TNA belum dilaksanakan" in said
    assert "Yang beres: catatan soal 28: “TNA dilaksanakan" in said


def test_every_code_says_what_to_do(here: Here) -> None:
    assert here("explain", *RULES, "--lang", "en").out.count("What to do: ") == len(RULES)


def test_a_check_names_the_command_for_a_finding_that_it_shows(here: Here, empty: Path, ready: Path) -> None:
    assert "zi explain ZI301" in here("check", empty).out
    assert "zi explain ZI4" not in here("check", empty, "--select", "ZI3").out


def test_what_unfolds_numbers_sends_on_who_asks_about_a_finding(here: Here, empty: Path) -> None:
    said = here("check", empty, "--explain", "zi401")
    assert said.code == 2
    assert "zi explain ZI401" in said.err


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (["check"], "berkas yang akan diperiksa belum disebut. Contoh: zi check lke.xlsx"),
        (["batch", "u"], "-o belum disebut. Contoh: zi batch"),
        (["explain"], "belum disebut. Contoh: zi explain 12"),
        (["schema", "apa"], "apa bukan salah satu dari: assessment"),
    ],
)
def test_what_is_missing_is_named_in_words(here: Here, call: list[str], word: str) -> None:
    said = here(*call)
    assert (said.code, said.out) == (2, "")
    assert word in said.err


def test_placeholders_speak_the_language_of_the_help(here: Here) -> None:
    assert "--baseline BERKAS" in here("check", "--help").out
    assert "--baseline FILE" in here("check", "--help", "--lang", "en").out
    assert "--criteria FOLDER" in here("explain", "--help").out
