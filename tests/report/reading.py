"""What each format says, read back with its own parser: (file, code, fingerprint, severity, cell, message, points)."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from typing import Any

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

Row = dict[str, Any]
_COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),title=([^,:]*)::(.*)")


def json_objects(text: str) -> list[Row]:
    assert text.isascii()
    return [json.loads(line) for line in text.splitlines()]


def csv_rows(text: str, separator: str = ",") -> list[Row]:
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=separator))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def junit_suites(text: str) -> list[ET.Element]:
    """The suites, their structure held against what CI servers read (the Jenkins schema)."""
    assert text.isascii()
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped", "time"}
        assert {case.tag for case in suite} <= {"testcase"}
        parts = [part.tag for case in suite for part in case]
        assert set(parts) <= {"skipped", "error", "failure", "system-out"}
        counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        assert {k: int(suite.attrib[k]) for k in counted} == {k: parts.count(t) for k, t in counted.items()}
        assert int(suite.attrib["tests"]) == len(suite)
        names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
        assert len(set(names)) == len(names)
        assert all(set(case.attrib) == {"classname", "name", "time"} for case in suite)
    return list(root)


def sarif_run(text: str) -> Row:
    """The one run, held against the official schema and what GitHub asks for on top."""
    assert text.isascii()
    log = json.loads(text)
    SarifLog.model_validate(log)
    (run,) = log["runs"]
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        file = place["artifactLocation"]
        assert artifacts[file["index"]]["location"]["uri"] == file["uri"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    for artifact in artifacts:
        assert re.fullmatch(r"(file:)?[\w.~/%-]+(:[\w.~/%-]+)?", artifact["location"]["uri"], re.ASCII)
    return dict(run)


def github_commands(text: str) -> list[tuple[str, str, str, str]]:
    """(kind, file, title, message) of each line, as the runner unescapes them."""
    found = []
    for line in text.splitlines():
        command = _COMMAND.fullmatch(line)
        assert command is not None, line
        kind, *values = command.groups()
        found.append((kind, *(_unescaped(value) for value in values)))
    return found


def _unescaped(value: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, sign)
    return value
