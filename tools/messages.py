"""Keep the catalogue of messages: extract from the code, merge into the .po files, compile the .mo files.

usage: python tools/messages.py [--check]

`--check` changes nothing and exits 1 if a message is not translated or a compiled file is out of date.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "zi_cli" / "locale"
KEYWORDS = {"msg": None, "say": None}


def extracted() -> Catalog:
    """Every message id in the code."""
    catalog = Catalog(project="zi-cli", charset="utf-8")
    for name, _line, message, comments, _context in extract_from_dir(
        ROOT / "zi_cli", [("**.py", "python")], {}, KEYWORDS
    ):
        catalog.add(message, locations=[(f"zi_cli/{Path(name).as_posix()}", 1)], auto_comments=comments)
    return catalog


def merged(po: Path, template: Catalog) -> Catalog:
    """The translations of `po`, with the messages of `template`."""
    with po.open("rb") as stream:
        catalog = read_po(stream, locale=po.parent.parent.name)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def text_of(catalog: Catalog) -> bytes:
    """The .po file, without anything that changes from day to day."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_output=True, no_location=True, omit_header=False, width=110)
    lines = buffer.getvalue().decode().splitlines()
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
    return ("\n".join(line for line in lines if not line.startswith(dated)) + "\n").encode()


def compiled(catalog: Catalog) -> bytes:
    """The .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Messages without a translation."""
    return [str(message.id) for message in catalog if message.id and not message.string]


def misplaced(catalog: Catalog) -> list[str]:
    """Messages whose translation names other places than the original."""
    import string

    def places(text: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    return [str(m.id) for m in catalog if m.id and m.string and places(str(m.id)) != places(str(m.string))]


def main(arguments: list[str]) -> int:
    """Update, or check."""
    template, wrong = extracted(), 0
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalog = merged(po, template)
        mo = po.with_suffix(".mo")
        for text in missing(catalog):
            print(f"{po.name}: not translated: {text}")
        for text in misplaced(catalog):
            print(f"{po.name}: other places in braces: {text}")
        wrong += len(missing(catalog)) + len(misplaced(catalog))
        if "--check" in arguments:
            if not mo.exists() or mo.read_bytes() != compiled(read_catalog(po)):
                print(f"{mo.name}: out of date; run python tools/messages.py")
                wrong += 1
            continue
        po.write_bytes(text_of(catalog))
        mo.write_bytes(compiled(read_catalog(po)))
    return 1 if wrong else 0


def read_catalog(po: Path) -> Catalog:
    """The catalogue in a .po file as it stands; babel would date it with the present minute."""
    with po.open("rb") as stream:
        catalog = read_po(stream, locale=po.parent.parent.name)
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalog


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
