"""Python examples run as they stand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, ROOT, Block, blocks, name
from zi_cli.criteria.lke.pack import Pack
from zi_cli.demo.sample import write_sample

EXAMPLES = [block for file in (ROOT / "README.md", DOCS / "otomasi.md") for block in blocks(file, "python")]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda block: f"{name(block.file)}-{block.text.split()[1]}")
def test_example_runs(example: Block, pack: Pack, tmp_path: Path) -> None:
    beside_python = str(Path(sys.executable).parent)
    if '"zi"' in example.text and shutil.which("zi", path=beside_python) is None:
        pytest.skip("the command zi is not installed beside this Python")
    write_sample(tmp_path / "contoh", pack)
    environment = {
        **os.environ,
        "PATH": f"{beside_python}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", example.text],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
