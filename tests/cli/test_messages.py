"""The catalogue: complete, current, and every sentence given what its places ask for."""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.command import ROOT
from zi_cli.language import Translator, Whole, msg, printable


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every msg(…) and say(…) in the code: (where, which function, the call)."""
    for file in sorted((ROOT / "zi_cli").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("msg", "say"):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", name, node


def places(template: str) -> set[str]:
    return {field.partition("!")[0] for _, field, _, _ in string.Formatter().parse(template) if field}


def test_every_place_of_a_sentence_is_filled_and_nothing_else_is_given() -> None:
    wrong = []
    for where, _, call in calls():
        template = call.args[0] if call.args else None
        if not (isinstance(template, ast.Constant) and isinstance(template.value, str)):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if (
            None not in given
            and given != places(template.value)
            and where.split(":")[0] != "zi_cli/cli/app.py"
        ):
            wrong.append(f"{where}: {template.value!r} is given {sorted(map(str, given))}")
    assert wrong == []


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    """A template that is put together at run time would miss the catalogue; one that has a name is written elsewhere."""
    named = ast.Constant, ast.Name, ast.Attribute
    assert [where for where, _, call in calls() if call.args and not isinstance(call.args[0], named)] == []


def test_the_catalogue_is_complete_and_compiled() -> None:
    pytest.importorskip("babel", reason="babel, a development tool, is not installed")
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "messages.py", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_numbers_read_as_the_language_has_them() -> None:
    indonesian, english = Translator("id"), Translator("en")
    assert indonesian.number(Fraction(14921, 1000)) == "14,92"
    assert english.number(Fraction(14925, 1000)) == "14.93"
    assert english.number_below(Fraction(74999, 1000), Fraction(75)) == "74.99"
    assert english.number_below(Fraction(75), Fraction(75)) == "75.00"
    assert english.shortfall(Fraction(74999, 1000), Fraction(75)) == "0.01"
    assert indonesian.exactly(Fraction(1, 8)) == "0,125"
    assert indonesian.exactly(Fraction(1, 3)) == "0,333333…"


def test_what_a_cell_holds_is_cut_but_what_the_pack_says_is_not() -> None:
    words = Translator("en")
    assert len(words.text(msg("{found} is below 0", found="x" * 999))) < 250
    assert words.text(msg("{found} is below 0", found=Whole("x" * 999))).count("x") == 999
    assert printable("a\x1b[31m\tb\r\nc\u202e") == "a [31m b c"


def test_values_are_never_read_as_templates() -> None:
    assert Translator("en").text(msg("{found} is below 0", found="{0} {found}")) == "{0} {found} is below 0"


def test_both_catalogue_files_travel() -> None:
    assert {file.suffix for file in (Path(ROOT) / "zi_cli" / "locale").rglob("zi.*")} == {".po", ".mo"}


def test_no_message_hides_in_a_formatted_text() -> None:
    """Extraction does not look there: such a message would never be translated."""
    hidden = [
        f"{file}:{call.lineno}"
        for file in sorted((ROOT / "zi_cli").rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in ("say", "msg")
    ]
    assert hidden == []
