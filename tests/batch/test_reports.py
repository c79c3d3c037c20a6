"""Reports of a round: every link leads somewhere, one that fails costs no other, and it is named."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.batch.dashboards import Page
from tests.builders.command import python, zi
from tests.builders.units import unit_file

FAILING = """
import sys
from zi_cli.batch import report_task
from zi_cli.cli.main import main
from zi_cli.errors import ZiError
from zi_cli.language import msg

class Failing(report_task.WriteReports):
    def rendered(self, report, ending):
        if ending == "md" and "Jawa I" == report.unit.name[-6:]:
            raise ZiError(msg("no file is given"))
        return super().rendered(report, ending)

report_task.WriteReports = Failing
import zi_cli.batch.reports
zi_cli.batch.reports.WriteReports = Failing
sys.argv = ["zi", *ARGUMENTS]
sys.exit(main())
"""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH Jawa I")
    unit_file(tmp_path / "u/b.xlsx", "BP2P CONTOH #2 100%")
    return tmp_path


def test_every_link_of_the_dashboard_leads_to_a_report(units: Path) -> None:
    zi("batch", units / "u", "-o", units / "out", "--reports", "html,pdf")
    page = Page((units / "out/index.html").read_text(encoding="utf-8"))
    links = {unquote(link["href"]) for link in page.all("a") if link["href"].startswith("reports/")}
    files = {path.relative_to(units / "out").as_posix() for path in (units / "out/reports").iterdir()}
    assert links == files
    assert len(files) == 4
    for file in files:
        head = b"%PDF-" if file.endswith(".pdf") else b"<!DOCTYPE html>"
        assert (units / "out" / file).read_bytes().startswith(head)


def test_a_report_that_cannot_be_made_costs_no_other_and_is_named(units: Path) -> None:
    arguments = ["batch", str(units / "u"), "-o", str(units / "out"), "--reports", "html,md"]
    done = python(FAILING.replace("ARGUMENTS", repr(arguments)))
    assert done.returncode == 3
    (told,) = [line for line in done.stderr.splitlines() if "Jawa I" in line]
    assert "md" in told
    recap = json.loads((units / "out/recap.json").read_bytes())
    assert {unit["name"]: sorted(unit["reports"]) for unit in recap["units"]} == {
        "BP2P CONTOH Jawa I": ["html"],
        "BP2P CONTOH #2 100%": ["html", "md"],
    }
    assert len(list((units / "out/reports").iterdir())) == 3
    again = zi("batch", units / "u", "-o", units / "out", "--reports", "html,md")
    assert again.returncode == 1
    assert len(list((units / "out/reports").iterdir())) == 4
