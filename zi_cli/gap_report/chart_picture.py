"""A picture of our own from what pygal drew: it works inlined in a page, in typst and in a rasteriser.

Looks stand as attributes, which a page's own style sheet overrules by class (`chart-pemenuhan`, `chart-reform`,
`chart-minimum`, `chart-grid`, `chart-inside-…`); all else has the colour of the text around it, light or dark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

FONT_SIZE: Final = 17
_LEGEND_HEIGHT: Final = 32
_LEGEND_STEP: Final = 150
_OVERHANG: Final = 14
"""Room for the last number of the scale, which is centred on the edge."""
_ROOM_INSIDE: Final = 90
"""A bar this long carries its number inside."""
_SVG: Final = "{http://www.w3.org/2000/svg}"
_LOOKS: Final[Mapping[str, Mapping[str, str]]] = {
    "pemenuhan": {"fill": "#a9cbe2", "stroke": "#1d4e79"},
    "reform": {"fill": "#2f6c9b", "stroke": "#1d4e79"},
    "grid": {"stroke": "currentColor", "stroke-opacity": "0.22", "fill": "none"},
    "minimum": {"stroke": "currentColor", "stroke-width": "2.5", "stroke-dasharray": "7,4", "fill": "none"},
    "inside-pemenuhan": {"fill": "#0f2a43"},
    "inside-reform": {"fill": "#ffffff"},
    "outside": {},
}
"""One bar light, one dark: grey paper tells them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands around the bars."""

    mark: str
    """Start of the ids within the picture, unique on a page."""
    title: str
    text: str
    """The whole chart in words."""
    series: tuple[tuple[str, str], ...]
    """Class and name of each series, the upper bar first."""
    fonts: str


def picture(
    drawn: Element,
    caption: Caption,
    labels: Sequence[Sequence[str]],
    numbers: Mapping[str, Sequence[str]],
    minimum: str | None,
) -> str:
    """`drawn` redrawn; labels and numbers in pygal's order. The tick whose text ends in `minimum` becomes its line."""
    plot = next(node for node in drawn.iter(f"{_SVG}g") if node.get("class") == "plot")
    _, _, width, height = (float(number) for number in drawn.attrib["viewBox"].split())
    svg = _frame(caption, width + _OVERHANG, height + _LEGEND_HEIGHT)
    left, top = (float(part) for part in plot.attrib["transform"][10:-1].split(","))
    _add_legend(svg, caption, left)
    body = SubElement(svg, "g", {"transform": f"translate({left:.2f},{top + _LEGEND_HEIGHT:.2f})"})
    names, scale = (node for node in plot if (node.get("class") or "").startswith("axis"))
    last = None
    for tick in scale:
        path, text = tick[0], tick[1].text or ""
        wanted = minimum is not None and text.endswith(minimum)
        line = Element("path", {"d": path.attrib["d"]} | _look("minimum" if wanted else "grid"))
        if wanted:
            last = line
        else:
            body.append(line)
        _add_text(body, tick[1], [text], "middle")
    ends = [_add_bar(body, *bar) for bar in _bars(plot, numbers)]
    if last is not None:
        # Over the bars, to be seen where they pass it, and under their numbers.
        body.append(last)
    body.extend(ends)
    for tick, label in zip(names, labels, strict=True):
        _add_text(body, tick[0], label, "end")
    return tostring(svg, encoding="unicode")


def _bars(plot: Element, numbers: Mapping[str, Sequence[str]]) -> Iterator[tuple[Element, str, str]]:
    """Every bar with the name of its series and its number; pygal draws the series in an order of its own."""
    for place, (name, texts) in enumerate(numbers.items()):
        series = next(node for node in plot if f"serie-{place}" in (node.get("class") or "").split())
        for rect, text in zip(series.iter(f"{_SVG}rect"), texts, strict=True):
            yield rect, name, text


def _frame(caption: Caption, width: float, height: float) -> Element:
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:g} {height:g}",
            "class": "chart",
            "role": "img",
            "aria-labelledby": f"{caption.mark}-title {caption.mark}-text",
            "font-family": caption.fonts,
            "font-size": str(FONT_SIZE),
            "fill": "currentColor",
        },
    )
    SubElement(svg, "title", {"id": f"{caption.mark}-title"}).text = caption.title
    SubElement(svg, "desc", {"id": f"{caption.mark}-text"}).text = caption.text
    return svg


def _add_legend(svg: Element, caption: Caption, left: float) -> None:
    for place, (name, text) in enumerate(caption.series):
        x = left + place * _LEGEND_STEP
        SubElement(svg, "rect", {"x": f"{x:g}", "y": "6", "width": "16", "height": "16"} | _look(name))
        SubElement(svg, "text", {"x": f"{x + 24:g}", "y": "20"}).text = text


def _add_bar(body: Element, rect: Element, name: str, number: str) -> Element:
    """Draws a bar and returns its number, to be laid over everything."""
    x, y, width, height = (float(rect.attrib.get(key, 0)) for key in ("x", "y", "width", "height"))
    place = {"x": f"{x:.2f}", "y": f"{y:.2f}", "width": f"{width:.2f}", "height": f"{height:.2f}"}
    body.append(Element("rect", place | _look(name)))
    inside = width >= _ROOM_INSIDE
    text = Element(
        "text",
        {
            "x": f"{x + (8 if inside else width + 7):.2f}",
            "y": f"{y + height / 2 + FONT_SIZE * 0.33:.2f}",
            "font-size": str(FONT_SIZE - 2),
        }
        | _look(f"inside-{name}" if inside else "outside"),
    )
    text.text = number
    return text


def _add_text(body: Element, at: Element, lines: Sequence[str], anchor: str) -> None:
    """Text where pygal put it, its lines centred on that place."""
    if not any(line.strip() for line in lines):
        return
    x, step = float(at.attrib["x"]), FONT_SIZE * 1.15
    first = float(at.attrib["y"]) - step * (len(lines) - 1) / 2
    text = SubElement(body, "text", {"text-anchor": anchor})
    for place, line in enumerate(lines):
        SubElement(text, "tspan", {"x": f"{x:.2f}", "y": f"{first + step * place:.2f}"}).text = line


def _look(name: str) -> dict[str, str]:
    return {"class": f"chart-{name}"} | dict(_LOOKS[name])
