"""The look of every output: colours, fonts and sizes, as data."""

from collections.abc import Mapping
from typing import Final

BLUE: Final = "#12436D"
TEXT: Final = "#0b0c0c"
GREY: Final = "#505a5f"
MID_GREY: Final = "#6f777b"
RULE: Final = "#d5d9db"
PALE: Final = "#f3f6f9"
LINK: Final = "#1d70b8"
WHITE: Final = "#ffffff"
#: A tint of the blue, for the line between two points of a chart.
TRACK: Final = "#9fb6cb"
#: Bars that a line runs over: three times as dark as the paper, and as light as the line.
BAR: Final = "#7795B4"
#: Words that name such bars, in a shade of theirs dark enough to read.
BAR_WORDS: Final = "#4A6888"

GREEN: Final = "#00703c"
AMBER: Final = "#8a6100"
RED: Final = "#b10e1e"

#: The Analysis Function's palette for categories; told apart without colour vision.
CATEGORIES: Final = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")

#: Liberation Sans has Arial's widths, so that a page breaks alike with either.
FONTS: Final = ("Arial", "Liberation Sans")
FONT_STACK: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"

#: Sizes in points, on paper.
SIZE_BODY: Final = 10
SIZE_TABLE: Final = 9
SIZE_NOTE: Final = 8.2
SIZE_CHART: Final = 8.5

#: The names `page.css` uses for colours, on a light ground.
LIGHT: Final[Mapping[str, str]] = {
    "ground": WHITE,
    "text": TEXT,
    "soft": GREY,
    "rule": RULE,
    "pale": PALE,
    "accent": BLUE,
    "link": LINK,
    "head": BLUE,
    "head-text": WHITE,
    "green": GREEN,
    "amber": AMBER,
    "red": RED,
    "unrated": MID_GREY,
    "badge-text": WHITE,
    "better": GREEN,
    "worse": RED,
    "notice": "#fff7e6",
}

#: The same names on a dark ground.
DARK: Final[Mapping[str, str]] = {
    "ground": "#10161b",
    "text": "#eef1f3",
    "soft": "#b4bdc3",
    "rule": "#3a444c",
    "pale": "#1b242c",
    "accent": "#9cc4ea",
    "link": "#8fc1f2",
    "head": "#1c4d7a",
    "head-text": WHITE,
    "green": "#4cc38a",
    "amber": "#e3b341",
    "red": "#ff8a80",
    "unrated": "#98a2a9",
    "badge-text": "#10161b",
    "better": "#4cc38a",
    "worse": "#ff8a80",
    "notice": "#2a2413",
}


def css_variables(colours: Mapping[str, str]) -> str:
    """Return the colours as CSS custom properties: `--text:#0b0c0c;--soft:…`."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())
