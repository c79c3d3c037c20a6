"""Hostile files, built and pushed through every output once each."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from tests.builders.command import ROOT, environment
from tests.builders.hostile import HOSTILE
from tests.cli.conftest import Said
from zi_cli.cli.main import run

_PROCESSES = 2
"""Servers where pytest itself runs in one process."""


@pytest.fixture
def here_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run zi in this process and in a folder, which is made."""

    def here_in(folder: Path, *arguments: str) -> Said:
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(list(arguments))
        return Said(int(code), *capsys.readouterr())

    return here_in


class Server:
    """A process that pushes files through every output."""

    def __init__(self, stack: ExitStack, log: Path) -> None:
        self.log = log
        self.process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.hostile.server"],
                cwd=ROOT,
                env=environment(PYTHONHASHSEED="0"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stack.enter_context(log.open("w", encoding="utf-8")),
                encoding="utf-8",
            )
        )

    def ask(self, name: str, folder: Path) -> dict[str, Any]:
        """How the file went."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([name, str(folder)]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        found: dict[str, Any] = json.loads(line) if line else {"died": "the server"}
        assert "died" not in found, f"{found['died']}: {self.log.read_text(encoding='utf-8')[-2000:]}"
        return found


@pytest.fixture(scope="session")
def pushed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], dict[str, Any]]]:
    """How the file of a name went. Those of the tests to come are pushed meanwhile, unless pytest has other workers."""
    folder, alone = tmp_path_factory.mktemp("jahat"), "PYTEST_XDIST_WORKER" not in os.environ
    servers: SimpleQueue[Server] = SimpleQueue()
    futures: dict[str, Future[dict[str, Any]]] = {}
    count = _PROCESSES if alone else 1
    with ExitStack() as stack, ThreadPoolExecutor(count) as pool:
        for number in range(count):
            servers.put(Server(stack, folder / f"{number}.log"))

        def ask(name: str) -> dict[str, Any]:
            server = servers.get()
            try:
                return server.ask(name, folder / name)
            finally:
                servers.put(server)

        def of(name: str) -> dict[str, Any]:
            if name not in futures:
                futures[name] = pool.submit(ask, name)
            return futures[name].result()

        if alone:
            items = [
                item.callspec.params.get("name")
                for item in request.session.items
                if hasattr(item, "callspec")
            ]
            futures |= {name: pool.submit(ask, name) for name in dict.fromkeys(items) if name in HOSTILE}
        yield of
        pool.shutdown(cancel_futures=True)
