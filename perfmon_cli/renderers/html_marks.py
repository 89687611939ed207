"""Arrows and rating badges as small drawings; the word always stands beside them."""

from typing import Final

from markupsafe import Markup

from perfmon_cli import theme
from perfmon_cli.report.model import Mark, Tone

#: Each drawn in a square of 16: its ground, and the letter on it where it is a rating.
_DRAWINGS: Final = {
    Mark.UP: ("M8 2.5 14.5 14h-13z", ""),
    Mark.DOWN: ("M8 13.5 1.5 2h13z", ""),
    Mark.FLAT: ("M1.5 6h13v4h-13z", ""),
    Mark.NO_ARROW: ("M3.5 7.2h9v1.6h-9z", ""),
    Mark.GREEN: ("M8 0a8 8 0 1 1 0 16A8 8 0 1 1 8 0z", "M10.9 5.7A3.7 3.7 0 1 0 11.2 10V8.3H8.6"),
    Mark.AMBER: (
        "M1.5 0h13Q16 0 16 1.5v13q0 1.5-1.5 1.5h-13Q0 16 0 14.5v-13Q0 0 1.5 0z",
        "M4.6 12 8 4l3.4 8M5.9 9.3h4.2",
    ),
    Mark.RED: (
        "M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z",
        "M5.8 12V4.3h2.6a2.2 2.2 0 0 1 0 4.4H5.8M8.7 8.7l2.3 3.3",
    ),
    Mark.NOT_RATED: ("M8 0a8 8 0 1 1 0 16A8 8 0 1 1 8 0z", "M5 8h6"),
}
_RATINGS: Final = {
    Mark.GREEN: "green",
    Mark.AMBER: "amber",
    Mark.RED: "red",
    Mark.NOT_RATED: "unrated",
}
_TONES: Final = {Tone.BETTER: "better", Tone.WORSE: "worse", Tone.NEUTRAL: "text"}


def colour_name(mark: Mark, tone: Tone) -> str:
    """Return the name of the mark's colour, as in `theme.LIGHT`."""
    return _RATINGS.get(mark) or _TONES[tone]


def is_rating(mark: Mark) -> bool:
    """Whether the mark is a rating badge, not an arrow."""
    return mark in _RATINGS


def names(mark: Mark, tone: Tone) -> str:
    """Return the style names of the mark's drawing."""
    return f"sign{' rating' if is_rating(mark) else ''} {colour_name(mark, tone)}"


def inline(mark: Mark, tone: Tone) -> Markup:
    """Return the mark as SVG within a page, coloured by the page's style."""
    ground, letter = _DRAWINGS[mark]
    drawn = Markup('<path d="{}"/>').format(ground)
    if letter:
        drawn += Markup('<path class="letter" d="{}"/>').format(letter)
    return Markup(
        '<svg class="{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>'
    ).format(names(mark, tone), drawn)


def picture(mark: Mark, tone: Tone) -> bytes:
    """Return the mark as an SVG file of its own, in the colours of paper."""
    ground, letter = _DRAWINGS[mark]
    colour = theme.LIGHT[colour_name(mark, tone)]
    drawn = f'<path fill="{colour}" d="{ground}"/>'
    if letter:
        stroke = 'fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'
        drawn += f'<path {stroke} stroke="{theme.WHITE}" d="{letter}"/>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f"{drawn}</svg>"
    ).encode()
