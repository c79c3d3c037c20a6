"""The look of the workbook: few colours, all of which print well in grey."""

from typing import Any, Final

FONT: Final = "Arial"
INK: Final = "#1F2A37"
QUIET: Final = "#5B6673"
LINE: Final = "#C4CCD6"
HEAD: Final = "#1F3864"
INPUT: Final = "#FFF8E1"
CALCULATED: Final = "#F3F5F8"
WRONG: Final = "#F8D7D2"
GOOD: Final = "#DDEEDF"
OPEN: Final = "#FBE6C8"
LEVELS: Final = {"component": "#9DB2D5", "aspect": "#B8C7E2", "area": "#D5DEEE", "sub_area": "#EDF1F8"}

_BASE: Final = {"font_name": FONT, "font_size": 9, "font_color": INK, "valign": "top", "text_wrap": True}
_CELL: Final = {**_BASE, "border": 1, "border_color": LINE}

_TYPED: Final = {**_CELL, "bg_color": INPUT, "locked": False}
_CHOSEN: Final = {**_TYPED, "align": "center", "bold": True, "font_size": 10}
_SHOWN: Final = {**_CELL, "bg_color": CALCULATED}
_LARGE: Final = {"font_size": 11, "valign": "vcenter"}

STYLES: Final[dict[str, dict[str, Any]]] = {
    # words
    "title": {"font_name": FONT, "font_size": 16, "bold": True, "font_color": HEAD, "valign": "vcenter"},
    "title_lines": {**_BASE, "font_size": 13, "bold": True, "font_color": HEAD, "valign": "vcenter"},
    "unit": {"font_name": FONT, "font_size": 12, "bold": True, "font_color": INK, "valign": "vcenter"},
    "lead": {**_BASE, "font_size": 10, "font_color": QUIET, "text_wrap": False, "valign": "vcenter"},
    "paragraph": {**_BASE, **_LARGE},
    "section": {
        **_BASE,
        "font_size": 13,
        "bold": True,
        "font_color": HEAD,
        "text_wrap": False,
        "valign": "bottom",
    },
    "plain": {**_BASE, "text_wrap": False, "valign": "vcenter"},
    "bold": {"bold": True, "font_name": FONT, "font_size": 9, "font_color": INK},
    "regular": {"font_name": FONT, "font_size": 9, "font_color": INK},
    # tables
    "header": {
        **_CELL,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": HEAD,
        "align": "center",
        "valign": "vcenter",
    },
    "header_left": {**_CELL, **_LARGE, "bold": True, "font_color": "#FFFFFF", "bg_color": HEAD},
    "text": _CELL,
    "text_bold": {**_CELL, "bold": True},
    "small": {**_CELL, "font_size": 8, "font_color": QUIET},
    "centre": {**_CELL, "align": "center"},
    "large": {**_CELL, **_LARGE},
    "large_bold": {**_CELL, **_LARGE, "bold": True},
    "large_centre": {**_CELL, **_LARGE, "align": "center"},
    "large_input": {**_TYPED, **_LARGE},
    "jump": {**_CELL, **_LARGE, "bold": True, "font_color": "#0B5394", "underline": 1},
    "wrong_cell": {**_CELL, "bg_color": WRONG},
    "shown_cell": _SHOWN,
    # calculated
    "points": {**_SHOWN, "align": "right", "num_format": "0.00"},
    "percent": {**_SHOWN, "align": "right", "num_format": "0.0%"},
    "whole": {**_SHOWN, "align": "right", "num_format": "0"},
    "status": {**_SHOWN, "align": "center"},
    "large_points": {**_SHOWN, **_LARGE, "align": "right", "num_format": "0.00"},
    "large_percent": {**_SHOWN, **_LARGE, "align": "right", "num_format": "0.0%"},
    "large_whole": {**_SHOWN, **_LARGE, "align": "center", "num_format": "0"},
    "large_status": {**_SHOWN, **_LARGE, "align": "center"},
    "verdict": {
        **_SHOWN,
        "font_size": 18,
        "bold": True,
        "font_color": HEAD,
        "valign": "vcenter",
        "indent": 1,
    },
    "hidden": {"font_name": FONT, "font_size": 8, "font_color": QUIET},
    # to fill in
    "input": _TYPED,
    "link": {**_TYPED, "font_color": "#0B5394", "underline": 1},
    "choice": _CHOSEN,
    "index": {**_CHOSEN, "num_format": "0.00##"},
    "count": {**_CHOSEN, "num_format": "0"},
    "number": {**_CHOSEN, "num_format": "0.##"},
    "share": {**_CHOSEN, "num_format": "0.##%"},
    # lists of plain tables
    "list_points": {**_CELL, "align": "right", "num_format": "0.00"},
    "list_percent": {**_CELL, "align": "right", "num_format": '0.00" %"'},
    "list_whole": {**_CELL, "align": "center", "num_format": "0"},
    "list_effort": {**_CELL, "align": "right"},
    "list_points_uncut": {**_CELL, "align": "right", "num_format": "0.00######"},
    "list_percent_uncut": {**_CELL, "align": "right", "num_format": '0.00######" %"'},
    "input_day": {**_TYPED, "align": "center", "num_format": "dd/mm/yyyy"},
    "tone_good": {**_CELL, "bg_color": GOOD},
    "tone_wrong": {**_CELL, "bg_color": WRONG},
    "tone_open": {**_CELL, "bg_color": OPEN},
    "list_link": {**_CELL, "font_color": "#0B5394", "underline": 1},
    "band": {**_BASE, "bold": True, "bg_color": LEVELS["area"], "text_wrap": False, "valign": "vcenter"},
    # marks of plain tables: blue against orange, and dark against light, for eyes and printers without colour
    "mark_best": {"bg_color": "#1F4E79", "font_color": "#FFFFFF", "bold": True},
    "mark_near": {"bg_color": "#B9D5EE", "bold": True},
    "mark_far": {"bg_color": "#FCEBDD"},
    "mark_off": {"bg_color": "#D5D8DC", "italic": True},
    "mark_below": {"bg_color": "#F4BE94", "font_color": "#5C2207", "bold": True},
    "mark_open": {"bg_color": "#E9ECF0", "italic": True},
    # conditional
    "wrong": {"bg_color": WRONG, "font_color": "#8A1C0E"},
    "faint": {"font_color": "#9AA3AE", "bold": False},
    "exact": {"num_format": "0.00#######"},
    "good": {"bg_color": GOOD},
    "open": {"bg_color": OPEN},
    **{
        f"{level}{suffix}": {**_CELL, "bold": True, "bg_color": colour, **extra}
        for level, colour in LEVELS.items()
        for suffix, extra in (
            ("", {}),
            ("_points", {"num_format": "0.00", "align": "right"}),
            ("_percent", {"num_format": "0.0%", "align": "right"}),
        )
    },
}
"""Name → format, as xlsxwriter takes it."""
