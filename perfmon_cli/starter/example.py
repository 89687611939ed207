"""The rows of a new workbook: one measure that is clearly an example, with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from perfmon_cli.catalogue.names import EXAMPLE_PREFIX
from perfmon_cli.period import Basis, Period, Quarter, period_ending
from perfmon_cli.wording import periods

Value: TypeAlias = str | int | date
Row: TypeAlias = Mapping[str, Value]

MEASURE = f"{EXAMPLE_PREFIX}burglary"
AREA, AREAS = "Northshire", ("Eastham", "Westham")
_SENDER = "Northshire Police"
_LABEL = "Residential burglary (example)"
#: Of the years before the quarter's own, the newest first: the whole area, and its districts.
_NOW, _NOW_BY_AREA = 2358, (1258, 1100)
_BEFORE, _BEFORE_BY_AREA = (2446, 2489, 2601), (1296, 1150)
_OLDEST = 2655
_DAYS_TO_SEND, _DAYS_TO_CHECK, _DAYS_TO_MEET = 21, 30, 100

SETTINGS: Mapping[str, Value] = {
    "organisation": "Office of the Police and Crime Commissioner (example)",
    "short_name": "OPCC",
    "area": AREA,
    "areas": "; ".join(AREAS),
    "panel": "Police and Crime Panel",
    "plan": "Police and Crime Plan",
    "paper_title": "Performance Monitoring Report",
    "paper_type": "panel-paper",
    "report_to": "The Chair and members of the panel",
    "report_of": "The Chief Executive",
    "author": "Performance analyst",
    "contact_officer": "Performance analyst",
    "arrow_words": "up/down",
    "smallest_number": 5,
    "smallest_base": 50,
    "amber": "5% / 2pp",
}


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """A sheet of figures: its columns, fields of the catalogue or headings of its own, and rows."""

    name: str
    help: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    own: Mapping[str, str]  #: a heading that is no field -> its help


def figure_sheets(quarter: Quarter) -> tuple[FigureSheet, ...]:
    """The three shapes of figures: a column a period (twice), a column an area, a row a figure."""
    now, *before, oldest = _years(quarter)
    heads = [_head(period) for period in before]
    by_period = "The figures of this period, or a marker such as [x] where there is none."
    by_area = "The figures of this area."
    return (
        FigureSheet(
            "This quarter",
            "The newest figures, one column a period.",
            ("measure", "part", "area", _head(now), "n", "status", "note", "own_period"),
            ({"measure": MEASURE, _head(now): _NOW, "status": "provisional"},),
            {_head(now): by_period},
        ),
        FigureSheet(
            "History",
            "Earlier figures, one column a period.",
            ("measure", "part", "area", *reversed(heads), "status", "note", "own_period"),
            ({"measure": MEASURE, **dict(zip(heads, _BEFORE, strict=True))},),
            dict.fromkeys(heads, by_period),
        ),
        FigureSheet(
            "By district",
            "Figures of the districts, one column an area of Settings.",
            ("measure", "part", "period", *AREAS, "status", "note"),
            tuple(
                {"measure": MEASURE, "period": _head(period), **dict(zip(AREAS, by, strict=True))}
                for period, by in ((now, _NOW_BY_AREA), (before[0], _BEFORE_BY_AREA))
            ),
            dict.fromkeys(AREAS, by_area),
        ),
        FigureSheet(
            "Values",
            "Any figures, one a row: for surveys, rates, and tables from other systems.",
            (
                *("measure", "part", "area", "period", "value"),
                *("numerator", "denominator", "n", "status", "note"),
            ),
            ({"measure": MEASURE, "period": _head(oldest), "value": _OLDEST},),
            {},
        ),
    )


def rows(quarter: Quarter) -> Mapping[str, tuple[Row, ...]]:
    """The example rows of the other sheets but Settings and Paper, by the sheet's name."""
    now, oldest = _years(quarter)[0], _years(quarter)[-1]
    sent = quarter.end + timedelta(days=_DAYS_TO_SEND)
    checked = quarter.end + timedelta(days=_DAYS_TO_CHECK)
    meeting = quarter.end + timedelta(days=_DAYS_TO_MEET)
    return {
        "Quarters": ({"quarter": quarter.code, "meeting_date": meeting, "as_at": checked},),
        "Priorities": (
            {
                "id": 1,
                "title": "Safer homes (example)",
                "kind": "priority",
                "columns": "-2; -1; 0",
            },
        ),
        "Measures": (_measure(),),
        "Breaks": (
            {
                "measure": MEASURE,
                "since": oldest.start,
                "kind": "definition",
                "what": "Sheds and garages are counted too (example)",
            },
        ),
        "Targets": ({"measure": MEASURE, "target": 2400, "tolerance": "5%"},),
        "Decisions": (
            {
                "what": "attention",
                "measure": MEASURE,
                "period": _head(now),
                "decision": "pin",
                "reason": "Discussed at the last scrutiny meeting (example).",
                "role": "Performance analyst",
                "made": checked,
            },
        ),
        "Other areas": (
            {
                "measure": MEASURE,
                "area": "Southshire (example)",
                "group": "Similar forces",
                "period": _head(now),
                "value": 2710,
                "population": 1_420_000,
                "as_at": periods.day(checked),
            },
        ),
        "Tables received": (
            {
                "sender": _SENDER,
                "file": "burglary",
                "sheet": "Districts",
                "down": "areas",
                "across": "periods",
                "measure": MEASURE,
                "ignore": "Total",
            },
        ),
        "Names": ({"written": "Burglary - residential (example)", "means": MEASURE},),
        "Returns": (
            {
                "sender": _SENDER,
                "what": MEASURE,
                "due": sent,
                "received": sent,
                "as_at": quarter.end,
                "status": "received",
            },
        ),
    }


def _measure() -> Row:
    return {
        "id": MEASURE,
        "priority": 1,
        "label": _LABEL,
        "unit": "count",
        "polarity": "down",
        "decimals": 0,
        "basis": Basis.ROLLING_12.value,
        "comparators": "previous year",
        "trend_rule": "panel",
        "areas_add_up": "yes",
        "adds_over_time": "yes",
        "source": _SENDER,
        "small_numbers": "yes",
        "comment": "An example: made-up figures",
    }


def _years(quarter: Quarter) -> tuple[Period, ...]:
    """The twelve months to the quarter's end, and those before it, the newest first."""
    now = period_ending(quarter.end, Basis.ROLLING_12)
    return tuple(now.shifted(-12 * years) for years in range(len(_BEFORE) + 2))


def _head(period: Period) -> str:
    return periods.head(period, Basis.ROLLING_12)
