"""Checks that all kinds of packs share."""

from collections.abc import Collection, Iterator

from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def given_twice(source: Source, list_at: str | Steps, names: list[str], key: str = "id") -> Iterator[Mistake]:
    """Items of one list that have the same name."""
    steps: Steps = (list_at,) if isinstance(list_at, str) else list_at
    for position, name in enumerate(names):
        if name in names[:position]:
            yield source.mistake((*steps, position, key), msg("{id} is given twice in this list", id=name))


def no_item(source: Source, steps: Steps, item: str, known: Collection[str]) -> Mistake:
    """An id that names nothing, with the nearest that does."""
    return source.mistake(steps, msg("there is no item {id}", id=item), nearest(item, sorted(known)))
