"""JSON Schemas of the criteria files, for editors. The files in criteria/schema/ are written from here."""

import json

from zi_cli.criteria.models import SCHEMAS


def schema_text(name: str) -> str:
    """The schema of a kind of criteria file, as it stands in criteria/schema/NAME.schema.json."""
    schema = SCHEMAS[name].model_json_schema()
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:zi-cli:schema:{name}:1",
        **schema,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
