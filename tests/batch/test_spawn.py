"""Where processes are not forked (Windows, macOS) a round comes out the same."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.builders.units import unit_file
from zi_cli.batch import pool
from zi_cli.batch.discovery import discover
from zi_cli.batch.record import Refusal, UnitRecord
from zi_cli.batch.run import Means, assess_all
from zi_cli.batch.settings import Settings
from zi_cli.findings.control import Control

SETTINGS = Settings(control=Control())


@pytest.mark.slow
def test_spawned_workers_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        unit_file(tmp_path / f"u/{name}.xlsx", f"BP2P CONTOH {name}")
    (tmp_path / "u/rusak.xlsx").write_bytes(b"PK\x03\x04")
    found = discover([str(tmp_path / "u")])
    texts = []
    for platform in ("linux", "win32"):
        monkeypatch.setattr(pool, "sys", SimpleNamespace(platform=platform))
        results = assess_all(found, SETTINGS, Means(jobs=2))
        texts.append([results.spool.text(seen.number) for seen in results.files])
        kinds = [type(results.spool.get(seen.number)) for seen in results.files]
        results.spool.close()
        assert kinds == [UnitRecord, UnitRecord, UnitRecord, Refusal]
    assert texts[0] == texts[1]
