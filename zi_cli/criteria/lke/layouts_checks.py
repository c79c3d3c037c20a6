"""What layouts and wording.yaml must agree on with the items of the pack."""

from collections.abc import Iterator

from zi_cli.criteria.check_parts import no_item
from zi_cli.criteria.lke.models import LayoutModel
from zi_cli.criteria.lke.pack_files import PackFiles
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def layout_mistakes(files: PackFiles, known: set[str]) -> Iterator[Mistake]:
    """Items that there are none of, rows and ids given twice; `known`: ids of nodes, indicators and inputs."""
    extra: set[str] = set()
    seen: dict[str, str] = {}
    for file, layout in files.layouts:
        own = known | set(layout.texts)
        extra |= set(layout.texts)
        yield from _layout(file, layout, own)
        if layout.id in seen:
            message = msg("the id {id} is used twice (first: {place})", id=layout.id, place=seen[layout.id])
            yield file.mistake(("id",), message)
        seen.setdefault(layout.id, file.file.name)
    if files.wording is None or not files.all_layouts:
        return
    source, wording = files.wording
    for item in wording.wording:
        if item not in known | extra:
            yield no_item(source, ("wording", item), item, known | extra)


def _layout(file: Source, layout: LayoutModel, known: set[str]) -> Iterator[Mistake]:
    references: list[tuple[Steps, str]] = [(("rows", item), item) for item in layout.rows]
    for indicator, row in layout.sum_rows.items():
        references += [(("sum_rows", indicator), indicator), (("sum_rows", indicator, "item"), row.item)]
    for node, over in layout.average_over.items():
        references.append((("average_over", node), node))
        references.append((("average_over", node, "first"), over.first))
        references.append((("average_over", node, "last"), over.last))
    for steps, item in references:
        if item not in known:
            yield no_item(file, steps, item, known)
    if "answer" not in layout.columns:
        yield file.mistake(("columns",), msg("the key {key} is missing here", key="answer"))
    if not layout.rows and layout.first_row is None:
        yield file.mistake(
            (), msg("a layout needs rows, or first_row where its rows follow the pack's order")
        )
    taken: dict[int, str] = {}
    for item, number in layout.rows.items():
        if number in taken:
            message = msg("row {row} already belongs to {id}", row=number, id=taken[number])
            yield file.mistake(("rows", item), message)
        taken.setdefault(number, item)
