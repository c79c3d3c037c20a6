"""`zi schema`: JSON Schemas of what zi writes and of the criteria files it reads."""

from enum import StrEnum
from typing import Annotated

import typer

from zi_cli.cli.session import say, write_line
from zi_cli.errors import ExitCode


class SchemaName(StrEnum):
    """Schemas that can be printed."""

    assessment = "assessment"
    check_lines = "check-lines"
    plan = "plan"
    recap = "recap"
    batch_lines = "batch-lines"
    pack = "pack"
    questions = "questions"
    gates = "gates"
    layout = "layout"
    wording = "wording"
    notes = "notes"
    effort = "effort"
    discussion = "discussion"
    minimum = "minimum"
    family = "family"
    prerequisites = "prerequisites"
    level = "level"


def help_text() -> str:
    """What the command does."""
    return say(
        "Print the JSON Schema of what zi check, zi plan or zi batch writes, or of a kind of criteria file."
    )


def example() -> str:
    """A call one can copy."""
    return say("Example: zi schema > assessment.schema.json")


def run(
    name: Annotated[
        SchemaName, typer.Argument(metavar="NAME", help=say("One of: {names}.", names=", ".join(SchemaName)))
    ] = SchemaName.assessment,
) -> int:
    """Write the schema to stdout."""
    if name is SchemaName.assessment:
        from zi_cli.report.json_format import SCHEMA_FILE

        write_line(SCHEMA_FILE.read_text(encoding="utf-8").rstrip())
    elif name is SchemaName.plan:
        from zi_cli.report.plan_json import PLAN_SCHEMA_FILE

        write_line(PLAN_SCHEMA_FILE.read_text(encoding="utf-8").rstrip())
    elif name is SchemaName.recap:
        from zi_cli.batch.recap.json_format import RECAP_SCHEMA_FILE

        write_line(RECAP_SCHEMA_FILE.read_text(encoding="utf-8").rstrip())
    elif name is SchemaName.check_lines:
        from zi_cli.report.jsonl_schema import check_lines_schema

        write_line(check_lines_schema())
    elif name is SchemaName.batch_lines:
        from zi_cli.batch.recap.jsonl_schema import batch_lines_schema

        write_line(batch_lines_schema())
    else:
        from zi_cli.criteria.schema import schema_text

        write_line(schema_text(name.value).rstrip())
    return ExitCode.READY
