"""zi.toml, --select, --ignore, waivers and baselines: what is shown, and the exit code a script sees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from tests.cli.conftest import Said
from zi_cli.criteria.lke.pack import Pack

READY, GAPS, USAGE = 0, 1, 2
Here = Callable[..., Said]
WAIVER = """
[[waiver]]
code = "ZI401"
soal = 12
unit = "UNIT*"
reason = "Dokumen CONTOH masih di kantor pusat"
approver = "Inspektur CONTOH"
expires = 2026-12-31
"""
BEFORE, AFTER = "1767225600", "1830297600"  # 2026-01-01 and 2028-01-01


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    return tmp_path


def settle(text: str, name: str = "zi.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def report(said: Said) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said.out)
    return found


def codes(said: Said) -> set[str]:
    return {finding["code"] for finding in report(said)["findings"]}


def test_only_what_is_selected_and_not_ignored(here: Here, empty: Path) -> None:
    machine = ("check", empty, "--format", "json")
    assert codes(here(*machine, "--select", "ZI3,no-evidence")) == {"ZI301"}
    assert codes(here(*machine, "--select", "zi701", "--select", "ZI301")) == {"ZI301", "ZI701"}
    everything = codes(here(*machine))
    assert codes(here(*machine, "--ignore", "ZI7,blank")) == {
        c for c in everything if not c.startswith("ZI7") and c != "ZI301"
    }
    assert report(here(*machine, "--ignore", "ZI"))["findings"] == []


def test_ignoring_makes_nothing_ready(here: Here, empty: Path) -> None:
    said = here("check", empty, "--ignore", "ZI", "--fail-on", "never", "--format", "json")
    assert (said.code, report(said)["ready"]) == (GAPS, False)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "warning"], GAPS),
        (["--fail-on", "never"], READY),
        (["--fail-on", "info", "--select", "ZI302"], READY),
        (["--fail-on", "warning", "--ignore", "ZI4,ZI6"], READY),
        (["--fail-on", "warning", "--ignore", "ZI3"], GAPS),
    ],
)
def test_exit_codes_of_control(unsupported: Path, options: list[str], code: int) -> None:
    assert zi("check", unsupported, *options).returncode == code


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--select", "ZI4,no-evidnce", "--select", "ZI999"], ["no-evidnce, ZI999", "no-evidence"]),
        (["--ignore", "ZI4011"], ["ZI4011", "ZI401"]),
        (["--margin", "dua"], ["--margin", "dua"]),
        (["--margin", "-1"], ["--margin", "-1"]),
        (["--margin", "101"], ["101"]),
        (["--fail-on", "galat"], ["error, warning, info, never"]),
        (["--config", "tiada.toml"], ["tiada.toml"]),
        (["--config", "zi.toml", "--no-config"], ["--config", "--no-config"]),
        (["--baseline", "tiada.json"], ["tiada.json", "--write-baseline"]),
        (["--baseline", "bukan.json"], ["bukan.json"]),
        (["--write-baseline", "bukan.json"], ["bukan.json"]),
        (["--write-baseline", "."], ["."]),
    ],
)
def test_wrong_calls(unsupported: Path, options: list[str], named: list[str]) -> None:
    Path("bukan.json").write_text('{"a": 1}')
    done = zi("check", unsupported, *options)
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert all(word in done.stderr for word in named)
    assert Path("bukan.json").read_text() == '{"a": 1}'


def test_all_mistakes_of_the_settings_are_told_with_their_lines(unsupported: Path) -> None:
    settle('viewe = "tpi"\nfail_on = "waring"\n[severity]\nZI4011 = "info"\n')
    done = zi("check", unsupported)
    assert (done.returncode, done.stdout) == (USAGE, "")
    for place, near in (("zi.toml:1:1", "view"), ("zi.toml:2:1", "warning"), ("zi.toml:4:1", "ZI401")):
        assert place in done.stderr
        assert near in done.stderr.partition(place)[2]
    assert zi("check", unsupported, "--no-config").returncode == READY


def test_the_nearest_settings_hold_and_the_command_line_wins(here: Here, unsupported: Path) -> None:
    settle(
        'target = "WBBM"\nview = "supported"\nholds_wbk = true\nmargin = 1.5\nfail_on = "warning"\nselect = ["ZI4"]'
    )
    Path("unit").mkdir()
    machine = ("check", unsupported, "--format", "json")
    said = here(*machine)
    found = report(said)
    assert (said.code, found["config"]) == (GAPS, "zi.toml")
    assert (found["target"], found["view"], found["margin"]) == ("WBBM", "supported", 1.5)
    assert codes(said) == {"ZI401"}
    more = (
        "--target",
        "WBK",
        "--view",
        "claimed",
        "--margin",
        "2,25",
        "--fail-on",
        "error",
        "--select",
        "ZI302",
    )
    said = here(*machine, *more)
    found = report(said)
    assert (found["target"], found["view"], found["margin"]) == ("WBK", "claimed", 2.25)
    assert (said.code, codes(said)) == (READY, set())
    assert report(here(*machine, "--no-config"))["config"] is None


def test_settings_of_a_folder_above_and_paths_from_there(tmp_path: Path, ready: Path) -> None:
    settle('criteria = ["kriteria-kami"]\n')
    (tmp_path / "unit").mkdir()
    done = zi("check", ready, cwd=tmp_path / "unit")
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert str(Path("../kriteria-kami")) in done.stderr


def test_gates_only_can_be_taken_back(here: Here, unprepared: Path) -> None:
    settle("gates_only = true\n")
    machine = ("check", unprepared, "--format", "json")
    assert report(here(*machine))["gates_only"] is True
    assert report(here(*machine, "--no-gates-only"))["gates_only"] is False


def test_severities_are_settled(here: Here, unsupported: Path) -> None:
    settle('[severity]\nZI4 = "info"\nno-evidence = "error"\n')
    said = here("check", unsupported, "--format", "json")
    assert said.code == GAPS
    assert {f["severity"] for f in report(said)["findings"] if f["code"] == "ZI401"} == {"error"}


def test_a_waived_finding_is_shown_and_does_not_count(here: Here, unsupported: Path) -> None:
    only = ("--fail-on", "warning", "--ignore", "ZI6")
    assert zi("check", unsupported, *only).returncode == GAPS
    settle(WAIVER)
    assert zi("check", unsupported, *only).returncode == READY
    found = report(here("check", unsupported, "--format", "json"))
    (finding,) = [f for f in found["findings"] if f["code"] == "ZI401"]
    assert finding["waived"] == {
        "reason": "Dokumen CONTOH masih di kantor pusat",
        "approver": "Inspektur CONTOH",
        "until": "2026-12-31",
    }
    assert [(w["code"], w["state"], w["findings"]) for w in found["waivers"]] == [("ZI401", "in_force", 1)]
    shown = here("check", unsupported).out
    assert "Dokumen CONTOH masih di kantor pusat" in shown
    assert "Inspektur CONTOH" in shown
    assert "2026-12-31" in shown


def test_an_expired_waiver_does_not_apply_and_is_told(unsupported: Path) -> None:
    settle(WAIVER)
    done = zi("check", unsupported, "--fail-on", "warning", "--lang", "en", SOURCE_DATE_EPOCH=AFTER)
    assert done.returncode == GAPS
    assert "expired; 1 finding(s) count again" in " ".join(done.stdout.split())
    broken = zi("check", unsupported, SOURCE_DATE_EPOCH="kemarin")
    assert (broken.returncode, broken.stdout) == (USAGE, "")
    assert "kemarin" in broken.stderr


def test_waivers_that_do_nothing_or_may_not_are_told(here: Here, empty: Path) -> None:
    about_all = WAIVER.replace("soal = 12", "all = true")
    settle(about_all.replace("ZI401", "ZI701") + about_all.replace("ZI401", "ZI604"))
    said = here("check", empty, "--format", "json")
    assert (said.code, [w["state"] for w in report(said)["waivers"]]) == (GAPS, ["refused", "unused"])
    assert not any(finding["waived"] for finding in report(said)["findings"])
    shown = " ".join(here("check", empty, "--lang", "en").out.split())
    assert "cannot be waived" in shown
    assert "unused" in shown


def test_no_waiver_makes_a_unit_ready(here: Here, empty: Path) -> None:
    before = report(here("check", empty, "--format", "json"))
    about_all = WAIVER.replace("soal = 12", "all = true")
    settle("".join(about_all.replace("ZI401", code) for code in ("ZI301", "ZI401", "ZI701", "ZI704")))
    said = here("check", empty, "--format", "json", "--fail-on", "never")
    after = report(said)
    assert said.code == GAPS
    for key in ("ready", "complete", "scores", "gates", "areas"):
        assert after[key] == before[key]


def test_a_waiver_holds_for_its_units_only(here: Here, unsupported: Path) -> None:
    settle(WAIVER.replace("UNIT*", "BP2P*"))
    said = here("check", unsupported, "--fail-on", "warning", "--format", "json")
    assert (said.code, report(said)["waivers"]) == (GAPS, [])


def test_a_baseline_leaves_only_what_is_new(here: Here, pack: Pack, unsupported: Path) -> None:
    again = ("--baseline", "dasar.json", "--fail-on", "warning")
    assert zi("check", unsupported, "--write-baseline", "dasar.json").returncode == READY
    assert zi("check", unsupported, *again).returncode == READY
    worse = save_lke(Path("x.xlsx"), pack, best(pack, unsupported=[13, 14]))
    assert zi("check", worse, *again).returncode == GAPS
    found = report(here("check", worse, *again, "--format", "json"))
    assert [f["question"] for f in found["findings"] if f["code"] == "ZI401"] == [13, 14]
    assert found["baseline"]["gone"] == 1
    assert found["baseline"]["known"] >= 1
    shown = " ".join(here("check", worse, *again, "--lang", "en").out.split())
    assert f"{found['baseline']['known']} known finding(s) not shown again, 1 gone" in shown


def test_what_is_known_makes_no_unit_ready(here: Here, empty: Path) -> None:
    here("check", empty, "--write-baseline", "dasar.json")
    said = here("check", empty, "--baseline", "dasar.json", "--format", "json")
    assert (said.code, report(said)["findings"], report(said)["ready"]) == (GAPS, [], False)


def test_one_baseline_for_several_workbooks(here: Here, unsupported: Path, empty: Path) -> None:
    here("check", unsupported, empty, "--write-baseline", "dasar.json")
    text = Path("dasar.json").read_text()
    here("check", empty, unsupported, "--write-baseline", "kedua.json")
    assert Path("kedua.json").read_text() == text
    said = here("check", unsupported, empty, "--baseline", "dasar.json", "--format", "json")
    assert [json.loads(line)["findings"] for line in said.out.splitlines()] == [[], []]
    here("check", empty, "--write-baseline", "dasar.json")  # renewed for one: the other stays
    assert Path("dasar.json").read_text() == text


def test_a_baseline_and_settings_that_stay_out_of_the_way(here: Here, unsupported: Path) -> None:
    said = here("check", unsupported, "--write-baseline", "dasar.json", "--format", "json")
    assert report(said)["baseline"] is None
    assert "dasar.json" in said.err


def test_a_waiver_of_a_soal_that_there_is_not(here: Here, empty: Path) -> None:
    settle(
        '\n[[waiver]]\ncode = "ZI301"\nsoal = [12, 200]\nreason = "x"\napprover = "y"\nexpires = 2026-12-31\n'
    )
    said = here("check", empty)
    assert said.code == 2
    assert "zi.toml:4:1: waiver[1].soal: soal 200 tidak ada" in said.err
    assert "soal 12 " not in said.err
