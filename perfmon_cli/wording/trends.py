"""Says what an arrow of a series is drawn on, and what a control chart found."""

from perfmon_cli.indicators.model import Assurance, Direction, Indicator, Trend, Variation
from perfmon_cli.measure import TrendRule
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR
from perfmon_cli.wording.words import WORDS

_SPANS = {1: "months", MONTHS_A_QUARTER: "quarters", MONTHS_A_YEAR: "years", 0: "counts"}

#: What a newest point says that is more than chance.
_CHANGED = frozenset(Variation) - {Variation.COMMON_CAUSE}


def span(trend: Trend) -> str:
    """The series in words: "24 months", "5 years"; "" where there is none."""
    if trend.points is None or (trend.run is None and trend.rule is TrendRule.SPC):
        return ""
    unit = "years"
    if trend.run is not None:
        unit = _SPANS.get(trend.run.periods[-1].months, "periods")
    return WORDS[f"series.{unit}"].format(points=trend.points)


def drawn_on(trend: Trend) -> str:
    """What stands beneath an arrow of a series: "on its last 24 months"; "" for other rules.

    Also where there is no arrow, as none was drawn on anything.
    """
    if _has_series(trend):
        return WORDS["series.on"].format(span=span(trend))
    is_drawn = trend.direction is not Direction.NONE and trend.decided is None
    return WORDS["series.on parts"] if trend.rule.is_of_series and is_drawn else ""


def trial(trend: Trend) -> str:
    """That the limits of a control chart are trial ones, from few points; "" where they are not."""
    if not trend.is_trial or trend.run is None:
        return ""
    return WORDS["series.trial"].format(points=trend.points)


def said(trend: Trend) -> str:
    """What the series shows, to end a sentence with; "" for other rules and without an arrow.

    "; its last 24 months show a clear rise".
    """
    if not _has_series(trend) or trend.decided is not None:
        return ""
    return WORDS[f"series.{trend.direction.value}"].format(span=span(trend))


def variation(trend: Trend) -> tuple[str, str]:
    """The mark and the words of the newest point of a control chart; ("", "") without one.

    ("concern", "concern: worse by more than chance").
    """
    if trend.variation is None:
        return "", ""
    return trend.variation.value, WORDS[f"variation.{trend.variation.value}"]


def assurance(trend: Trend) -> tuple[str, str]:
    """The mark and the words of the limits beside the target; ("", "") where there is no target.

    Nor are there any where the newest point is a special cause: something has just changed, and
    the limits say nothing of what comes.
    """
    if trend.assurance in {None, Assurance.NONE} or trend.variation in _CHANGED:
        return "", ""
    found = Assurance(trend.assurance)
    return found.value, WORDS[f"assurance.{found.value}"]


def findings(indicator: Indicator) -> str:
    """What a control chart found, as one sentence of the methods notes; "" without one.

    "Its chart shows concern: worse by more than chance; limits are trial: 8 points."
    """
    trend = indicator.trend
    pieces = [variation(trend)[1], assurance(trend)[1], trial(trend)]
    known = [piece for piece in pieces if piece]
    return WORDS["series.finds"].format(what="; ".join(known)) if known else ""


def _has_series(trend: Trend) -> bool:
    """Whether an arrow was drawn on a series that can be named."""
    return trend.rule.is_of_series and trend.direction is not Direction.NONE and bool(span(trend))
