"""What the scale of a chart spans, so that what is drawn and what is said of it agree."""

from typing import Final

from perfmon_cli.report.model import Chart, ChartKind

#: A scale starts at zero unless that would squeeze what it shows into the half that is far from it.
_SQUEEZED: Final = 0.5
#: Bars stand on zero, so theirs always holds it.
_OF_BARS: Final = frozenset({ChartKind.MONTHS, ChartKind.DISTRIBUTION})


def numbers(chart: Chart) -> list[float]:
    """All that a chart draws: values, the ends of their intervals, targets and limits."""
    points = [point for one in chart.series for point in one.points]
    points += chart.goal.points if chart.goal else ()
    points += [p for one in chart.limits for p in (one.centre, one.lower, one.upper)]
    return [n for p in points for n in (p.value, p.low, p.high) if n is not None]


def ends(chart: Chart) -> tuple[float, float]:
    """The lowest and the highest that the scale holds, of all parts of a chart drawn in parts."""
    known = [*(chart.reach or numbers(chart)), *((0.0,) if chart.kind in _OF_BARS else ())]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if 0 < low <= high * _SQUEEZED:
        return 0.0, high
    if low * _SQUEEZED <= high < 0:
        return low, 0.0
    return low, high


def has_zero(chart: Chart) -> bool:
    """Whether zero is on the scale."""
    low, high = ends(chart)
    return low <= 0 <= high
