"""From the files of a pack to one plain document. Slow (YAML, pydantic), hence its own module and run once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from zi_cli.criteria.lke.checks import mistakes
from zi_cli.criteria.lke.discussion_models import DiscussionModel
from zi_cli.criteria.lke.effort_models import EffortModel
from zi_cli.criteria.lke.models import GatesModel, LayoutModel, PackModel, QuestionsModel, WordingModel
from zi_cli.criteria.lke.notes_models import NotesModel
from zi_cli.criteria.lke.pack_files import PackFiles
from zi_cli.criteria.mistakes import Mistake, Place
from zi_cli.criteria.source_files import read_file
from zi_cli.criteria.yaml_files import named_file, yaml_files
from zi_cli.criteria.yaml_source import Source
from zi_cli.language import msg

_NAMED: Final = ("pack.yaml", "gates.yaml", "wording.yaml", "notes.yaml", "effort.yaml", "discussion.yaml")


def files_of(folder: Path) -> list[Path]:
    """The files of a pack that are read, those included that need not be there."""
    named = [named_file(folder, name) for name in _NAMED]
    return [*named, *yaml_files(folder / "questions"), *yaml_files(folder / "layouts")]


def compile_lke(
    folder: Path, over: Mapping[str, Path] | None = None
) -> tuple[dict[str, Any] | None, list[Mistake]]:
    """(document, []) or (None, every mistake). `over`: effort, discussion → file in place of the pack's own."""
    found: list[Mistake] = []
    named = {name: named_file(folder, name) for name in _NAMED}
    named |= {f"{name}.yaml": file for name, file in (over or {}).items()}
    pack = read_file(named["pack.yaml"], PackModel, found)
    gates = read_file(named["gates.yaml"], GatesModel, found)
    words = named["wording.yaml"]
    wording = (
        read_file(words, WordingModel, found)
        if words.exists()
        else (Source(words, []), WordingModel(wording={}))
    )
    notes = read_file(named["notes.yaml"], NotesModel, found) if named["notes.yaml"].exists() else None
    efforts, talk = named["effort.yaml"], named["discussion.yaml"]
    effort = read_file(efforts, EffortModel, found) if efforts.exists() else None
    discussion = read_file(talk, DiscussionModel, found) if talk.exists() else None
    questions = [read_file(file, QuestionsModel, found) for file in yaml_files(folder / "questions")]
    layouts = [read_file(file, LayoutModel, found) for file in yaml_files(folder / "layouts")]
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
        effort=effort,
        discussion=discussion,
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
        "effort": files.effort[1].model_dump(mode="json") if files.effort else None,
        "discussion": files.discussion[1].model_dump(mode="json") if files.discussion else None,
    }
