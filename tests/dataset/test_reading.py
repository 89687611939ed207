"""Sheets of figures to observations: three shapes, composites, and every kind of bad cell."""

import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage, Sheet
from perfmon_cli.dataset.collecting import MOST_OF_A_KIND
from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.dataset.reading import Digest, digest
from tests.dataset.builders import FILE, SETTINGS, lines, project, sheet, workbook

MEASURES = """
    Id | Label | Unit | Good direction | companion | basis | Show as | \
        Parts
    asb | ASB incidents | count | down
    ksi | Road casualties | count | down | | calendar year | | \
        Fatal; Serious
    rape | Rape outcomes | count | up | rape_rate
    rape_rate | Rape outcome rate | percent | up
    pleas | Guilty pleas | percent | up | | | | \
        Crown Court; Magistrates' courts
    reach | Young people | count | up | | | | \
        Aged 24 and under; Aged 25 and over
    days | Days to resolve | days | down | | | quarters
    officers | Police officers | snapshot | up
    reoffend | Re-offending | percent | down
    spend | Grants | gbp | watch
    Bad id | Refused | count | down
"""
REFUSED = 1  # findings of the refused row


def read(*figures: Sheet) -> Digest:
    """The digest of these sheets with the usual measures."""
    return digest(project(MEASURES, *figures))


def found(result: Digest) -> list[str]:
    """The findings of the figures."""
    return lines(result.findings[REFUSED:])


def told(observation: Observation) -> str:
    """An observation in one line: what, when, value, and what else is known of it."""
    key = observation.key
    words = [key.measure]
    words += [f"({key.part})"] * bool(key.part)
    words += [f"[{key.area}]"] * bool(key.area)
    words += [f"{key.period}:"]
    words += [observation.missing.value if observation.missing else f"{observation.value:f}"]
    words += [status.value for status in observation.statuses]
    for name in ("numerator", "denominator", "n"):
        number = getattr(observation, name)
        words += [f"{name}={number}"] * (number is not None)
    words += [f'"{text}"' for text in (observation.note, observation.words) if text]
    return f"{observation.source.cell} {' '.join(words)}"


def observations(result: Digest) -> list[str]:
    """All observations in order."""
    return [told(observation) for observation in result.dataset.observations.values()]


def test_long() -> None:
    """A long sheet has one figure a row; numbers beside it, status and note belong to it."""
    result = read(
        sheet(
            "Values",
            """
            All figures so far
            Measure | Part | Area | Period | Value | Numerator | Denominator | People asked [n] | \
                Status | Note
            asb | | | 2021/22 | 35378 | | | | Provisional | Recounted
            asb | | leeds | 2021/22 | 9000
            ...
            asb | | West Yorkshire | 2020/21 | 53825 | | | | estimated; revised
            ksi | fatal | | 2021 | 47
            ksi | Total | | 2021 | 1002
            rape_rate | | | 2021/22 | %8.1 | 296 | 3,664 | 500
            officers | | | d2022-03-31 | 5671
            asb | | | d2022-03-01 | 3000
            asb | | | 2019/20 | [c]
            asb | | | 2018/19 | See Appendix 2
            asb | | | 2017/18 |
            """,
        )
    )
    assert found(result) == [
        (
            'Values!G9: PM210 "3,664" is a number stored as text. '
            "Select the cells, choose Data, Text to Columns, Finish, and save."
        )
    ]
    assert observations(result) == [
        'E3 asb April 2021 to March 2022: 35378 provisional "Recounted"',
        "E4 asb [Leeds] April 2021 to March 2022: 9000",
        "E6 asb April 2020 to March 2021: 53825 estimated revised",
        "E7 ksi (Fatal) January 2021 to December 2021: 47",
        "E8 ksi January 2021 to December 2021: 1002",
        "E9 rape_rate April 2021 to March 2022: 8.1 numerator=296 denominator=3664 n=500",
        "E10 officers 31 March 2022: 5671",
        "E11 asb March 2022: 3000",
        "E12 asb April 2019 to March 2020: [c]",
        'E13 asb April 2018 to March 2019: elsewhere "See Appendix 2"',
    ]


def test_wide_by_period() -> None:
    """One column a period; each heading means what it means for the row's measure."""
    result = read(
        sheet(
            "History",
            """
            Measure | Area | 12 months to June 2019 | 2020/21 | 2021/22 | d2021-12-01 | \
                People asked | Status | Note
            asb | | 50000 | 53825 | 35378 | | 900 | provisional | Recounted
            officers | | | 5567 | 5671 | 5600
            rape_rate | Leeds | | %8.0 | 8.1% [r] | | | provisional
            asb | Leeds | | 9000 | | | | | Old
            """,
        )
    )
    assert found(result) == []
    assert observations(result) == [
        "C2 asb July 2018 to June 2019: 50000",
        "D2 asb April 2020 to March 2021: 53825",
        'E2 asb April 2021 to March 2022: 35378 provisional n=900 "Recounted"',
        "D3 officers 31 March 2021: 5567",
        "E3 officers 31 March 2022: 5671",
        "F3 officers 31 December 2021: 5600",
        "D4 rape_rate [Leeds] April 2020 to March 2021: 8.0",
        "E4 rape_rate [Leeds] April 2021 to March 2022: 8.1 revised",
        'D5 asb [Leeds] April 2020 to March 2021: 9000 "Old"',
    ]


def test_wide_by_area() -> None:
    """One column an area, the whole area among them; the period stands in the row."""
    result = read(
        sheet(
            "By district",
            """
            Measure | Part  | Period  | BRADFORD   | Leeds | West Yorkshire | Status
            asb     |       | 2021/22 | 146        | 9000  | 35378          | final
            rape    |       | 2021/22 | 46 (6.5%)  |       | 296 (8.1%)
            ksi     | Fatal | 2021    | 5          | 0     |
            """,
        )
    )
    assert found(result) == []
    assert observations(result) == [
        "D2 asb [Bradford] April 2021 to March 2022: 146 final",
        "E2 asb [Leeds] April 2021 to March 2022: 9000 final",
        "F2 asb April 2021 to March 2022: 35378 final",
        "D3 rape [Bradford] April 2021 to March 2022: 46",
        "D3 rape_rate [Bradford] April 2021 to March 2022: 6.5",
        "F3 rape April 2021 to March 2022: 296",
        "F3 rape_rate April 2021 to March 2022: 8.1",
        "D4 ksi (Fatal) [Bradford] January 2021 to December 2021: 5",
        "E4 ksi (Fatal) [Leeds] January 2021 to December 2021: 0",
    ]


COMPOSITES = [
    ("rape", "146 (4.3%)", ["rape Y: 146", "rape_rate Y: 4.3"]),
    ("rape", "[x] (4.3% [p])", ["rape Y: [x]", "rape_rate Y: 4.3 provisional"]),
    ("ksi", "Fatal 49 Serious 692", ["ksi (Fatal) Y: 49", "ksi (Serious) Y: 692"]),
    (
        "pleas",
        "Crown 38.9% Mags 63.8%",
        ["pleas (Crown Court) Y: 38.9", "pleas (Magistrates' courts) Y: 63.8"],
    ),
    (
        "reach",
        "13,838 (882)",
        ["reach (Aged 24 and under) Y: 13838", "reach (Aged 25 and over) Y: 882"],
    ),
    ("officers", "5671 Officers", ["officers 31 March 2022: 5671"]),
    ("officers", "Projection 765", ["officers 31 March 2022: 765 forecast"]),
    ("reoffend", "21.4% (12 months to June 2020)", ["reoffend July 2019 to June 2020: 21.4"]),
    ("reoffend", "Oct 2020 79%", ["reoffend October 2020: 79"]),
    ("asb", "215²", ["asb Y: 215"]),
    ("spend", "£1,234.50 [p]", ["spend Y: 1234.50 provisional"]),
    (
        "days",
        "Qtr1 75.3 Qtr2 75.3 Qtr3 85.2 Qtr4 [x]",
        [
            "days April 2021 to June 2021: 75.3",
            "days July 2021 to September 2021: 75.3",
            "days October 2021 to December 2021: 85.2",
            "days January 2022 to March 2022: [x]",
        ],
    ),
]


@pytest.mark.parametrize(
    ("measure", "text", "expected"), COMPOSITES, ids=[row[1] for row in COMPOSITES]
)
def test_composites(measure: str, text: str, expected: list[str]) -> None:
    """A cell of a wide sheet may hold several figures; each gets its own key."""
    result = read(sheet("This quarter", f"Measure | 2021/22\n{measure} | {text}"))
    assert found(result) == []
    year = "April 2021 to March 2022:"
    assert observations(result) == ["B2 " + line.replace("Y:", year) for line in expected]


def test_a_dash_for_the_last_quarter() -> None:
    """The quarter that has not come yet is not available, and the dash is named."""
    result = read(sheet("This quarter", "Measure | 2021/22\ndays | Qtr3 85.2 Qtr4-"))
    assert found(result) == [
        (
            'This quarter!B2: PM211 "-" is read as not available. '
            "Write [x] for not available, [z] for not applicable, or the number."
        )
    ]
    assert observations(result) == [
        "B2 days October 2021 to December 2021: 85.2",
        "B2 days January 2022 to March 2022: [x]",
    ]


def test_own_period() -> None:
    """The own period is that of the newest column; earlier columns step back a year each."""
    result = read(
        sheet(
            "History",
            """
            Measure  | 2019/20 | 12 months to June 2019 | 2021/22 | 2020/21 | Own period
            ksi      | 741     | 700                    | 1002    | 583     | 2021
            reoffend | 21.8    |                        |         | 25.7    | 12 months to June 2020
            officers |         |                        | 5671    |         | 15/03/2022
            """,
        )
    )
    assert found(result) == [
        (
            'History!F4: PM212 "15/03/2022" is neither the first nor the last day of a month in '
            "2000 to 2050. Write the period in words, for instance 12 months to March 2022."
        )
    ]
    assert observations(result) == [
        "B2 ksi January 2019 to December 2019: 741",
        "C2 ksi January 2018 to December 2018: 700",
        "D2 ksi January 2021 to December 2021: 1002",
        "E2 ksi January 2020 to December 2020: 583",
        "B3 reoffend July 2017 to June 2018: 21.8",
        "E3 reoffend July 2018 to June 2019: 25.7",
    ]


NOT_A_NUMBER = "Write a number such as 1,234 or 77.7%, or [x] if it is not available."
UNIT = "Correct the cell (or its number format), or Unit in the Measures sheet."
BAD_CELLS = [
    ("asb", "many", f'PM201 "many" is not a number. {NOT_A_NUMBER}'),
    ("asb", "TRUE", f'PM201 "TRUE" is not a number. {NOT_A_NUMBER}'),
    (
        "asb",
        "d2022-03-31",
        (
            "PM201 31 March 2022 is a date, not a number. "
            "Write the number again and give the cell the format Number."
        ),
    ),
    (
        "asb",
        "#DIV/0!",
        (
            "PM202 #DIV/0! is the result of a broken formula. "
            "Mend the formula, or write [x] if the figure is not available."
        ),
    ),
    ("asb", "'77,7'", 'PM203 "77,7" uses a decimal comma. Write 77.7.'),
    (
        "asb",
        "=A1",
        (
            "PM204 The formula here was saved without its result. "
            "Open the workbook in Excel, save it, and use that copy."
        ),
    ),
    (
        "asb",
        "N/A",
        (
            'PM206 "N/A" may mean not available or not applicable. '
            "Write [x] for not available or [z] for not applicable."
        ),
    ),
    ("asb", "<5", 'PM206 "<5" hides a number. Write [c] (confidential).'),
    ("asb", "%77.7", f"PM201 77.7% is a percentage, but the unit of asb is count. {UNIT}"),
    ("asb", "'£5'", f"PM201 5 is an amount of money, but the unit of asb is count. {UNIT}"),
    (
        "rape_rate",
        "'5.0 pp'",
        "PM201 5.0pp is a number of percentage points, but the unit of rape_rate is percent. "
        + UNIT,
    ),
    (
        "rape",
        "'4.3% (146)'",
        f"PM201 4.3% is a percentage, but the unit of rape is count. {UNIT}",
    ),
    (
        "ksi",
        "Fatal 49 Slight 5",
        (
            'PM319 "Slight" is not one part of this measure. '
            "Write one of Fatal; Serious, or add it in the column Parts of the Measures sheet."
        ),
    ),
]


@pytest.mark.parametrize(
    ("measure", "text", "finding"), BAD_CELLS, ids=[f"{r[0]} {r[1]}" for r in BAD_CELLS]
)
def test_bad_cells(measure: str, text: str, finding: str) -> None:
    """A cell that cannot be used is a finding at its place, about its measure, and no figure."""
    result = read(sheet("This quarter", f"Measure | 2021/22\n{measure} | {text}\nasb | 7"))
    assert found(result) == [f"This quarter!B2: {finding}"]
    assert result.findings[-1].measure == measure
    assert observations(result) == ["B3 asb April 2021 to March 2022: 7"]


def test_quarters_of_a_calendar_year() -> None:
    """Qtr1 is April to June, so the column must be a financial year."""
    result = read(sheet("This quarter", "Measure | 2021\ndays | Qtr1 75.3"))
    assert found(result) == [
        (
            "This quarter!B2: PM205 Qtr1 needs a column that is a financial year; this one is "
            "January 2021 to December 2021. Head the column 2021/22, or write each quarter in its "
            "own column."
        )
    ]


def test_composites_in_long_sheets() -> None:
    """A long sheet holds one number a row."""
    text = "Measure | Period | Value\nrape | 2021/22 | '146 (4.3%)'\nrape | 2021/22 | %4.3"
    result = read(sheet("Values", text))
    assert found(result) == [
        (
            'Values!C2: PM201 "146 (4.3%)" is more than one number alone. Give each number its own '
            "row here; only sheets with one column a period or an area take several in one cell."
        ),
        "Values!C3: PM201 4.3% is a percentage, but the unit of rape is count. " + UNIT,
    ]


def test_unknown_names() -> None:
    """Unknown measures, parts, areas and periods are named once a sheet, with a suggestion."""
    result = read(
        sheet(
            "Values",
            """
            Measure       | Part   | Area | Period  | Value | Status
            abs           |        |      | 2021/22 | 1
            abs           |        |      | 2020/21 | 1
            abs           |        |      | 2019/20 | 1
            Rape outcomes |        |      | 2021/22 | 1
            ksi           | Fatl   |      | 2021    | 1
            asb           | Fatal  |      | 2021/22 | 1
            asb           |        | Leds | 2021/22 | 1
            asb           |        | Leds | 2020/21 | 1
            asb           |        |      | 2021/23 | 1
            asb           |        |      |         | 1
            asb           |        |      | d2022-03-15 | 1
            asb           |        |      | 2021/22 | 1 | prelim
                          |        |      | 2021/22 | 1
            Bad id        |        |      | 2021/22 | 1
            asb           |        |      | #REF!   | 1
            """,
        )
    )
    layouts = "Write for instance 2021/22, 12 months to June 2019, Q3 2020/21 or 31/03/2022."
    assert found(result) == [
        (
            'Values!A2: PM301 No measure has the id "abs". The same holds for 2 more cells of this '
            'sheet. Did you mean "asb"?'
        ),
        'Values!A5: PM301 No measure has the id "Rape outcomes". Did you mean "rape"?',
        'Values!B6: PM319 "Fatl" is not a part of ksi. Did you mean "Fatal"?',
        (
            'Values!B7: PM319 "Fatal" is not a part of asb. '
            "Leave the part blank, or name it in the column Parts of the Measures sheet."
        ),
        (
            'Values!C8: PM319 "Leds" is not an area. The same holds for 1 more cell of this sheet. '
            'Did you mean "Leeds"?'
        ),
        f'Values!D10: PM205 "2021/23" is not a period. {layouts}',
        (
            "Values!D11: PM205 This row has a figure but no period. "
            "Write its period, for instance 2021/22 or 12 months to June 2019."
        ),
        (
            'Values!D12: PM212 "15 March 2022" is neither the first nor the last day of a month in '
            "2000 to 2050. Write the period in words, for instance 12 months to March 2022."
        ),
        (
            'Values!F13: PM206 "prelim" is not a status. Write one of final, provisional, revised, '
            "estimated, forecast, break, low reliability, illustrative."
        ),
        (
            "Values!A14: PM301 This row has figures but no measure. "
            "Write the measure's id in the column Measure."
        ),
        (
            "Values!D16: PM202 #REF! is the result of a broken formula. "
            "Mend the formula, or write [x] if the figure is not available."
        ),
    ]
    assert observations(result) == ["E13 asb April 2021 to March 2022: 1"]


@pytest.mark.parametrize("column", ["Measure", "Part", "Area", "Period"])
def test_a_broken_formula_is_not_blank(column: str) -> None:
    """A figure whose part or area is a broken formula never counts for the whole."""
    cells = {"Measure": "ksi", "Part": "Fatal", "Area": "Leeds", "Period": "2021", "Value": "5"}
    cells[column] = "#REF!"
    text = f"{' | '.join(cells)}\n{' | '.join(cells.values())}"
    result = read(sheet("Values", text))
    assert result.dataset.observations == {}
    assert found(result) == [
        (
            f"Values!{'ABCD'[list(cells).index(column)]}2: PM202 #REF! is the result of a broken "
            "formula. Mend the formula, or write [x] if the figure is not available."
        )
    ]


def test_broken_cells_of_wide_sheets() -> None:
    """A broken own period, note or number beside a figure is a finding; so are unknown rows."""
    result = read(
        sheet(
            "History",
            """
            Measure | Part | 2020/21 | 2021/22 | Own period | n      | Status | Note
            asb     |      | 1       | 2       | #REF!
            asb     |      | 1       | 2       |            | '1,5'  | #N/A   | #REF!
            ksi     | Fatl | 1
            asb     |      | Fatal 5
            """,
        ),
        sheet(
            "By district",
            """
            Measure | Period  | Leeds
            abs     | 2021/22 | 1
            asb     | 2021/23 | 1
            """,
        ),
    )
    mend = "Mend the formula, or write [x] if the figure is not available."
    assert found(result) == [
        f"History!E2: PM202 #REF! is the result of a broken formula. {mend}",
        f"History!G3: PM202 #N/A is the result of a broken formula. {mend}",
        f"History!H3: PM202 #REF! is the result of a broken formula. {mend}",
        'History!F3: PM203 "1,5" uses a decimal comma. Write 1.5.',
        'History!B4: PM319 "Fatl" is not a part of ksi. Did you mean "Fatal"?',
        (
            'History!C5: PM201 "Fatal 5" has words that perfmon does not know. '
            "Write the number alone, and the words in the Note column."
        ),
        'By district!A2: PM301 No measure has the id "abs". Did you mean "asb"?',
        f'By district!B3: PM205 "2021/23" is not a period. {LAYOUTS}',
    ]
    assert observations(result) == [
        "C3 asb April 2020 to March 2021: 1",
        "D3 asb April 2021 to March 2022: 2",
    ]


def test_a_companion_that_is_not_listed() -> None:
    """The number in brackets of a measure that is not listed has no place to go."""
    measures = MEASURES.replace("| rape_rate\n", "| rape_rat\n")
    result = digest(project(measures, sheet("This quarter", "Measure | 2021/22\nrape | 1 (2%)")))
    assert [finding.code for finding in result.findings] == ["PM501", "PM301"]
    assert observations(result) == ["B2 rape April 2021 to March 2022: 1"]


KNOWN = "Correct the heading; a column of your own can stay, it is not read."
LAYOUTS = "Write for instance 2021/22, 12 months to June 2019, Q3 2020/21 or 31/03/2022."
HEADINGS = [
    (
        "Measure | 2021/22 | 2022/2 | Change",
        [
            f'PM205 "2022/2" is not a period. {LAYOUTS}',
            f'PM107 The column "Change" is not known. {KNOWN}',
        ],
        ["C1", "D1"],
    ),
    (
        "Measure | 2021/22 | d2022-03-15",
        [
            (
                'PM212 "15 March 2022" is neither the first nor the last day of a month in 2000 to '
                "2050. Write the period in words, for instance 12 months to March 2022."
            )
        ],
        ["C1"],
    ),
    (
        "Measure | 2021/22 | #REF!",
        [
            (
                "PM202 #REF! is the result of a broken formula. "
                "Mend the formula, or write [x] if the figure is not available."
            )
        ],
        ["C1"],
    ),
    (
        "Measure | Period | Leeds | W Yorks | Remark\nasb | 2021/22 | 1 | 2 | ok",
        [
            'PM319 "W Yorks" is not an area. Did you mean "West Yorkshire"?',
            f'PM107 The column "Remark" is not known. {KNOWN}',
        ],
        ["D1", "E1"],
    ),
    (
        "Measure | Period | Leeds | Bradfrod | 2021/22\nasb | 2021/22 | 1 | 2",
        [
            'PM319 "Bradfrod" is not an area. Did you mean "Bradford"?',
            f'PM107 The column "2021/22" is not known. {KNOWN}',
        ],
        ["D1", "E1"],
    ),
    (
        "Measure | Period | Value | Vlaue | Leeds | Period",
        [
            (
                'PM112 The column "Period" stands twice, first in B1. '
                "Delete or rename one of them; only the first is read."
            ),
            'PM107 The column "Vlaue" is not known. Did you mean "Value"?',
            f'PM107 The column "Leeds" is not known. {KNOWN}',
        ],
        ["F1", "D1", "E1"],
    ),
    (
        "Measure | Value",
        ["PM106 The sheet has no column Period. Add it to the heading row."],
        ["A1"],
    ),
    (
        "Measure | Leeds",
        ["PM106 The sheet has no column Period. Add it to the heading row."],
        ["A1"],
    ),
    (
        "Part | Measure | Vlue",
        [
            (
                "PM106 The sheet has no column with figures. "
                "Add a column Value, or one column a period (2021/22), or one column an area."
            ),
            'PM107 The column "Vlue" is not known. Did you mean "Value"?',
        ],
        ["B1", "C1"],
    ),
    (
        "Meassure | Period | Value",
        [
            "PM106 The sheet has no column Measure. Add it to the heading row.",
            'PM107 The column "Meassure" is not known. Did you mean "Measure"?',
        ],
        ["A1", "A1"],
    ),
    (
        "Figure | 2020/21 | 2021/22",
        ["PM106 The sheet has no column Measure. Add it to the heading row."],
        ["A1"],
    ),
]


@pytest.mark.parametrize(
    ("text", "findings", "cells"), HEADINGS, ids=[row[0].splitlines()[0] for row in HEADINGS]
)
def test_headings(text: str, findings: list[str], cells: list[str]) -> None:
    """A heading that is missing, unknown or twice there is named; misspelt periods are errors."""
    result = read(sheet("Figures", text))
    expected = [f"Figures!{cell}: {said}" for cell, said in zip(cells, findings, strict=True)]
    assert found(result) == expected


def test_sheets_that_hold_no_figures() -> None:
    """Sheets for people are left alone; any other without known headings is named once."""
    result = read(
        sheet("Read me", "How this works\nMeasure | Note"),
        sheet("Names", "As the sender writes it | Means"),
        sheet("Lists", "count\npercent"),
        sheet("Empty", ""),
        sheet("Ideas", "Things to do\nCall Leeds"),
    )
    assert found(result) == [
        (
            "Ideas: PM107 The sheet has no headings that perfmon knows, so nothing in it is read. "
            'Name its columns as docs/workbook.md says, or call the sheet "Read me" or "Notes".'
        )
    ]
    assert result.dataset.observations == {}


def test_the_same_value_twice() -> None:
    """The same figure in two places is no conflict; what one place lacks the other gives."""
    result = read(
        sheet("This quarter", "Measure | 2021/22\nasb | 35378"),
        sheet(
            "Values",
            "Measure | Period | Value | People asked | Status | Note\n"
            "asb | 2021/22 | 35378.0 | 900 | revised | Later",
        ),
    )
    assert found(result) == []
    assert observations(result) == ['B2 asb April 2021 to March 2022: 35378 revised n=900 "Later"']


def test_values_that_disagree() -> None:
    """Another value for the same key is PM303 in one sheet and PM310 in two; the first stays."""
    result = digest(
        (
            *project(
                MEASURES,
                sheet("This quarter", "Measure | 2021/22 | 2021/22\nasb | 35378 | 35387"),
                sheet("By district", "Measure | Period | West Yorkshire\nasb | 2021/22 | [x]"),
            ),
            workbook(
                sheet(
                    "Values",
                    "Measure | Period | Value | People asked\n"
                    "asb | 2021/22 | 35000 | \n"
                    "asb | 2020/21 | 5 | 900\nasb | 2020/21 | 5 | 901",
                    "data/b.xlsx",
                ),
                file="data/b.xlsx",
            ),
        )
    )
    look = "Look first whether both stand under their own period, part and area; then"
    keep = f"{look} find out which is right, and keep that one."
    delete = f"{look} keep the right one and delete the other."
    year = "asb for April 2021 to March 2022"
    assert found(result) == [
        (
            f"This quarter!C2: PM303 {year} already has another value, 35,378 in B2; here it is "
            f"35,387. {delete}"
        ),
        f"By district!C2: PM310 {year} is [x] here but 35,378 in This quarter!B2. {keep}",
        (
            f"Values!C2: PM310 {year} is 35,000 here but 35,378 in data/figures.xlsx, "
            f"This quarter!B2. {keep}"
        ),
        (
            "Values!C4: PM303 The number of people asked of asb for April 2020 to March 2021 "
            f"already has another value, 900 in C3; here it is 901. {delete}"
        ),
    ]
    last = result.findings[-1]
    assert (last.measure, str(last.period)) == ("asb", "April 2020 to March 2021")
    assert observations(result) == [
        "B2 asb April 2021 to March 2022: 35378",
        "C3 asb April 2020 to March 2021: 5 n=900",
    ]
    assert [str(one.source) for one in result.dataset.duplicates] == [
        "This quarter!C2",
        "By district!C2",
        "Values!C2",
        "Values!C4",
    ]


def test_numbers_stored_as_text() -> None:
    """Numbers stored as text are read, and named once a column; in a csv file all is text."""
    text = "Measure | 2020/21 | 2021/22\nasb | '1,234' | 5\nrape | '7' | 6\npleas | '77.7%' | '8'"
    result = read(sheet("This quarter", text))
    mend = "Select the cells, choose Data, Text to Columns, Finish, and save."
    assert found(result) == [
        (
            'This quarter!B2: PM210 "1,234" is a number stored as text. '
            f"The same holds for 2 more cells of this sheet. {mend}"
        ),
        f'This quarter!C4: PM210 "8" is a number stored as text. {mend}',
    ]
    assert len(result.dataset.observations) == 6
    assert found(read(sheet("values", text, "data/values.csv"))) == []


def test_a_project_of_csv_files() -> None:
    """A csv file is a sheet named like the file."""
    texts = {"Settings": SETTINGS, "Quarters": "Quarter\n2022Q1", "Measures": MEASURES}
    sheets = [sheet("", text, f"data/{name.lower()}.csv") for name, text in texts.items()]
    sheets.append(sheet("", "Measure | 2021/22\nasb | '35,378'", "data/history.csv"))
    result = digest(tuple(workbook(one, file=one.file) for one in sheets))
    assert found(result) == []
    assert observations(result) == ["B2 asb April 2021 to March 2022: 35378"]


def test_hidden_cells_are_used_and_named() -> None:
    """Hidden rows, columns and sheets are read; a warning names them."""
    text = (
        "Measure | 2020/21 | 2021/22\nasb | 1 | 2\n...\nrape | 3 | 4\npleas | 5 | 6\ndays | 7 | 8"
    )
    plain = sheet("History", text)
    result = read(
        Sheet(
            file=FILE,
            name="History",
            rows=plain.rows,
            hidden_rows=frozenset({2, 3, 4, 5, 99}),
            hidden_columns=frozenset({2, 3, 7}),
        ),
        Sheet(
            file=FILE, name="Old", rows=sheet("Old", "Measure | 2019/20\nasb | 1").rows, hidden=True
        ),
    )
    unhide = "Unhide them to see what is read, or delete them."
    assert found(result) == [
        f"History!A2: PM108 Hidden rows are used: 2, 4 to 5. {unhide}",
        f"History!B1: PM108 Hidden columns are used: B to C. {unhide}",
        (
            "Old: PM108 The sheet is hidden, and what stands in it is used. "
            "Unhide it to see what is read, or delete it."
        ),
    ]
    assert len(result.dataset.observations) == 9


def test_many_problems_of_a_kind() -> None:
    """Of one kind of problem a sheet lists so many; the others are counted."""
    rows = "\n".join(f"asb | {year} | x{year}" for year in range(2000, 2050)) + "\n"
    result = read(sheet("Values", "Measure | Period | Value\n" + rows * 5))
    assert len(found(result)) == MOST_OF_A_KIND + 1
    assert found(result)[-1] == (
        "Values: PM201 50 more cells of this sheet have such a problem. "
        "Mend the first 200; the others are listed then."
    )


def test_sheet_places() -> None:
    """A rectangle that does not begin in A1 keeps its places."""
    shifted = Sheet(
        file=FILE,
        name="History",
        rows=sheet("History", "Measure | 2021/22\nasb | 5\nasb | many").rows,
        top=4,
        left=27,
    )
    result = read(shifted)
    assert observations(result) == ["AB5 asb April 2021 to March 2022: 5"]
    assert found(result)[0].startswith("History!AB6: PM201")


def test_digest_without_a_catalogue() -> None:
    """Without measures no figure is read; the inputs are listed all the same."""
    result = digest((workbook(sheet("History", "Measure | 2021/22\nasb | 5")),))
    assert result.catalogue is None
    assert result.dataset.observations == {}
    assert [finding.code for finding in result.findings] == ["PM105"] * 3
    assert result.inputs == ((FILE, "0" * 64),)


def test_digest_travels_between_processes() -> None:
    """A digest is the same after pickling, with every fact of an observation."""
    result = read(
        sheet(
            "Values",
            """
            Measure | Part  | Area  | Period  | Value | Numerator | Denominator | n | Status | Note
            asb     |       | Leeds | 2021/22 | 7.50  | 1         | 2           | 3 | final  | Why
            ksi     | Fatal |       | 2021    | See Appendix 2
            asb     |       | Leeds | 2021/22 | 8
            """,
        )
    )
    again = pickle.loads(pickle.dumps(result))  # noqa: S301
    assert again == result
    assert list(again.dataset.observations) == list(result.dataset.observations)
    assert [str(o.value) for o in again.dataset.of("asb")] == ["7.50"]
    assert again.dataset.duplicates == result.dataset.duplicates
    assert len(again.dataset.duplicates) == 1


def test_markers_of_one_cell() -> None:
    """Reason and status of a cell come into the observation."""
    result = read(sheet("This quarter", "Measure | 2021/22\nasb | 5 [p] [b]\nrape | [w]"))
    first, second = result.dataset.observations.values()
    assert (first.value, first.statuses) == (Decimal(5), (Status.PROVISIONAL, Status.BREAK))
    assert (second.value, second.missing) == (None, Missing.NONE_RECORDED)


FREE = "Kind | From\nfree table | Figures!A1:B3"


@pytest.mark.parametrize(
    "text",
    [
        "Measure | 2021/22\nasb | 3",
        "Measure | Period | Leeds\nasb | 2021/22 | 3",
        "Measure | Area | Period | Value\nasb | Leeds | 2021/22 | 3",
    ],
    ids=["by period", "by area", "long"],
)
def test_no_free_table_of_figures(text: str) -> None:
    """Figures of measures are read as such; a free table would print what may not be published."""
    result = read(sheet("Paper", FREE), sheet("Figures", text))
    assert [o.value for o in result.dataset.observations.values()] == [Decimal(3)]
    assert result.catalogue is not None
    assert result.catalogue.free_sheets == {}
    assert found(result) == [
        "Paper!A2: PM402 The sheet Figures holds figures of measures, which a free table would "
        "print as they stand, also those that may not be published. Use an area table, a period "
        "table or a comparison, or another sheet."
    ]


@pytest.mark.parametrize(
    "text", ["District | Spend\nLeeds | 3", "Measure | Note\nasb | 3", "Measure | 2021/22\nBus | 3"]
)
def test_other_sheets_stay_free(text: str) -> None:
    """A word in a heading makes no sheet of figures: a measure must stand below it."""
    result = read(sheet("Paper", FREE), sheet("Figures", text))
    assert result.catalogue is not None
    assert list(result.catalogue.free_sheets) == ["Figures"]
    assert (found(result), dict(result.dataset.observations)) == ([], {})


def test_no_free_table_of_other_areas() -> None:
    """Nor does one print figures of other areas past what may be published."""
    areas = sheet("Other areas", "Measure | Area | Period | Value\nasb | Kent | 2021/22 | 3")
    result = read(sheet("Paper", FREE.replace("Figures", "Other areas")), areas)
    assert result.catalogue is not None
    assert result.catalogue.free_sheets == {}


WORDS = [
    *("Measure", "Part", "Area", "Period", "Value", "n", "Status", "Own period", "Setting", "Id"),
    *("Label", "Unit", "Good direction", "Kind", "From", "2021/22", "2020/21", "Leeds", "asb"),
    *("ksi", "rape", "days", "Fatal 49 Serious 692", "146 (4.3%)", "Qtr1 5 Qtr4-", "[x]", "N/A"),
    *("Projection 7", "-", "77,7%", "June 2020 5", "free table", "Funds!A1:B2", "", " ", "215²"),
]
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.sampled_from(WORDS),
    st.none(),
    st.booleans(),
    st.decimals(allow_nan=False),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from([CellError("#REF!"), NoResult(), Percentage(Decimal(5)), date(2022, 3, 31)]),
)
NAMES = ("Settings", "Quarters", "Priorities", "Measures", "Breaks", "Targets", "Decisions")
SHEETS = st.builds(
    lambda name, rows: Sheet(file=FILE, name=name, rows=tuple(map(tuple, rows))),
    st.sampled_from([*NAMES, "Other areas", "Paper", "Funds", "History", "Values"]),
    st.lists(st.lists(CELLS, max_size=6), max_size=6),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SHEETS, max_size=4))
def test_reading_never_raises(sheets: list[Sheet]) -> None:
    """Whatever stands in the sheets, there are findings and no exception, and it can travel."""
    result = digest(project(MEASURES, *sheets))
    assert all(finding.problem and finding.remedy for finding in result.findings)
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301
    alone = digest((workbook(*sheets),))
    assert alone.catalogue is None or alone.findings
