"""LibreOffice as a converter of workbooks: many files in one call, with a profile of its own."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(files: Sequence[Path], extension: str, folder: Path) -> list[Path]:
    """`files` saved in another format in `folder`, in the same order. Formulas without results are calculated."""
    profile = folder / "profile"
    command = [str(SOFFICE), "--headless", "--norestore", "--nolockcheck"]
    command += [f"-env:UserInstallation={profile.as_uri()}", "--convert-to", extension]
    command += ["--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 20 * len(files))
    return [folder / f"{file.stem}.{extension}" for file in files]
