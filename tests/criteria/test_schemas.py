"""The JSON Schemas that editors use: current, pointed to by every file, and agreed with by every file."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.builders.command import ROOT, zi
from zi_cli.criteria.schema import SCHEMAS, schema_text
from zi_cli.criteria.yaml_source import load

CRITERIA = ROOT / "criteria"
FILES = sorted(CRITERIA.glob("*/**/*.yaml"))
POINTER = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def plain(value: Any) -> Any:
    """Decimals as the numbers that JSON Schema knows."""
    return json.loads(json.dumps(value, default=float))


def schema_of(file: Path) -> Path:
    found = POINTER.match(file.read_text(encoding="utf-8").splitlines()[0])
    assert found, f"{file}: the first line names no schema"
    return (file.parent / found[1]).resolve()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_what_zi_prints(name: str) -> None:
    file = CRITERIA / "schema" / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(name) == zi("schema", name).stdout


def test_there_are_no_other_schemas() -> None:
    assert {file.name for file in (CRITERIA / "schema").iterdir()} == {
        f"{name}.schema.json" for name in SCHEMAS
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_points_to_its_schema_and_fits_it(file: Path) -> None:
    schema = schema_of(file)
    assert schema.is_file()
    document = json.loads(schema.read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(document).iter_errors(plain(load(file).data))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_schemas_refuse_what_the_models_refuse() -> None:
    gates = json.loads(schema_text("gates"))
    good = plain(load(CRITERIA / "lke-zi-2026" / "gates.yaml").data)
    validator = jsonschema.Draft202012Validator(gates)
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "gatez": []})
    assert not validator.is_valid({**good, "gates": [{**good["gates"][0], "measure": "pints"}]})
