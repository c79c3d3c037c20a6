"""Pictures are there, show what the commands print now, and load nothing from elsewhere."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, FILES, ROOT, name

PICTURES = sorted((DOCS / "gambar").glob("*.svg"))
PAGES = sorted((DOCS / "gambar").glob("*.png"))
"""Printed pages, drawn by the tools named below; nothing compares them."""


def test_pictures_are_shown_somewhere() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
    assert PICTURES
    assert PAGES
    assert not [picture.name for picture in (*PICTURES, *PAGES) if f"gambar/{picture.name})" not in text]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_page_belongs_to_the_tool_and_is_small(page: Path) -> None:
    tools = (
        ROOT / "tools" / name
        for name in ("workbook_pictures.py", "fgd_picture.py", "dashboard_picture.py", "report_pictures.py")
    )
    told = "\n".join(tool.read_text(encoding="utf-8") for tool in tools)
    assert f'name="{page.stem}"' in told or f'"{page.name}"' in told
    assert page.stat().st_size < 150_000


@pytest.mark.parametrize("picture", PICTURES, ids=name)
def test_picture_stands_alone(picture: Path) -> None:
    svg = picture.read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"'\s<]+", svg.replace("https://berkas.contoh.example", "")) == [
        "http://www.w3.org/2000/svg"
    ]
    assert not re.search(r"<script|@import|@font-face|<image|/tmp/|/home/", svg)
    assert "<title>" in svg


@pytest.mark.skipif(
    importlib.util.find_spec("pty") is None, reason="needs a pseudo-terminal, which Windows has not"
)
def test_pictures_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "pictures.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
