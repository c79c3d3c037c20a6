"""ZI403 to ZI406, ZI408: where evidence is."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from tests.builders.lke import best
from tests.findings.conftest import Find, Save, assessed, of_family, supported
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_criteria
from zi_cli.findings.rules.evidence_places import folder_only
from zi_cli.language import Translator
from zi_cli.workbook.evidence import Standing

HOST = "https://berkas.contoh.example"


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


def test_one_folder_is_one_question(pack: Pack) -> None:
    response = filled(pack, best_answers(pack), frozenset({7}))
    link = response.responses[7].evidence[0]._replace(target="https://drive.google.com/drive/folders/1AbC")
    responses = {**response.responses, 7: response.responses[7]._replace(evidence=(link,))}
    (hit,) = folder_only(assess_workbook(replace(response, responses=responses), load_criteria()))
    assert Translator("id").text(hit.message) == "1 soal hanya memberikan folder: soal 7"


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
