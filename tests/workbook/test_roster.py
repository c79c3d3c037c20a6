"""The roster: the units in their order, from whatever people save; or all its mistakes at once."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from zi_cli.errors import UsageProblem
from zi_cli.language import Translator
from zi_cli.workbook.roster import CATEGORIES, Unit, read_roster

Save = Callable[..., Path]
FULL = (
    "id;name;type;parent;region;category;holds_wbk;afirmasi;file\n"
    "7;BP2P CONTOH;balai;Ditjen CONTOH;Jawa;WBBM;Ya;Tidak;bp2p.xlsx\n"
)
BP2P = Unit(
    name="BP2P CONTOH", id="7", type="balai", parent="Ditjen CONTOH", region="Jawa", category="WBBM", holds_wbk=True,
    afirmasi=False, file="bp2p.xlsx",
)  # fmt: skip


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def save(content: str | bytes, name: str = "unit.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return save


def problem(path: Path) -> str:
    with pytest.raises(UsageProblem) as caught:
        read_roster(path)
    return Translator("en").text(caught.value.message)


@pytest.mark.parametrize(
    "content",
    [
        FULL.encode(),
        FULL.replace(";", ",").encode(),
        FULL.replace(";", "\t").encode(),
        FULL.replace("\n", "\r\n").encode("utf-8-sig"),
        FULL.encode("utf-16"),
        FULL.encode("cp1252"),
        f"\n\n{FULL}\n;;\n".encode(),
        FULL.replace("name", "Nama unit kerja")
        .replace("category", "Predikat")
        .replace("holds_wbk", "Sudah WBK")
        .encode(),
        FULL.replace("BP2P CONTOH", '"BP2P\nCONTOH"').encode(),
    ],
    ids=[
        "semicolons",
        "commas",
        "tabs",
        "bom",
        "utf-16",
        "cp1252",
        "blank-lines",
        "indonesian",
        "line-in-a-name",
    ],
)
def test_as_people_save_it(save: Save, content: bytes) -> None:
    assert read_roster(save(content)) == (BP2P,)


def test_letters_of_windows(save: Save) -> None:
    assert read_roster(save("name\nBalai Café CONTOH\n".encode("cp1252")))[0].name == "Balai Café CONTOH"


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_a_line_end_ends_a_line(save: Save, separator: str) -> None:
    assert read_roster(save(f"name,id\nBalai{separator}CONTOH,1\n")) == (Unit(name="Balai CONTOH", id="1"),)


def test_only_the_name_is_needed(save: Save) -> None:
    found = read_roster(save("nama satker\nSatu CONTOH\nDua CONTOH\n"))
    assert found == (Unit(name="Satu CONTOH"), Unit(name="Dua CONTOH"))


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["nama"])
    hidden.append(["Tersembunyi CONTOH"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("Unit")
    for line in (
        ["Daftar unit CONTOH"],
        [],
        ["Kode", "Nama Unit", "Kategori"],
        [7, " BP2P  CONTOH ", "wbk-afirmasi"],
    ):
        sheet.append(line)
    book.save(tmp_path / "unit.xlsx")
    assert read_roster(tmp_path / "unit.xlsx") == (Unit(name="BP2P CONTOH", id="7", category="WBK-AFIRMASI"),)


@pytest.mark.parametrize("typed", ["WBK", "wbk", " WBK ", "WBK afirmasi", "wbk-afirmasi", "WBBM", ""])
def test_categories(save: Save, typed: str) -> None:
    (unit,) = read_roster(save(f"name,category\nCONTOH,{typed}\n"))
    assert unit.category in ("", *CATEGORIES)


@pytest.mark.parametrize(
    ("typed", "means"),
    [("Ya", True), ("TRUE", True), ("1", True), ("tidak", False), ("0", False), ("", None)],
)
def test_yes_and_no(save: Save, typed: str, means: bool | None) -> None:
    (unit,) = read_roster(save(f"name,holds_wbk\nCONTOH,{typed}\n"))
    assert unit.holds_wbk is means


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no column with the names"),
        ("\n\n", "no column with the names"),
        ("id;region\n1;Jawa\n", "no column with the names"),
        ("name;id\n", "it names no unit"),
        ("name;id\n;5\n", "line 2: the name is missing"),
        ("name\nBalai CONTOH\nBALAI  contoh\n", "line 3: “BALAI contoh” is already on line 2"),
        ("id;name\nU1;CONTOH A\nu1;CONTOH B\n", "line 3: the id “u1” is already on line 2"),
        ("name;category\nCONTOH;WBZ\n", "line 2: “WBZ” is not one of: WBK, WBK-AFIRMASI, WBBM"),
        ("name;holds_wbk\nCONTOH;mungkin\n", "line 2: “mungkin” is neither Ya nor Tidak"),
        ("name;afirmasi\nCONTOH;?\n", "line 2: “?” is neither Ya nor Tidak"),
        (b"\xff\xfea", "no column with the names"),
        (b"\x00\x01\x02", "no column with the names"),
    ],
)  # fmt: skip
def test_mistakes(save: Save, content: str | bytes, words: str) -> None:
    assert words in problem(save(content))


def test_all_mistakes_at_once(save: Save) -> None:
    told = problem(save("name;category;holds_wbk\n;WBZ;Ya\nSatu CONTOH;WBK;mungkin\nSatu CONTOH;;\n"))
    assert told.count("; ") == 3
    for part in ("line 2: the name", "line 2: “WBZ”", "line 3: “mungkin”", "already on line"):
        assert part in told


@pytest.mark.parametrize("name", ["tiada.csv", "tiada.xlsx", "."])
def test_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    assert "cannot be read" in problem(tmp_path / name)


def test_no_workbook(save: Save) -> None:
    assert "cannot be read" in problem(save("bukan buku kerja", "unit.xlsx"))
    assert "cannot be read" in problem(save("name\n" + "x" * 200_000, "panjang.csv"))
