"""The wheel, built and installed: it runs from anywhere, with its data on board and without the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.builders.command import ROOT, environment

pytest.importorskip("build", reason="the build frontend is not installed (pip install -e .[dev])")
pytest.importorskip("hatchling", reason="hatchling is not installed, and tests fetch nothing")
COPIED = ("zi_cli", "criteria", "templates", "README.md", "README.id.md", "LICENSE", "pyproject.toml")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing is left in the checkout."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, source / name)
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpacked as pip would, into a folder of its own; the dependencies stay where they are."""
    target = tmp_path_factory.mktemp("terpasang")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run the installed zi. `-S` keeps the editable install of the checkout out of sight."""
    packages = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    return subprocess.run(
        [sys.executable, "-S", "-m", "zi_cli", *arguments],
        cwd=cwd,
        env=environment(PYTHONPATH=packages, ZI_CACHE_DIR=str(cwd / "simpanan"), PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_what_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "zi_cli/py.typed",
        "zi_cli/__main__.py",
        "zi_cli/report/assessment.schema.json",
        "zi_cli/report/plan.schema.json",
        "zi_cli/_data/criteria/lke-zi-2026/effort.yaml",
        "zi_cli/locale/id/LC_MESSAGES/zi.mo",
        "zi_cli/_data/criteria/lke-zi-2026/pack.yaml",
        "zi_cli/_data/criteria/schema/pack.schema.json",
    } <= names
    for folder in ("criteria", "templates"):
        files = {
            f"zi_cli/_data/{p.relative_to(ROOT).as_posix()}"
            for p in (ROOT / folder).rglob("*")
            if p.is_file()
        }
        assert files <= names
    assert not any(name.startswith(("tests/", "docs/", "criteria/", "templates/")) for name in names)


def test_it_declares_its_command_and_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (points,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "zi = zi_cli.cli.main:main" in archive.read(points).decode()
        metadata = archive.read(points.replace("entry_points.txt", "METADATA")).decode()
    assert "Name: zi-cli" in metadata
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_it_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-S", "-c", "import zi_cli; print(zi_cli.__file__)"],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(installed)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    assert run(installed, "demo", "contoh", cwd=tmp_path).returncode == 0
    checked = run(installed, "check", str(Path("contoh") / "lke-contoh.xlsx"), cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (1, "")
    assert "BELUM SIAP WBK" in checked.stdout
    listed = run(installed, "criteria", "validate", cwd=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert str(installed / "zi_cli" / "_data" / "criteria") in listed.stdout
    for arguments in (["schema"], ["explain", "12"], ["--version"]):
        assert run(installed, *arguments, cwd=tmp_path).returncode == 0


def test_pip_installs_it(wheel: Path, tmp_path: Path) -> None:
    if subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
    ).returncode:
        pytest.skip("pip is not installed")
    target = tmp_path / "paket"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            "--target",
            target,
            wheel,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(PIP_DISABLE_PIP_VERSION_CHECK="1", PYTHONWARNINGS="default"),
    )
    assert done.returncode == 0, done.stderr
    assert run(target, "explain", "spak", cwd=tmp_path).returncode == 0
    assert list((target / "bin").glob("zi*")) or os.name == "nt"


def test_data_that_is_missing_is_told(installed: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "rusak"
    shutil.copytree(installed, damaged)
    shutil.rmtree(damaged / "zi_cli" / "_data")
    done = run(damaged, "explain", "12", cwd=tmp_path)
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert "reinstall zi-cli" in done.stderr
