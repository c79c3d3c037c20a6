"""A folder of filled workbooks, made quickly: one constructed sample, with another name of its unit in each."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from zi_cli.criteria.load import load_pack
from zi_cli.demo.sample import UNIT, sample_content


@cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(sample_content(load_pack()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unit_file(path: Path, unit: str = "", saved: str = "") -> Path:
    """A workbook of `unit` (empty: of none that it names), last `saved` at 2026-03-01T08:00:00Z or the like."""
    path.parent.mkdir(parents=True, exist_ok=True)
    named = unit.replace("&", "&amp;").replace("<", "&lt;").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts().items():
            changed = content
            if name == "xl/sharedStrings.xml":
                changed = content.replace(UNIT.encode(), named)
            if name == "docProps/core.xml" and saved:
                changed = _saved(content, saved)
            archive.writestr(zipfile.ZipInfo(name), changed)
    return path


def _saved(core: bytes, saved: str) -> bytes:
    head, _, rest = core.partition(b"<dcterms:modified")
    _, tag, tail = rest.partition(b"</dcterms:modified>")
    return head + b'<dcterms:modified xsi:type="dcterms:W3CDTF">' + saved.encode() + tag + tail


def first_units(folder: Path) -> None:
    """Two units, the first of them twice, the second named by its file only."""
    unit_file(folder / "a.xlsx", "BP2P CONTOH Jawa I", "2026-01-01T00:00:00Z")
    unit_file(folder / "b.xlsx", "BP2P CONTOH Jawa I", "2026-02-01T00:00:00Z")
    unit_file(folder / "LKE BP2P CONTOH Jawa II.xlsx", "")
