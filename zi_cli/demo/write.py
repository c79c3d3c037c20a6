"""Write the constructed units, from the one that begins to the one that is ready."""

from collections.abc import Callable
from pathlib import Path

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.demo import sample, stages
from zi_cli.new_file import refuse_existing, write_new
from zi_cli.template.write import TemplateWriter


def write_samples(folder: Path, criteria: CriteriaSet, force: bool = False) -> list[Path]:
    """Write all three into `folder` (made if need be); their paths. UsageProblem, and nothing, if one is there."""
    writer = TemplateWriter(criteria)
    contents: dict[str, Callable[[], bytes]] = {
        stages.STARTING: lambda: writer.content(stages.starting(criteria)),
        sample.FILE_NAME: lambda: sample.sample_content(criteria.lke),
        stages.READY: lambda: writer.content(stages.ready(criteria)),
    }
    paths = [folder / name for name in contents]
    for path in paths:
        refuse_existing(path, force)
    for path, content in zip(paths, contents.values(), strict=True):
        write_new(path, content(), force)
    return paths
