"""The page on the report's model says what the model is."""

import subprocess
import sys
from dataclasses import fields

from tests.docs.documents import ROOT
from zi_cli.gap_report.problems import Problem
from zi_cli.gap_report.report import GapReport


def test_the_page_is_what_the_model_says() -> None:
    done = subprocess.run(
        [sys.executable, "tools/report_model.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_value_that_a_template_may_show_stands_on_it() -> None:
    page = (ROOT / "docs" / "model-laporan.md").read_text(encoding="utf-8")
    for kind in (GapReport, Problem):
        section = page.split(f"\n## {kind.__name__}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
            field.name for field in fields(kind)
        ]
