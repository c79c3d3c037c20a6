"""From the files of a pack to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from pathlib import Path
from typing import Any

from zi_cli.criteria.lke.checks import PackFiles, mistakes
from zi_cli.criteria.lke.models import GatesModel, LayoutModel, PackModel, QuestionsModel, WordingModel
from zi_cli.criteria.lke.notes_models import NotesModel
from zi_cli.criteria.mistakes import Mistake, Place
from zi_cli.criteria.source_files import read_file
from zi_cli.criteria.yaml_source import Source
from zi_cli.language import msg


def compile_lke(folder: Path) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = read_file(folder / "pack.yaml", PackModel, found)
    gates = read_file(folder / "gates.yaml", GatesModel, found)
    wording = (
        read_file(folder / "wording.yaml", WordingModel, found)
        if (folder / "wording.yaml").exists()
        else (Source(folder / "wording.yaml", []), WordingModel(wording={}))
    )
    has_notes = (folder / "notes.yaml").exists()
    notes = read_file(folder / "notes.yaml", NotesModel, found) if has_notes else None
    questions = [
        read_file(file, QuestionsModel, found) for file in sorted((folder / "questions").glob("*.yaml"))
    ]
    layouts = [read_file(file, LayoutModel, found) for file in sorted((folder / "layouts").glob("*.yaml"))]
    if not questions:
        found.append(
            Mistake(Place(folder / "questions", 1, 1), msg("the folder questions holds no .yaml file"))
        )
    files = PackFiles(
        pack=pack,
        questions=tuple(q for q in questions if q),
        gates=gates,
        layouts=tuple(x for x in layouts if x),
        wording=wording,
        notes=notes,
        all_questions=bool(questions) and all(questions),
        all_layouts=all(layouts),
    )
    found.extend(mistakes(files))
    return (None, found) if found else (_document(files), [])


_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}


def _regulation_order(area: dict[str, Any]) -> list[str]:
    """A.I.2 before A.I.10 before A.II.1, whatever the files are called."""
    return [_ROMAN.get(part, part).rjust(3) for part in str(area["id"]).split(".")]


def _document(files: PackFiles) -> dict[str, Any]:
    assert files.pack
    assert files.gates
    assert files.wording
    return {
        "pack": files.pack[1].model_dump(mode="json"),
        "questions": sorted(
            (area.model_dump(mode="json") for _, area in files.questions), key=_regulation_order
        ),
        "gates": files.gates[1].model_dump(mode="json"),
        "layouts": [layout.model_dump(mode="json") for _, layout in files.layouts],
        "wording": files.wording[1].model_dump(mode="json")["wording"],
        "notes": files.notes[1].model_dump(mode="json") if files.notes else None,
    }
