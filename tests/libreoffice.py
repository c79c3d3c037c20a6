"""LibreOffice as a converter of workbooks: many files in one call, with a profile of its own."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>"""


def convert(files: Sequence[Path], extension: str, folder: Path, recalculate: bool = False) -> list[Path]:
    """`files` saved in another format in `folder`, in the same order.

    Formulas without results are calculated; with `recalculate`, all of them, whatever results the files hold.
    """
    profile = folder / "profile"
    if recalculate:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    command = [str(SOFFICE), "--headless", "--norestore", "--nolockcheck"]
    command += [f"-env:UserInstallation={profile.as_uri()}", "--convert-to", extension]
    command += ["--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 20 * len(files))
    return [folder / f"{file.stem}.{extension}" for file in files]
