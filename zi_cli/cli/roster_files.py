"""The files of the units of a roster, and what it says of each."""

from pathlib import Path
from typing import TYPE_CHECKING

from zi_cli.file_names import file_name, unlike
from zi_cli.new_file import refuse_existing

if TYPE_CHECKING:
    from zi_cli.workbook.roster import Unit


def files_for(roster: Path, folder: Path, force: bool) -> "list[tuple[Path, Unit]]":
    """A file for each unit, named after it. UsageProblem if one of them is there already."""
    from zi_cli.workbook.roster import read_roster

    taken: set[str] = set()
    files = []
    for unit in read_roster(roster):
        stem = unit.file.rpartition(".")[0] or unit.file or unit.name
        name = unlike(file_name(stem, ".xlsx"), taken)
        taken.add(name.casefold())
        files.append((folder / name, unit))
    for path, _ in files:
        refuse_existing(path, force)
    return files


def identity_of(unit: "Unit") -> dict[str, str]:
    """What the roster says, as the identity sheet asks it."""
    from zi_cli.workbook.roster import CATEGORIES

    yes_no = {True: "Ya", False: "Tidak", None: ""}
    said = {
        "unit": unit.name,
        "unit_id": unit.id,
        "type": unit.type,
        "parent": unit.parent,
        "region": unit.region,
        "target": CATEGORIES.get(unit.category, ""),
        "holds_wbk": yes_no[unit.holds_wbk],
    }
    return {field: entry for field, entry in said.items() if entry}
