"""On a workbook of zi template that is complete and in order, with innovations in its register, nothing is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.example import example_filling, link_of
from tests.builders.template import best_filling
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Severity
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.template.filling import TemplateFilling

REGISTER = (
    {
        "name": "SIAP-TEKNIS CONTOH",
        "problem": "Pemohon rekomendasi teknis datang tiga sampai empat kali untuk satu berkas.",
        "need": "Hasil SKM 2024: unsur waktu pelayanan paling rendah; 14 keluhan tentang antrean.",
        "started": "03/2024",
        "stage": "Diterapkan",
        "measure": "Hari kerja dari berkas lengkap sampai rekomendasi terbit",
        "before": "12 hari",
        "after": "4 hari",
        "basis": "SK Kepala Balai CONTOH Nomor 21 Tahun 2024",
        "replicated": "Balai CONTOH II (2025)",
        "shared": "Forum inovasi CONTOH, Mei 2025",
        "partners": "Dinas perumahan CONTOH, asosiasi pengembang CONTOH",
        "evidence": "https://berkas.contoh.example/zi/2026/siap-teknis.pdf",
    },
    {
        "name": "POJOK LAPOR CONTOH",
        "problem": "Pekerja lapangan tidak punya gawai untuk melapor.",
        "need": "Usulan pegawai pada rapat Januari 2025",
        "started": "06/2025",
        "stage": "Uji coba",
        "measure": "Laporan dari lapangan setiap bulan",
        "before": "0",
        "after": "3",
        "basis": "Nota dinas CONTOH 8/2025",
        "replicated": "",
        "shared": "",
        "partners": "Penyedia jasa CONTOH",
        "evidence": "https://berkas.contoh.example/zi/2026/pojok-lapor.pdf",
    },
)


def clean(criteria: CriteriaSet, target: str) -> TemplateFilling:
    """Every sheet filled in well, with notes and links."""
    filling = best_filling(criteria, target)
    register = criteria.minimum.register
    assert register is not None
    known = {column.id for column in register.columns}
    link = link_of(0)
    return replace(
        filling,
        answers=example_filling(Example(), criteria.lke).answers,
        minimum={k: replace(e, evidence=(link,), evidence_text=link) for k, e in filling.minimum.items()},
        prerequisites={
            k: replace(e, evidence=(link,), evidence_text=link) for k, e in filling.prerequisites.items()
        },
        register=[{k: v for k, v in row.items() if k in known} for row in REGISTER],
    )


@pytest.mark.parametrize("target", ["WBK", "WBBM"])
def test_nothing_above_a_remark_is_said(criteria: CriteriaSet, tmp_path: Path, target: str) -> None:
    path = tmp_path / "lke.xlsx"
    path.write_bytes(TemplateWriter(criteria).content(clean(criteria, target)))
    found = find_all(assess_workbook(read_lke(path, criteria.lke), criteria, target, holds_wbk=True))
    assert [(f.rule.code, f.hit.cell) for f in found if f.severity > Severity.INFO] == []
