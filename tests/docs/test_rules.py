"""docs/rules.md is written from the rules."""

import subprocess
import sys

from tests.docs.documents import ROOT


def test_the_page_is_what_the_rules_say() -> None:
    done = subprocess.run(
        [sys.executable, "tools/rules.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
