"""Pushes hostile files through every output, each in a process of its own: `python -m tests.hostile.server`.

A job is a line on stdin, an answer a line on stdout, both JSON. The processes are forked from this one, which has
loaded everything already: what one of them holds at most is the memory of zi with all its libraries and that file.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.builders.hostile import HOSTILE
from tests.builders.hostile.case import sound
from tests.builders.hostile.texts import TEXTS
from tests.hostile.outputs import push
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria

_ADDRESS_SPACE = 2 << 30
"""Bytes, so that a defect does not take the machine with it."""
_CPU_SECONDS = 120
_SECONDS = 300
"""On a busy machine; a process that waits for something ends too."""


def answer(name: str, folder: Path, criteria: CriteriaSet) -> dict[str, Any]:
    """How the file went."""
    hostile = HOSTILE[name]
    folder.mkdir(parents=True)
    built = isolated(
        lambda: {"path": str(hostile.build(folder / f"{name}{hostile.suffix}", criteria))},
        folder / "built.json",
    )
    if "path" not in built:
        return built
    layout = "zi" if name in TEXTS else "portalrb"  # whole workbooks are slow, and only texts differ there
    ways = isolated(
        lambda: {"ways": push(Path(built["path"]), folder, criteria, layout)}, folder / "ways.json"
    )
    return {**built, **ways}


def isolated(action: Callable[[], dict[str, Any]], into: Path) -> dict[str, Any]:
    """What `action` returns in a process of its own, with the most megabytes that it held, or how it died."""
    if not hasattr(os, "fork"):
        return {**action(), "megabytes": 0}
    child = os.fork()
    if not child:
        _act(action, into)
    _, status, used = os.wait4(child, 0)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    found: dict[str, Any] = {"megabytes": kilobytes / 1024, "seconds": used.ru_utime + used.ru_stime}
    if status:
        return {**found, "died": f"wait status {status}"}
    return {**found, **json.loads(into.read_text(encoding="utf-8"))}


def _act(action: Callable[[], dict[str, Any]], into: Path) -> None:
    """The child: it never returns."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        signal.alarm(_SECONDS)
        into.write_text(json.dumps(action()), encoding="utf-8")
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _load_everything() -> None:
    """What zi imports only where it is needed, so that no child does it again."""
    import openpyxl  # noqa: F401

    import zi_cli.cli.app
    import zi_cli.cli.commands.template
    import zi_cli.cli.views.assessment
    import zi_cli.report.annotation
    import zi_cli.template.write
    import zi_cli.workbook.reading.open  # noqa: F401


def main() -> None:
    """Answer until there are no more jobs."""
    _load_everything()
    sound()
    criteria = load_criteria()
    for line in sys.stdin:
        name, folder = json.loads(line)
        sys.stdout.write(json.dumps(answer(name, Path(folder), criteria)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
