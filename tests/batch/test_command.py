"""`zi batch` as a script calls it: exit codes, what is written, and that it does not depend on the number of jobs."""

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.builders.command import zi
from tests.builders.units import first_units, unit_file
from zi_cli.batch.outputs import MARK, OUTPUTS
from zi_cli.batch.recap.json_format import RECAP_SCHEMA_FILE
from zi_cli.demo.stages import READY


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three units, of which one is there twice, a broken file, one that nobody knows; and the roster."""
    home = tmp_path_factory.mktemp("batch")
    first_units(home / "u")
    unit_file(home / "u/lain.xlsx", "=cmd|' /C calc'!A0")
    (home / "u/BP2P CONTOH Jawa III.xlsx").write_bytes(b"PK\x03\x04 broken")
    (home / "units.csv").write_text(
        "id,name,type,parent,region\n"
        "1,BP2P CONTOH Jawa I,BP2P,Perumahan CONTOH,Jawa\n"
        "2,BP2P CONTOH Jawa II,BP2P,Perumahan CONTOH,Jawa\n"
        "3,BP2P CONTOH Jawa III,BP2P,Perumahan CONTOH,Jawa\n"
        "4,BWS CONTOH Papua,BWS,Air CONTOH,Papua\n",
        encoding="utf-8",
    )
    return home


def outputs(folder: Path) -> dict[str, bytes]:
    """What was written, but for the mark: that tells zi's own code too, which may be changed while tests run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def test_everything_is_accounted_for(units: Path, tmp_path: Path) -> None:
    done = zi("batch", "u", "--roster", "units.csv", "-o", tmp_path / "out", cwd=units)
    assert done.returncode == 3
    assert max(map(len, done.stdout.splitlines())) <= 80 + len(str(tmp_path))
    recap = json.loads((tmp_path / "out/recap.json").read_bytes())
    files = recap["files"]
    assert [files[name] for name in ("files", "counted", "duplicate", "unknown", "refused")] == [
        5,
        2,
        1,
        1,
        1,
    ]
    assert {unit["name"]: unit["tone"] for unit in recap["units"]} == {
        "BP2P CONTOH Jawa I": "not",
        "BP2P CONTOH Jawa II": "not",
        "BP2P CONTOH Jawa III": "unreadable",
        "BWS CONTOH Papua": "missing",
    }
    assert [recap["all"][name] for name in ("units", "assessed", "unreadable", "missing")] == [4, 2, 1, 1]
    assert {(group["by"], group["name"]): group["units"] for group in recap["groups"]} == {
        ("parent", "Perumahan CONTOH"): 3, ("parent", "Air CONTOH"): 1, ("type", "BP2P"): 3, ("type", "BWS"): 1,
        ("region", "Jawa"): 3, ("region", "Papua"): 1,
    }  # fmt: skip
    Draft202012Validator(json.loads(RECAP_SCHEMA_FILE.read_bytes())).validate(recap)


def test_the_number_of_jobs_and_the_cache_change_no_byte(units: Path, tmp_path: Path) -> None:
    calls = {
        "one": ("--jobs", "1", "--no-cache"),
        "two": ("--jobs", "2", "--no-cache"),
        "known": ("--jobs", "2"),
    }
    for name, options in calls.items():
        zi("batch", "u", "--roster", "units.csv", "-o", tmp_path / name, *options, cwd=units)
    one, two, known = (outputs(tmp_path / name) for name in calls)
    assert one == two == known
    assert set(one) <= set(OUTPUTS)


def test_a_spreadsheet_runs_nothing_of_the_csv(units: Path, tmp_path: Path) -> None:
    zi("batch", "u", "-o", tmp_path / "out", "--csv-separator", ";", cwd=units)
    text = (tmp_path / "out/recap.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert "'=cmd|' /C calc'!A0" in [row["name"] for row in rows]
    assert all("." not in row["total_claimed"] for row in rows if row["total_claimed"])


def test_json_lines_tell_each_unit_and_the_sum(units: Path, tmp_path: Path) -> None:
    done = zi("batch", "u", "-o", tmp_path / "out", "--format", "jsonl", cwd=units)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["type"] for line in lines] == ["unit"] * (len(lines) - 1) + ["summary"]
    assert lines[-1]["units"] == len(lines) - 1
    schema = json.loads(zi("schema", "batch-lines").stdout)
    for line in lines:
        Draft202012Validator(schema).validate(line)
        assert set(line) <= set(schema["$defs"][f"{line['type']}_line"]["properties"])


def test_exit_codes(units: Path, tmp_path: Path) -> None:
    zi("demo", tmp_path / "demo")
    ready = tmp_path / "demo" / READY
    assert zi("batch", ready, "-o", tmp_path / "0").returncode == 0
    assert zi("batch", ready, "-o", tmp_path / "0b", "--fail-on", "info").returncode in (0, 1)
    assert zi("batch", units / "u/a.xlsx", "-o", tmp_path / "1").returncode == 1
    assert zi("batch", units / "gone", "-o", tmp_path / "2").returncode == 2
    assert zi("batch", units / "u", "-o", tmp_path / "3").returncode == 3


def test_a_folder_of_something_else_is_not_written_to(units: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    refused = zi("batch", units / "u/a.xlsx", "-o", tmp_path)
    assert refused.returncode == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "mine.txt"]
    assert zi("batch", units / "u/a.xlsx", "-o", tmp_path, "--force").returncode == 1
    assert zi("batch", units / "u/a.xlsx", "-o", tmp_path).returncode == 1
    assert (tmp_path / "mine.txt").read_text() == "keep me"


def test_the_category_of_the_roster_is_the_target(units: Path, tmp_path: Path) -> None:
    roster = tmp_path / "r.csv"
    roster.write_text("name,category,holds_wbk\nBP2P CONTOH Jawa I,WBBM,Ya\n", encoding="utf-8")
    zi("batch", units / "u/a.xlsx", "--roster", roster, "-o", tmp_path / "out")
    (unit,) = json.loads((tmp_path / "out/recap.json").read_bytes())["units"]
    assert unit["assessment"]["target"] == "WBBM"
    assert all(gate["met"] is not None for gate in unit["assessment"]["gates"])
