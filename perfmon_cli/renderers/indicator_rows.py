"""Indicators as flat rows: indicators.csv, `show --format json` and the table of `show`."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Level, Reason
from perfmon_cli.measure import Tolerance
from perfmon_cli.period import Period, Quarter
from perfmon_cli.wording import numbers, periods

COLUMNS = (
    "priority",
    "measure",
    "component",
    "label",
    "area",
    "unit",
    "polarity",
    "period",
    "period_start",
    "period_end",
    "value",
    "status",
    "comparator",
    "comparator_period",
    "comparator_value",
    "change",
    "change_pct",
    "change_reason",
    "target",
    "tolerance",
    "rating",
    "rating_reason",
    "arrow_on",
    "direction",
    "judgement",
    "trend_rule",
    "trend_reason",
    "statistic",
    "p_value",
    "decision",
    "source_file",
    "source_sheet",
    "source_cell",
    "comparator_status",
    "comparator_factor",
    "rating_rule",
    "band_low",
    "band_high",
    "group",
    "place",
    "places",
    "standing",
)
#: Where the value lies beside other areas' average, by the 95% interval of the value.
_STANDING = {
    Direction.UP: "higher",
    Direction.DOWN: "lower",
    Direction.FLAT: "similar",
    Direction.NONE: "",
}
#: Cells that start with one of these could be taken for a formula by a spreadsheet program.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00")
_NUMBERS = {
    "value",
    "comparator_value",
    "change",
    "change_pct",
    "target",
    "statistic",
    "p_value",
    "band_low",
    "band_high",
}


def rows(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[dict[str, str]]:
    """One row a measure, component, area and comparator, in the indicators' order (CONTRACTS 3).

    Numbers are unrounded and plain, "" where there is none. The symbols of a value, or that of a
    missing one, stand in `status` and `comparator_status`: [p], [r], [x], [c] (METHODS 4.5). A
    factor is what the comparator's figure was multiplied by to be comparable.
    """
    return [
        dict(_row(catalogue, indicator, comparison))
        for indicator in indicators
        for comparison in indicator.comparisons or (None,)
    ]


def to_csv(lines: Sequence[dict[str, str]]) -> bytes:
    """UTF-8 with BOM; text that a spreadsheet could take for a formula gets an apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([_safe(name, line[name]) for name in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def to_json(quarter: Quarter, lines: Sequence[dict[str, str]]) -> str:
    """`{"quarter", "indicators": [{same keys}]}`."""
    document = {"quarter": quarter.code, "indicators": list(lines)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _safe(name: str, text: str) -> str:
    if name not in _NUMBERS and text.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text


def _row(
    catalogue: Catalogue, indicator: Indicator, comparison: Comparison | None
) -> Iterator[tuple[str, str]]:
    measure = indicator.measure
    current = indicator.current
    period = current.key.period if current else indicator.period
    yield "priority", measure.priority
    yield "measure", measure.id
    yield "component", indicator.part
    yield "label", measure.label
    yield "area", indicator.area or catalogue.settings.area
    yield "unit", str(measure.unit.value)
    yield "polarity", str(measure.polarity.value)
    yield "period", periods.head(period, measure.basis)
    yield "period_start", period.start.isoformat()
    yield "period_end", period.end.isoformat()
    yield "value", _number(indicator.value)
    yield "status", _status(current)
    yield from _comparison(comparison, indicator)
    yield from _rating(indicator)
    yield from _trend(comparison, indicator)
    yield "decision", "; ".join(_decisions(indicator, comparison))
    yield "source_file", current.source.file if current else ""
    yield "source_sheet", current.source.sheet if current else ""
    yield "source_cell", current.source.cell if current else ""
    yield "comparator_status", _comparator_status(comparison)
    factors = (b.factor for b in comparison.adjusted_by) if comparison else ()
    yield "comparator_factor", "; ".join(_number(factor) for factor in factors)
    yield "rating_rule", str(indicator.rating.rule.value) if indicator.is_rated else ""
    yield "band_low", _number(indicator.rating.low)
    yield "band_high", _number(indicator.rating.high)
    yield from _standing(comparison)


def _status(observation: Observation | None) -> str:
    """The symbol of what is missing, or those of a value; words for what has no symbol."""
    if observation is None:
        return str(Missing.NOT_AVAILABLE.value)
    if observation.missing is not None:
        return str(observation.missing.value)
    said = (s for s in observation.statuses if s is not Status.FINAL)
    return "; ".join(s.symbol or s.value for s in said)


def _comparator_status(comparison: Comparison | None) -> str:
    """As `_status`, of the comparator; of a mean what is said of any of its figures."""
    if comparison is None or comparison.peers is not None:
        return ""
    if comparison.base is not None:
        return _status(comparison.base)
    if comparison.value is None:
        is_hidden = comparison.reason is Reason.SUPPRESSED
        return str((Missing.CONFIDENTIAL if is_hidden else Missing.NOT_AVAILABLE).value)
    said = [_status(observation) for observation in comparison.bases]
    return "; ".join(dict.fromkeys(symbols for symbols in said if symbols))


def _standing(comparison: Comparison | None) -> Iterator[tuple[str, str]]:
    """How the area stands among similar areas, on the row of that comparator."""
    peers = comparison.peers if comparison is not None else None
    has_place = peers is not None and peers.place is not None
    yield "group", peers.group if peers is not None else ""
    yield "place", str(peers.place) if peers is not None and has_place else ""
    yield "places", str(peers.count) if peers is not None and has_place else ""
    yield "standing", _STANDING[peers.side] if peers is not None else ""


def _comparison(comparison: Comparison | None, indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "comparator", comparison.comparator.name if comparison else ""
    yield "comparator_period", _head(comparison.period if comparison else None, indicator)
    yield "comparator_value", _number(comparison.value if comparison else None)
    yield "change", _number(comparison.change if comparison else None)
    yield "change_pct", _number(comparison.change_pct if comparison else None)
    reason = comparison.reason or comparison.pct_reason if comparison else None
    yield "change_reason", str(reason.value) if reason else ""


def _rating(indicator: Indicator) -> Iterator[tuple[str, str]]:
    rating = indicator.rating
    yield "target", _number(rating.target)
    yield "tolerance", _tolerance(rating.tolerance, percent=indicator.measure.unit.is_percent)
    yield "rating", str(rating.level.value)
    no_rating = rating.level is Level.NONE and rating.reason
    yield "rating_reason", str(rating.reason.value) if no_rating and rating.reason else ""


def _trend(comparison: Comparison | None, indicator: Indicator) -> Iterator[tuple[str, str]]:
    trend = indicator.trend
    drawn = comparison is None or comparison.comparator == trend.comparator
    yield "arrow_on", "yes" if drawn else "no"
    yield "direction", str(trend.direction.value) if drawn else ""
    yield "judgement", str(trend.judgement.value) if drawn else ""
    yield "trend_rule", str(trend.rule.value) if drawn else ""
    yield "trend_reason", str(trend.reason.value) if drawn and trend.reason else ""
    yield "statistic", _number(trend.statistic) if drawn else ""
    yield "p_value", _number(trend.p_value) if drawn else ""


def _decisions(indicator: Indicator, comparison: Comparison | None) -> Iterator[str]:
    parts = (
        ("change", comparison.decided if comparison else None),
        ("rating", indicator.rating.decided),
        ("trend", indicator.trend.decided),
    )
    for name, decision in parts:
        if decision is not None:
            yield f"{name}: {decision.decision} ({decision.reason})"


def _head(period: Period | None, indicator: Indicator) -> str:
    return periods.head(period, indicator.measure.basis) if period else ""


def _number(value: Decimal | None) -> str:
    return numbers.plain(value) if value is not None else ""


def _tolerance(tolerance: Tolerance | None, *, percent: bool) -> str:
    if tolerance is None:
        return ""
    unit = "%" if tolerance.relative else ("pp" if percent else "")
    return f"{numbers.plain(tolerance.amount)}{unit}"
