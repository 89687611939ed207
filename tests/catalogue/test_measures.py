"""The Measures sheet: every column, and what is said of a wrong one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.judging import parse_comparator
from perfmon_cli.catalogue.model import ReadCatalogue
from perfmon_cli.catalogue.reading import read_catalogue
from perfmon_cli.measure import (
    BASELINE,
    PLAN_BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    Tolerance,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis, financial_year, months_ending, snapshot
from tests.dataset.builders import lines, project, sheet, workbook

PRIORITIES = sheet("Priorities", "Id | Title\n3 | Safer places")
PLAIN = Measure(id="ksi", label="Roads", unit=Unit.COUNT, polarity=Polarity.DOWN)
NEEDED = {"Id": "ksi", "Label": "Roads", "Unit": "count", "Good direction": "down"}


def read(**columns: str) -> ReadCatalogue:
    """The catalogue with one measure; a column's name has _ for spaces."""
    cells = NEEDED | {name.replace("_", " "): text for name, text in columns.items()}
    text = f"{' | '.join(cells)}\n{' | '.join(cells.values())} |"
    return read_catalogue(project(text, PRIORITIES))


def measure(**columns: str) -> Measure:
    """The one measure, which has no findings."""
    found = read(**columns)
    assert lines(found.findings) == []
    assert found.catalogue is not None
    (only,) = found.catalogue.measures.values()
    return only


def test_the_four_needed_columns() -> None:
    """A measure needs an id, a label, a unit and its good direction; the rest has defaults."""
    assert measure() == PLAIN


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"Priority": "3"}, {"priority": "3"}),
        ({"Sub-label": "All"}, {"sub_label": "All"}),
        ({"Unit": "Percent"}, {"unit": Unit.PERCENT, "decimals": 1}),
        ({"Unit": "survey percent"}, {"unit": Unit.SURVEY_PERCENT, "decimals": 1}),
        ({"Unit": "rate", "Per": "1,000"}, {"unit": Unit.RATE, "decimals": 1, "per": 1000}),
        ({"Unit": "days"}, {"unit": Unit.DAYS, "decimals": 1}),
        ({"Unit": "gbp"}, {"unit": Unit.GBP, "decimals": 2}),
        ({"Unit": "snapshot"}, {"unit": Unit.SNAPSHOT, "basis": Basis.SNAPSHOT}),
        ({"Unit": "stock"}, {"unit": Unit.SNAPSHOT, "basis": Basis.SNAPSHOT}),
        ({"Unit": "index"}, {"unit": Unit.INDEX}),
        ({"Unit": "percent", "Decimals": "0"}, {"unit": Unit.PERCENT, "decimals": 0}),
        ({"Good direction": "increase"}, {"polarity": Polarity.UP}),
        ({"Good direction": "Watch"}, {"polarity": Polarity.WATCH}),
        ({"Period covered": "Financial year"}, {"basis": Basis.FINANCIAL_YEAR}),
        ({"Period covered": "year-to-date"}, {"basis": Basis.YEAR_TO_DATE}),
        (
            {
                "Compared with": "previous year; baseline; mean of 3",
                "Arrow on": "Baseline",
                "Baseline period": "12 months to June 2019",
            },
            {
                "comparators": (
                    PREVIOUS_YEAR,
                    BASELINE,
                    Comparator(ComparatorKind.MEAN_OF, 3),
                ),
                "arrow_on": BASELINE,
                "baseline_period": months_ending(date(2019, 6, 1), 12),
            },
        ),
        (
            {"Compared with": "plan baseline", "Plan baseline period": "2019/20"},
            {
                "comparators": (PLAN_BASELINE,),
                "arrow_on": PLAN_BASELINE,
                "plan_baseline_period": financial_year(2019),
            },
        ),
        (
            {"Unit": "snapshot", "Baseline period": "2019/20"},
            {
                "unit": Unit.SNAPSHOT,
                "basis": Basis.SNAPSHOT,
                "baseline_period": snapshot(date(2020, 3, 31)),
            },
        ),
        ({"Compared with": "previous year, Previous year"}, {}),
        ({"Lag in months": "6"}, {"lag_months": 6}),
        ({"Lag in months": "'−24'"}, {"lag_months": -24}),
        ({"Show as": "quarters"}, {"show_quarters": True, "basis": Basis.QUARTER}),
        (
            {"Target": "750", "Target by": "d2024-03-31"},
            {"target": 750, "target_by": "31 March 2024"},
        ),
        ({"Target": "%90"}, {"target": 90}),
        (
            {"Target": "Baseline", "Baseline period": "2019/20"},
            {"target_is_baseline": True, "baseline_period": financial_year(2019)},
        ),
        ({"Rated on": "forecast"}, {"rated_on_forecast": True}),
        (
            {"Good direction": "steady", "Band low": "2", "Band high": "4.5"},
            {"polarity": Polarity.STEADY, "band_low": 2, "band_high": Decimal("4.5")},
        ),
        ({"Band high": "4.5"}, {"band_high": Decimal("4.5")}),
        (
            {"Compared with": "similar areas; baseline", "Baseline period": "2019/20"},
            {
                "comparators": (Comparator(ComparatorKind.SIMILAR_AREAS), BASELINE),
                "arrow_on": BASELINE,
                "baseline_period": financial_year(2019),
            },
        ),
        ({"Amber if within": "5%"}, {"tolerance": Tolerance(Decimal(5), relative=True)}),
        ({"Amber if within": "%5"}, {"tolerance": Tolerance(Decimal(5), relative=True)}),
        ({"Amber if within": "2 pp"}, {"tolerance": Tolerance(Decimal(2), relative=False)}),
        ({"How the arrow is decided": "SPC"}, {"trend_rule": TrendRule.SPC}),
        ({"trend rule": "none"}, {"trend_rule": TrendRule.NONE}),
        (
            {"Rule settings": "P: 0.01; Small  numbers: 5"},
            {"rule_settings": (("p", "0.01"), ("small numbers", "5"))},
        ),
        ({"Parts": "Fatal; Serious"}, {"parts": ("Fatal", "Serious")}),
        ({"Parts add up": "yes"}, {"parts_add_up": True}),
        ({"Areas add up": "TRUE"}, {"areas_add_up": True}),
        ({"Adds up over time": "Y"}, {"adds_over_time": True}),
        ({"Adds up over time": "no"}, {}),
        ({"Out of": "people asked"}, {"denominator_name": "people asked"}),
        (
            {"Source": "Police", "As at": "d2022-04-01"},
            {"source": "Police", "as_at": "1 April 2022"},
        ),
        ({"Definition version": "2"}, {"definition_version": "2"}),
        ({"Partnership measure": "yes"}, {"partnership": True}),
        ({"Small numbers may be published": "yes"}, {"disclosive": False}),
        ({"Small numbers may be published": "no"}, {"disclosive": True}),
        ({"Disclosive": "yes"}, {"disclosive": True}),
        ({"Rounded to": "5"}, {"rounded_to": 5}),
        ({"Comment": "Calendar  years"}, {"comment": "Calendar years"}),
    ],
    ids=lambda value: "; ".join(f"{k}={v}" for k, v in value.items())[:60],
)
def test_columns(columns: dict[str, str], expected: dict[str, object]) -> None:
    """Every column is read as the contract says."""
    assert measure(**columns) == replace(PLAIN, **expected)  # type: ignore[arg-type]


def test_companion() -> None:
    """The measure in brackets is named by its id, also one that stands further down."""
    text = """
        Id      | Label | Unit    | Good direction | In brackets beside it
        ksi     | Roads | count   | down           | ksi_rate
        ksi_rate| Rate  | percent | down           |
    """
    found = read_catalogue(project(text))
    assert lines(found.findings) == []
    assert found.catalogue is not None
    assert found.catalogue.measures["ksi"].companion == "ksi_rate"
    assert str(found.catalogue.measure_places["ksi_rate"]) == "Measures!A3"


def cannot(cell: str, shown: str, column: str, remedy: str) -> str:
    """The finding of a value that its column does not take."""
    return f'Measures!{cell}: PM501 "{shown}" cannot stand in the column "{column}". {remedy}'


NOT_COMPARED = "Write previous year, baseline, plan baseline, mean of 3 or similar areas."
NEEDS_PERIOD = "which is blank here. Write its period, for instance 2019/20."
BAD = [
    (
        {"Good direction": "upp"},
        cannot(
            "D2",
            "upp",
            "Good direction",
            "Write up, down, steady or watch.",
        ),
        {"polarity": Polarity.WATCH},
    ),
    (
        {"Priority": "33"},
        'Measures!E2: PM501 No priority has the id "33". Did you mean "3"?',
        {},
    ),
    (
        {"Unit": "rate"},
        "Measures!A2: PM501 A rate needs to say per how many. Write for instance 1,000.",
        {"unit": Unit.RATE, "decimals": 1},
    ),
    (
        {"Decimals": "-1"},
        cannot("E2", "-1", "Decimals", "Write a whole number, 0 or more."),
        {},
    ),
    ({"Lag in months": "half"}, cannot("E2", "half", "Lag in months", "Write a number."), {}),
    ({"Lag in months": "1.5"}, cannot("E2", "1.5", "Lag in months", "Write a whole number."), {}),
    (
        {"Period covered": "fortnight"},
        cannot(
            "E2",
            "fortnight",
            "Period covered",
            "Write 12 months, financial year, calendar year, year to date, quarter, month or "
            "snapshot.",
        ),
        {},
    ),
    (
        {"Compared with": "last year"},
        f'Measures!E2: PM501 "last year" is not something to compare with. {NOT_COMPARED}',
        {},
    ),
    (
        {"Compared with": "mean of"},
        f'Measures!E2: PM501 "mean of" is not something to compare with. {NOT_COMPARED}',
        {},
    ),
    (
        {"Compared with": "baseline"},
        'Measures!A2: PM501 A comparison with it needs the column "Baseline period", '
        + NEEDS_PERIOD,
        {"comparators": (BASELINE,), "arrow_on": BASELINE},
    ),
    (
        {"Compared with": "plan baseline", "Plan baseline period": ""},
        'Measures!F2: PM501 A comparison with it needs the column "Plan baseline period", '
        + NEEDS_PERIOD,
        {"comparators": (PLAN_BASELINE,), "arrow_on": PLAN_BASELINE},
    ),
    (
        {"Target": "baseline", "Baseline period": ""},
        'Measures!F2: PM501 A comparison with it needs the column "Baseline period", '
        + NEEDS_PERIOD,
        {"target_is_baseline": True},
    ),
    (
        {"Arrow on": "baseline"},
        (
            "Measures!E2: PM501 The arrow cannot be on baseline: the measure is compared with "
            "previous year. Write one of these, or add it to Compared with."
        ),
        {},
    ),
    (
        {"Arrow on": "chance"},
        f'Measures!E2: PM501 "chance" is not something to compare with. {NOT_COMPARED}',
        {},
    ),
    (
        {"Baseline period": "2019"[:3]},
        (
            'Measures!E2: PM205 "201" is not a period. Write for instance 2021/22, 12 months to '
            "June 2019, Q3 2020/21 or 31/03/2022."
        ),
        {},
    ),
    (
        {"Baseline period": "d2019-06-15"},
        (
            'Measures!E2: PM212 "15 June 2019" is neither the first nor the last day of a month in '
            "2000 to 2050. Write the period in words, for instance 12 months to March 2022."
        ),
        {},
    ),
    ({"Show as": "years"}, cannot("E2", "years", "Show as", "Write quarters."), {}),
    ({"Target": "many"}, cannot("E2", "many", "Target", "Write a number."), {}),
    ({"Rated on": "luck"}, cannot("E2", "luck", "Rated on", "Write value or forecast."), {}),
    (
        {"Band low": "5", "Band high": "4"},
        "Measures!E2: PM501 Band low is above Band high. Write the lower number here.",
        {},
    ),
    (
        {"Band low": "5"},
        (
            "Measures!E2: PM501 A Band low does not go with the good direction down. Write steady "
            "under Good direction, or keep the Band high alone."
        ),
        {"band_low": 5},
    ),
    (
        {"Amber if within": "5"},
        cannot(
            "E2",
            "5",
            "Amber if within",
            "Write 5% (of the target) or 2pp (points or units).",
        ),
        {},
    ),
    (
        {"How the arrow is decided": "magic"},
        cannot(
            "E2",
            "magic",
            "How the arrow is decided",
            "Write panel, significance, spc, trend5, threshold, sign or none.",
        ),
        {"trend_rule": TrendRule.NONE},
    ),
    (
        {"Amber if within": "#REF!"},
        (
            "Measures!E2: PM202 #REF! is the result of a broken formula. Mend the formula, or "
            "write [x] if the figure is not available."
        ),
        {},
    ),
    (
        {"Baseline period": "=A1"},
        (
            "Measures!E2: PM204 The formula here was saved without its result. Open the workbook "
            "in Excel, save it, and use that copy."
        ),
        {},
    ),
    (
        {"Rule settings": "change 5"},
        'Measures!E2: PM501 "change 5" is not a setting. Write key: value.',
        {"rule_settings": (("change 5", ""),)},
    ),
    (
        {"Rule settings": "change: 5; Change: 6"},
        'Measures!E2: PM501 "change" is set twice here. Set it once.',
        {"rule_settings": (("change", "5"), ("change", "6"))},
    ),
    (
        {"Rule settings": "chnage: 5%"},
        'Measures!E2: PM501 "chnage" is not a rule setting. Did you mean "change"?',
        {"rule_settings": (("chnage", "5%"),)},
    ),
    (
        {"Rule settings": "change: five"},
        (
            'Measures!E2: PM501 "five" cannot stand behind "change:". Write a percentage, for '
            "instance 5%."
        ),
        {"rule_settings": (("change", "five"),)},
    ),
    (
        {"Rule settings": "shift: 8"},
        (
            'Measures!E2: PM501 "shift" is for spc, but this arrow is decided by panel. Take it '
            'out, or write spc under "How the arrow is decided".'
        ),
        {"rule_settings": (("shift", "8"),)},
    ),
    (
        {"Parts": "Fatal; fatal"},
        'Measures!E2: PM501 "fatal" stands twice in this list. Name it once.',
        {"parts": ("Fatal",)},
    ),
    (
        {"Parts add up": "perhaps"},
        cannot("E2", "perhaps", "Parts add up", "Write yes or no."),
        {},
    ),
    (
        {"In brackets beside it": "ksi"},
        (
            "Measures!E2: PM501 ksi cannot stand in brackets beside itself. "
            "Write the id of another measure."
        ),
        {"companion": "ksi"},
    ),
    (
        {"In brackets beside it": "kzi"},
        'Measures!E2: PM301 No measure has the id "kzi". Did you mean "ksi"?',
        {"companion": "kzi"},
    ),
    (
        {"Rounded to": "0"},
        cannot("E2", "0", "Rounded to", "Write a number above 0, for instance 5."),
        {},
    ),
    (
        {"Comment": "#NAME?"},
        (
            "Measures!E2: PM202 #NAME? is the result of a broken formula. Mend the formula, or "
            "write [x] if the figure is not available."
        ),
        {},
    ),
]


@pytest.mark.parametrize(
    ("columns", "finding", "expected"),
    BAD,
    ids=["; ".join(f"{k}={v}" for k, v in row[0].items()) for row in BAD],
)
def test_bad_columns(columns: dict[str, str], finding: str, expected: dict[str, object]) -> None:
    """A wrong cell is a finding at its place; the measure is kept without it."""
    found = read(**columns)
    assert lines(found.findings) == [finding]
    assert found.catalogue is not None
    assert found.catalogue.measures["ksi"] == replace(PLAIN, **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "finding"),
    [
        (
            {"Id": "Knife crime"},
            (
                'Measures!A2: PM501 "Knife crime" is not an id. '
                "Write small letters, digits and _ only, for instance knife_crime."
            ),
        ),
        (
            {"Id": ""},
            'Measures!A2: PM501 This row has nothing in the column "Id". Fill it in.',
        ),
        (
            {"Label": ""},
            'Measures!B2: PM501 This row has nothing in the column "Label". Fill it in.',
        ),
        (
            {"Unit": "euro"},
            cannot(
                "C2",
                "euro",
                "Unit",
                "Write count, percent, survey percent, rate, days, gbp, snapshot or index.",
            ),
        ),
    ],
    ids=["bad id", "no id", "no label", "bad unit"],
)
def test_refused_rows(columns: dict[str, str], finding: str) -> None:
    """Without an id, a label or a unit nothing can be printed of a measure, so it is left out."""
    found = read(**columns)
    assert lines(found.findings) == [finding]
    assert found.catalogue is not None
    assert found.catalogue.measures == {}
    assert found.refused == {columns.get("Id", "ksi")}


def test_a_measure_listed_twice() -> None:
    """The second row of an id is PM302, naming the first, even when they are alike."""
    text = """
        Id  | Label | Unit  | Good direction
        ksi | Roads | count | down
        ksi | Roads | count | down
    """
    found = read_catalogue(project(text))
    assert lines(found.findings) == [
        (
            "Measures!A3: PM302 ksi is already listed in Measures!A2. "
            "Keep one row, or give the other its own id."
        )
    ]


def test_measures_without_a_priorities_sheet() -> None:
    """One finding says that the sheet is missing, not one a measure."""
    text = """
        Id  | Label | Unit  | Good direction | Priority
        ksi | Roads | count | down           | 3
        asb | ASB   | count | down           | 3
    """
    found = read_catalogue(project(text))
    assert lines(found.findings) == [
        (
            "Measures!E2: PM105 Measures name priorities, but there is no sheet Priorities that "
            "lists them. Add it, with the columns Id and Title."
        )
    ]
    assert found.catalogue is not None
    assert [m.priority for m in found.catalogue.measures.values()] == ["3", "3"]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Previous Year", PREVIOUS_YEAR),
        ("previous_year", PREVIOUS_YEAR),
        ("mean of 5", Comparator(ComparatorKind.MEAN_OF, 5)),
        ("mean_of(3)", Comparator(ComparatorKind.MEAN_OF, 3)),
        ("similar areas", Comparator(ComparatorKind.SIMILAR_AREAS)),
        ("mean of 1", None),
        ("mean of 11", None),
        ("", None),
    ],
)
def test_comparators(text: str, comparator: Comparator | None) -> None:
    """Comparators are known by the workbook's words and the field's terms."""
    assert parse_comparator(text) == comparator


def test_the_same_measure_in_two_files() -> None:
    """A row that another workbook repeats is one measure; one that differs is PM302."""
    other = "data/more.xlsx"
    text = """
        Id  | Label   | Unit  | Good direction
        ksi | Roads   | count | down
        asb | Changed | count | down
    """
    books = (
        *project(text.replace("Changed", "ASB")),
        workbook(sheet("Measures", text, other), file=other),
    )
    assert lines(read_catalogue(books).findings) == [
        (
            "Measures!A3: PM302 asb is already listed in Measures!A3. "
            "Keep one row, or give the other its own id."
        )
    ]
