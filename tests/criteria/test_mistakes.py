"""A mistake in a criteria file is told with file, line, column, excerpt and the nearest valid name; all at once."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.criteria.conftest import Spoil
from zi_cli.criteria.lke.compile import compile_lke
from zi_cli.criteria.load import load_pack
from zi_cli.criteria.mistakes import CriteriaProblem, Mistake
from zi_cli.language import Translator

AREA_1 = "questions/A.I.1-manajemen-perubahan.yaml"
REFORM_1 = "questions/A.II.1-manajemen-perubahan.yaml"
HASIL = "questions/B.I-birokrasi-bersih.yaml"
LAYOUT = "layouts/portalrb.yaml"


def mistakes(folder: Path) -> list[Mistake]:
    document, found = compile_lke(folder)
    assert (document is None) == bool(found)
    return found


def told(mistake: Mistake) -> str:
    return Translator("en").text(mistake.message)


def test_the_official_pack_has_none(copy: Path) -> None:
    assert mistakes(copy) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "words", "nearest"),
    [
        # keys
        ("gates.yaml", "measure: points", "meazure: points", "meazure", "unknown key meazure", "measure"),
        (AREA_1, "soal_id: 1\n", "soal: 1\n", "soal: 1", "unknown key soal", "soal_id"),
        (AREA_1, "evidence:", "evidense:", "evidense", "unknown key evidense", "evidence"),
        ("pack.yaml", "totals:", "totale:", "totale", "unknown key totale", "totals"),
        (LAYOUT, "  answer:  ", "  answers: ", "answers:", "answers is not one of", "answer"),
        (AREA_1, 'label: "Tim', 'label: "a"\n        label: "Tim', 'label: "Tim', "second time", None),
        ("gates.yaml", "    of: [A, B]\n", "", "id: total", "the key of is missing", None),
        # values
        (
            "pack.yaml", 'version: "2026.1"', "version: 2026.10",
            "version: 2026.10", "2026.10 was found; put it in quotes", None,
        ),
        ("pack.yaml", 'name: "LKE Zona Integritas 2026"', "name: false", "name: false", "false was found", None),
        ("gates.yaml", "WBK: 75", "WBK: tujuh puluh lima", "WBK: tujuh", "a number is expected", None),
        ("gates.yaml", "WBK: 75", "WBK: 175", "WBK: 175", "outside the range", None),
        ("gates.yaml", "WBK: 75", "WBK: .nan", "WBK: .nan", "a number is expected", None),
        (AREA_1, "soal_id: 1\n", "soal_id: satu\n", "soal_id: satu", "a number is expected, satu", None),
        (AREA_1, "soal_id: 1\n", "soal_id: 1.5\n", "soal_id: 1.5", "a number is expected, 1.5", None),
        (AREA_1, "soal_id: 1\n", "soal_id: true\n", "soal_id: true", "a number is expected, true", None),
        (AREA_1, "weight_points: 0.5", "weight_points:", "weight_points:", "(empty)", None),
        (AREA_1, "level: sub_area", "level: subarea", "level: subarea", "subarea is not one of", "sub_area"),
        (AREA_1, 'name: "Penyusunan Tim Kerja"', 'name: ""', 'name: ""', "must not be empty", None),
        (AREA_1, "id: A.I.1.i.a", "id: a.I.1.i.a", "id: a.I.1.i.a", "not written like a valid name", None),
        ("gates.yaml", "of: [A, B]", "of: A", "of: A", "a list is expected", None),
        ("gates.yaml", "{id: WBK, name", "{id: WBK, naam", "naam", "unknown key naam", "name"),
        # a bare NO stays a text, and is then no level of this scale
        (AREA_1, '"Tidak": "Belum ada tim', 'NO: "Belum ada tim', "levels:", "scale ya_tidak has the levels Ya, Tidak", None),
        # references
        (AREA_1, "scale: ya_tidak", "scale: ya_tdk", "scale: ya_tdk", "there is no scale ya_tdk", "ya_tidak"),
        (REFORM_1, "numerator: 89", "numerator: 91", "ratio:", "soal 91 is not among its inputs", None),
        (REFORM_1, "denominator: [88]", "denominator: [89]", "id: A.II.1.i.a.1", "soal 88 is never used", None),
        (REFORM_1, "scale: count", "scale: a_e", "scale: a_e", "is a count, not a_e", None),
        ("gates.yaml", "of: [B.I.a]", "of: [B.I.x]", "B.I.x", "there is no node B.I.x", "B.I.b"),
        ("gates.yaml", "{WBK: 75, WBBM: 85}", "{WBK: 75, WBBN: 85}", "WBBN", "there is no target WBBN", "WBBM"),
        ("pack.yaml", "reform: [A.II]", "reform: [A.III]", "A.III", "there is no node A.III", "A.II"),
        ("pack.yaml", "pemenuhan: A.I.3,", "pemenuhan: A.I.30,", "pemenuhan: A.I.30", "there is no node A.I.30", "A.I.3"),
        (AREA_1, "parent: A.I\n", "parent: A.X\n", "parent: A.X", "there is no node A.X in pack.yaml", "A.I"),
        (LAYOUT, "A.I.1.i.a: 6", "A.I.1.i.aa: 6", "A.I.1.i.aa", "there is no item A.I.1.i.aa", "A.I.1.i.a"),
        (
            "layouts/lampiran-iii.yaml", "{item: jumlah-lhkpn,", "{item: jumlah-lhkn,",
            "item: jumlah-lhkn", "there is no item jumlah-lhkn", "jumlah-lhkpn",
        ),
        (
            "layouts/lampiran-iii.yaml", "last: A.II.5.iii.a.a.1}", "last: A.II.5.iii.a.z}",
            "last: A.II", "there is no item A.II.5.iii.a.z", "A.II.5.iii.a.a",
        ),
        ("wording.yaml", "  A.I.1.i.a: ", "  A.I.1.i.aa: ", "A.I.1.i.aa", "there is no item A.I.1.i.aa", "A.I.1.i.a"),
        (
            "wording.yaml", "  jumlah-lhkpn: ", "  jumlah-lhkpm: ",
            "jumlah-lhkpm", "there is no item jumlah-lhkpm", "jumlah-lhkpn",
        ),
        # given twice
        (AREA_1, "soal_id: 2\n", "soal_id: 1\n", "soal_id: 1", "soal 1 is used twice", None),
        (AREA_1, "id: A.I.1.i.b", "id: A.I.1.i.a", "id: A.I.1.i.a", "the id A.I.1.i.a is used twice", None),
        (
            AREA_1, 'label: "Cara memilih anggota tim ZI"', 'label: "tim pembangunan ZI sudah ada"',
            'label: "tim', "this label already belongs to soal 1", None,
        ),
        ("gates.yaml", "id: pengungkit", "id: total", "id: total", "total is given twice", None),
        ("gates.yaml", "targets:\n", "targets:\n  - {id: WBK, name: x}\n", "{id: WBK", "WBK is given twice", None),
        (
            "pack.yaml", "scales:\n", "scales:\n  - {id: a_c, kind: count, written: x, source: x}\n",
            "id: a_c", "a_c is given twice", None,
        ),
        (LAYOUT, "id: portalrb", "id: lampiran-iii", "id: lampiran-iii", "the id lampiran-iii is used twice", None),
        (LAYOUT, "A.I.1.i.b: 7", "A.I.1.i.b: 6", "A.I.1.i.b", "row 6 already belongs to A.I.1.i.a", None),
        # sums
        (AREA_1, "weight_points: 0.5", "weight_points: 0.75", "weight_points: 4", "its parts add up to 4.25", None),
        ("pack.yaml", "weight_points: 60", "weight_points: 60.25", "weight_points: 60.25", "its parts add up to 60", None),
        (HASIL, "    weight_points: 17.5\n", "", "id: B.I", "either all indicators have a weight of their own or none", None),
        (AREA_1, "weight_points: 0.5", "weight_points: 0", "weight_points: 0", "outside the range", None),
        # levels and scales
        (AREA_1, '          "Ya": "Tim', '          "Iya": "Tim', "levels:", "scale ya_tidak has the levels Ya, Tidak", None),
        ("pack.yaml", "ratio: 0.5}", "ratio: 1.5}", "ratio: 1.5", "outside the range", None),
        ("pack.yaml", '{answer: "C", ratio: 0}]', '{answer: "C", ratio: 0.1}]', "levels:", "from ratio 1 down to 0", None),
        ("pack.yaml", "    maximum: 4\n", "", "- id: index_0_4", "an index needs its maximum", None),
        (HASIL, "scale: index_0_4", "scale: count", "scale: count", "a count is scored only as part of a ratio", None),
        # YAML itself
        ("gates.yaml", "    of: [A, B]", "\tof: [A, B]", "\tof", "this is not YAML", None),
        ("gates.yaml", "of: [A, B]", "of: [A, B", "measure: points", "this is not YAML", None),
        ("gates.yaml", 'name: "Nilai total"', 'name: "Nilai total', 'name: "', "this is not YAML", None),
        ("gates.yaml", "of: [A, B]", "of: &semua [A, B]", "of: &semua", "anchors and aliases are not used", None),
        ("gates.yaml", "of: [A]\n", "of: *semua\n", "of: *semua", "anchors and aliases", None),
        ("gates.yaml", "of: [A, B]", f"of: {'[' * 40}A{']' * 40}", "of: [[[", "nested too deeply", None),
        ("gates.yaml", 'name: "Nilai total"', 'name: "Nilai \\x1b[1mtotal"', "name:", "control character", None),
    ],
)  # fmt: skip
def test_one_mistake(
    copy: Path, spoil: Spoil, name: str, old: str, new: str, at: str, words: str, nearest: str | None
) -> None:
    file = spoil(name, old, new)
    found = mistakes(copy)
    fitting = [mistake for mistake in found if words in told(mistake)]
    assert fitting, [told(mistake) for mistake in found]
    mistake = fitting[0]
    lines = file.read_text(encoding="utf-8").split("\n")
    assert mistake.place.file == file
    assert at in lines[mistake.place.line - 1] or (name == "gates.yaml" and "not YAML" in words)
    assert 1 <= mistake.place.column <= len(lines[mistake.place.line - 1]) + 1
    assert mistake.excerpt == lines[mistake.place.line - 1].rstrip()
    assert mistake.nearest == nearest
    assert len(found) <= 4, [told(mistake) for mistake in found]


def test_an_excerpt_points_at_the_very_word(copy: Path, spoil: Spoil) -> None:
    spoil("gates.yaml", "{WBK: 75, WBBM: 85}", "{WBK: 75, WBBN: 85}")
    done = zi("criteria", "validate", copy, "--lang", "en")
    shown, caret = (
        line.partition("| ")[2] for line in done.stderr.splitlines() if "|" in line and done.returncode == 2
    )
    assert shown[caret.index("^") :].startswith("WBBN")


def test_even_in_a_very_long_line(copy: Path, spoil: Spoil) -> None:
    spoil("gates.yaml", 'name: "Nilai total"', f'"{"x" * 400}": {{}}')
    spoil("gates.yaml", "of: [A, B]", f"of: [{'A, ' * 200}ZZZ]")
    done = zi("criteria", "validate", copy, "--lang", "en")
    lines = [line for line in done.stderr.splitlines() if " | " in line]
    carets = [(a, b) for a, b in pairwise(lines) if b.strip(" |") == "^"]
    assert carets
    for shown, caret in carets:
        assert len(shown) < 160
        assert caret.index("^") < 160
        assert shown[caret.index("^")].strip()


def test_all_mistakes_of_all_files_at_once(copy: Path, spoil: Spoil) -> None:
    spoil("gates.yaml", "measure: points", "meazure: points")
    spoil("gates.yaml", "WBBM: 85", "WBBM: banyak")
    spoil(AREA_1, "weight_points: 0.5", "weight_points: 0.75")
    spoil(REFORM_1, "numerator: 89", "numerator: 91")
    spoil(LAYOUT, "A.I.1.i.a: 6", "A.I.1.i.aa: 6")
    spoil("pack.yaml", "reform: [A.II]", "reform: [A.III]")
    (copy / "questions" / "B.II-pelayanan-prima.yaml").rename(copy / "questions" / "B.II.yaml")
    with pytest.raises(CriteriaProblem) as caught:
        load_pack(copy)
    places = {mistake.place.file.name for mistake in caught.value.mistakes}
    assert places == {"gates.yaml", Path(AREA_1).name, Path(REFORM_1).name, "portalrb.yaml", "pack.yaml"}
    assert caught.value.mistakes == sorted(caught.value.mistakes, key=lambda mistake: mistake.place)
    done = zi("criteria", "validate", copy)
    assert done.returncode == 2
    assert done.stderr.count(" | ") == 2 * len(caught.value.mistakes)
    for mistake in caught.value.mistakes:
        assert f"{mistake.place.file}:{mistake.place.line}:{mistake.place.column}: " in done.stderr


def test_no_mistake_is_made_up_because_a_file_cannot_be_read(copy: Path) -> None:
    for name in ("gates.yaml", "pack.yaml", AREA_1, LAYOUT, "wording.yaml"):
        good = (copy / name).read_bytes()
        (copy / name).write_bytes(b"a: [\n")
        assert [mistake.place.file.name for mistake in mistakes(copy)] == [Path(name).name]
        (copy / name).write_bytes(good)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"# hanya catatan\n", "the file is empty"),
        (b"id: \xff\xfe\n", "not UTF-8"),
        ("id: x".encode("utf-16"), "not UTF-8"),
        (b"- a\n- b\n", "gates.yaml: a block is expected"),
        (b"teks\n", "gates.yaml: a block is expected"),
        (b"a: 1\n---\nb: 2\n", "this is not YAML"),
        (b"? [a, b]\n: 1\n", "a key must be a single word"),
        (b"[" * 200_000, "nested too deeply"),
        (b"a: " + b"{b: " * 50_000, "nested too deeply"),
        (b"<<: *x\n", "anchors and aliases"),
        (b"a: &x [1]\n" + b"b: [*x, *x]\n", "anchors and aliases"),
        (b"!!python/object/apply:os.system ['true']\n", "a block is expected"),
        (b"\x00", "this is not YAML"),
    ],
)
def test_files_that_are_hardly_files(copy: Path, content: bytes, words: str) -> None:
    (copy / "gates.yaml").write_bytes(content)
    first = mistakes(copy)[0]
    assert words in told(first)
    assert (first.place.file.name, first.place.line <= 2) == ("gates.yaml", True)


def test_an_alias_that_multiplies_without_end(copy: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (copy / "gates.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert "anchors and aliases" in told(mistakes(copy)[0])


@pytest.mark.parametrize("name", ["pack.yaml", "gates.yaml"])
def test_a_file_that_is_missing(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert told(mistakes(copy)[0]) == f"the file {name} is missing"


def test_no_questions_at_all(copy: Path) -> None:
    for file in (copy / "questions").iterdir():
        file.unlink()
    assert [told(mistake) for mistake in mistakes(copy)] == ["the folder questions holds no .yaml file"]


def test_an_area_that_is_missing_is_missed(copy: Path) -> None:
    (copy / AREA_1).unlink()
    words = " ".join(told(mistake) for mistake in mistakes(copy))
    assert "A.I: its weight is 30, but its parts add up to 26" in words


def test_a_folder_in_place_of_a_file(copy: Path) -> None:
    (copy / "questions" / "catatan.yaml").mkdir()
    done = zi("criteria", "show", copy)
    assert done.returncode == 2
    assert "catatan.yaml" in done.stderr
