"""From the files of a pack to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from pathlib import Path
from typing import Any

from zi_cli.criteria.checks import PackFiles, mistakes
from zi_cli.criteria.mistakes import Mistake, Place
from zi_cli.criteria.models import GatesModel, LayoutModel, PackModel, QuestionsModel, WordingModel
from zi_cli.criteria.validate import Model, checked
from zi_cli.criteria.yaml_source import Source, load
from zi_cli.language import msg


def compile_files(folder: Path) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake)."""
    found: list[Mistake] = []
    pack = _read(folder / "pack.yaml", PackModel, found)
    gates = _read(folder / "gates.yaml", GatesModel, found)
    wording = (
        _read(folder / "wording.yaml", WordingModel, found)
        if (folder / "wording.yaml").exists()
        else (Source(folder / "wording.yaml", []), WordingModel(wording={}))
    )
    questions = [_read(file, QuestionsModel, found) for file in sorted((folder / "questions").glob("*.yaml"))]
    layouts = [_read(file, LayoutModel, found) for file in sorted((folder / "layouts").glob("*.yaml"))]
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
        all_questions=bool(questions) and all(questions),
        all_layouts=all(layouts),
    )
    found.extend(mistakes(files))
    return (None, found) if found else (_document(files), [])


def _read(file: Path, model: type[Model], found: list[Mistake]) -> tuple[Source, Model] | None:
    if not file.is_file():
        found.append(Mistake(Place(file, 1, 1), msg("the file {name} is missing", name=file.name)))
        return None
    source = load(file)
    result = checked(source, model)
    found.extend(source.mistakes)
    return (source, result) if result is not None else None


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
    }
