"""Charts of the page in real Chromium: which drawing is shown, and how large its letters are."""

from pathlib import Path

import pytest

from perfmon_cli.charts import canvas, draw, lettering
from perfmon_cli.renderers import html
from perfmon_cli.report.model import Chart
from tests.charts.charts import change_by_area
from tests.renderers.sample import sample_images, sample_report
from tools.browser import Browser

_ID = "chart_satisfaction"
_SHOWN = f"""(async () => {{
  const image = document.querySelector("#{_ID} img");
  await image.decode();
  const frame = image.closest("figure"), box = image.getBoundingClientRect();
  const padding = parseFloat(getComputedStyle(image).paddingLeft);
  return [image.currentSrc === image.src ? "wide" : "narrow", box.width - 2 * padding,
          frame.scrollWidth <= frame.clientWidth && box.right <= innerWidth];
}})()"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page, with its chart drawn wide and narrow."""
    chart: Chart = change_by_area()
    path = tmp_path_factory.mktemp("page") / "page.html"
    images = {**sample_images(), _ID: draw(chart)}
    path.write_bytes(html.render(sample_report(), images, {_ID: draw(chart, narrow=True)}))
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "shown"),
    [
        pytest.param(320, "narrow", id="the narrowest"),
        pytest.param(390, "narrow", id="a phone"),
        pytest.param(704, "narrow", id="44 rem"),
        pytest.param(705, "wide", id="more"),
        pytest.param(1280, "wide", id="a desk"),
    ],
)
def test_a_chart_fits_its_window(
    chromium: Browser, page: Path, width: int, shown: str, scheme: str
) -> None:
    """Nothing is to be moved sideways, and it stands in the drawing that is made for the window."""
    chromium.open(page, width=width, prefers_color_scheme=scheme)
    drawing, _, fits = chromium.run(_SHOWN)
    assert (drawing, fits) == (shown, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "least"), [(390, 11.0), (320, 9.0)])
def test_letters_can_be_read(
    chromium: Browser, page: Path, width: int, least: float, scheme: str
) -> None:
    """How many CSS pixels the smallest letters of a chart are high on a phone."""
    chromium.open(page, width=width, prefers_color_scheme=scheme)
    _, pixels, _ = chromium.run(_SHOWN)
    assert pixels / (canvas.NARROW_MM / canvas.INCH_MM) * lettering.SMALL / 72 >= least


def test_a_chart_is_said_once(chromium: Browser, page: Path) -> None:
    """Of two drawings a reader hears one, with its words."""
    chromium.open(page, width=390)
    nodes = chromium.call("Accessibility.getFullAXTree")["nodes"]
    (chart,) = (one for one in sample_report().blocks if isinstance(one, Chart))
    said = [one["name"]["value"] for one in nodes if one["role"].get("value") == "image"]
    assert said.count(chart.alt) == 1


def test_paper_takes_the_wide_one(chromium: Browser, page: Path) -> None:
    """Whatever window it is printed from."""
    chromium.open(page, width=390)
    is_narrow = f'matchMedia(document.querySelector("#{_ID} source").media).matches'
    assert chromium.run(is_narrow) is True
    chromium.call("Emulation.setEmulatedMedia", media="print")
    assert chromium.run(is_narrow) is False
