"""ZI4xx: the evidence."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best
from tests.findings.conftest import Find, Save
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Finding
from zi_cli.language import msg
from zi_cli.workbook.evidence import EvidenceState, Standing
from zi_cli.workbook.read import read_lke

HOST = "https://berkas.contoh.example"


@pytest.fixture
def with_text(save: Save, find: Find, pack: Pack):  # type: ignore[no-untyped-def]
    """Codes of the findings of a workbook in which soal 12 has this text, or another one, as evidence."""

    def with_text(text: str, soal: int = 12) -> list[str]:
        filling = replace(best(pack, unsupported=[soal]), texts={soal: text})
        hits = find(save(filling=filling), "ZI4")
        assert {(number, cell) for _, number, cell in hits} <= {
            (12, "LKE ZI!Q22"),
            (soal, None),
            (None, "LKE ZI!Q22"),
        }
        return [code for code, _, _ in hits]

    return with_text


def assessed(path: Path, pack: Pack, states: Mapping[str, Standing] | None = None) -> Assessment:
    known = {
        target: EvidenceState(standing=standing, reason=msg("not found"))
        for target, standing in (states or {}).items()
    }
    return assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), "WBK", evidence_states=known)


def of_family(assessment: Assessment, *codes: str) -> list[Finding]:
    return [f for f in find_all(assessment) if f.rule.code.startswith(codes or "ZI4")]


def supported(assessment: Assessment) -> Fraction:
    score = assessment.scores[View.SUPPORTED]
    assert score is not None
    return score.totals["total"]


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
        "https://drive.google.com/drive/folders/1AbC",
        "https://drive.google.com/drive/u/0/folders/1AbC?usp=sharing",
        "drive.google.com/drive/folders/1AbC",
        "https://contoh.sharepoint.com/:f:/g/contoh/Eabc",
        "https://1drv.ms/f/s!Abc",
        "https://www.dropbox.com/sh/abc/def",
        "Bukti/Area 1/",
        "./Bukti/Area 1",
    ],
)
def test_folder_only(with_text, target: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(target) == ["ZI405"]


def test_a_document_beside_the_folder_is_enough(with_text) -> None:  # type: ignore[no-untyped-def]
    assert with_text(f"https://drive.google.com/drive/folders/1AbC\n{HOST}/sk.pdf") == []


def test_folders_are_told_once(save: Save, find: Find, pack: Pack) -> None:
    links = {soal: f"https://drive.google.com/drive/folders/{soal}" for soal in pack.questions}
    assert find(save(filling=replace(best(pack), links=links)), "ZI4") == [("ZI405", None, "LKE ZI!Q8")]


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost/zi/sk.pdf", "http://127.0.0.1:8080/sk.pdf", "http://192.168.1.5/sk.pdf", "http://10.1.2.3/x",
        "http://nas-balai/zi/sk.pdf", "http://intranet.contoh.example/sk.pdf", "http://arsip.local/sk.pdf",
        "file:///C:/Users/contoh/Documents/sk.pdf", r"C:\Users\contoh\sk.pdf", "D:/ZI/sk.pdf", r"\\server\bukti\sk.pdf",
        "https://mail.google.com/mail/u/0/#inbox/FMfc", "https://outlook.office.com/mail/inbox/id/AAQ",
        "https://drive.google.com/drive/my-drive", "https://drive.google.com/drive/u/1/shared-with-me",
        "https://web.whatsapp.com/", "https://accounts.google.com/ServiceLogin?x=1", "https://e.contoh.example/login",
        "https://contoh.sharepoint.com/sites/zi/Shared%20Documents/sk.pdf",
    ],
)  # fmt: skip
def test_access_restricted(with_text, target: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(target) == ["ZI406"]


@pytest.mark.parametrize(
    "target",
    [
        "https://docs.google.com/document/d/1AbC/edit", "https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0",
        "https://drive.google.com/file/d/1AbC/view?usp=sharing", "https://drive.google.com/open?id=1AbC",
        "https://contoh.sharepoint.com/:b:/g/contoh/Eabc", "https://1drv.ms/b/s!Abc", "https://bit.ly/contoh",
        "https://www.instagram.com/p/Abc/", "https://balai.contoh.example/berita/login-pegawai-baru", "Bukti/sk.pdf",
        "https://93.184.216.34/sk.pdf",
    ],
)  # fmt: skip
def test_addresses_that_may_open(with_text, target: str) -> None:  # type: ignore[no-untyped-def]
    assert with_text(target) == []


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


def test_one_link_for_nearly_everything(save: Save, find: Find, pack: Pack) -> None:
    def links(shared: Iterable[int], others: Iterable[int]) -> dict[int, str]:
        return {**dict.fromkeys(shared, f"{HOST}/semua"), **{s: f"{HOST}/{s}.pdf" for s in others}}

    def codes(found: dict[int, str]) -> list[tuple[str, int | None, str | None]]:
        return find(save(filling=replace(best(pack), links=found)), "ZI404")

    soals = list(pack.questions)
    assert codes(links(soals, [])) == [("ZI404", None, "LKE ZI!Q8")]
    assert codes(links(soals[:77], soals[77:])) == [("ZI404", None, "LKE ZI!Q8")]
    assert codes(links(soals[:76], soals[76:])) == []
    assert codes(links(soals[:10], [])) == [("ZI404", None, "LKE ZI!Q8")]
    assert codes(links(soals[:9], [])) == []


def test_broken_evidence_supports_nothing(save: Save, pack: Pack) -> None:
    filling = best(pack)
    link = filling.links[12]
    path = save(filling=filling)
    whole = assessed(path, pack)
    broken = assessed(path, pack, {link: Standing.BROKEN})
    (finding,) = of_family(broken)
    assert (finding.rule.code, finding.hit.soal_id, finding.hit.found) == ("ZI408", 12, link)
    assert finding.hit.points_at_stake == supported(whole) - supported(broken) > 0
    for standing in (Standing.UNKNOWN, Standing.EXISTS):
        assert supported(assessed(path, pack, {link: standing})) == supported(whole)
        assert of_family(assessed(path, pack, {link: standing})) == []


def test_a_broken_link_beside_one_that_works_costs_nothing(save: Save, pack: Pack) -> None:
    filling = replace(best(pack, unsupported=[12]), texts={12: f"{HOST}/a\n{HOST}/b"})
    path = save(filling=filling)
    found = assessed(path, pack, {f"{HOST}/a": Standing.BROKEN})
    assert [(f.rule.code, f.hit.points_at_stake) for f in of_family(found)] == [("ZI408", 0)]
    assert supported(found) == supported(assessed(path, pack))


def test_a_broken_path(save: Save, pack: Pack) -> None:
    filling = replace(best(pack, unsupported=[12]), texts={12: "SK Tim.pdf\nfoto/rapat.jpg"})
    path = save(filling=filling)
    found = assessed(path, pack, {"SK Tim.pdf": Standing.BROKEN, "foto/rapat.jpg": Standing.BROKEN})
    assert [(f.rule.code, f.hit.found) for f in of_family(found)] == [
        ("ZI403", "SK Tim.pdf"),
        ("ZI403", "foto/rapat.jpg"),
    ]
    assert len({f.hit.points_at_stake for f in of_family(found)}) == 1


def test_a_local_path_that_was_found_is_not_restricted(save: Save, pack: Pack) -> None:
    path = save(filling=replace(best(pack, unsupported=[12]), texts={12: r"D:\ZI\sk.pdf"}))
    assert [f.rule.code for f in of_family(assessed(path, pack))] == ["ZI406"]
    assert of_family(assessed(path, pack, {r"D:\ZI\sk.pdf": Standing.EXISTS})) == []


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
