"""Parts of an .ods file."""

_NAMES = {
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
HIDDEN = (
    '<style:style style:name="tersembunyi" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def row(*cells: str, repeated: int = 1) -> str:
    """A row of cell elements."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def cell(content: str = "", **attributes: str) -> str:
    """A cell; `value_type="float"` is office:value-type, `table_formula` is table:formula."""
    shown = ""
    for name, text in attributes.items():
        known, _, rest = name.partition("_")
        prefix, local = (known, rest) if known in _NAMES else ("office", name)
        shown += f' {prefix}:{local.replace("_", "-")}="{text}"'
    return f"<table:table-cell{shown}>{content}</table:table-cell>"


def number(value: float) -> str:
    """A cell with a number."""
    return cell(f"<text:p>{value}</text:p>", value_type="float", value=str(value))


def text(*paragraphs: str) -> str:
    """A cell with text."""
    return cell("".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs), value_type="string")


def table(*rows: str, name: str = "Lembar", style: str = "biasa") -> str:
    """A sheet."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def ods_parts(*tables: str, kind: str = "spreadsheet") -> dict[str, str | bytes]:
    """A document of these tables."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": (
            f"<office:document-content {names}><office:automatic-styles>{HIDDEN}</office:automatic-styles>"
            f"<office:body><office:{kind}>{''.join(tables)}</office:{kind}></office:body></office:document-content>"
        ),
    }
