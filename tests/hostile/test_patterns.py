"""Every regular expression of the program takes time in step with the length of what it reads."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import zi_cli
from tests.builders.hostile.texts import STUMBLING

LENGTH = 32_767
"""Characters of the longest cell that Excel writes."""
SECONDS = 2.0
"""One that takes the square of the length needs minutes."""
MORE = ('"', "'", "[", "'a", '""', "=HYPERLINK(", "AVERAGE(A1:", "SUM(A1,", "$A$1", "#a.A1:", "_x0041", "\\x", "a.b-", "1.2,3", "({", "rp1.", "a_")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules keep, by module and name."""
    for module in pkgutil.walk_packages(zi_cli.__path__, "zi_cli."):
        if module.name == "zi_cli.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*found, id=found[0]) for found in patterns()])
def test_takes_time_in_step_with_length(name: str, pattern: re.Pattern[str]) -> None:
    start = time.process_time()
    for piece in (*STUMBLING, *MORE):
        text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
        for hostile in (text, f"{text}\n!", f"{piece[:1]}{text}\x00"):
            pattern.search(hostile)
            pattern.fullmatch(hostile)
            begun = time.process_time()
            sum(1 for _ in pattern.finditer(hostile))
            assert time.process_time() - begun < SECONDS, (name, piece)
    assert time.process_time() - start < 60
