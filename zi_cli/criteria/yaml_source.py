"""YAML with places: every key and value remembers its line and column.

Built on PyYAML's composer, which keeps marks. Scalars are read here rather than by YAML 1.1's resolver, so that
`NO` stays a text, `1.10` stays 1.10, and a key that is given twice is a mistake instead of a silent loss.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from zi_cli.criteria.mistakes import Mistake, Place
from zi_cli.criteria.yaml_faults import begins_earlier, fault_in_words
from zi_cli.errors import reason_of
from zi_cli.language import msg

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_DECIMAL: Final = re.compile(r"[-+]?[0-9]+\.[0-9]+$")
_LINE_END: Final = re.compile("[\n\x85\u2028\u2029]")
"""Where YAML ends a line (Python has made one of `\\r\\n` already)."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What an escape such as `"\\x1b"` may smuggle into a text; a line end and a tab may stand there."""
_MAX_DEPTH: Final = 30
_MAX_BYTES: Final = 256 * 1024
"""Of one file; the largest that travels with zi has a tenth of it."""
_MAX_DIGITS: Final = 100
"""Of a number; one that is longer is a text, which the criteria refuse where a number belongs."""

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """A YAML file: its data as plain values, and the place of each key or item by its path."""

    file: Path
    lines: list[str]
    data: Any = None
    places: dict[Steps, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def place(self, steps: Steps) -> Place:
        """The place of `steps`, or of the nearest thing around it that the file has."""
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, Place(self.file, 1, 1))

    def excerpt(self, place: Place) -> str:
        """The line at a place."""
        return self.lines[place.line - 1].rstrip() if place.line <= len(self.lines) else ""

    def note(self, mark: Any, message: Any) -> None:
        """Add a mistake at a mark of the parser."""
        place = Place(self.file, mark.line + 1, mark.column + 1)
        self.mistakes.append(Mistake(place, message, self.excerpt(place)))

    def mistake(self, steps: Steps, message: Any, nearest: str | None = None) -> Mistake:
        """A mistake at `steps`."""
        place = self.place(steps)
        return Mistake(place, message, self.excerpt(place), nearest)


def load(file: Path) -> Source:
    """Read `file`. Mistakes of the YAML itself are in the result; its data is None where it has no form at all."""
    source = Source(file, [])
    try:
        if file.stat().st_size > _MAX_BYTES:
            limit = msg("the file has more than {limit} KB", limit=_MAX_BYTES // 1024)
            source.mistakes.append(Mistake(Place(file, 1, 1), limit))
            return source
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        reason = msg("the file is not UTF-8 text (byte {position})", position=fault.start + 1)
        source.mistakes.append(Mistake(Place(file, 1, 1), reason))
        return source
    except OSError as fault:
        reason = msg("the file cannot be read: {reason}", reason=reason_of(fault))
        source.mistakes.append(Mistake(Place(file, 1, 1), reason))
        return source
    source.lines = _LINE_END.split(text)
    try:
        if not _fits(source, text):
            return source
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as fault:
        source.mistakes.append(_syntax(source, fault))
        return source
    if node is None:
        source.mistakes.append(Mistake(Place(file, 1, 1), msg("the file is empty")))
        return source
    source.data = _Builder(source).value(node, ())
    return source


def _fits(source: Source, text: str) -> bool:
    """Whether it can be composed: what is nested deeper breaks the process, and an alias may multiply without end."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            source.note(event.start_mark, msg("this is nested too deeply"))
            return False
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            source.note(
                event.start_mark, msg("anchors and aliases are not used in criteria; write the part out")
            )
    return not source.mistakes


def _syntax(source: Source, fault: yaml.YAMLError) -> Mistake:
    reason = getattr(fault, "problem", None) or str(fault)
    names = ("context_mark", "problem_mark") if begins_earlier(reason) else ("problem_mark", "context_mark")
    mark = next((found for name in names if (found := getattr(fault, name, None))), None)
    place = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file, 1, 1)
    excerpt = source.excerpt(place)
    reason = fault_in_words(reason, excerpt[place.column - 1 : place.column])
    return Mistake(place, msg("this is not YAML: {reason}", reason=reason), excerpt)


class _Builder:
    """Turns YAML nodes into plain values, noting places and mistakes."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def value(self, node: yaml.Node, steps: Steps) -> Any:
        place = Place(self.source.file, node.start_mark.line + 1, node.start_mark.column + 1)
        self.source.places.setdefault(steps, place)
        if isinstance(node, yaml.ScalarNode):
            if _CONTROL.search(node.value):
                self.source.note(node.start_mark, msg("the text holds a control character"))
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*steps, position)) for position, item in enumerate(node.value)]
        return self.mapping(node, steps)

    def mapping(self, node: yaml.Node, steps: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.source.note(key_node.start_mark, msg("a key must be a single word or text"))
                continue
            key = key_node.value
            if key in found:
                first = self.source.places[*steps, key]
                self.source.note(
                    key_node.start_mark,
                    msg(
                        "the key {key} stands here a second time (first: line {line})",
                        key=key,
                        line=first.line,
                    ),
                )
                continue
            self.source.places[*steps, key] = Place(
                self.source.file, key_node.start_mark.line + 1, key_node.start_mark.column + 1
            )
            found[key] = self.value(value_node, (*steps, key))
        return found


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style in ('"', "'", "|", ">"):
        return text
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
