"""Own templates in a round: used for dashboard and reports, tried before the work, and never the end of the rest."""

import json
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.units import unit_file


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH Jawa I")


def own(folder: Path, name: str, old: str, new: str) -> Path:
    """A folder with one template of ours, changed."""
    zi("template", "export", "-o", folder / "all")
    text = (folder / "all" / name).read_text(encoding="utf-8")
    assert old in text
    path = folder / "own" / name
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder / "own"


def test_dashboard_and_reports_follow_the_own_template(unit: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "dashboard.html.j2", "<footer", "<p>Kementerian CONTOH</p><footer")
    done = zi("batch", unit, "-o", tmp_path / "out", "--template", folder)
    assert done.returncode == 1
    assert "Kementerian CONTOH" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    plain = zi("batch", unit, "-o", tmp_path / "out")
    assert plain.returncode == 1
    assert "Kementerian CONTOH" not in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_a_template_that_cannot_be_used_is_named_before_any_work(unit: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "dashboard/near.j2", "{{ unit.name }}", "{{ unit.nama }}")
    done = zi("batch", unit, "-o", tmp_path / "out", "--template", folder)
    assert done.returncode == 2
    assert "near.j2" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_report_template_is_tried_too(unit: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "html/summary.j2", "<header", "{{ report.tidak_ada }}<header")
    done = zi("batch", unit, "-o", tmp_path / "out", "--template", folder, "--reports", "html")
    assert done.returncode == 2
    assert "summary.j2" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_template_that_only_these_units_break_costs_nothing_else(unit: Path, tmp_path: Path) -> None:
    zi("batch", unit, "-o", tmp_path / "out")
    before = (tmp_path / "out/recap.csv").read_bytes()
    folder = own(
        tmp_path, "dashboard.html.j2", "<footer", "{% if report.quality.missing_count == 0 %}{{ 1 // 0 }}{% endif %}<footer"
    )  # fmt: skip
    done = zi("batch", unit, "-o", tmp_path / "out", "--template", folder)
    assert done.returncode == 2
    assert "index.html" in done.stderr
    assert "dashboard.html.j2" in done.stderr
    assert not (tmp_path / "out/index.html").exists()  # the one of another day would be taken for this one
    assert (tmp_path / "out/recap.csv").read_bytes() == before
    assert json.loads((tmp_path / "out/recap.json").read_bytes())["all"]["units"] == 1
    assert (tmp_path / "out/recap.xlsx").is_file()


def test_a_folder_without_templates_is_refused(unit: Path, tmp_path: Path) -> None:
    assert zi("batch", unit, "-o", tmp_path / "out", "--template", tmp_path).returncode == 2
    assert zi("batch", unit, "-o", tmp_path / "out", "--template", tmp_path / "gone").returncode == 2
