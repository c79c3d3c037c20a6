"""Criteria that are made to harm: a mistake with its place, at once, and never more than a screen can hold."""

from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import save_lke
from zi_cli.criteria.lke.pack import Pack

_LEVELS = "bcdefgh"
LAUGHS = "a: &a [x]\n" + "".join(
    f"{level}: &{level} [{','.join(['*' + chr(ord(level) - 1)] * 9)}]\n" for level in _LEVELS
)
HARMFUL = {
    "berlipat": LAUGHS,
    "jangkar": "".join(f"k{n}: &a{n} 1\n" for n in range(15_000)),
    "dalam": "[" * 200_000,
    "peta-dalam": "".join(f"{' ' * n}a:\n" for n in range(600)),
    "angka-panjang": f"id: x\nname: {'9' * 10_000}\n",
    "pecahan-panjang": f"id: x\nname: {'9' * 10_000}.5\n",
    "objek": "id: !!python/object/apply:os.system ['touch jahat']\n",
    "banyak-kunci": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "kunci-sama": "a: 1\n" * 50_000,
    "terlalu-besar": "x" * 20_000_000,
    "kunci-rumit": "? [a, b]\n: 1\n",
    "dua-dokumen": "--- a\n--- b\n",
    "bukan-teks": "\x00\x01",
}


@pytest.fixture(scope="module")
def lke(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    return save_lke(tmp_path_factory.mktemp("lke") / "lke.xlsx", pack)


@pytest.mark.parametrize("name", HARMFUL)
def test_is_a_mistake(tmp_path: Path, lke: Path, name: str) -> None:
    (tmp_path / "pack.yaml").write_text(HARMFUL[name], encoding="utf-8")
    done = zi("check", lke, "--criteria", tmp_path, cwd=tmp_path)
    assert done.returncode == 2, done.stderr[-500:]
    assert "pack.yaml:" in done.stderr
    assert len(done.stderr) < 50_000
    assert not (tmp_path / "jahat").exists()
