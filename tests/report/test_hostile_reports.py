"""Whatever a workbook holds, each format stays a document of its kind, and nothing in it comes alive."""

import re
from typing import Any

import pytest

from tests.builders.lke import blank
from tests.builders.report import hostile_outcome, report_text
from tests.report.conftest import Assess
from tests.report.reading import csv_rows, github_commands, json_objects, junit_suites, sarif_run
from zi_cli.criteria.lke.pack import Pack
from zi_cli.report.outcome import Assessed

TEXTS = {
    "markup": "<b>&amp;</b> <![CDATA[x]]> ]]> <!-- --> <?php ?> \" ' [x](https://jahat.example) {0} {{1}} %s",
    "control": "a\x00b\x07c\x1b[31mmerah\x1b]8;;https://jahat.example\x07 \x9b1m \x7f \u202e \u2066 \ufeff \ufffe \uffff",
    "formula": '=HYPERLINK("http://jahat.example";"klik")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3;=1+1,=2+2,@SUM(A1)\t=3\r\n=4|=5",
    "at": "@SUM(1)",
    "tab": "\t=1+1",
    "wide": "＝1+1",
    "lines": "baris\nsatu\r\n::error::dua\n##[add-path]/jahat\u2028tiga\x85empat",
    "command": "%0A::stop-commands::x,file=a,title=b::c",
    "surrogate": "setengah \ud800 dan \udcff tanda",
    "long": "x" * 32_767,
    "quotes": '"," ";" \'',
}
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?(e[-+]\d+)?")


@pytest.fixture(scope="module", params=TEXTS)
def hostile(request: pytest.FixtureRequest, assess: Assess, pack: Pack) -> Assessed:
    return hostile_outcome(assess("dasar.xlsx", blank(pack)), TEXTS[request.param])


def test_json(hostile: Assessed) -> None:
    (found,) = json_objects(report_text("json", [hostile]))
    assert found["unit"]["name"] == hostile.assessment.filled.unit_name
    assert [f["found"] for f in found["findings"]] == [f.hit.found for f in hostile.findings]


def test_json_lines(hostile: Assessed) -> None:
    lines = json_objects(report_text("jsonl", [hostile, hostile]))
    assert len(lines) == 2 * (len(hostile.findings) + 1)
    assert {line["unit"] for line in lines} == {hostile.assessment.filled.unit_name}


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv(hostile: Assessed, separator: str) -> None:
    text = report_text("csv", [hostile], separator=separator)
    assert UNSEEN.search(text) is None
    assert len(text.splitlines()) == 1 + len(hostile.findings)
    assert len(csv_rows(text, separator)) == len(hostile.findings)
    # also for a program that splits at another sign than the one it was written with
    for line in text[1:].splitlines():
        for cell in re.split("[,;\t|]", line):
            bare = cell.strip().strip('"').strip()
            assert not bare.startswith(("=", "+", "-", "@", "＝")) or NUMBER.fullmatch(bare), line[:200]


def test_junit(hostile: Assessed) -> None:
    text = report_text("junit", [hostile])
    assert UNSEEN.search(text) is None
    (suite,) = junit_suites(text)
    told = [part for case in suite for part in case if part.tag in ("failure", "skipped", "system-out")]
    assert all(len(part) == 0 for part in told)
    values = [value for part in suite.iter() for value in (part.text or "", *part.attrib.values())]
    assert not [value for value in values if UNSEEN.search("".join(value.split()))]


def test_sarif(hostile: Assessed) -> None:
    run = sarif_run(report_text("sarif", [hostile]))
    assert len(run["results"]) == len(hostile.findings)
    for text in messages(run):
        assert "](" not in text
        assert UNSEEN.search(text) is None
        assert re.search(r"(?<!\{)\{(\{\{)*\d", text) is None


def messages(run: dict[str, Any]) -> list[str]:
    return [
        text
        for result in run["results"]
        for text in (result["message"]["text"], *(s["justification"] for s in result["suppressions"]))
    ]


def test_github(hostile: Assessed) -> None:
    text = report_text("github", [hostile])
    assert UNSEEN.search(text) is None
    commands = github_commands(text)
    assert len(commands) == len(hostile.findings)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in text.splitlines())
