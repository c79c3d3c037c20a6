"""Zip files that lie, multiply or end too early."""

import io
import struct
import zipfile
from pathlib import Path

from tests.builders.hostile.case import END_OF_CELLS, SHEET, Hostile, sound, with_more
from tests.builders.package import save
from zi_cli.criteria.criteria_set import CriteriaSet

_MEGABYTE = 1 << 20


def _padded(megabytes: int, part: str = SHEET) -> Hostile:
    blanks = with_more(part, END_OF_CELLS, lambda: " " * (megabytes * _MEGABYTE))
    return Hostile(blanks, refused="unpacks to more than")


def nested(path: Path, criteria: CriteriaSet) -> Path:
    """A bomb in a zip in a zip: beside the sheets, and as one of them."""
    content: bytes = b"\0" * (20 * _MEGABYTE)
    for _ in range(3):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(4):
                archive.writestr(f"{copy}.zip", content)
        content = packed.getvalue()
    return save(path, {**sound(), "xl/media/bom.zip": content, SHEET: content})


def many_entries(path: Path, criteria: CriteriaSet) -> Path:
    """A directory of 30,000 entries."""
    empty = dict.fromkeys((f"xl/media/{number}.png" for number in range(30_000)), b"")
    return save(path, {**sound(), **empty})


def _patched(path: Path, criteria: CriteriaSet, name: str, at: int, form: str, value: int) -> Path:
    """A sound LKE whose zip directory says something else of one part."""
    save(path, sound())
    data = bytearray(path.read_bytes())
    entry = data.rfind(name.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into(form, data, entry + at, value)
    path.write_bytes(data)
    return path


def too_small(path: Path, criteria: CriteriaSet) -> Path:
    """A part that unpacks to more than the directory says."""
    return _patched(path, criteria, SHEET, 24, "<I", 1000)


def too_big(path: Path, criteria: CriteriaSet) -> Path:
    """A part that is said to unpack to 4 GB."""
    return _patched(path, criteria, SHEET, 24, "<I", 0xFFFF_FFF0)


def overlapping(path: Path, criteria: CriteriaSet) -> Path:
    """An entry that starts where another one does."""
    return _patched(path, criteria, SHEET, 42, "<I", 0)


def encrypted_entry(path: Path, criteria: CriteriaSet) -> Path:
    """A part that is said to need a password."""
    return _patched(path, criteria, SHEET, 8, "<H", 1)


def cut_off(path: Path, criteria: CriteriaSet) -> Path:
    """Half a file."""
    save(path, sound())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def same_name_twice(path: Path, criteria: CriteriaSet) -> Path:
    """Two sheets under one name."""
    parts = sound()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*parts.items(), (SHEET.upper(), parts[SHEET])):
            archive.writestr(name, content)
    return path


def lock_file(path: Path, criteria: CriteriaSet) -> Path:
    """What Excel puts beside a workbook that is open."""
    path = path.with_name(f"~${path.name}")
    owner = "Alif CONTOH"
    wide = owner.ljust(54).encode("utf-16-le")
    path.write_bytes(bytes([len(owner)]) + owner.ljust(54).encode() + bytes([len(owner), 0]) + wide)
    return path


def web_page(path: Path, criteria: CriteriaSet) -> Path:
    """A web page under the name of a workbook."""
    path.write_bytes(b"<html><table><tr><td><script>alert(1)</script></td></tr></table></html>")
    return path


ZIPS = {
    "bom-zip": _padded(200),
    "bom-zip-bertingkat": Hostile(nested, refused="cannot be read"),
    "banyak-bagian": Hostile(many_entries, refused="consists of more than"),
    "ukuran-bohong-kecil": Hostile(too_small, refused="cannot be read"),
    "ukuran-bohong-besar": Hostile(too_big, refused="unpacks to more than"),
    "bagian-bertumpuk": Hostile(overlapping, refused="cannot be read"),
    "bagian-bersandi": Hostile(encrypted_entry, refused="cannot be read"),
    "terpotong": Hostile(cut_off, refused="incomplete or damaged"),
    "dua-lembar-bernama-sama": Hostile(same_name_twice),
    "kunci": Hostile(lock_file, refused="Excel"),
    "halaman-web": Hostile(web_page, refused="web page", suffix=".xls"),
}
