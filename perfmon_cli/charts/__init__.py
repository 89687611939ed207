"""Charts: a figure of the report drawn to the bytes of a picture, one file a kind."""

from perfmon_cli.report.model import Chart, ChartKind, Image


def draw(chart: Chart, *, narrow: bool = False) -> Image:
    """Draw the chart; the same chart gives the same bytes.

    The title is not in the picture: renderers print it as the caption. `narrow` is for a phone,
    and has no PNG.
    """
    from perfmon_cli.charts import (  # noqa: PLC0415  slow to load
        canvas,
        change_by_area,
        control,
        distribution,
        each_area,
        months,
        other_areas,
        over_time,
        picture,
        plain,
    )

    figures = {
        ChartKind.CHANGE_BY_AREA: change_by_area.figure,
        ChartKind.OVER_TIME: over_time.figure,
        ChartKind.EACH_AREA: each_area.figure,
        ChartKind.CONTROL: control.figure,
        ChartKind.OTHER_AREAS: other_areas.figure,
        ChartKind.MONTHS: months.figure,
        ChartKind.ROLLING: over_time.figure,
        ChartKind.BY_GROUP: over_time.figure,
        ChartKind.DISTRIBUTION: distribution.figure,
    }
    with canvas.style():
        figure, shown = figures[chart.kind], plain.plain(chart)
        if narrow:
            return picture.drawing(figure(shown, canvas.NARROW_MM))
        return picture.image(figure(shown, canvas.WIDTH_MM))
