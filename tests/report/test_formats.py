"""The registry of formats, what the command line offers, and one line a file."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.builders.command import zi
from tests.builders.lke import blank, save_lke
from zi_cli.assessment.views import View
from zi_cli.cli.assess_options import Target, ViewChoice
from zi_cli.cli.check_options import FailOn, FormatChoice
from zi_cli.cli.commands.schema import SchemaName
from zi_cli.config.config import FAIL_ON, TARGETS
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.schema import SCHEMAS
from zi_cli.report.formats import FORMATS


def test_the_command_line_offers_what_there_is(pack: Pack) -> None:
    assert {choice.value for choice in FormatChoice} == {"text", *FORMATS}
    assert {choice.value for choice in SchemaName} == {
        *("assessment", "check-lines", "plan", "recap", "batch-lines"),
        *SCHEMAS,
    }
    assert {choice.value for choice in Target} == set(pack.targets) == set(TARGETS)
    assert {choice.value for choice in ViewChoice} == {view.value for view in View}
    assert {choice.value for choice in FailOn} == set(FAIL_ON)


@pytest.mark.parametrize("name", [choice.value for choice in SchemaName])
def test_every_schema_is_printed_and_is_one(name: str) -> None:
    done = zi("schema", name)
    assert (done.returncode, done.stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))
    if name == "assessment":
        assert zi("schema").stdout == done.stdout


def test_one_object_a_line_those_that_failed_among_them(tmp_path: Path, pack: Pack) -> None:
    good = save_lke(tmp_path / "a.xlsx", pack)
    bad = tmp_path / "b.xlsx"
    bad.write_text("bukan buku kerja")
    gaps = save_lke(tmp_path / "c.xlsx", pack, blank(pack))
    done = zi("check", good, bad, tmp_path, gaps, "--format", "json")
    assert done.returncode == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"]["path"] for line in lines] == [str(p) for p in (good, bad, tmp_path, gaps)]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert [line.get("ready") for line in lines] == [True, None, None, False]
    validator = jsonschema.Draft202012Validator(json.loads(zi("schema").stdout))
    for line in lines:
        validator.validate(line)
    assert str(bad) in done.stderr


def test_json_is_the_same_in_every_encoding_and_every_run(tmp_path: Path, pack: Pack) -> None:
    path = save_lke(tmp_path / "é.xlsx", pack, unit="UNIT CONTOH – é")
    outputs = {
        zi("check", path, "--format", "json", PYTHONIOENCODING=encoding, PYTHONHASHSEED=seed).stdout
        for encoding, seed in (("utf-8", "0"), ("cp1252", "1"), ("ascii", "2"))
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["unit"]["name"] == "UNIT CONTOH – é"
