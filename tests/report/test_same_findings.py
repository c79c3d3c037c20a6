"""All formats tell the same findings of a run, every file in one document, the same bytes each time."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.builders.report import report_text
from tests.report.reading import csv_rows, github_commands, json_objects, junit_suites, sarif_run
from zi_cli.language import Translator
from zi_cli.report.formats import FORMATS
from zi_cli.report.jsonl_schema import check_lines_schema
from zi_cli.report.outcome import Assessed, Outcome, Refused, tell_findings

Fact = tuple[str, ...]
LEVELS = {"error": "error", "warning": "warning", "note": "info"}


@pytest.fixture(scope="module")
def expected(run: list[Outcome]) -> list[Fact]:
    words = Translator("id")
    return [
        (o.path, t.code, t.fingerprint, t.severity.word, t.cell or "", t.message, str(float(t.points_at_stake)), t.view)
        for o in run
        if isinstance(o, Assessed)
        for t in tell_findings(o, words)
    ]  # fmt: skip


def test_there_is_something_to_tell(expected: list[Fact]) -> None:
    assert len(expected) > 120
    assert {fact[3] for fact in expected} == {"error", "warning", "info"}


def _fact(path: str, finding: dict[str, object]) -> Fact:
    names = ("code", "fingerprint", "severity", "cell", "message", "points_at_stake", "view")
    return (path, *(str(finding[name] if finding[name] is not None else "") for name in names))


def test_json(run: list[Outcome], expected: list[Fact]) -> None:
    objects = json_objects(report_text("json", run))
    assert [o["file"]["path"] for o in objects] == [o.path for o in run]
    assert [_fact(o["file"]["path"], f) for o in objects for f in o.get("findings", ())] == expected


def test_json_lines(run: list[Outcome], expected: list[Fact]) -> None:
    lines = json_objects(report_text("jsonl", run))
    assert [_fact(line["file"], line) for line in lines if line["type"] == "finding"] == expected
    rest = [line for line in lines if line["type"] != "finding"]
    assert [(line["type"], line["file"]) for line in rest] == [
        ("problem" if isinstance(o, Refused) else "summary", o.path) for o in run
    ]
    told = sum(sum(line["findings"].values()) + line["waived"] for line in rest if line["type"] == "summary")
    assert told == len(expected)


def test_json_lines_follow_their_schema(run: list[Outcome]) -> None:
    schema = json.loads(check_lines_schema())
    Draft202012Validator.check_schema(schema)
    lines = json_objects(report_text("jsonl", run))
    assert {line["type"] for line in lines} == {"finding", "summary", "problem"}
    for line in lines:
        Draft202012Validator(schema).validate(line)
        assert set(line) <= set(schema["$defs"][line["type"]]["properties"])


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv(run: list[Outcome], expected: list[Fact], separator: str) -> None:
    rows = csv_rows(report_text("csv", run, separator=separator), separator)
    found = [row for row in rows if row["code"]]
    for row in found:
        row["cell"] = f"{row['sheet']}!{row['cell']}" if row["sheet"] else row["cell"]
        if separator == ";":
            row["points_at_stake"] = row["points_at_stake"].replace(",", ".")
    assert [_fact(row["file"], row) for row in found] == expected
    problems = [(row["file"], row["name"]) for row in rows if not row["code"]]
    assert problems == [(o.path, "not-assessed") for o in run if isinstance(o, Refused)]


def test_sarif(run: list[Outcome], expected: list[Fact]) -> None:
    found = sarif_run(report_text("sarif", run))
    places = {n: outcome.path for n, outcome in enumerate(run)}
    facts = []
    for result in found["results"]:
        (location,) = result["locations"]
        (cell,) = location.get("logicalLocations", [{"fullyQualifiedName": ""}])
        facts.append(
            (
                places[location["physicalLocation"]["artifactLocation"]["index"]],
                result["ruleId"],
                result["partialFingerprints"]["zi/v1"],
                LEVELS[result["level"]],
                cell["fullyQualifiedName"],
                str(result["properties"]["pointsAtStake"]),
                result["properties"]["view"],
            )
        )
    assert facts == [(*fact[:5], *fact[6:]) for fact in expected]
    assert all(f[5] in r["message"]["text"] for f, r in zip(expected, found["results"], strict=True))
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 1


def test_junit(run: list[Outcome], expected: list[Fact]) -> None:
    suites = junit_suites(report_text("junit", run))
    assert [suite.attrib["name"] for suite in suites] == [outcome.path for outcome in run]
    facts = {
        (suite.attrib["name"], case.attrib["classname"][3:], case.attrib["name"][-17:-1])
        for suite in suites
        for case in suite
        if case.attrib["name"].endswith("]")
    }
    assert facts == {fact[:3] for fact in expected}
    for outcome, suite in zip(run, suites, strict=True):
        if isinstance(outcome, Assessed):
            gates = [case.attrib["name"] for case in suite if case.attrib["classname"] == "zi.gate"]
            assert gates == [result.gate.id for result in outcome.assessment.gates]
        else:
            assert suite.attrib["errors"] == "1"


def test_github(run: list[Outcome], expected: list[Fact]) -> None:
    commands = github_commands(report_text("github", run))
    facts = [(file, title, text.split("\n")[0]) for _, file, title, text in commands]
    wanted = [(f[0], f"{f[1]} {f[4]}".strip(), f[5]) for f in expected]
    refused = [(o.path, Translator("id").say("not assessed"), "a") for o in run if isinstance(o, Refused)]
    assert sorted(facts) == sorted(wanted + refused)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_gives_the_same_bytes(run: list[Outcome], name: str) -> None:
    assert report_text(name, run) == report_text(name, run)
    assert report_text(name, run) != report_text(name, run, "en")


@pytest.mark.parametrize("name", FORMATS)
def test_waivers_are_told(run: list[Outcome], name: str) -> None:
    text = report_text(name, run)
    for word in ("menunggu SK CONTOH", "Kepala CONTOH", "2026-12-31"):
        assert word in text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", [[], [1], [3], [1, 3, 1]])
def test_any_run_is_a_document(run: list[Outcome], name: str, which: list[int]) -> None:
    """No file, only one that cannot be assessed, one without findings, and mixtures."""
    text = report_text(name, [run[number] for number in which])
    read = {"json": json_objects, "jsonl": json_objects, "csv": csv_rows, "junit": junit_suites, "sarif": sarif_run,
            "github": github_commands}  # fmt: skip
    read[name](text)


def test_what_failed_is_decided_by_fail_on(run: list[Outcome]) -> None:
    from zi_cli.findings.finding import Severity

    failed = {}
    for fail_on in (None, Severity.ERROR, Severity.WARNING, Severity.INFO):
        suites = junit_suites(report_text("junit", run, fail_on=fail_on))
        failed[fail_on] = sum(
            case.find("failure") is not None
            for s in suites
            for case in s
            if case.attrib["classname"] != "zi.gate"
        )
    assert failed[None] == 0
    assert 0 < failed[Severity.ERROR] < failed[Severity.WARNING] < failed[Severity.INFO]


def test_suppressed_in_sarif_are_the_waived(run: list[Outcome]) -> None:
    results = sarif_run(report_text("sarif", run))["results"]
    waived = [r["properties"]["soal"] for r in results if r["suppressions"]]
    assert waived
    assert set(waived) == {12}
    assert all(s["justification"] for r in results for s in r["suppressions"])


def test_a_path_is_a_uri() -> None:
    from zi_cli.report.sarif_format import file_uri

    assert file_uri("unit/a b#1.xlsx") == "unit/a%20b%231.xlsx"
    assert file_uri("./a:b.xlsx") == "a%3Ab.xlsx"
    assert file_uri("/data/é.xlsx") == "file:///data/%C3%A9.xlsx"
    assert file_uri("C:\\Users\\a.xlsx") == "file:///C:/Users/a.xlsx"
    assert file_uri("\\\\server\\share\\a.xlsx") == "file://server/share/a.xlsx"
    assert file_uri("x\udcff.xlsx") == "x%ED%B3%BF.xlsx"


def test_json_of_the_command_line_is_the_same(run: list[Outcome], tmp_path: Path) -> None:
    from tests.builders.command import zi

    path = run[0].path
    for name in ("csv", "github"):
        done = zi("check", path, "--format", name, "--no-config", cwd=tmp_path, PYTHONIOENCODING="cp1252")
        assert done.returncode == 1
        again = zi("check", path, "--format", name, "--no-config", cwd=tmp_path, PYTHONHASHSEED="7")
        assert again.returncode == 1
        raw = done.stdout.encode("cp1252")
        assert raw.decode("utf-8") == again.stdout
    assert json.loads(zi("check", path, "--format", "sarif", cwd=tmp_path).stdout)["version"] == "2.1.0"
