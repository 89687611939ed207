"""Pictures of charts: what their bytes hold."""

import re
import struct
from dataclasses import replace

import pytest
from defusedxml import ElementTree

from perfmon_cli.charts import canvas, draw
from perfmon_cli.report.model import Chart, ChartKind
from tests.charts.charts import change_by_area, control, each_area, other_areas, over_time

KINDS = [
    pytest.param(change_by_area(notes=("", "", "no clear change")), id="change by area"),
    pytest.param(over_time((3, None, 5), (1, 2, 3)), id="over time"),
    pytest.param(control(rebase=True, goal=35.0), id="control chart"),
    pytest.param(each_area((70.0, 72.0), (None, 60.0)), id="each area over time"),
    pytest.param(other_areas(), id="other areas"),
]


@pytest.mark.parametrize("chart", KINDS)
def test_same_chart_same_bytes(chart: Chart) -> None:
    """A picture depends on its chart alone."""
    assert draw(chart) == draw(chart)


@pytest.mark.parametrize("chart", KINDS)
def test_svg_is_self_contained(chart: Chart) -> None:
    """The drawing names nothing outside itself, and no date or program."""
    svg = (draw(chart).svg or b"").decode()
    assert svg.startswith("<svg ")
    assert "<metadata" not in svg
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert set(re.findall(r'(?:href="|url\()(.)', svg)) == {"#"}


@pytest.mark.parametrize("chart", KINDS)
def test_words_stay_words(chart: Chart) -> None:
    """Text is text in a font every machine has, so that it can be searched; the title is not."""
    svg = (draw(chart).svg or b"").decode()
    assert f">{_words(chart)}" in svg
    assert svg.count("font-family") == 1
    assert svg.startswith("<svg font-family=\"Arial, 'Liberation Sans', Helvetica, sans-serif\" ")
    assert chart.title not in svg


@pytest.mark.parametrize("chart", KINDS)
def test_narrow_says_the_same(chart: Chart) -> None:
    """The drawing for a phone has the words of the wide one, without a PNG; few periods fit."""
    wide, narrow = draw(chart), draw(chart, narrow=True)
    assert (narrow.png, narrow.width_mm) == (b"", canvas.NARROW_MM)
    assert draw(chart, narrow=True) == narrow
    written = [set(_texts(one.svg or b"")) for one in (wide, narrow)]
    scales = {text for text in set.union(*written) if re.fullmatch(r"[\d.]+%?|Month \d+", text)}
    assert written[0] - scales == written[1] - scales
    assert written[1] - scales


def test_a_drawing_holds_nothing_needless() -> None:
    """It stands in the text of a page: no lines, no names of groups, no hair's breadths."""
    svg = (draw(control(rebase=True)).svg or b"").decode()
    assert "\n" not in svg
    assert "<g/>" not in svg
    assert not re.search(r' id="(?:figure|axes|patch|text|line2d|xtick|ytick)_', svg)
    assert not re.search(r"<[^>]*\.\d{3}", svg)
    assert "rotate(" not in svg


def test_numbers_that_are_words_stay_whole() -> None:
    """Only coordinates are shortened."""
    assert (
        ">£1.23456</text>"
        in (draw(replace(change_by_area(), categories=("£1.23456", "B", "C"))).svg or b"").decode()
    )


@pytest.mark.parametrize("chart", KINDS)
def test_png_is_as_large_as_said(chart: Chart) -> None:
    """The picture for Word has 200 points an inch of the size it is made for."""
    image = draw(chart)
    width, height = struct.unpack(">II", image.png[16:24])
    assert width == pytest.approx(image.width_mm / 25.4 * 200, abs=1)
    assert height == pytest.approx(image.height_mm / 25.4 * 200, abs=1)
    assert b"Software" not in image.png


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        pytest.param("Leeds \x01\x00\x1b[31m", "Leeds [31m", id="control characters"),
        pytest.param("<script>&amp;", "&lt;script&gt;&amp;amp;", id="markup"),
        pytest.param("$x^2$ \\frac", "$x^2$ \\frac", id="formula"),
        pytest.param("Le\u202eeds\ud800\ufeff", "Leeds", id="marks of direction and halves"),
        pytest.param("Leeds\t\x85East", "Leeds East", id="odd spaces"),
        pytest.param("Leeds 🚔 日本", "Leeds 🚔 日本", id="letters that the font lacks"),
    ],
)
def test_odd_characters_are_drawn_or_left_out(typed: str, drawn: str) -> None:
    """Whatever a name holds the picture is made, whole, and nothing is said of it."""
    chart = replace(change_by_area(), categories=(typed, "B", "C"))
    svg = (draw(chart).svg or b"").decode()
    assert ElementTree.fromstring(svg) is not None
    assert f">{drawn}</text>" in svg


def _texts(svg: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter() if text.text]


def _words(chart: Chart) -> str:
    """Something that every kind of chart writes: the name of its first line, or of a period."""
    named = chart.kind in {ChartKind.CHANGE_BY_AREA, ChartKind.OVER_TIME, ChartKind.EACH_AREA}
    return chart.series[0].name if named else chart.categories[-1]
