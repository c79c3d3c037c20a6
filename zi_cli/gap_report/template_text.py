"""How a template joins, fills and changes text: of bounded length, and escaped as the format asks, not as HTML asks."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Final

from jinja2 import Environment, pass_environment
from jinja2.filters import make_attrgetter
from markupsafe import Markup

Escape = Callable[[object], Markup]
"""Text as the format shows it."""

JOINED: Final = "~"
"""Name of the filter that stands in for the operator: Jinja's own escapes for HTML, and without a bound."""
MOST_JOINED: Final = 1_000_000
"""Signs or items of what is put together."""
_MOST_REPEATED: Final = 100_000
"""Signs or items that `*` may make."""
_MOST_ASKED: Final = 1_000
"""A width, a number of columns or of places."""
_SIZED: Final = frozenset(["batch", "center", "round", "slice"])
_KEEPS_MARK: Final = frozenset(["d", "default", "string"])
_WIDE: Final = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*?(?:\*|\d{4})")
_DROPPED: Final = (
    "safe",  # data stays text, in a ministry's own template too
    "tojson",  # marks its result as HTML
    "urlize",
    "xmlattr",
    "indent",  # grow without a bound
    "pprint",
    "wordwrap",
    "random",  # the same report, the same bytes
)
_HARMLESS: Final = """
    capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower isnumeric isspace isupper
    lower lstrip partition removeprefix removesuffix rfind rindex rpartition rsplit rstrip split splitlines startswith
    strip swapcase title upper
"""
TEXT_METHODS: Final = frozenset(_HARMLESS.split())
"""What a text may be asked: nothing that makes more of it."""


class TooMuch(Exception):
    """A template that would go on and on, or make far too much."""


def joined(escape: Escape, pieces: Iterable[object], between: object = "") -> str:
    """`pieces` as one text: marked, and the others escaped, where one is marked. TooMuch for a text too long."""
    kept: list[str] = []
    signs = 0
    for piece in pieces:
        kept.append(piece if isinstance(piece, str) else str(piece))
        signs += len(kept[-1]) + len(str(between))
        if signs > MOST_JOINED:
            raise TooMuch
    if not any(isinstance(text, Markup) for text in (between, *kept)):
        return str(between).join(kept)
    # Plain strings underneath: Markup would escape the others for HTML.
    return Markup(_spaced(escape, between).join(_spaced(escape, text) for text in kept))


def _spaced(escape: Escape, value: object) -> str:
    """`value` as it may stand in the report, a blank before and after it kept: Markdown would drop it."""
    text = str(value)
    if isinstance(value, Markup) or not text.strip():
        return text if isinstance(value, Markup) else " " * bool(text)
    return f"{' ' * text.startswith(' ')}{str(escape(text)).strip(' ')}{' ' * text.endswith(' ')}"


def settled(escape: Escape, value: object) -> Markup:
    """`value` as it may stand in the report."""
    return value if isinstance(value, Markup) else escape(value)


def added(escape: Escape, left: Any, right: Any) -> Any:
    """`left + right`."""
    if isinstance(left, str) and isinstance(right, str):
        return joined(escape, (left, right))
    lists = isinstance(left, list | tuple) and isinstance(right, list | tuple)
    if lists and len(left) + len(right) > MOST_JOINED:
        raise TooMuch
    return left + right


def repeated(left: Any, right: Any) -> Any:
    """`left * right`."""
    for whole, times in ((left, right), (right, left)):
        sequence = isinstance(times, int) and isinstance(whole, str | list | tuple | bytes)
        if sequence and len(whole) * times > _MOST_REPEATED:
            raise TooMuch
    return left * right


def filled(pattern: Any, values: Any) -> Any:
    """`pattern % values`; text comes out unmarked. TooMuch where the pattern asks for a thousand places."""
    if not isinstance(pattern, str):
        return pattern % values
    if _WIDE.search(pattern):
        raise TooMuch
    return str(pattern) % values


def text_filters(escape: Escape, filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Those of Jinja's `filters` that reports may use, for texts of this format."""

    @pass_environment
    def join(
        environment: Environment, items: Iterable[Any], d: object = "", attribute: str | int | None = None
    ) -> str:
        found = items if attribute is None else map(make_attrgetter(environment, attribute), items)
        return joined(escape, found, d)

    kept = {name: _careful(name, one) for name, one in filters.items() if name not in _DROPPED}
    return kept | {
        JOINED: lambda pieces: joined(escape, pieces),
        "e": lambda value: settled(escape, value),
        "escape": lambda value: settled(escape, value),
        "forceescape": lambda value: escape(str(value)),
        "format": lambda value, *args, **named: filled(str(value), named or args),
        "join": join,
        "replace": _replaced,
        "sum": _sum,
        "trim": _trimmed,
    }


def _careful(name: str, one: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that changes text: what was marked is so no longer, and what is asked of it stays small."""
    if name in _KEEPS_MARK:
        return one

    @wraps(one)
    def careful(*given: Any, **named: Any) -> Any:
        asked = (*given, *named.values())
        if name in _SIZED and any(isinstance(size, int) and abs(size) > _MOST_ASKED for size in asked):
            raise TooMuch
        return one(*map(_unmarked, given), **{key: _unmarked(value) for key, value in named.items()})

    return careful


def _unmarked(value: Any) -> Any:
    return str(value) if isinstance(value, Markup) else value


def _replaced(value: object, old: object, new: object, count: int | None = None) -> str:
    text, sought = str(value), str(old)
    if len(text) + text.count(sought) * len(str(new)) > MOST_JOINED:
        raise TooMuch
    return text.replace(sought, str(new), -1 if count is None else count)


@pass_environment
def _sum(
    environment: Environment, items: Iterable[Any], attribute: str | int | None = None, start: Any = 0
) -> Any:
    """Of numbers, or of lists to make one list of them."""
    if isinstance(start, str):
        raise TypeError("sum: texts are for join")
    total = start
    for one in items if attribute is None else map(make_attrgetter(environment, attribute), items):
        total = added(Markup, total, one)
    return total


def _trimmed(value: object, chars: str | None = None) -> str:
    if isinstance(value, Markup) and chars is None:
        return Markup(str(value).strip())
    return str(value).strip(chars)
