"""Packs are found by id or folder, and need no more than their files; what is kept of them is never stale."""

import json
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.builders.command import zi
from tests.criteria.conftest import Spoil
from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.load import find_pack, load_criteria, load_pack
from zi_cli.errors import UsageProblem

PACK = """
id: kecil
kind: lke
version: "1"
name: "Paket kecil"
regulation: "CONTOH"
sources: {CONTOH: "rekaan"}
scales:
  - {id: ya, kind: options, written: Ya/Tidak, source: CONTOH, levels: [{answer: Ya, ratio: 1}, {answer: Tidak, ratio: 0}]}
  - {id: n, kind: count, written: Jumlah, source: CONTOH}
totals: {total: [A, B], pengungkit: [A], pemenuhan: [A.I], reform: [A.I], hasil: [B]}
areas: [{number: 1, name: Satu, pemenuhan: A.I, reform: A.I}]
nodes:
  - {id: A.I, level: aspect, name: Satu, weight_points: 60, source: CONTOH}
  - {id: B, level: component, name: Dua, weight_points: 40, source: CONTOH}
  - {id: A, level: component, name: Nol, weight_points: 60, source: CONTOH}
"""
AREA = """
parent: {parent}
id: {id}
level: area
name: {id}
weight_points: {weight}
source: CONTOH
indicators:
  - id: {id}.a
    soal_id: {soal}
    label: Soal {soal}
    question: Apakah?
    scale: ya
    levels: {{Ya: Sudah., Tidak: Belum.}}
    evidence: [SK]
"""
GATES = """
targets: [{id: WBK, name: WBK}]
gates: [{id: total, name: Total, of: [A, B], measure: points, minimum: {WBK: 75}, source: CONTOH}]
"""
LAYOUT = """
id: sendiri
name: Sendiri
sheets: [Lembar]
formulas: none
tpi: false
source: CONTOH
columns: {answer: {at: C}}
text_columns: [B]
texts: {jumlah: Jumlah seluruhnya}
rows: {A.I.1.a: 2, B.1.a: 3, jumlah: 4}
"""


def loaded(folder: Path) -> dict[str, Any]:
    """The pack in plain values, which can be compared."""
    return asdict(load_pack(folder))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A pack of our own: no wording.yaml, and its nodes in no particular order."""
    folder = tmp_path / "paket kecil"
    (folder / "questions").mkdir(parents=True)
    (folder / "layouts").mkdir()
    files = {
        "pack.yaml": PACK,
        "gates.yaml": GATES,
        "layouts/sendiri.yaml": LAYOUT,
        "questions/satu.yaml": AREA.format(parent="A.I", id="A.I.1", weight=60, soal=1),
        "questions/dua.yaml": AREA.format(parent="B", id="B.1", weight=40, soal=2),
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_pack_without_wording(small: Path) -> None:
    pack = load_pack(small)
    assert list(pack.nodes) == ["B", "B.1", "A", "A.I", "A.I.1"]
    assert {q.id: soal for soal, q in pack.questions.items()} == {"A.I.1.a": 1, "B.1.a": 2}
    assert pack.wording == {}
    assert zi("criteria", "validate", small).returncode == 0
    assert "Paket kecil" in zi("criteria", "show", small).stdout
    assert zi("criteria", "show", ".", cwd=small).returncode == 0


def test_a_byte_order_mark_and_windows_line_ends(small: Path) -> None:
    plain = loaded(small)
    for file in small.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_text(encoding="utf-8").replace("\n", "\r\n").encode())
    assert loaded(small) == plain


def test_packs_by_id() -> None:
    assert list(pack_folders()) == ["lke-zi-2026", "minimum", "prerequisites"]
    assert find_pack("lke-zi-2026") == pack_folders()["lke-zi-2026"]
    with pytest.raises(UsageProblem):
        find_pack("lke-zi-2025")


def test_all_packs_are_valid() -> None:
    done = zi("criteria", "validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(pack_folders())


def test_several_packs_with_mistakes_are_told_together(copy: Path, spoil: Spoil, small: Path) -> None:
    spoil("gates.yaml", "measure: points", "meazure: points")
    (small / "gates.yaml").write_text(GATES.replace("[A, B]", "[A, C]"), encoding="utf-8")
    done = zi("criteria", "validate", copy, small, "lke-zi-2026")
    assert done.returncode == 2
    assert "meazure" in done.stderr
    assert "paket kecil" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_minimum_criteria_stand_beside_an_instrument_that_lacks_their_indicators(small: Path) -> None:
    criteria = load_criteria([small])
    assert criteria.lke.id == "kecil"
    assert len(criteria.minimum.criteria) == len(load_criteria().minimum.criteria)
    assert not any(criterion.links for criterion in criteria.minimum.criteria.values())
    done = zi("template", "--criteria", small, "-o", small / "hasil.xlsx")
    assert done.returncode == 2, "it has no layout of a template"
    assert "first_row" in done.stderr


# What is kept


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "simpanan"
    monkeypatch.setenv("ZI_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders that were compiled, in order."""
    import zi_cli.criteria.load as loading

    folders: list[Path] = []
    right = loading._lke

    def counting(folder: Path, over: Mapping[str, Path] | None = None) -> Callable[[], Any]:
        def compiler() -> Any:
            folders.append(folder)
            return right(folder, over)()

        return compiler

    monkeypatch.setattr(loading, "_lke", counting)
    return folders


def test_it_is_compiled_once(small: Path, cache: Path, compiled: list[Path]) -> None:
    assert loaded(small) == loaded(small)
    assert compiled == [small]
    assert [file.suffix for file in cache.iterdir()] == [".json"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gates.yaml", "WBK: 75", "WBK: 76"),
        ("questions/satu.yaml", "Apakah?", "Apakah!"),
        ("layouts/sendiri.yaml", "at: C", "at: D"),
        ("pack.yaml", '"1"', '"2"'),
    ],
)
def test_a_changed_byte_is_never_answered_from_what_was_kept(
    small: Path, cache: Path, name: str, old: str, new: str
) -> None:
    before = loaded(small)
    file = small / name
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = loaded(small)
    assert after != before
    assert cache.is_dir()


def test_a_mistake_that_comes_later_is_found(small: Path, cache: Path) -> None:
    load_pack(small)
    (small / "questions" / "tiga.yaml").write_text("id: [\n", encoding="utf-8")
    with pytest.raises(Exception, match="mistake"):
        load_pack(small)
    assert cache.is_dir()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "bukan JSON",
        "null",
        "[]",
        "{}",
        "7",
        '{"pack": {}}',
        '{"pack": [], "gates": {}, "questions": [], "layouts": [], "wording": {}}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_what_is_kept_may_be_spoilt(small: Path, cache: Path, compiled: list[Path], content: str) -> None:
    wanted = loaded(small)
    (kept,) = cache.iterdir()
    kept.write_text(content, encoding="latin-1")
    assert loaded(small) == wanted
    assert len(compiled) == 2
    assert loaded(small) == wanted
    assert len(compiled) == 2, "it is made good again"


def spoil_part(document: dict[str, Any], part: str) -> None:
    document[part] = None


def drop_weight(document: dict[str, Any], part: str) -> None:
    del document["questions"][0]["indicators"][0][part]


@pytest.mark.parametrize(
    ("spoil_it", "part"),
    [(spoil_part, "gates"), (spoil_part, "wording"), (spoil_part, "pack"), (drop_weight, "weight_points")],
)
def test_json_of_another_shape_is_made_anew(
    small: Path, cache: Path, spoil_it: Callable[[dict[str, Any], str], None], part: str
) -> None:
    wanted = loaded(small)
    (kept,) = cache.iterdir()
    document = json.loads(kept.read_text(encoding="utf-8"))
    spoil_it(document, part)
    kept.write_text(json.dumps(document), encoding="utf-8")
    assert loaded(small) == wanted


def test_a_place_that_cannot_be_written_is_done_without(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = loaded(small)
    (tmp_path / "berkas").write_text("")
    for place in (tmp_path / "berkas", tmp_path / "berkas" / "dalam", Path("/proc/tiada")):
        monkeypatch.setenv("ZI_CACHE_DIR", str(place))
        assert loaded(small) == wanted


def test_an_empty_setting_keeps_nothing(
    small: Path, tmp_path: Path, compiled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_CACHE_DIR", "")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    load_pack(small)
    load_pack(small)
    assert len(compiled) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_leaves_nothing_behind(small: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zi_cli.criteria.load.json.dump", full)
    load_pack(small)
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permission bits are another matter there")
def test_what_is_kept_is_for_the_user_alone(small: Path, cache: Path) -> None:
    load_pack(small)
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
