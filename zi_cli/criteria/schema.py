"""JSON Schemas of the criteria files, for editors. The files in criteria/schema/ are written from here."""

import json
from typing import Final

from pydantic import BaseModel

from zi_cli.criteria.lke import discussion_models, effort_models, notes_models
from zi_cli.criteria.lke import models as lke
from zi_cli.criteria.minimum import models as minimum
from zi_cli.criteria.prerequisites import models as prerequisites

SCHEMAS: Final[dict[str, type[BaseModel]]] = {
    "pack": lke.PackModel,
    "questions": lke.QuestionsModel,
    "gates": lke.GatesModel,
    "layout": lke.LayoutModel,
    "wording": lke.WordingModel,
    "notes": notes_models.NotesModel,
    "effort": effort_models.EffortModel,
    "discussion": discussion_models.DiscussionModel,
    "minimum": minimum.MinimumModel,
    "family": minimum.FamilyModel,
    "prerequisites": prerequisites.PrerequisitesModel,
    "level": prerequisites.LevelModel,
}
"""Schema name → model; the names of the files in criteria/schema/."""


def schema_text(name: str) -> str:
    """The schema of a kind of criteria file, as it stands in criteria/schema/NAME.schema.json."""
    schema = SCHEMAS[name].model_json_schema()
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:zi-cli:schema:{name}:1",
        **schema,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
