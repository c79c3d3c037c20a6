"""JSON Schema of a line of `zi check --format jsonl`, made of the parts of `assessment.schema.json`."""

import json
from typing import Any, Final

from zi_cli.report.json_format import SCHEMA_FILE

Json = dict[str, Any]
_COUNTS: Final = ("error", "warning", "info")


def check_lines_schema() -> str:
    """The schema as text."""
    whole = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assessment, problem = whole["$defs"]["assessment"]["properties"], whole["$defs"]["problem"]
    document = {
        "$schema": whole["$schema"],
        "$id": "urn:zi-cli:schema:check-lines:1",
        "title": "A line of zi check --format jsonl",
        "description": "Of each file its findings, then its summary; or, where it could not be assessed, a problem.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("finding", "summary", "problem")],
        "$defs": {
            "score": whole["$defs"]["score"],
            "finding": _finding(assessment["findings"]["items"]),
            "summary": _summary(assessment),
            "problem": _problem(problem),
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _typed(name: str, description: str, properties: Json) -> Json:
    """A line of this type; all that it holds is always there."""
    properties = {"type": {"const": name}, **properties}
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def _path() -> Json:
    return {"type": "string", "description": "Path of the file, as it was given."}


def _unit() -> Json:
    return {"type": "string", "description": "Name of the unit."}


def _finding(finding: Json) -> Json:
    about = {"file": _path(), "unit": _unit()}
    return _typed("finding", "Something that does not stand up.", {**about, **finding["properties"]})


def _summary(assessment: Json) -> Json:
    count = {"type": "integer", "minimum": 0}
    return _typed(
        "summary",
        "A file that was assessed.",
        {
            "schema_version": assessment["schema_version"],
            "tool": assessment["tool"],
            "file": _path(),
            "sha256": assessment["file"]["properties"]["sha256"],
            "unit": _unit(),
            **{key: assessment[key] for key in ("target", "view", "complete", "ready", "scores")},
            "gates_missed": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Ids of the gates that are not known to be met.",
            },
            "findings": {
                "type": "object",
                "description": "How many of each severity, without those that are waived.",
                "properties": dict.fromkeys(_COUNTS, count),
                "required": list(_COUNTS),
            },
            "waived": count,
        },
    )


def _problem(problem: Json) -> Json:
    return _typed("problem", problem["description"], {**problem["properties"], "file": _path()})
