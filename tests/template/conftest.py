"""Filled templates, and what LibreOffice makes of them: once for all tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders.template import best_filling, random_filling
from tests.cli.conftest import here
from tests.libreoffice import convert
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling

__all__ = ["here", "samples", "writer"]
RANDOM = range(4)
NAMES = [f"acak-{seed}" for seed in RANDOM] + ["kosong", "nol", "siap-wbk", "siap-wbbm", "batas"]
IN_ODS = ["acak-2", "siap-wbbm"]
"""Those that are saved as .ods too."""


@dataclass(frozen=True)
class Sample:
    """A filled template as written, and saved by LibreOffice after it calculated everything anew."""

    filling: TemplateFilling
    written: Path
    saved: Path
    ods: Path | None


@pytest.fixture(scope="session")
def writer(criteria: CriteriaSet) -> TemplateWriter:
    return TemplateWriter(criteria)


def fillings(criteria: CriteriaSet) -> dict[str, TemplateFilling]:
    """By name: at random, and at the edges."""
    best = best_filling(criteria)
    counts = {soal: entry for soal, entry in best.answers.items() if isinstance(entry.answer, int)}
    at_the_limit = {125: Entry(answer=3.6), 126: Entry(answer="C"), 127: Entry(answer=3.2)}
    found = {f"acak-{seed}": random_filling(criteria, seed, slips=0.2 * seed) for seed in RANDOM}
    return found | {
        "kosong": TemplateFilling(),
        "nol": best_filling(criteria, answers={**best.answers, **dict.fromkeys(counts, Entry(answer=0))}),
        "siap-wbk": best,
        "siap-wbbm": best_filling(criteria, "WBBM"),
        "batas": best_filling(criteria, answers={**best.answers, **at_the_limit}),
    }


@pytest.fixture(scope="session")
def samples(
    criteria: CriteriaSet, writer: TemplateWriter, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Sample]:
    """Two calls of LibreOffice in all."""
    folder = tmp_path_factory.mktemp("templates")
    made = fillings(criteria)
    files = [folder / f"{name}.xlsx" for name in made]
    for file, filling in zip(files, made.values(), strict=True):
        file.write_bytes(writer.content(filling))
    saved = dict(zip(made, convert(files, "xlsx", folder / "xlsx", recalculate=True), strict=True))
    in_ods = dict(zip(IN_ODS, convert([saved[name] for name in IN_ODS], "ods", folder / "ods"), strict=True))
    return {
        name: Sample(made[name], file, saved[name], in_ods.get(name))
        for name, file in zip(made, files, strict=True)
    }
