"""Names of units that would leave their folder, run, or be taken for a formula; rosters without end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.hostile.texts import PAYLOAD
from tests.cli.conftest import Said
from tests.hostile.written import formulas, link_targets
from zi_cli.criteria.wording import normalised

NAMES = (
    "../../../luar", "..\\..\\luar", "/etc/luar", "C:\\Windows\\luar", "\\\\contoh.example\\bagian\\luar", "con", "NUL.xlsx", "aux.",
    "a:aliran", "~", "~$kunci", "-rf", "--help", "$(luar)", "`luar`", "%PATH%", "a\u202egnp.xlsx", "x" * 5_000, "😀" * 300,
    f"=HYPERLINK(\"http://contoh.example/{PAYLOAD}\")", f"+{PAYLOAD}", f"@{PAYLOAD}", f"-1+{PAYLOAD}", f"{{={PAYLOAD}}}",
    "https://contoh.example/", "internal:A1", "external:c:\\x.xlsx", "mailto:a@contoh.example", "[bold]x[/bold]", "{0}{unit}%s", "&A&P&D",
    ".", "..", " ", "...", "'", "\"", "lpt1.txt", "unit CONTOH",
)  # fmt: skip


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_roster_of_path_tricks(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    unlike = {normalised(name) or name: name for name in NAMES if name.strip()}.values()
    lines = ['"{}"'.format(name.replace('"', '""')) for name in unlike]
    (inner / "daftar.csv").write_text("name\n" + "\n".join(lines) + "\n", encoding="utf-8")
    done = zi("template", "--roster", "daftar.csv", "-o", "keluar", "--layout", "portalrb", cwd=inner)
    assert done.returncode == 0, done.stderr
    written = files_of(inner / "keluar")
    assert len(written) == len(lines)
    assert files_of(tmp_path) == sorted([inner / "daftar.csv", *written])
    for path in written:
        assert path.parent == inner / "keluar"
        assert len(path.name) < 130
        assert not any(PAYLOAD in formula for formula in formulas(path))
        assert not link_targets(path)


@pytest.mark.parametrize("name", [n for n in NAMES if n.strip()])
def test_unit_of_path_tricks(tmp_path: Path, name: str, here_in: Callable[..., Said]) -> None:
    said = here_in(tmp_path / "a" / "b", "template", f"--unit={name}", "--layout", "portalrb")
    assert said.code == 0, said.err
    (written,) = files_of(tmp_path)
    assert written.parent == tmp_path / "a" / "b"
    assert "\u202e" not in written.name
    assert not any(PAYLOAD in formula for formula in formulas(written))


@pytest.mark.parametrize(
    "content",
    [
        "name\n" + "".join(f"UNIT CONTOH {n}\n" for n in range(300_000)),
        "name\n" + '"' * 2_000_001,
        "name\n" + "x" * 9_000_000,
        "," * 9_000_000 + "\nname\n",
        "\n" * 9_000_000,
        "x" * 30_000_000,
        "\ufeff" * 1_000,
        "name;holds_wbk;category\n" + "a;mungkin;WBX\n" * 1_900,
    ],
    ids=["banyak", "kutip", "baris-panjang", "kolom", "kosong", "besar", "bom", "salah-semua"],
)
def test_roster_without_end(tmp_path: Path, content: str) -> None:
    (tmp_path / "daftar.csv").write_text(content, encoding="utf-8")
    done = zi("template", "--roster", "daftar.csv", "-o", "keluar", cwd=tmp_path)
    assert done.returncode == 2, done.stderr[-500:]
    assert "daftar.csv" in done.stderr
    assert len(done.stderr) < 400_000
    assert not (tmp_path / "keluar").exists()
