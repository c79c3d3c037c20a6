"""Likeness does not depend on the order in which a set hands out its words, which changes from run to run."""

import os
import subprocess
import sys

SCRIPT = """
from zi_cli.criteria.load import load_pack
from zi_cli.workbook.recognition import Recogniser
r = Recogniser(load_pack())
texts = [" ".join(sorted(r.likeness.keywords[i])) for i in r.order]
said = [r.likeness.said(a + " " + b) for a, b in zip(texts, texts[1:])]
print([(r.likeness.of(a, s), r.likeness.tells_apart(a, b, s)) for a, b, s in zip(r.order, r.order[1:], said)])
"""


def test_two_hash_seeds_give_the_same() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
