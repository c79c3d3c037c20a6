"""A number unfolded, on the terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.assessment.explain_lke import Unfolded
from zi_cli.cli.session import say, translator
from zi_cli.language import Exactly


def tree(unfolded: Unfolded) -> RenderableType:
    """The value, its arithmetic, and below it everything it is made of."""
    return Padding(Group(*_lines(unfolded, 0)), (1, 0, 0, 0))


def _lines(node: Unfolded, depth: int) -> Iterator[RenderableType]:
    words = translator()
    indent = 2 * depth
    valued = node.score_points is not None or node.standing is not None
    head = Text(node.id, style="bold" if valued else "")
    head.append(f"  {node.name}")
    if node.score_points is not None and node.weight_points is not None:
        head.append(
            "  "
            + say(
                "{points} of {weight}", points=Exactly(node.score_points), weight=Exactly(node.weight_points)
            ),
            style="bold",
        )
    yield Padding(head, (0, 0, 0, indent))
    detail = Text(style="dim")
    if node.standing is not None:
        detail.append(f"{words.text(node.standing)}: ", style="bold not dim")
    detail.append(words.text(node.how))
    if node.cell:
        detail.append(f"  [{node.cell}]")
    if node.source:
        detail.append("  " + say("(source: {source})", source=node.source))
    yield Padding(detail, (0, 0, 0, indent + 4))
    for part in node.parts:
        yield from _lines(part, depth + 1)
