"""`zi check --evidence-dir` and `--check-links`, as a process of its own."""

import json
from dataclasses import replace
from pathlib import Path

from tests.builders.command import python, zi
from tests.builders.lke import best, save_lke
from zi_cli.criteria.lke.pack import Pack


def test_files_are_looked_for_only_where_asked(pack: Pack, tmp_path: Path) -> None:
    texts = {soal: f"bukti/{soal}.pdf" for soal in pack.questions}
    filling = replace(best(pack, unsupported=pack.questions), texts=texts)
    path = save_lke(tmp_path / "lke.xlsx", pack, filling)
    (tmp_path / "bukti").mkdir()
    for soal in pack.questions:
        if soal != 12:
            (tmp_path / "bukti" / f"{soal}.pdf").touch()
    untouched = json.loads(zi("check", path, "--format", "json", "--select", "ZI4").stdout)
    assert untouched["findings"] == []
    assert untouched["scores"]["supported"] == untouched["scores"]["claimed"]
    done = zi("check", path, "--format", "json", "--select", "ZI4", "--evidence-dir", tmp_path / "bukti")
    found = json.loads(done.stdout)
    (finding,) = found["findings"]
    assert (finding["code"], finding["question"], finding["found"]) == ("ZI403", 12, "bukti/12.pdf")
    lost = found["scores"]["claimed"]["total"] - found["scores"]["supported"]["total"]
    assert abs(lost - finding["points_at_stake"]) < 1e-9
    states = {piece["state"] for indicator in found["indicators"] for piece in indicator["evidence"]}
    assert states == {"exists", "broken"}


def test_a_folder_that_is_not_there_is_a_wrong_call(pack: Pack, tmp_path: Path) -> None:
    path = save_lke(tmp_path / "lke.xlsx", pack)
    done = zi("check", path, "--evidence-dir", tmp_path / "tidak-ada")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_network_is_not_even_loaded_unless_asked(pack: Pack, tmp_path: Path) -> None:
    path = save_lke(tmp_path / "lke.xlsx", pack)
    program = (
        "import io, sys\n"
        "from zi_cli.cli.main import run\n"
        "stdout, sys.stdout = sys.stdout, io.StringIO()\n"
        f"run(['check', {str(path)!r}, '--format', 'json', '--evidence-dir', {str(tmp_path)!r}])\n"
        "stdout.write(' '.join(sys.modules))"
    )
    done = python(program)
    assert done.returncode == 0, done.stderr
    assert {"ssl", "http.client"}.isdisjoint(done.stdout.split())
