"""Templates in Jinja: what they may do, and what is said of one that cannot be used.

A template sees the report and nothing else, in a sandbox: no attribute that starts with an underscore, nothing that
changes the report, no text that escapes the format's own rules, a bounded number of turns and of signs.

It holds back mistakes and stops what would never end. It is no wall against somebody who wants to use up the memory
of this computer: templates come from people one trusts, workbooks from anybody.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import FunctionLoader, Template, nodes
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.missing_field import FieldMissing, MissingField
from zi_cli.gap_report.template_check import Rejected, check_template, unsafe
from zi_cli.gap_report.template_text import (
    JOINED,
    TEXT_METHODS,
    Escape,
    TooMuch,
    added,
    filled,
    repeated,
    settled,
    text_filters,
)
from zi_cli.gap_report.templates import Templates
from zi_cli.language import Message, msg

MOST_TURNS: Final = 1_000_000
"""Turns of all loops of a template together; a call or an included template counts for several."""
_TURNS_OF_CALL: Final = 5
"""A call takes about as long as so many turns."""
MOST_SIGNS: Final = 20_000_000
"""Signs of a rendered report."""
_MOST_KINDS: Final = 2_000
"""Attributes of types that are remembered; zi's own templates use a few hundred."""


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, templates: Templates, escape: Escape) -> None:
        super().__init__(
            loader=FunctionLoader(self._load),
            undefined=MissingField,
            # On for every format: what a macro returns is marked, and so escaped once and not twice.
            autoescape=True,
            finalize=lambda value: settled(escape, value),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.templates = templates
        self.escape = escape
        self.turns = 0
        self._safe: dict[tuple[type, str], bool] = {}
        self.filters = text_filters(escape, self.filters) | {"counted": self._counted}
        del self.globals["lipsum"]

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = self.templates.path(name) if _is_inside(name) else None
        if path is None or not path.is_file():
            return None
        stamp = path.stat().st_mtime_ns
        return self.templates.text(name), str(path), lambda: _stamp(path) == stamp

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if name is None or self.templates.is_own(name):  # zi's are checked by its tests
            check_template(self, source, name)
        source = _Joins(self).visit(source)
        for loop in list(source.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
            loop.iter.set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._turn()
            yield item

    def _turn(self, turns: int = 1) -> None:
        self.turns += turns
        if self.turns > MOST_TURNS:
            raise TooMuch

    def _load_template(self, *named: Any, **given: Any) -> Template:
        self._turn(_TURNS_OF_CALL)
        return super()._load_template(*named, **given)

    def call(self, context: Any, called: Any, /, *args: Any, **named: Any) -> Any:
        """A call, of a macro too, counted."""
        self._turn(_TURNS_OF_CALL)
        return super().call(context, called, *args, **named)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """An operator, as long as the result stays small."""
        if operator == "**":
            raise SecurityError("**")
        if operator == "+":
            return added(self.escape, left, right)
        return repeated(left, right) if operator == "*" else filled(left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute; of marked text, that of the text, for what is cut from it is no longer whole."""
        return super().getattr(_bare(obj), attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item, likewise."""
        return super().getitem(_bare(obj), argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use it: a matter of the object's type and the name alone, hence remembered."""
        kind = type(obj), attr
        safe = self._safe.get(kind)
        if safe is None:
            makes_more = isinstance(obj, str) and hasattr(str, attr) and attr not in TEXT_METHODS
            makes_bytes = attr in ("to_bytes", "from_bytes")
            safe = not makes_more and not makes_bytes and super().is_safe_attribute(obj, attr, value)
            if len(self._safe) < _MOST_KINDS:
                self._safe[kind] = safe
        return safe

    def wrap_str_format(self, value: Any) -> None:
        """No `format` of Python: the filter of that name is bounded."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError(str(value.__name__))


class _Joins(NodeTransformer):
    """`~` as a filter of ours."""

    def __init__(self, environment: ReportEnvironment) -> None:
        self.environment = environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        pieces = nodes.List(node.nodes, lineno=node.lineno)
        join = nodes.Filter(pieces, JOINED, [], [], None, None, lineno=node.lineno)
        join.set_environment(self.environment)
        return join


def _bare(value: Any) -> Any:
    return str(value) if isinstance(value, Markup) else value


def _is_inside(name: str) -> bool:
    """Whether `name` stays in the folder of templates."""
    return not set(name) & set("\\:") and all(part not in ("", ".", "..") for part in name.split("/"))


def _stamp(path: Path) -> int | None:
    return path.stat().st_mtime_ns if path.is_file() else None


@lru_cache(maxsize=8)
def environment(templates: Templates, escape: Escape) -> ReportEnvironment:
    """The sandbox for these files; templates are compiled once, and again when their file changes."""
    return ReportEnvironment(templates, escape)


def rendered(templates: Templates, name: str, escape: Escape, **values: object) -> str:
    """The template `name` with `values`. UsageProblem, with file and line, for a template that cannot be used."""
    sandbox = environment(templates, escape)
    sandbox.turns = 0
    try:
        return _bounded(sandbox.get_template(name).generate(**values))
    except TemplateSyntaxError as fault:
        raise _problem(templates, fault.name or name, fault.lineno, what_is_wrong(fault)) from None
    except (
        TemplateError,
        TooMuch,
        RecursionError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        MemoryError,
    ) as fault:
        place = _place(fault, templates)
        if place is None and not isinstance(fault, TemplateError | TooMuch | RecursionError | MemoryError):
            raise
        file, line = place or (name, 0)
        raise _problem(templates, file, line, what_is_wrong(fault)) from None


def _bounded(pieces: Iterable[str]) -> str:
    kept, signs = [], 0
    for piece in pieces:
        signs += len(piece)
        if signs > MOST_SIGNS:
            raise TooMuch
        kept.append(piece)
    return "".join(kept)


def _place(fault: BaseException, templates: Templates) -> tuple[str, int] | None:
    """The innermost line of a template on the way to `fault`; None where the fault is in no template."""
    roots = [str(folder) for folder in templates.folders()]
    found, step = None, fault.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if any(file.startswith(root) for root in roots):
            found = (file, step.tb_lineno)
        step = step.tb_next
    return found


def what_is_wrong(fault: BaseException) -> Message:
    """What is wrong, in words."""
    # OverflowError: a range of the sandbox.
    if isinstance(fault, TooMuch | RecursionError | OverflowError | MemoryError):
        return msg("it never ends, or makes far too much")
    if isinstance(fault, Rejected):
        return fault.what
    if isinstance(fault, SecurityError):
        return unsafe(str(fault))
    if isinstance(fault, FieldMissing):
        return fault.what
    if isinstance(fault, UndefinedError):
        return msg("it uses something that the report does not have: {what}", what=str(fault))
    if isinstance(fault, TemplateNotFound):
        return msg("there is no template {name}", name=fault.name)
    if isinstance(fault, TemplateSyntaxError):
        return msg("it is not written as Jinja asks: {what}", what=fault.message or "")
    if isinstance(fault, ZeroDivisionError):
        return msg("it divides by 0")
    if isinstance(fault, TypeError | ValueError):
        return msg(
            "a value is used as what it is not, such as a text as a number or a single value as a list"
        )
    if isinstance(fault, LookupError):
        return msg("it asks for an item that is not there")
    return msg("it fails: {what}", what=str(fault))


def _problem(templates: Templates, file: str, line: int | None, what: Message) -> UsageProblem:
    path = Path(file) if Path(file).is_absolute() else templates.path(file)
    return UsageProblem(
        msg("the template {file}, line {line}, cannot be used: {what}", file=path, line=line or 1, what=what),
        msg("docs/laporan.md lists what a template may use; zi template export writes the originals."),
    )
