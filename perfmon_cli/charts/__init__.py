"""Charts: a figure of the report drawn to the bytes of a picture, one file a kind."""

from perfmon_cli.report.model import Chart, ChartKind, Image


def draw(chart: Chart) -> Image:
    """Draw the chart; the same chart gives the same bytes.

    The title is not in the picture: renderers print it as the caption.
    """
    from perfmon_cli.charts import canvas, change_by_area, over_time  # noqa: PLC0415  slow to load

    figures = {
        ChartKind.CHANGE_BY_AREA: change_by_area.figure,
        ChartKind.OVER_TIME: over_time.figure,
    }
    with canvas.style():
        return canvas.image(figures[chart.kind](chart))
