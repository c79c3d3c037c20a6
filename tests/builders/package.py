"""Zip files of given parts."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

Parts = Mapping[str, str | bytes]


def save(path: Path, parts: Parts) -> Path:
    """Write the parts as a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relations(targets: Mapping[str, tuple[str, str]], external: bool = False) -> str:
    """A .rels part of {id: (kind, target)}."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if external else ""
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{office}/{kind}" Target="{target}"{mode}/>'
        for identifier, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
