"""Work that is done in a process of its own: what it writes is there, what it raises is raised, and nothing is lost."""

import os
import signal
import sys
from pathlib import Path

import pytest

from zi_cli.batch import beside as module
from zi_cli.batch.beside import beside
from zi_cli.errors import UsageProblem
from zi_cli.language import msg


@pytest.fixture(params=[1, 2])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usual_jobs", lambda: request.param)


@pytest.mark.usefixtures("processors")
def test_work_is_done_once_it_was_waited_for(tmp_path: Path) -> None:
    wait = beside(lambda: (tmp_path / "done").write_text("x") and None)
    wait()
    assert (tmp_path / "done").read_text() == "x"


@pytest.mark.usefixtures("processors")
def test_what_it_raises_is_raised_where_it_is_waited_for() -> None:
    def work() -> None:
        raise UsageProblem(msg("{file} cannot be written", file="recap.xlsx"), msg("Close it."))

    wait = beside(work)
    with pytest.raises(UsageProblem) as raised:
        wait()
    assert raised.value.message.values == {"file": "recap.xlsx"}


@pytest.mark.usefixtures("processors")
def test_a_defect_is_met_by_whoever_waits() -> None:
    wait = beside(lambda: 1 // 0 and None)
    with pytest.raises(ZeroDivisionError):
        wait()


@pytest.mark.skipif(sys.platform != "linux", reason="only there are processes forked")
def test_work_whose_process_dies_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usual_jobs", lambda: 2)
    here = os.getpid()

    def work() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        (tmp_path / "done").touch()

    beside(work)()
    assert (tmp_path / "done").exists()
