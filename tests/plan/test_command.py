"""`zi plan` as people and scripts call it: exit codes, streams, JSON."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from tests.plan.units import typed_into
from zi_cli.criteria.lke.pack import Pack
from zi_cli.report.plan_json import PLAN_SCHEMA_FILE

SCHEMA = json.loads(PLAN_SCHEMA_FILE.read_text(encoding="utf-8"))
CONTRACT = {"target", "feasible", "effort", "lower_bound", "steps", "scores"}
STEP = {"soal_id", "from", "to", "points", "effort", "gates"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    changes = {12: None, 17: "D", 18: "D", 19: "C", 95: "C", 116: 1, 125: 3.4, 127: 3.1}
    return save_lke(tmp_path_factory.mktemp("rencana") / "lke.xlsx", pack, best(pack, changes))


@pytest.mark.parametrize("target", ["WBK", "WBBM"])
def test_json_is_valid_and_holds_the_contract(file: Path, target: str) -> None:
    done = zi("plan", file, "--target", target, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    jsonschema.validate(document, SCHEMA)
    assert document.keys() >= CONTRACT
    assert document["steps"]
    assert all(step.keys() >= STEP for step in document["steps"])
    assert document["effort"] == sum(step["effort"] for step in document["steps"])


def test_the_schema_is_published_and_closed_to_nothing_unknown(file: Path) -> None:
    assert json.loads(zi("schema", "plan").stdout) == SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(zi("plan", file, "--format", "json").stdout)
    assert document.keys() == SCHEMA["properties"].keys()
    assert document["steps"][0].keys() == SCHEMA["properties"]["steps"]["items"]["properties"].keys()


@pytest.mark.parametrize("language", ["id", "en"])
def test_text_fits_eighty_columns_and_names_every_step(file: Path, language: str) -> None:
    done = zi("plan", file, "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    document = json.loads(zi("plan", file, "--format", "json").stdout)
    for step in document["steps"]:
        assert f"soal {step['soal_id']}" in done.stdout


def test_the_same_bytes_each_time(file: Path) -> None:
    for more in ([], ["--format", "json"], ["--budget", "2"]):
        assert zi("plan", file, *more).stdout == zi("plan", file, *more).stdout


@pytest.mark.parametrize(
    "more",
    [
        ["--forbid", "125"],
        ["--forbid", "125,127", "--forbid", "A.I.2.ii.a"],
        ["--budget", "0"],
        ["--fix", "125=3,9", "--fix", "12=A"],
        ["--margin", "2,5"],
        ["--view", "supported"],
        ["--gates-only"],
        ["--no-config"],
    ],
    ids=" ".join,
)
def test_a_plan_was_made_so_the_exit_code_is_0(file: Path, more: list[str]) -> None:
    for output in ("text", "json"):
        done = zi("plan", file, *more, "--format", output)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout
    jsonschema.validate(json.loads(done.stdout), SCHEMA)


def test_out_of_reach_is_said(file: Path) -> None:
    document = json.loads(zi("plan", file, "--forbid", "125", "--format", "json").stdout)
    assert document["feasible"] is False
    (spak,) = [gate for gate in document["gates"] if gate["id"] == "spak"]
    assert (spak["reachable"], spak["met"]) == (False, False)
    assert "125" in spak["why_not"][0]
    shown = zi("plan", file, "--forbid", "125", "--lang", "en").stdout
    assert "Out of reach" in shown


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--fix", "128=A"], "128"),
        (["--fix", "12"], "12"),
        (["--fix", "12="], "12="),
        (["--fix", "12=Z"], "Z"),
        (["--fix", "12=A", "--fix", "12=B"], "12"),
        (["--fix", "12=A", "--forbid", "12"], "12"),
        (["--fix", "125=7"], "7"),
        (["--forbid", "x"], "x"),
        (["--forbid", "²"], "²"),
        (["--budget", "-1"], "-1"),
        (["--budget", "banyak"], "banyak"),
        (["--margin", "200"], "200"),
        (["--target", "WTP"], "WTP"),
        (["--evidence-dir", "tidak-ada"], "tidak-ada"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_a_wrong_call_is_2_and_says_what_is_wrong(file: Path, more: list[str], named: str) -> None:
    done = zi("plan", file, *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr


def test_files(tmp_path: Path, file: Path) -> None:
    assert zi("plan", tmp_path / "tidak-ada.xlsx").returncode == 2
    (tmp_path / "bukan.xlsx").write_text("bukan", encoding="utf-8")
    assert zi("plan", tmp_path / "bukan.xlsx").returncode == 3
    done = zi("plan", file, "--view", "tpi")
    assert (done.returncode, done.stdout) == (3, "")


def test_settings_of_zi_toml_count(file: Path, tmp_path: Path) -> None:
    (tmp_path / "zi.toml").write_text('target = "WBBM"\nmargin = 1\n', encoding="utf-8")
    document = json.loads(zi("plan", file, "--format", "json", cwd=tmp_path).stdout)
    assert (document["target"], document["margin"]) == ("WBBM", 1)
    plain = json.loads(zi("plan", file, "--format", "json", "--no-config", cwd=tmp_path).stdout)
    assert (plain["target"], plain["margin"]) == ("WBK", 0)


def test_effort_of_ones_own(file: Path, tmp_path: Path) -> None:
    from zi_cli.criteria.layers import pack_folders

    text = (pack_folders()["lke-zi-2026"] / "effort.yaml").read_text(encoding="utf-8")
    (tmp_path / "effort.yaml").write_text(text.replace("  index: 1\n", "  index: 7\n"), encoding="utf-8")
    usual, own = (
        json.loads(zi("plan", file, "--format", "json", *more).stdout)
        for more in ([], ["--criteria", tmp_path])
    )
    assert own["effort"] > usual["effort"]


@pytest.mark.parametrize("layout", ["zi", "lampiran-iii", "portalrb"])
def test_every_layout_with_the_steps_typed_in_meets_every_gate(
    file: Path, tmp_path: Path, layout: str
) -> None:
    book, done_book = tmp_path / "buku.xlsx", tmp_path / "sesudah.xlsx"
    assert zi("template", "--from", file, "--layout", layout, "-o", book).returncode == 0
    document = json.loads(zi("plan", book, "--format", "json").stdout)
    cells = {step["cell"]: step["to"] for step in document["steps"]}
    assert cells
    typed_into(book, cells, done_book)
    after = json.loads(zi("check", done_book, "--format", "json", "--gates-only").stdout)
    assert all(gate["met"] for gate in after["gates"])
    assert after["scores"]["claimed"]["total"] == pytest.approx(document["scores"]["total"], abs=1e-12)
    again = json.loads(zi("plan", done_book, "--format", "json").stdout)
    assert (again["effort"], again["steps"]) == (0, [])


def test_the_head_says_steps_what_follows_and_what_cannot_be_known(file: Path) -> None:
    document = json.loads(zi("plan", file, "--target", "WBBM", "--format", "json").stdout)
    shown = zi("plan", file, "--target", "WBBM").stdout
    leads = sum(step["goes_with"] is None for step in document["steps"])
    assert f"{leads} langkah" in shown
    assert ("isian yang mengikuti" in shown) == (leads < len(document["steps"]))
    assert "1 belum dapat dipastikan" in " ".join(shown.split())
    held = zi("plan", file, "--target", "WBBM", "--holds-wbk").stdout
    assert "belum dapat dipastikan" not in " ".join(held.split())


def test_cells_are_never_cut_and_criteria_are_counted(tmp_path: Path) -> None:
    assert zi("demo", tmp_path).returncode == 0
    for sample in sorted(tmp_path.glob("*.xlsx")):
        document = json.loads(zi("plan", sample, "--format", "json").stdout)
        shown = " ".join(zi("plan", sample).stdout.split())
        for each in document["minimum_criteria"]:
            assert each["cell"] is None or f"{each['cell']} " in shown
        if document["minimum_criteria"]:
            assert f"{len(document['minimum_criteria'])} kriteria minimal wajib" in shown


def test_a_count_that_cannot_be_is_refused(file: Path) -> None:
    done = zi("plan", file, "--fix", "116=999")
    assert (done.returncode, done.stdout) == (2, "")
    assert "999" in done.stderr


def test_an_answer_that_only_lacks_evidence_shows_no_arrow(file: Path) -> None:
    shown = zi("plan", file, "--view", "supported").stdout
    assert not re.search(r"  ([A-E]) → \1 ", shown)
