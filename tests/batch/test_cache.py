"""What is known already never outlives what it depends on."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders.units import unit_file
from zi_cli.batch import cache as cache_module
from zi_cli.batch.cache import RecordCache
from zi_cli.batch.discovery import Discovery, discover
from zi_cli.batch.evidence import names_below
from zi_cli.batch.identity import Seen
from zi_cli.batch.run import Means, Phase, Results, assess_all
from zi_cli.batch.settings import Settings
from zi_cli.findings.control import Control
from zi_cli.findings.finding import Severity

SETTINGS = Settings(control=Control())


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled criteria stay where they are; only records have a place of their own."""
    monkeypatch.setattr(cache_module, "cache_folder", lambda: tmp_path / "cache")


@dataclass(frozen=True)
class Found:
    files: list[Seen]
    texts: list[bytes]
    from_cache: int


def found_by(results: Results) -> Found:
    texts = [results.spool.text(seen.number) for seen in results.files]
    results.spool.close()
    return Found(results.files, texts, results.from_cache)


def assessed(discovery: Discovery, settings: Settings = SETTINGS) -> Found:
    return found_by(assess_all(discovery, settings, Means(jobs=2, cache=RecordCache.of(settings))))


def test_a_second_run_takes_everything_from_the_cache(tmp_path: Path) -> None:
    unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH I")
    (tmp_path / "u/b.xlsx").write_bytes(b"no workbook")
    found = discover([str(tmp_path / "u")])
    first, second = assessed(found), assessed(found)
    assert (first.from_cache, second.from_cache) == (0, 2)
    assert first.texts == second.texts
    assert first.files == second.files


def test_another_file_name_settings_or_criteria_are_not_the_same(tmp_path: Path) -> None:
    file = unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH I")
    found = discover([str(file)])
    assessed(found)
    own = tmp_path / "own"
    own.mkdir()
    (own / "effort.yaml").write_bytes(Path("criteria/lke-zi-2026/effort.yaml").read_bytes())
    others = [
        replace(SETTINGS, target="WBBM"),
        replace(SETTINGS, view="supported"),
        replace(SETTINGS, holds_wbk=True),
        replace(SETTINGS, gates_only=True),
        replace(SETTINGS, margin=SETTINGS.margin + 1),
        replace(SETTINGS, fail_on=Severity.WARNING),
        replace(SETTINGS, language="en"),
        replace(SETTINGS, control=Control(codes=frozenset({"ZI401"}))),
        replace(SETTINGS, criteria=(own,)),
    ]
    keys = {cache.key("0" * 64, "a.xlsx") for how in (SETTINGS, *others) if (cache := RecordCache.of(how))}
    assert len(keys) == 1 + len(others)
    before = RecordCache.of(others[-1])
    (own / "effort.yaml").write_bytes((own / "effort.yaml").read_bytes() + b"\n# another byte\n")
    after = RecordCache.of(others[-1])
    assert before
    assert after
    assert before.key("0" * 64, "a.xlsx") != after.key("0" * 64, "a.xlsx")
    file.rename(tmp_path / "u/b.xlsx")
    assert assessed(discover([str(tmp_path / "u")])).from_cache == 0


def test_a_changed_file_is_assessed_anew(tmp_path: Path) -> None:
    file = unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH I")
    found = discover([str(file)])
    time = file.stat().st_mtime_ns
    assessed(found)
    unit_file(file, "BP2P CONTOH II")
    os.utime(file, ns=(time, time))
    again = assessed(found)
    assert again.from_cache == 0
    assert again.files[0].name == "BP2P CONTOH II"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'0\n{"unit":{}}'])
def test_a_spoilt_entry_is_made_anew(content: bytes, tmp_path: Path) -> None:
    found = discover([str(unit_file(tmp_path / "u/a.xlsx", "BP2P CONTOH I"))])
    first = assessed(found)
    for entry in (tmp_path / "cache/records").rglob("*.json"):
        entry.write_bytes(content)
    again = assessed(found)
    assert again.from_cache == 0
    assert first.texts == again.texts


def test_interrupted_and_resumed_is_the_same_as_uninterrupted(tmp_path: Path) -> None:
    for number in range(4):
        unit_file(tmp_path / f"u/{number}.xlsx", f"BP2P CONTOH {number}")
    found = discover([str(tmp_path / "u")])

    def stop(phase: Phase, done: int, of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assess_all(found, SETTINGS, Means(jobs=1, cache=RecordCache.of(SETTINGS), progress=stop))
    resumed = assessed(found)
    assert resumed.from_cache == 2
    assert resumed.texts == found_by(assess_all(found, SETTINGS, Means(jobs=2))).texts


def test_waivers_look_at_the_day() -> None:
    assert replace(SETTINGS, control=Control(today=date(2026, 1, 1))).told() == SETTINGS.told()


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "cache/records").glob("??/*"))


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    cache = RecordCache(tmp_path / "cache/records", "run")
    for name in ("aa1", "bb2", "cc3"):
        cache.put(name, "x" * 100)
    now = entries(tmp_path)[0].stat().st_mtime
    old, used, young = entries(tmp_path)
    os.utime(old, (now - 100, now - 100))
    os.utime(used, (now - 100, now - 100))
    assert cache.get("bb2")  # asked for: it counts as new
    cache.prune(now, kept_seconds=50)
    assert entries(tmp_path) == [used, young]


def test_the_oldest_go_where_there_are_too_many(tmp_path: Path) -> None:
    cache = RecordCache(tmp_path / "cache/records", "run")
    for age, name in enumerate(("aa1", "bb2", "cc3")):
        cache.put(name, "x" * 100)
        os.utime(tmp_path / f"cache/records/{name[:2]}/{name[2:]}.json", (1_000_000 - age, 1_000_000 - age))
    cache.prune(1_000_000, kept_bytes=2 * 150)
    assert [path.parent.name for path in entries(tmp_path)] == ["aa", "bb"]


def test_it_is_looked_through_once_a_day(tmp_path: Path) -> None:
    cache = RecordCache(tmp_path / "cache/records", "run")
    cache.put("aa1", "x")
    cache.prune(2e9, kept_seconds=1e12)
    cache.prune(2e9 + 3600, kept_seconds=0)
    assert len(entries(tmp_path)) == 1
    cache.prune(2e9 + 2 * 86_400, kept_seconds=0)
    assert entries(tmp_path) == []


def test_a_cache_that_is_not_there_is_pruned_too(tmp_path: Path) -> None:
    RecordCache(tmp_path / "nowhere", "run").prune(1e9)
    assert not (tmp_path / "nowhere").exists()


def test_evidence_that_came_or_went_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "Bukti"
    folder.mkdir()
    keys = set()
    for name in ("a.pdf", "b.pdf"):
        (folder / name).touch()
        how = replace(SETTINGS, evidence_dir=folder, evidence_names=names_below(folder))
        keys.add(how.told())
    assert len(keys | {SETTINGS.told()}) == 3
    assert RecordCache.of(replace(SETTINGS, evidence_dir=folder, evidence_names=None)) is None
