"""Make templates/report/gap.docx, the Word template of the gap report: `python tools/docx_template.py [--check]`.

The template is a Word file with docxtpl's Jinja tags; whoever wants another one edits it in Word. What is built here
is what Word cannot be asked to do twice in the same way: the same script gives the same bytes.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx_parts import body, layout
from docx_parts.styles import settle_styles

from zi_cli.gap_report.formats.word_package import settled

TARGET = Path(__file__).parent.parent / "templates" / "report" / "gap.docx"


def made() -> bytes:
    """The template, built from nothing but python-docx's empty document."""
    document = Document()
    settle_styles(document)
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
    content = made()
    if "--check" in sys.argv[1:]:
        same = TARGET.is_file() and parts(TARGET.read_bytes()) == parts(content)
        print("templates/report/gap.docx is", "up to date" if same else "not what this script makes")
        sys.exit(0 if same else 1)
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(content)} bytes")
