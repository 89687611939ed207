"""The sheets Settings, Quarters and Priorities."""

from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.reading import read_catalogue
from perfmon_cli.cells.model import Sheet
from perfmon_cli.measure import Tolerance
from perfmon_cli.period import Quarter
from tests.dataset.builders import FILE, QUARTERS, SETTINGS, lines, sheet, workbook

MEASURES = sheet(
    "Measures",
    """
    Id  | Label | Unit  | Good direction
    ksi | Roads | count | down
    """,
)


def read(*sheets: Sheet) -> tuple[Catalogue, list[str]]:
    """The catalogue of these sheets, with Measures, and its findings."""
    given = {one.name for one in sheets}
    usual = (sheet("Settings", SETTINGS), sheet("Quarters", QUARTERS), MEASURES)
    found = read_catalogue((workbook(*sheets, *(one for one in usual if one.name not in given)),))
    assert found.catalogue is not None
    return found.catalogue, lines(found.findings)


def test_settings() -> None:
    """Every setting is read; title rows above and blank rows between do not matter."""
    catalogue, findings = read(
        sheet(
            "Settings",
            """
            Who we are
            ...
            Setting | Value
            Organisation | West Yorkshire Combined Authority
            Short name | WYCA
            ...
            AREA | West Yorkshire
            Areas | Bradford; Calderdale ;Leeds;
            Panel | The Panel
            Plan | The Plan
            Paper title | The Report
            Paper type | panel-paper
            Report to | The panel
            Report of | The Mayor
            Author | Analyst
            Contact officer | Head of Performance
            E-mail | office@example.org
            Phone | 0100 000000
            Web | www.example.org
            Marking | Official
            Arrow words | Better/Worse
            Smallest publishable number (5) | 10
            Smallest base for a percentage | 100
            Amber if within | 4% / 1.5pp
            """,
        )
    )
    assert findings == []
    settings = catalogue.settings
    assert settings.organisation == "West Yorkshire Combined Authority"
    assert settings.short_name == "WYCA"
    assert (settings.area, settings.areas) == (
        "West Yorkshire",
        ("Bradford", "Calderdale", "Leeds"),
    )
    assert (settings.panel, settings.plan) == ("The Panel", "The Plan")
    assert (settings.paper_title, settings.paper_type) == ("The Report", "panel-paper")
    assert (settings.report_to, settings.report_of) == ("The panel", "The Mayor")
    assert (settings.author, settings.contact_officer) == ("Analyst", "Head of Performance")
    assert (settings.email, settings.phone) == ("office@example.org", "0100 000000")
    assert (settings.web, settings.marking) == ("www.example.org", "Official")
    assert settings.better_worse
    assert (settings.smallest_number, settings.smallest_base) == (10, Decimal(100))
    assert settings.amber_relative == Tolerance(Decimal(4), relative=True)
    assert settings.amber_points == Tolerance(Decimal("1.5"), relative=False)


def test_defaults() -> None:
    """What is not set has a sensible value."""
    settings = read()[0].settings
    assert settings.panel == "Police and Crime Panel"
    assert settings.paper_title == "Performance Monitoring Report"
    assert not settings.better_worse
    assert (settings.smallest_number, settings.smallest_base) == (5, Decimal(50))
    assert settings.amber_relative == Tolerance(Decimal(5), relative=True)
    assert settings.amber_points == Tolerance(Decimal(2), relative=False)


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (
            "Organistion | X",
            (
                'Settings!A5: PM501 The setting "Organistion" is not known. '
                'Did you mean "Organisation"?'
            ),
        ),
        (
            "Colour of the sky | blue",
            (
                'Settings!A5: PM501 The setting "Colour of the sky" is not known. '
                "Correct or delete the row; docs/workbook.md lists the settings."
            ),
        ),
        (
            "Arrow words | left/right",
            (
                'Settings!B5: PM501 "left/right" cannot stand in the column "Value". '
                "Write up/down or better/worse."
            ),
        ),
        (
            "Smallest publishable number | five",
            'Settings!B5: PM501 "five" cannot stand in the column "Value". Write a number.',
        ),
        (
            "Smallest publishable number | 2.5",
            (
                'Settings!B5: PM501 "2.5" cannot stand in the column "Value". '
                "Write a whole number, 0 or more."
            ),
        ),
        (
            "Smallest base for a percentage | '50,5'",
            'Settings!B5: PM203 "50,5" uses a decimal comma. Write 50.5.',
        ),
        (
            "Amber if within | about 5",
            (
                'Settings!B5: PM501 "about 5" cannot stand in the column "Value". '
                "Write for instance 5% / 2pp."
            ),
        ),
        (
            "| lonely",
            "Settings!B5: PM501 This value has no setting beside it. Name the setting.",
        ),
        (
            "Area | East Yorkshire",
            (
                'Settings!B5: PM310 Area is "East Yorkshire" here but "West Yorkshire" in '
                "Settings!B3. Keep the right one."
            ),
        ),
        (
            "Phone | #REF!",
            (
                "Settings!B5: PM202 #REF! is the result of a broken formula. "
                "Mend the formula, or write [x] if the figure is not available."
            ),
        ),
        ("Area | West Yorkshire", ""),
        ("Marking |", ""),
    ],
    ids=lambda value: value.split(":")[0],
)
def test_bad_settings(row: str, finding: str) -> None:
    """A setting or value that is not known is a finding at its cell; the others hold."""
    catalogue, findings = read(sheet("Settings", SETTINGS + row + " "))
    assert findings == ([finding] if finding else [])
    assert catalogue.settings.area == "West Yorkshire"


def test_amber_may_be_a_percentage_cell() -> None:
    """5% typed into a cell is a number format to Excel."""
    catalogue, findings = read(sheet("Settings", SETTINGS + "Amber if within | %7.5 "))
    assert findings == []
    assert catalogue.settings.amber_relative == Tolerance(Decimal("7.5"), relative=True)


def test_missing_settings() -> None:
    """The three needed settings are asked for; a force without districts is read all the same."""
    catalogue, findings = read(sheet("Settings", "Setting | Value\nAreas | \nPanel | P"))
    assert findings == [
        f'Settings: PM501 The setting "{name}" is missing. Add a row {name} with its value.'
        for name in ("Organisation", "Area", "Areas")
    ]
    assert catalogue.settings.areas == ()


def test_areas_named_twice() -> None:
    """A name that stands twice in a list is kept once."""
    catalogue, findings = read(
        sheet("Settings", SETTINGS.replace("Bradford; Leeds", "Leeds; leeds; Bradford"))
    )
    assert findings == ['Settings!B4: PM501 "leeds" stands twice in this list. Name it once.']
    assert catalogue.settings.areas == ("Leeds", "Bradford")


def test_quarters() -> None:
    """A quarter may be written in any of its ways, also as Excel makes a date of it."""
    catalogue, findings = read(
        sheet(
            "Quarters",
            """
            Quarter                 | Meeting date | Figures as at
            2021Q4                  | 13 July 2022 | d2022-04-30
            12 months to Mar 2022   | d2022-07-22  | 31/05/2022
            Q1 2022/23
            d2022-09-01
            d2022-12-31
            """,
        )
    )
    assert findings == []
    assert [(q.quarter, q.meeting_date, q.as_at) for q in catalogue.quarters] == [
        (Quarter(2021, 4), date(2022, 7, 13), date(2022, 4, 30)),
        (Quarter(2022, 1), date(2022, 7, 22), date(2022, 5, 31)),
        (Quarter(2022, 2), None, None),
        (Quarter(2022, 3), None, None),
        (Quarter(2022, 4), None, None),
    ]
    assert str(catalogue.quarters[1].source) == "Quarters!A3"
    assert catalogue.judged_at(Quarter(2022, 1)) == date(2022, 5, 31)
    assert catalogue.judged_at(Quarter(2022, 2)) == date(2022, 6, 30)


LAYOUTS = "Write 2022Q1 for January to March 2022, Q4 2021/22, or 12 months to Mar 2022."


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (
            "Q1",
            'Quarters!A3: PM501 "Q1" may be a quarter of a calendar or of a financial year. '
            + LAYOUTS,
        ),
        ("2021/22", 'Quarters!A3: PM501 "2021/22" is not a quarter. ' + LAYOUTS),
        ("d2022-02-01", 'Quarters!A3: PM501 "1 February 2022" is not a quarter. ' + LAYOUTS),
        (
            "| d2022-07-13",
            'Quarters!A3: PM501 This row has nothing in the column "Quarter". Fill it in.',
        ),
        (
            "2022Q2 | next week",
            (
                'Quarters!B3: PM501 "next week" cannot stand in the column "Meeting date". '
                "Write a date such as 13/07/2022."
            ),
        ),
        (
            "2022Q1 | d2022-07-13",
            (
                "Quarters!A3: PM310 2022Q1 has other dates here than in Quarters!A2. "
                "Keep the right row."
            ),
        ),
    ],
    ids=["bare", "year", "month", "blank", "no date", "twice"],
)
def test_bad_quarters(row: str, finding: str) -> None:
    """What is no quarter or no date is a finding at its cell; the first row of a quarter holds."""
    catalogue, findings = read(
        sheet("Quarters", f"Quarter | Meeting date\n2022Q1 | d2022-07-22\n{row}")
    )
    assert findings == [finding]
    assert catalogue.quarters[0].meeting_date == date(2022, 7, 22)


def test_priorities() -> None:
    """Priorities and themes keep their order, kinds and columns; ids may be typed as numbers."""
    catalogue, findings = read(
        sheet(
            "Priorities",
            """
            Id    | Title                 | Kind  | Icon (file) | Columns of its table
            1     | Supporting victims | | one.png     | -2; −1; 0
            2     | Safer places    | Priority |          | Baseline; plan baseline; 2019/20; 0
            women | Safety of women       | theme
            """,
        )
    )
    assert findings == []
    assert [(p.id, p.title, p.kind, p.icon, p.columns) for p in catalogue.priorities] == [
        ("1", "Supporting victims", "priority", "one.png", ("-2", "-1", "0")),
        ("2", "Safer places", "priority", "", ("baseline", "plan baseline", "2019/20", "0")),
        ("women", "Safety of women", "theme", "", ()),
    ]


def test_bad_priorities() -> None:
    """A wrong kind, column or repeated id is a finding at its cell."""
    findings = read(
        sheet(
            "Priorities",
            """
            Id | Title  | Kind | Columns of its table
            1  | Safety | goal | +1; last year; 0
            1  | Other
            2  |
               | Lost
            """,
        )
    )[1]
    remedy = (
        "Write 0 for the quarter's own period, -1 for a year before, baseline, plan baseline, or "
        "a period such as 2019/20."
    )
    assert findings == [
        'Priorities!C2: PM501 "goal" cannot stand in the column "Kind". Write priority or theme.',
        f'Priorities!D2: PM501 "+1" is not a column of the table. {remedy}',
        f'Priorities!D2: PM501 "last year" is not a column of the table. {remedy}',
        (
            'Priorities!A3: PM501 The id "1" is already listed in Priorities!A2. '
            "Keep one row, or give the other its own id."
        ),
        'Priorities!B4: PM501 This row has nothing in the column "Title". Fill it in.',
        'Priorities!A5: PM501 This row has nothing in the column "Id". Fill it in.',
    ]


def test_two_workbooks_are_merged() -> None:
    """Sheets of one kind in several files are one sheet; the same row twice is no conflict."""
    other = "data/more.xlsx"
    books = (
        workbook(sheet("Settings", SETTINGS), sheet("Quarters", QUARTERS), MEASURES),
        workbook(
            sheet("Settings", "Setting | Value\nPanel | The Panel\nArea | Leeds", other),
            sheet("quarters", "Quarter\n2022Q2\n2022Q1", other),
            sheet(
                "Measures", "Id | Label | Unit | Good direction\nasb | ASB | count | down", other
            ),
            file=other,
        ),
    )
    found = read_catalogue(books)
    assert lines(found.findings) == [
        (
            'Settings!B3: PM310 Area is "Leeds" here but "West Yorkshire" in Settings!B3. '
            "Keep the right one."
        )
    ]
    assert found.catalogue is not None
    assert found.catalogue.settings.panel == "The Panel"
    assert [row.quarter.code for row in found.catalogue.quarters] == ["2022Q1", "2022Q2"]
    assert list(found.catalogue.measures) == ["ksi", "asb"]
    assert found.catalogue.measure_places["asb"].file == other


def test_missing_sheets() -> None:
    """Every needed sheet that is missing is named; without Settings there is no catalogue."""
    found = read_catalogue((workbook(sheet("Sheet1", "a | b")),))
    assert found.catalogue is None
    assert lines(found.findings) == [
        f"{FILE}: PM105 The workbook has no sheet {name}. "
        "Add it; perfmon init makes a workbook with all sheets."
        for name in ("Settings", "Quarters", "Measures")
    ]


def test_no_workbook_at_all() -> None:
    """Nothing to read names the needed sheets, without a place."""
    assert [str(f)[:40] for f in read_catalogue(()).findings] == [
        "PM105 The workbook has no sheet Settings",
        "PM105 The workbook has no sheet Quarters",
        "PM105 The workbook has no sheet Measures",
    ]


def test_missing_and_unknown_columns() -> None:
    """A missing column, an unknown one and one that stands twice are found in one pass."""
    found = read_catalogue(
        (
            workbook(
                sheet("Settings", SETTINGS),
                sheet("Quarters", QUARTERS),
                sheet("Measures", "Title row\nId | Lable | Unit | unit | Mood | Good direction"),
            ),
        )
    )
    assert found.catalogue is None
    assert lines(found.findings) == [
        'Measures!B2: PM107 The column "Lable" is not known. Did you mean "Label"?',
        (
            'Measures!D2: PM112 The column "unit" stands twice, first in C2. '
            "Delete or rename one of them; only the first is read."
        ),
        (
            'Measures!E2: PM107 The column "Mood" is not known. '
            "Correct the heading; a column of your own can stay, it is not read."
        ),
        "Measures!A2: PM106 The sheet has no column Label. Add it to the heading row.",
    ]


def test_an_empty_sheet() -> None:
    """A sheet without any cell has no columns."""
    found = read_catalogue(
        (workbook(sheet("Settings", SETTINGS), sheet("Quarters", ""), MEASURES),)
    )
    assert found.catalogue is not None
    assert lines(found.findings) == [
        "Quarters: PM106 The sheet has no column Quarter. Add it to the heading row."
    ]
