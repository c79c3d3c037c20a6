"""The committed Word template is what its script makes, and Word can be asked to edit it."""

import re
import subprocess
import sys
from pathlib import Path

import docx

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "report" / "gap.docx"


def test_the_script_makes_the_committed_template() -> None:
    script = [sys.executable, str(ROOT / "tools" / "docx_template.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_tags_are_texts_that_one_sees_in_word() -> None:
    body = docx.Document(str(TEMPLATE)).element.body
    attributes = [
        value
        for element in body.iter()
        for name, value in element.attrib.items()
        if not name.endswith("descr")
    ]
    assert not [value for value in attributes if re.search(r"\{[{%#]", value)]
