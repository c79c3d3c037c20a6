"""A native abort, a hang and a bomb in one call: each is named, the others are right, and the exit code is 3."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.builders.command import python
from tests.builders.units import unit_file

PROGRAM = """
import faulthandler, os, sys, time
from zi_cli.batch import evidence
from zi_cli.cli.main import main

class Dangerous(evidence.AssessWithEvidence):
    def __call__(self, task):
        if "mogok" in task.path.name:
            faulthandler.disable()
            os.abort()
        if "macet" in task.path.name:
            time.sleep(600)
        if "cacat" in task.path.name:
            raise KeyError("contoh")
        return super().__call__(task)

from zi_cli.batch import run
run.AssessWithEvidence = Dangerous
sys.argv = ["zi", *{arguments!r}]
sys.exit(main())
"""


def bomb(path: Path) -> None:
    """A workbook that is small on disk and 250 MB unpacked."""
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b"x" * 1_000_000 + b"</t></is></c></row>"
    unit_file(path, "BP2P CONTOH bom")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
    head, mark, tail = parts[sheet].partition(b"</sheetData>")
    parts[sheet] = head + row * 250 + mark + tail
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    for name in ("a", "b", "mogok", "macet", "z"):
        unit_file(tmp_path / f"u/{name}.xlsx", f"BP2P CONTOH {name}")
    bomb(tmp_path / "u/bom.xlsx")
    return tmp_path


def run(units: Path) -> tuple[int, dict[str, dict[str, object]], str]:
    arguments = ["batch", str(units / "u"), "-o", str(units / "out"), "--timeout", "6", "--no-cache"]
    done = python(PROGRAM.replace("{arguments!r}", repr(arguments)))
    recap = json.loads((units / "out/recap.json").read_bytes())
    return done.returncode, {Path(unit["file"]["path"]).stem: unit for unit in recap["units"]}, done.stderr


@pytest.mark.slow
def test_each_costs_itself(units: Path) -> None:
    code, found, _ = run(units)
    assert code == 3
    assert {name for name, unit in found.items() if unit["assessment"]} >= {"a", "b", "z"}
    refused = {name: unit["problem"] for name, unit in found.items() if unit["problem"]}
    assert {name: problem["kind"] for name, problem in refused.items() if isinstance(problem, dict)} == {
        "mogok": "crash", "macet": "timeout", "bom": "input",
    }  # fmt: skip


def test_a_defect_of_zi_is_named_as_one(tmp_path: Path) -> None:
    unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH a")
    unit_file(tmp_path / "u/cacat.xlsx", "BP2P CONTOH c")
    (tmp_path / "u/rusak.xlsx").write_bytes(b"PK")
    code, found, told = run(tmp_path)
    assert code == 70
    assert "cacat zi" in told
    assert found["a"]["assessment"]
    problem = found["cacat"]["problem"]
    assert isinstance(problem, dict)
    assert problem["kind"] == "defect"
