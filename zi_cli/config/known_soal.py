"""Soal that zi.toml speaks of and that the criteria in force do not have."""

from collections.abc import Collection

from zi_cli.config.config import Config
from zi_cli.config.notes import ConfigProblem, Notes
from zi_cli.language import msg


def refuse_unknown_soal(config: Config, known: Collection[int]) -> None:
    """ConfigProblem for every soal of a waiver that is none of `known`, each with its line."""
    unknown = {place: sorted(entry.soal_ids.difference(known)) for place, entry in enumerate(config.waivers)}
    if config.path is None or not any(unknown.values()):
        return
    notes = Notes(config.path, config.path.read_text(encoding="utf-8-sig"))
    for place, numbers in unknown.items():
        for number in numbers:
            wrong = msg(
                "there is no soal {soal}; they go from {first} to {last}",
                soal=number,
                first=min(known),
                last=max(known),
            )
            notes.add(("waiver", place, "soal"), wrong)
    raise ConfigProblem(notes.mistakes)
