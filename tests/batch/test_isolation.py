"""A workbook that ends its process or never ends costs itself: it is named, and the others are right."""

import faulthandler
import os
import time
from pathlib import Path

from tests.builders.units import unit_file
from zi_cli.batch.discovery import discover
from zi_cli.batch.record import Refusal, UnitRecord
from zi_cli.batch.run import Means, assess_all
from zi_cli.batch.settings import Settings
from zi_cli.batch.worker import AssessFile, FileTask
from zi_cli.findings.control import Control

SETTINGS = Settings(control=Control())


class Dangerous(AssessFile):
    """Does what the name of the file says, instead of reading it."""

    def __call__(self, task: FileTask) -> str:
        if task.path.stem == "mogok":
            faulthandler.disable()
            os.abort()
        if task.path.stem == "macet":
            time.sleep(600)
        return super().__call__(task)


def test_each_is_named_and_the_rest_is_assessed(tmp_path: Path) -> None:
    for name in ("a", "b", "macet", "mogok", "z"):
        unit_file(tmp_path / f"{name}.xlsx", f"BP2P CONTOH {name}")
    (tmp_path / "bukan.xlsx").write_bytes(b"%PDF-1.7")
    found = discover([str(tmp_path)])
    means = Means(jobs=2, seconds=5.0, work=Dangerous(SETTINGS))
    results = assess_all(found, SETTINGS, means)
    told = {path.stem: results.spool.get(number) for number, path in enumerate(found.files)}
    results.spool.close()
    assert {name for name, one in told.items() if isinstance(one, UnitRecord)} == {"a", "b", "z"}
    kinds = {name: one.kind for name, one in told.items() if isinstance(one, Refusal)}
    assert kinds == {"macet": "timeout", "mogok": "crash", "bukan": "input"}
    assert all(one.reason and one.hint and one.sha256 for one in told.values() if isinstance(one, Refusal))
