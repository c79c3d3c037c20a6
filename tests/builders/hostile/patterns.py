"""All regular expressions of zi, and how each is used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import zi_cli

WAYS = {
    "search": "search", "match": "match", "fullmatch": "fullmatch", "findall": "findall", "finditer": "findall",
    "sub": "findall", "subn": "findall", "split": "findall",
}  # fmt: skip
"""Method → the one that takes as long on any text."""


@dataclass(frozen=True, slots=True)
class Used:
    """A regular expression, where it stands, and the methods to try."""

    place: str
    pattern: "re.Pattern[str]"
    ways: tuple[str, ...]


def all_patterns() -> Iterator[Used]:
    """Patterns that modules hold, also within collections, and those written where they are used."""
    modules = list(_modules())
    sources = {module.__name__: Path(module.__file__ or "").read_text(encoding="utf-8") for module in modules}
    everything = "\n".join(sources.values())
    seen = set()
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                if (name, pattern) not in seen:
                    seen.add((name, pattern))
                    text = sources[module.__name__] if name.startswith("_") else everything
                    ways = re.findall(rf"\b{name}\s*\.({'|'.join(WAYS)})\b", text)
                    yield Used(f"{module.__name__}.{name}", _of_text(pattern), _tried(ways))
        yield from _written_in(module.__name__, ast.parse(sources[module.__name__]), vars(module))


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(zi_cli.__path__, "zi_cli."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _tried(ways: list[str]) -> tuple[str, ...]:
    """The methods; all of them where a pattern is used in ways that its name does not show."""
    return tuple(dict.fromkeys(WAYS[way] for way in ways or WAYS))


def _patterns_in(value: object) -> "Iterator[re.Pattern[str] | re.Pattern[bytes]]":
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns_in([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _patterns_in(item)


def _of_text(pattern: "re.Pattern[str] | re.Pattern[bytes]") -> "re.Pattern[str]":
    if isinstance(pattern.pattern, str):
        return pattern  # type: ignore[return-value]
    return re.compile(pattern.pattern.decode("ascii"), pattern.flags)


def _written_in(place: str, tree: ast.AST, names: dict[str, object]) -> Iterator[Used]:
    """Patterns in calls such as `re.sub("…", …)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=way), args=[first, *_]) if (
                way in WAYS
            ):
                text = first.value if isinstance(first, ast.Constant) else names.get(getattr(first, "id", ""))
                assert isinstance(text, str), f"{place}:{node.lineno}: the pattern is not to be seen"
                flags = re.IGNORECASE if "re.I" in ast.unparse(node) else re.NOFLAG
                yield Used(f"{place}:{node.lineno}", re.compile(text, flags), _tried([way]))
