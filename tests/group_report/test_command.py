"""`zi fgd` as a process: exit codes, streams, what is written and what is left alone."""

from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from zi_cli.criteria.lke.pack import Pack

EPOCH = {"SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    """Two units, one of them in a folder of its own, beside what is no workbook."""
    top = tmp_path_factory.mktemp("direktorat") / "lke-contoh"
    (top / "dua").mkdir(parents=True)
    save_lke(top / "satu.xlsx", pack, best(pack, unsupported=[12]), unit="BALAI CONTOH I")
    save_lke(top / "dua" / "dua.xlsx", pack, best(pack, {1: "Tidak"}), unit="BALAI CONTOH II")
    (top / "~$satu.xlsx").write_bytes(b"lock")
    (top / "catatan.txt").write_text("CONTOH", encoding="utf-8")
    return top


def test_a_folder_becomes_a_pack(folder: Path, tmp_path: Path) -> None:
    page, text = tmp_path / "fgd.html", tmp_path / "fgd.md"
    done = zi("fgd", folder, "-o", page, "-o", text, **EPOCH)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"Ditulis: {page}", f"Ditulis: {text}"]
    told = text.read_text(encoding="utf-8")
    assert told.startswith("# Bahan diskusi: lke-contoh\n")
    assert "22 November 2026" in told
    assert "BALAI CONTOH I " in told
    assert "BALAI CONTOH II " in told


def test_word_and_pdf_are_written_too(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("docxtpl")
    outputs = (tmp_path / "fgd.docx", tmp_path / "fgd.pdf")
    done = zi("fgd", folder, "-o", outputs[0], "-o", outputs[1])
    assert done.returncode == 0
    assert [path.read_bytes()[:4] for path in outputs] == [b"PK\x03\x04", b"%PDF"]


def test_title_and_length_are_the_callers(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "fgd.md"
    assert zi("fgd", folder, "-o", out, "--title", "Direktorat CONTOH", "--minutes", "45").returncode == 0
    text = out.read_text(encoding="utf-8")
    assert "Direktorat CONTOH" in text
    assert "| | Seluruhnya | 45 | |" in text


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_done(folder: Path, tmp_path: Path) -> None:
    broken, out = tmp_path / "rusak.xlsx", tmp_path / "fgd.md"
    broken.write_bytes(b"bukan buku kerja")
    done = zi("fgd", folder, broken, "-o", out)
    assert done.returncode == 0
    assert "rusak.xlsx" in done.stderr
    assert "rusak.xlsx" in out.read_text(encoding="utf-8")


def test_without_any_unit_there_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    done = zi("fgd", tmp_path, "-o", tmp_path / "fgd.html")
    assert done.returncode == 3
    assert not (tmp_path / "fgd.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("tidak-ada", "-o", "fgd.html"),
        (".", "-o", "fgd.html"),
        ("lke.xlsx",),
        ("lke.xlsx", "-o", "fgd.txt"),
        ("lke.xlsx", "-o", "fgd.xlsx"),
        ("lke.xlsx", "-o", "fgd.html", "--minutes", "19"),
        ("lke.xlsx", "-o", "fgd.html", "--minutes", "481"),
        ("lke.xlsx", "-o", "fgd.html", "--template", "tidak-ada"),
    ],
)
def test_a_wrong_call_writes_nothing(tmp_path: Path, pack: Pack, arguments: tuple[str, ...]) -> None:
    if arguments[0] == "lke.xlsx":
        save_lke(tmp_path / "lke.xlsx", pack)
    done = zi("fgd", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zi: ")
    assert not list(tmp_path.glob("fgd.*"))


def test_what_is_there_stays_without_force(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fgd.html").write_text("milik orang", encoding="utf-8")
    assert zi("fgd", folder, "-o", tmp_path / "fgd.html").returncode == 2
    assert (tmp_path / "fgd.html").read_text(encoding="utf-8") == "milik orang"
    assert zi("fgd", folder, "-o", tmp_path / "fgd.html", "--force").returncode == 0


def test_the_order_of_the_call_does_not_matter(folder: Path, tmp_path: Path) -> None:
    one, two = folder / "satu.xlsx", folder / "dua" / "dua.xlsx"
    for name, files in (("a", (one, two)), ("b", (two, one))):
        assert zi("fgd", *files, "-o", tmp_path / f"{name}.html", **EPOCH).returncode == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
