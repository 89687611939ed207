"""Colours of charts: told apart in grey, and from the paper (WCAG 1.4.11, Analysis Function)."""

import io

import pytest
from matplotlib.colors import to_rgb
from PIL import Image as Pillow

from perfmon_cli import theme
from perfmon_cli.charts import control, draw, over_time
from tests.charts.charts import over_time as lines


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG 2.2 reckons it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("index", range(len(theme.CATEGORIES) - 1))
def test_neighbours_differ_in_grey(index: int) -> None:
    """A line and the next have three times the light of each other, so that a copier keeps them."""
    assert contrast(theme.CATEGORIES[index], theme.CATEGORIES[index + 1]) >= 3


@pytest.mark.parametrize("colour", [*theme.CATEGORIES, theme.MID_GREY, theme.BAR, theme.TEXT])
def test_marks_stand_out_from_the_paper(colour: str) -> None:
    """What carries a number has three times the light of the ground, or a third."""
    assert contrast(colour, theme.WHITE) >= 3


def test_a_line_over_bars_stands_out_from_them() -> None:
    """The average of months is as far from the bars as these are from the paper."""
    assert contrast(theme.BLUE, theme.BAR) >= 3


@pytest.mark.parametrize("colour", [theme.TEXT, theme.GREY, theme.BLUE, theme.MID_GREY])
def test_words_are_readable(colour: str) -> None:
    """Words have a contrast of 4.5 at least (WCAG 1.4.3)."""
    assert contrast(colour, theme.WHITE) >= 4.5


def test_lines_differ_in_shape_as_well_as_in_colour() -> None:
    """No two lines of a chart have one mark, nor do two kinds of point of a control chart."""
    marks = [over_time.style_of(index, 5)["marker"] for index in range(len(theme.CATEGORIES))]
    assert len(set(marks)) == len(marks)
    kinds = [mark["marker"] for mark in control.MARKS.values()]
    assert len(set(kinds)) == len(kinds)


def test_a_picture_in_grey_keeps_both_lines() -> None:
    """Two lines of one chart are two greys, far apart, when it is copied."""
    chart = lines((10, 10, 10, 10), (90, 90, 90, 90))
    counts = Pillow.open(io.BytesIO(draw(chart).png)).convert("L").histogram()
    first, second = (
        Pillow.new("RGB", (1, 1), colour).convert("L").tobytes()[0]
        for colour in theme.CATEGORIES[:2]
    )
    assert min(counts[first], counts[second]) > 500
    assert abs(first - second) > 60
