"""What can be said of a template before it is used: names that there are none of, and ways out of the sandbox."""

from typing import Final

from jinja2 import Environment, meta, nodes
from jinja2.exceptions import TemplateSyntaxError

from zi_cli.language import Message, msg

NAMES: Final = frozenset(["report", "words", "chart", "style"])
"""What a template is handed."""
_LOOKED_AT: Final = (
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.ScopedEvalContextModifier,
    nodes.FilterBlock,
    nodes.AssignBlock,
)


class Rejected(TemplateSyntaxError):
    """A template that is not used, and why in words."""

    def __init__(self, what: Message, line: int, name: str | None) -> None:
        super().__init__(what.template, line, name)
        self.what = what


def check_template(environment: Environment, source: nodes.Template, name: str | None) -> None:
    """Rejected for the first thing in a template that will not do."""
    for call in source.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(call, nodes.Filter) else environment.tests
        if call.name not in known:
            raise Rejected(msg("there is no filter or test {name}", name=call.name), call.lineno, name)
    unknown = meta.find_undeclared_variables(source) - NAMES
    for node in source.find_all(_LOOKED_AT):
        what = _unknown(node, unknown, environment) or _unsafe(node)
        if what is not None:
            raise Rejected(what, node.lineno, name)


def _unknown(node: nodes.Node, unknown: set[str], environment: Environment) -> Message | None:
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in unknown:
        known = ", ".join(sorted(NAMES | set(environment.globals)))
        return msg("there is no {name}; there are {known}", name=node.name, known=known)
    return None


def _unsafe(node: nodes.Node) -> Message | None:
    found = ""
    if isinstance(node, nodes.ScopedEvalContextModifier):
        found = "autoescape"
    elif isinstance(node, nodes.FilterBlock | nodes.AssignBlock):
        # A filter over escaped text could take the escapes away again.
        found = node.filter.name if node.filter is not None else ""
    elif isinstance(node, nodes.Getattr):
        found = node.attr if node.attr.startswith("_") else ""
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        found = str(node.arg.value) if str(node.arg.value).startswith("_") else ""
    return unsafe(found) if found else None


def unsafe(what: str) -> Message:
    """What is said of a way out of the sandbox."""
    return msg("it reaches for something that templates may not use: {what}", what=what)
