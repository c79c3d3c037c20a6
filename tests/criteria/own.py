"""A directorate's own criteria: copies of zi's, changed as one would change them in a text editor."""

import shutil
from pathlib import Path

from zi_cli.criteria.layers import pack_folders

PARKING = """
  - id: facilities.parking
    name: "Tempat parkir tamu CONTOH"
    mandatory: true
    met: "Tamu parkir tanpa menunggu."
    partly: "Tamu kadang menunggu."
    why: "Kesan pertama."
    evidence: ["Foto"]
    strategies: [substantif]
"""
DERIVED = """    lke:
      - {id: A.I.1.i.b, how: "CONTOH", met_from: A, partly_from: B}
"""
"""Below PARKING: the answer that it is derived from."""
GREEN = """
id: green_office
name: "Kantor hijau CONTOH"
about: "CONTOH."
required_percent: 50
source: "CONTOH"
criteria:
  - id: green_office.waste
    name: "Sampah dipilah CONTOH"
    mandatory: true
    met: "Dipilah tiap hari."
    partly: "Kadang dipilah."
    why: "Contoh bagi tamu."
    evidence: ["Foto"]
    strategies: [substantif]
"""
ADDED, REMOVED, MADE_MANDATORY = "facilities.parking", "facilities.queue", "facilities.lactation-room"


def edited_facilities(file: Path) -> Path:
    """Write zi's facilities.yaml with one criterion new, one gone, one made mandatory."""
    return own_facilities(
        file, MADE_MANDATORY, "    met:", "    mandatory: true\n    met:", PARKING + DERIVED
    )


def own_facilities(file: Path, changed: str, old: str, new: str, added: str) -> Path:
    """Write zi's facilities.yaml without REMOVED, with `added`, and with `old` replaced in the criterion `changed`."""
    text = (pack_folders()["minimum"] / "facilities.yaml").read_text(encoding="utf-8")
    head, *criteria = text.split("\n  - id: ")
    kept = [each for each in criteria if not each.startswith(f"{REMOVED}\n")]
    edited = [each.replace(old, new, 1) if each.startswith(f"{changed}\n") else each for each in kept]
    assert len(kept) == len(criteria) - 1
    assert edited != kept
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n  - id: ".join([head, *edited]) + added, encoding="utf-8")
    return file


def replaced(file: Path, old: str, new: str) -> Path:
    """Replace a piece of text in a file, once."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def copy_of(pack: str, folder: Path) -> Path:
    """A copy of one of zi's packs."""
    return shutil.copytree(pack_folders()[pack], folder)
