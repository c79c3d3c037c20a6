"""ZI401, ZI402, ZI407: whether evidence is given, and what its words say."""

import random
from dataclasses import replace

import openpyxl
import pytest

from tests.builders.lke import best
from tests.findings.conftest import Find, Save, assessed, of_family, supported
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.read import read_lke

HOST = "https://berkas.contoh.example"


def test_no_evidence(save: Save, find: Find) -> None:
    assert find(save(), "ZI4") == []
    assert find(save(unsupported=[12]), "ZI4") == [("ZI401", 12, "LKE ZI!Q22")]


def test_an_answer_at_its_lowest_level_needs_none(save: Save, find: Find, pack: Pack) -> None:
    assert find(save({12: pack.questions[12].scale.lowest}, unsupported=[12]), "ZI4") == []
    assert find(save({12: None}, unsupported=[12]), "ZI4") == []


def test_one_link_supports_a_ratio(save: Save, find: Find) -> None:
    assert find(save(unsupported=[88]), "ZI4") == []
    assert find(save(unsupported=[88, 89]), "ZI4") == [("ZI401", 89, "LKE ZI!Q130")]


@pytest.mark.parametrize(
    "text", ["-", "belum ada", "Tidak ada", "...", "n/a", "menyusul", "masih dalam proses"]
)
def test_words_that_say_there_is_none(with_text, text: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(text) == ["ZI401"]


@pytest.mark.parametrize(
    "text",
    [
        "sudah ada di kantor", "Sudah ada.", "ada", "lihat berkas", "Lihat folder bukti dukung", "terlampir",
        "data dukung tersedia", "dokumen ada di bagian umum", "hardcopy di ruang arsip", "Tersimpan di lemari TU",
        "silakan cek di kantor", "ada di komputer admin", "file sudah diupload", "link", "klik disini",
        "sudah dilaksanakan", "Telah dilaksanakan dengan baik oleh seluruh pegawai", "arsip kepegawaian",
        "disimpan Pak Budi di Balai", "dapat ditunjukkan saat visitasi", "dikirim via WA", "https://", "www",
    ],
)  # fmt: skip
def test_words_that_name_no_document(with_text, text: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(text) == ["ZI402"]


@pytest.mark.parametrize(
    "text",
    [
        "SK Tim ZI Nomor 12/2025", "SK Kepala Balai No. 3", "SK Tim ada di kantor", "Laporan monev triwulan II",
        "Notula rapat, daftar hadir, dan foto", "Undangan dan notulensi", "Screenshot aplikasi presensi", "SKP pegawai",
        "Renstra Ditjen", "Surat Pernyataan tidak ada pelanggaran", "Foto papan pengumuman", "01. SK Tim",
        "Dokumen rencana kerja ZI", "Peta proses bisnis", "SOP pengaduan", "Rekapitulasi LHKPN sudah lengkap",
        "Berita acara sudah ditandatangani", "https://contoh.example/x", "bit.ly/zi-contoh", "SK Tim.pdf",
        "SK: https://contoh.example/x", "Website balai", "Maklumat pelayanan terpasang di ruang layanan",
    ],
)  # fmt: skip
def test_words_that_name_a_document_are_evidence(with_text, text: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(text) == []


def test_each_usual_document_of_the_criteria_is_one(save: Save, find: Find, pack: Pack) -> None:
    for at in range(3):
        texts = {soal: q.evidence[at % len(q.evidence)] for soal, q in pack.questions.items()}
        filling = replace(best(pack, unsupported=pack.questions), texts=texts)
        assert find(save(filling=filling), "ZI4") == []


@pytest.mark.parametrize(
    "target",
    [
        f"{HOST}/Laporan%202019.pdf", f"{HOST}/Laporan_Monev_2022.pdf", f"{HOST}/notula-2021-03-05.pdf",
        f"{HOST}/IMG_20200131_0800.jpg", "Laporan kinerja 2019", "Laporan 2019.pdf", "SK Tim ZI 2019",
        "Daftar hadir 12 Maret 2020", "Perjanjian Kinerja 2021-2022", f"Laporan 2018: {HOST}/a",
    ],
)  # fmt: skip
def test_other_year(with_text, target: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(target) == ["ZI407"]


@pytest.mark.parametrize(
    "target",
    [
        f"{HOST}/Laporan%202026.pdf", f"{HOST}/Laporan%202025.pdf", "Perbandingan 2023 dan 2025", "Renja 2026-2029",
        "Permen PANRB 90/2021", "PermenPANRB 90 Tahun 2021", "SK Nomor 12/KPTS/M/2020", "SK No. 5 Tahun 2019",
        "UU 14 Tahun 2008", "SOP Pelayanan 2020.pdf", "Sertifikat ISO 37001:2016", "SE 7/2020", "Renstra 2020-2024",
        f"{HOST}/2019/laporan.pdf", "https://drive.google.com/file/d/1aB2019xYz/view", "Rekap TA 2023/2024",
        "Standar pelayanan 2021", "Peta jabatan 2022", "Laporan tahun 2027", "SK_No_12_Tahun_2019.pdf",
    ],
)  # fmt: skip
def test_years_that_fit_or_tell_nothing(with_text, target: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(target) == []


@pytest.mark.parametrize(
    ("name", "fits"), [("lke-2025.xlsx", True), ("lke 2026.xlsx", False), ("lke.xlsx", True)]
)
def test_the_year_of_the_assessment(save: Save, pack: Pack, name: str, fits: bool) -> None:
    """By the file name; unstated, the year of the instrument, and a year more is allowed."""
    filling = replace(best(pack, unsupported=[12]), texts={12: "Laporan monev 2024"})
    path = save(filling=filling)
    found = of_family(assessed(path.rename(path.with_name(name)), pack))
    assert [f.rule.code for f in found] == ([] if fits else ["ZI407"])


def test_where_years_are_compared_one_more_counts(save: Save, pack: Pack) -> None:
    filling = replace(best(pack, unsupported=[102]), texts={102: "Rekap pelanggaran 2024"})
    path = save(filling=filling)
    assert of_family(assessed(path.rename(path.with_name("lke 2026.xlsx")), pack)) == []


def test_what_cannot_be_verified_is_not_missing(save: Save, pack: Pack) -> None:
    filled = replace(read_lke(save(unsupported=[12, 13]), pack), evidence_known=False)
    found = assess_workbook(filled, CriteriaSet(lke=pack), "WBK")
    assert of_family(found, "ZI401", "ZI402") == []
    assert found.scores[View.SUPPORTED] is None


def test_a_merged_cell_is_one_finding_worth_all_its_questions(save: Save, pack: Pack) -> None:
    path = save(unsupported=[12, 13])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = [read_lke(path, pack).matches[pack.questions[soal].id].row for soal in (12, 13)]
    sheet.merge_cells(start_row=rows[0], end_row=rows[1], start_column=17, end_column=17)
    book.save(path)
    before = assessed(path, pack)
    (finding,) = of_family(before)
    sheet.cell(rows[0], 17).value = f"{HOST}/keduanya.pdf"
    book.save(path)
    after = assessed(path, pack)
    assert of_family(after) == []
    assert supported(after) - supported(before) == finding.hit.points_at_stake


@pytest.mark.parametrize("seed", range(3))
def test_mending_a_finding_raises_the_supported_score_by_its_points(
    save: Save, pack: Pack, seed: int
) -> None:
    """A link where one is missing, alone: the finding is gone and exactly its points are there."""
    dice = random.Random(seed)
    missing = dice.sample(sorted(pack.questions), 12)
    texts = {
        soal: dice.choice(["-", "belum ada", "lihat berkas", "sudah ada di kantor"]) for soal in missing[::2]
    }
    filling = replace(best(pack, unsupported=missing), texts=texts)
    path = save(filling=filling)
    before = assessed(path, pack)
    found = of_family(before)
    assert {f.rule.code for f in found} == {"ZI401", "ZI402"}
    for finding in found:
        assert finding.hit.soal_id is not None
        assert finding.hit.view is View.SUPPORTED
        soal = finding.hit.soal_id
        mended = replace(
            filling, links={**filling.links, soal: f"{HOST}/{soal}.pdf"}, texts={**texts, soal: ""}
        )
        after = assessed(save(filling=mended), pack)
        assert finding.fingerprint not in {f.fingerprint for f in of_family(after)}
        assert supported(after) - supported(before) == finding.hit.points_at_stake > 0


def test_links_wherever_they_stand(save: Save, pack: Pack) -> None:
    """Each way of giving evidence, in one workbook: all are read, and support."""
    path = save(unsupported=pack.questions)
    blank = read_lke(path, pack).responses
    row = {soal: match.row for soal in pack.questions if (match := blank[soal].match)}
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet[f"Q{row[1]}"].hyperlink = f"{HOST}/sel"
    sheet[f"Q{row[2]}"].value = f'=HYPERLINK("{HOST}/rumus","buka")'
    sheet[f"Q{row[3]}"].value = f'=HYPERLINK("{HOST}/"&"gabungan","buka")'
    sheet["T1"].value = f"{HOST}/sel-lain"
    sheet[f"Q{row[4]}"].value = '=HYPERLINK($T$1,"buka")'
    sheet[f"Q{row[5]}"].value = '=HYPERLINK(T1&"/x","buka")'
    sheet[f"Q{row[6]}"].value = f"1. {HOST}/satu\n2. {HOST}/dua; bit.ly/tiga"
    sheet[f"Q{row[7]}"].hyperlink = "Bukti/SK%20Tim.pdf"
    sheet[f"Q{row[8]}"].value = "SK Tim.pdf; foto/rapat.jpg\nfile:///D:/ZI/sk.pdf"
    book.save(path)
    responses = read_lke(path, pack).responses
    assert {soal: [e.target for e in responses[soal].evidence] for soal in range(1, 9)} == {
        1: [f"{HOST}/sel"],
        2: [f"{HOST}/rumus"],
        3: [f"{HOST}/gabungan"],
        4: [f"{HOST}/sel-lain"],
        5: ['=HYPERLINK(T1&"/x")'],
        6: [f"{HOST}/satu", f"{HOST}/dua", "bit.ly/tiga"],
        7: ["Bukti/SK%20Tim.pdf"],
        8: ["SK Tim.pdf", "foto/rapat.jpg", "file:///D:/ZI/sk.pdf"],
    }
