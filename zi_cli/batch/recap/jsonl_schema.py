"""JSON Schema of a line of `zi batch --format jsonl`, made of the parts of `recap.schema.json`."""

import json

from zi_cli.batch.recap.json_format import RECAP_SCHEMA_FILE


def batch_lines_schema() -> str:
    """The schema as text."""
    whole = json.loads(RECAP_SCHEMA_FILE.read_text(encoding="utf-8"))
    recap, group = whole["properties"], whole["$defs"]["group"]
    summary = {
        "type": {"const": "summary"},
        "schema_version": recap["schema_version"],
        "tool": recap["tool"],
        "files": recap["files"],
        **group["properties"],
    }
    unit = {"type": {"const": "unit"}, "unit": {"$ref": "#/$defs/unit"}}
    lines = {
        "unit_line": {"type": "object", "properties": unit, "required": list(unit)},
        "summary_line": {
            "type": "object",
            "properties": summary,
            "required": ["type", "schema_version", "tool", "files", *group["required"]],
        },
    }
    document = {
        "$schema": whole["$schema"],
        "$id": "urn:zi-cli:schema:batch-lines:1",
        "title": "A line of zi batch --format jsonl",
        "description": "A line for each unit, then one for all of them.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in lines],
        "$defs": {**lines, **whole["$defs"]},
    }
    return json.dumps(document, indent=2, ensure_ascii=False)
