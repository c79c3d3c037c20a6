"""Broken YAML is explained in the user's language: nothing of the parser's English shows."""

from pathlib import Path

import pytest

from zi_cli.criteria.validate import repr_yaml
from zi_cli.criteria.yaml_faults import fault_in_words
from zi_cli.criteria.yaml_source import load
from zi_cli.language import Message, Translator

ENGLISH = ("expected", "found", "mapping", "token", "block", "allowed", "while", "line", "character")


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("a: b: c\n", "titik dua", 1),
        ("a: 'b\nc: d\n", "belum ditutup", 1),
        ("a: [b\nc: d\n", "koma", 2),
        ("a: {b: 1\nc: d\n", "koma", 2),
        ("a: [b,, c]\n", "koma atau kurung yang berlebih", 1),
        ("a:\n\tb: c\n", "tab", 2),
        ("a:\n  b: 1\n c: 2\n", "jorokan", 3),
        ("a:\n - b\nc\n", "titik dua", 4),
        ('a: "C:\\data"\n', "\\ di antara tanda kutip ganda", 1),
        ("a: @b\n", "karakter", 1),
        ("a: \x07b\n", "karakter", 1),
        ("a: 1\n---\nb: 2\n", "satu dokumen", 2),
        ("a: *\n", "berarti khusus", 1),
        ("a: & b\n", "berarti khusus", 1),
        ("%x\na: 1\n", "berarti khusus", 1),
        ("a: 1\n- b\n", "jorokan", 2),
        ("a: |x\n  b\n", "berarti khusus", 1),
    ],
)
def test_what_an_author_reads(tmp_path: Path, text: str, words: str, line: int) -> None:
    file = tmp_path / "rusak.yaml"
    file.write_bytes(text.encode())
    (mistake,) = load(file).mistakes
    said = Translator("id").text(mistake.message)
    assert said.startswith("ini bukan YAML: ")
    assert words in said
    assert not any(word in said for word in ENGLISH if word != "block"), said
    assert mistake.place.line == line


def test_an_unknown_complaint_is_told_in_general() -> None:
    assert "jorokan" in Translator("id").text(fault_in_words("something new"))


@pytest.mark.parametrize(("value", "words"), [({}, "blok berisi kunci"), ([], "daftar"), (None, "(kosong)")])
def test_values_that_are_no_text_have_names(value: object, words: str) -> None:
    told = repr_yaml(value)
    assert isinstance(told, Message)
    assert Translator("id").text(told) == words
