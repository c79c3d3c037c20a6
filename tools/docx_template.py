"""Make the Word templates in templates/report, gap.docx and fgd.docx: `python tools/docx_template.py [--check]`.

A template is a Word file with docxtpl's Jinja tags; whoever wants another one edits it in Word. What is built here
is what Word cannot be asked to do twice in the same way: the same script gives the same bytes.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx_parts import body, group_body, layout
from docx_parts.styles import settle_styles

from zi_cli.gap_report.formats.word_package import settled

TARGETS = Path(__file__).parent.parent / "templates" / "report"


def made(name: str) -> bytes:
    """The template `name`, built from nothing but python-docx's empty document."""
    document = Document()
    settle_styles(document)
    if name == "fgd.docx":
        layout.settle_document(document, "{{ words.pack }} · {{ report.group }}", "{{ report.program }}")
        group_body.write(document)
    else:
        layout.settle_document(document)
        body.write(document)
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue())


def parts(content: bytes) -> dict[str, bytes]:
    """Name → content: what two packages have in common, however their parts were packed."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


if __name__ == "__main__":
    stale = 0
    for target in (TARGETS / "gap.docx", TARGETS / "fgd.docx"):
        content = made(target.name)
        if "--check" not in sys.argv[1:]:
            target.write_bytes(content)
            print(f"{target.name}: {len(content)} bytes")
        elif not target.is_file() or parts(target.read_bytes()) != parts(content):
            stale = 1
            print(f"templates/report/{target.name} is not what this script makes")
    sys.exit(stale)
