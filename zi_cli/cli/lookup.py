"""Ids as people type them: found whatever their case, else the nearest ones are named."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.language import Message, msg

_CODE: Final = re.compile(r"zi\d+")
_MOST_NEAR: Final = 5


def find_ids(wanted: Sequence[str], known: Iterable[str], advice: Message) -> list[str]:
    """The ids meant by `wanted`. UsageProblem that names all unknown ones, with their nearest, and gives `advice`."""
    by_spelling = {name.casefold(): name for name in known}
    unknown = [name for name in wanted if _spelling(name) not in by_spelling]
    if not unknown:
        return [by_spelling[_spelling(name)] for name in wanted]
    near = [by_spelling[found] for name in unknown for found in _near(_spelling(name), by_spelling)]
    names = ", ".join(dict.fromkeys(near))
    hint = msg("Did you mean {near}? {advice}", near=names, advice=advice) if near else advice
    raise UsageProblem(msg("there is nothing called {id}", id=", ".join(unknown)), hint)


def _near(name: str, known: Iterable[str]) -> list[str]:
    """What is spelt almost like it; of codes such as ZI499 those that begin alike, and none by chance."""
    if not _CODE.fullmatch(name):
        return get_close_matches(name, known, n=1, cutoff=0.55)
    family = [code for code in known if _CODE.fullmatch(code) and code[:3] == name[:3]]
    return family[:_MOST_NEAR]


def _spelling(name: str) -> str:
    """Without what makes no difference: case, and the zeros of `007`."""
    folded = name.strip().casefold()
    return folded.lstrip("0") if folded.isascii() and folded.isdigit() else folded
