"""What gates.yaml must agree on with the nodes and indicators."""

from collections.abc import Iterator

from zi_cli.criteria.check_parts import given_twice
from zi_cli.criteria.lke.models import GatesModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def gate_mistakes(file: tuple[Source, GatesModel], item_ids: set[str]) -> Iterator[Mistake]:
    """Targets, gates and nodes that are given twice or that there are none of."""
    source, model = file
    targets = {target.id for target in model.targets}
    yield from given_twice(source, "targets", [target.id for target in model.targets])
    yield from given_twice(source, "gates", [gate.id for gate in model.gates])
    for position, gate in enumerate(model.gates):
        steps: Steps = ("gates", position)
        valid = targets if gate.measure == "predicate" else item_ids
        for place, item in enumerate(gate.of):
            if item not in valid:
                yield source.mistake(
                    (*steps, "of", place), msg("there is no node {id}", id=item), nearest(item, sorted(valid))
                )
        for target in gate.minimum:
            if target not in targets:
                yield source.mistake(
                    (*steps, "minimum", target),
                    msg("there is no target {id}", id=target),
                    nearest(target, sorted(targets)),
                )
