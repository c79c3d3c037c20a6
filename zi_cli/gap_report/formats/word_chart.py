"""The chart in a Word document: a PNG in the place of the template's picture of that name."""

import struct
from typing import Any, Final

from docx.oxml.ns import qn

from zi_cli.gap_report.chart import areas_chart
from zi_cli.gap_report.report import GapReport

PICTURE: Final = "areas_chart"
"""Name of the picture in the template."""
_PIXELS: Final = 1_400
"""Width: 240 to the inch at 15 cm."""


def place_chart(document: Any, report: GapReport) -> None:
    """Replace the picture, keep its width; nothing happens where a template has no such picture."""
    places = [one for one in document.element.body.iter(qn("pic:pic")) if _name(one) == PICTURE]
    if not places:
        return
    png = _png(areas_chart(report))
    wide, high = struct.unpack(">II", png[16:24])
    for place in places:
        relation = place.find(qn("pic:blipFill")).find(qn("a:blip")).get(qn("r:embed"))
        document.part.related_parts[relation]._blob = png
        _reshape(place, high / wide)


def _name(picture: Any) -> str:
    return str(picture.find(qn("pic:nvPicPr")).find(qn("pic:cNvPr")).get("name"))


def _reshape(picture: Any, high_to_wide: float) -> None:
    """Settle the height by the width, in the picture and in the frame around it."""
    frame = picture.getparent().getparent().getparent()
    sizes = [picture.find(qn("pic:spPr")).find(qn("a:xfrm")).find(qn("a:ext")), frame.find(qn("wp:extent"))]
    for size in sizes:
        size.set("cy", str(round(int(size.get("cx")) * high_to_wide)))


def _png(svg: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=_PIXELS))
